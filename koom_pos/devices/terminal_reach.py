"""Whether a card terminal can be reached. Nothing is sent, so no card can be charged."""

import socket

from koom_pos.devices.errors import TerminalUnreachableError

CONNECT_S = 5


def reach(host: str, port: int, *, timeout_s: float = CONNECT_S) -> None:
    """Connect and hang up. It waits: never in the thread that draws.

    Raises:
        TerminalUnreachableError: refused, unknown, or silent for `timeout_s`.
    """
    try:
        socket.create_connection((host, port), timeout=timeout_s).close()
    except (OSError, ValueError) as failure:
        raise TerminalUnreachableError(host, port, str(failure)) from failure
