"""What is remembered of an embedded server between commands, and whether its process still is that process."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

MAIN = "org.neo4j.server.CommunityEntryPoint"
_PORT = re.compile(r"^server\.(bolt|http)\.listen_address=127\.0\.0\.1:(\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class State:
    """A process and its ports; `started` tells it from a stranger that later got its pid."""

    pid: int
    started: float
    bolt: int
    http: int


def remembered(home: Path) -> State | None:
    """Return what was remembered last, or None where that cannot be read."""
    try:
        told = json.loads((home / "state.json").read_text(encoding="utf-8"))
        state = State(int(told["pid"]), float(told["started"]), int(told["bolt"]), int(told["http"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return state if 0 < state.bolt < 65536 and 0 < state.http < 65536 else None


def remember(home: Path, pid: int, *, bolt: int, http: int) -> State:
    """Keep a process and its ports."""
    state = State(pid, psutil.Process(pid).create_time(), bolt, http)
    write_private(home / "state.json", json.dumps(asdict(state)))
    return state


def running(home: Path) -> State | None:
    """Return the server under `home` that runs: the one remembered, or one whose start was not remembered to its end."""
    state = remembered(home)
    if state and _lives(state):
        return state
    return next(_unremembered(home), None) if (home / "conf" / "neo4j.conf").exists() else None


def listens(state: State) -> bool:
    """Say whether it is this process, and no other, that listens on its Bolt port."""
    try:
        opened = psutil.Process(state.pid).net_connections("tcp")
    except psutil.AccessDenied:
        return True
    except psutil.Error:
        return False
    return any(c.status == psutil.CONN_LISTEN and c.laddr.port == state.bolt for c in opened if c.laddr)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    half = path.with_name(path.name + ".new")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    half.replace(path)


def _lives(state: State) -> bool:
    try:
        process = psutil.Process(state.pid)
        return abs(process.create_time() - state.started) < 1 and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError, OverflowError):
        return False


def _unremembered(home: Path) -> Iterator[State]:
    ports = {name: int(port) for name, port in _PORT.findall((home / "conf" / "neo4j.conf").read_text(encoding="utf-8"))}
    for process in psutil.process_iter():
        try:
            command = process.cmdline()
            if MAIN in command and str(home) in command and process.status() != psutil.STATUS_ZOMBIE and len(ports) == 2:
                yield State(process.pid, process.create_time(), ports["bolt"], ports["http"])
        except psutil.Error:
            continue
