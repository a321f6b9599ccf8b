"""The port that the server listens on."""

from __future__ import annotations

import errno
import socket


class CannotListen(Exception):
    """A port that is taken, an address that is none, or one that this user may not use."""


def listening(host: str, port: int) -> socket.socket:
    """Take a port, so that a taken one is told at once; who serves has yet to listen on it. 0 is any free one.

    Raises:
        CannotListen: the port cannot be taken.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise CannotListen(f"{host}: {error.strerror}") from error
    door = socket.socket(family, kind, protocol)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind(address)
    except OSError as error:
        door.close()
        more = "; choose another: --port, or SAMGRAF_PORT" if error.errno == errno.EADDRINUSE else ""
        raise CannotListen(f"cannot listen on {host}:{port}: {error.strerror}{more}") from error
    return door
