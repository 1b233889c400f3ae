"""The technical log of a workstation: what failed and where, never about whom.

JSON lines in `logs/` of the data folder, rotated. An exception is written as its type and its places in the code:
its text may hold what somebody typed, so it stays out.
"""

import logging
import logging.handlers
import sys
import traceback
from collections.abc import MutableMapping
from functools import cached_property
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any

_LARGEST_BYTES = 1_000_000
_KEPT_FILES = 5
_FRAMES = 12
_ROOT = "koom_pos"


class Log:
    """A module's door to the log. structlog is loaded by the first line written: most starts write none."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _logger(self) -> Any:
        import structlog  # noqa: PLC0415 - a tenth of a second at each start of the till

        _configure(structlog)
        return structlog.get_logger(self._name)

    def info(self, event: str, **facts: object) -> None:
        """Note what happened."""
        self._logger.info(event, **facts)

    def warning(self, event: str, **facts: object) -> None:
        """Note what somebody should look at one day."""
        self._logger.warning(event, **facts)

    def error(self, event: str, **facts: object) -> None:
        """Note what failed; `exc_info` is written as type and places."""
        self._logger.error(event, **facts)

    def exception(self, event: str, **facts: object) -> None:
        """Note what failed, with the exception being handled as type and places."""
        self._logger.exception(event, **facts)


def open_logbook(data_dir: Path) -> Path:
    """Write the log of this process to the data folder; gives its file, which the first line makes."""
    folder = data_dir / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "koom-pos.log"
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_LARGEST_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger(_ROOT)
    for old in logger.handlers:
        old.close()
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return path


def _configure(structlog: ModuleType) -> None:
    """Send lines to the opened file; before one is open, structlog prints them as it likes."""
    if logging.getLogger(_ROOT).handlers:
        structlog.configure(
            processors=[
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                places_only,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            logger_factory=structlog.stdlib.LoggerFactory(),
            cache_logger_on_first_use=False,
        )


def places_only(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its type and its places in the code (structlog processor)."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = places(error.__traceback__)
    return event


def places(trace: TracebackType | None) -> list[str]:
    """Give the innermost places of a traceback as `module:line function`, without values or folders."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{Path(frame.filename).stem}:{frame.lineno} {frame.name}" for frame in frames]
