"""Ports on loopback: which are free, and whether Bolt answers on one."""

import socket
from contextlib import closing

_HANDSHAKE = bytes.fromhex("6060b017" + "00000405" + "00000404" + "00000304" + "00000000")
TRIED = 200


def free(wanted: int, fallback: int, *, taken: int = 0) -> int | None:
    """Return the wanted port where it is free, else the next free one from `fallback` on."""
    for port in (wanted, *range(fallback, min(fallback + TRIED, 65536))):
        if port != taken and _is_free(port):
            return port
    return None


def answers(port: int) -> bool:
    """Say whether Bolt shakes hands on a port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as opened:
            opened.sendall(_HANDSHAKE)
            return len(opened.recv(4)) == 4
    except OSError:
        return False


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
