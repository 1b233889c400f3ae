"""A second start of the program brings the first window forward instead of opening another.

The instance lock decides who is first; this only carries the wish to be seen. So a socket left by a killed
program can be swept away without asking: whoever holds the lock is alone.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_ASK = b"show\n"
_ANSWER = b"shown\n"
_WAIT_MS = 2_000


class SingleInstance(QObject):
    """Listens for later starts on the same store. Make it only while holding the instance lock.

    Signals:
        forward_requested: A second start asked for the window.
    """

    forward_requested = Signal()

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._name = server_name(store)

    def listen(self) -> bool:
        """Start to listen; False when the system refuses, which costs only the comfort of a second start."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Stop listening and remove the socket."""
        self._server.close()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._read_requests)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read_requests(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            if bytes(socket.readLine().data()) == _ASK:
                self.forward_requested.emit()
                socket.write(_ANSWER)
                socket.flush()


def server_name(store: Path) -> str:
    """Return the name of the local socket for a store: short, and no path of a person in it."""
    return "koom-pos-" + hashlib.sha256(str(store.resolve()).encode()).hexdigest()[:24]


def ask_first_to_show(store: Path) -> bool:
    """Ask the program that holds `store` to come forward; True when it answered.

    Waits two seconds at most for each step, without an event loop, so the caller may exit right after.
    """
    socket = QLocalSocket()
    socket.connectToServer(server_name(store))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_ASK)
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readLine().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered


def bring_forward(window: QWidget) -> None:
    """Show a window that is hidden, minimised or covered, and give it the keyboard where the system allows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
