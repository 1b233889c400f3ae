"""Three short sounds at the counter: scan accepted, scan refused, order arrived.

QtMultimedia is not among PySide6-Essentials, so the system's own player is asked: `winsound` on Windows, `afplay` on
macOS, and on Linux the first of PipeWire, PulseAudio and ALSA that is installed. Without any, the system's beep.

Limits: a player that finds no sound card fails without a word, and then nothing is heard; the volume is the system's;
on Linux a sound starts some 30 ms after it was asked for. No sound is the only carrier of a message.
"""

import importlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from koom_pos.paths import resource
from koom_pos.services.logbook import Log

_log = Log(__name__)

NAMES = ("scan_ok", "scan_refused", "order_arrived")
_PLAYERS = {
    "darwin": (("afplay",),),
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
}


class Sounds(QObject):
    """Plays a sound after what is being painted, never waits for it, never raises.

    Attributes:
        enabled: What the workstation's setting says; False is silence.
    """

    def __init__(self, enabled: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.enabled = enabled
        self._start: Callable[[Path], bool] | None = None

    def play(self, name: str) -> None:
        """Play one of `NAMES`; any other name is noted in the log and is silence."""
        if not self.enabled:
            return
        if name not in NAMES:
            _log.warning("unknown_sound", name=name)
            return
        # Starting a player takes a millisecond or two: the scanned line is painted first.
        QTimer.singleShot(0, self, lambda: self._play(name))

    def _play(self, name: str) -> None:
        if self._start is None:
            self._start = _starter()
        try:
            started = self._start(resource("sounds", f"{name}.wav"))
        except (OSError, RuntimeError) as failure:
            _log.info("sound_failed", name=name, reason=str(failure))
            started = False
        if not started:
            QApplication.beep()


def _starter() -> Callable[[Path], bool]:
    """Return what starts a sound here and tells whether it was started."""
    if sys.platform == "win32":
        return _play_on_windows
    for command, *arguments in _PLAYERS.get(sys.platform, ()):
        program = shutil.which(command)
        if program is not None:
            return lambda path: QProcess.startDetached(program, [*arguments, str(path)])[0]
    return lambda _path: False


def _play_on_windows(path: Path) -> bool:
    player = importlib.import_module("winsound")
    player.PlaySound(str(path), player.SND_FILENAME | player.SND_ASYNC | player.SND_NODEFAULT)
    return True
