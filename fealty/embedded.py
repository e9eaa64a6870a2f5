"""The embedded Neo4j: the real server, started from PyPI's Java and Maven's jars, one under each home folder."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from fealty import first_password, java, neo4j_conf, ports
from fealty.jars import JarError, fetched
from fealty.state import MAIN, State, listens, remember, remembered, running
from fealty.trouble import NEEDED_MB, OWN_SERVER, EmbeddedError, ended, full, said, taken

__all__ = ["Address", "EmbeddedError", "Told", "address", "down", "memory", "up"]

_START_SECONDS = 120
_STOP_SECONDS = 60
_TRIES = 3
Told = Callable[[str, int, int], None]


class _PortTaken(Exception):
    """Somebody took a port between our look and Neo4j's."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running server answers, and as whom to speak to it."""

    bolt_uri: str
    http_uri: str
    username: str
    password: str


def up(
    home: Path,
    *,
    bolt_port: int = 7687,
    http_port: int = 7474,
    heap: str = "512m",
    pagecache: str = "256m",
    told: Told = lambda _what, _done, _all: None,
) -> Address:
    """Start the server under `home` unless it runs, wait until it answers, and say where; raises EmbeddedError."""
    with said(home):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(home, told):
            for _ in range(_TRIES):
                try:
                    state = running(home) or _start(home, bolt_port, http_port, heap, pagecache, told)
                    _wait(home, state, told)
                    return _address(home, state)
                except _PortTaken:
                    (home / "state.json").unlink(missing_ok=True)
    raise EmbeddedError(taken(bolt_port))


def address(home: Path) -> Address | None:
    """Return where the server under `home` answers, or None where it is down."""
    state = running(home)
    return _address(home, state) if state and listens(state) and ports.answers(state.bolt) else None


def memory(home: Path) -> int:
    """Return how many bytes of memory the server under `home` takes; 0 where it is down."""
    state = running(home)
    try:
        return psutil.Process(state.pid).memory_info().rss if state else 0
    except psutil.Error:
        return 0


def down(home: Path) -> bool:
    """Stop the server under `home`; say whether it ran."""
    if not home.exists():
        return False
    with said(home), _alone(home, lambda _what, _done, _all: None):
        state = running(home)
        if state is None:
            return False
        try:
            _stop(psutil.Process(state.pid))
        except psutil.NoSuchProcess:
            return False
        return True


def _stop(process: psutil.Process) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(10)


@contextmanager
def _alone(home: Path, told: Told) -> Generator[None, None, None]:
    """Hold the home's lock, so that two starts make one server; the lock goes with the process that holds it."""
    lock = FileLock(home / "up.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        told("Waiting for another start", 0, 1)
        try:
            lock.acquire(timeout=_START_SECONDS + 600)
        except Timeout:
            raise EmbeddedError(f"another start holds {home / 'up.lock'}") from None
    try:
        yield
    finally:
        lock.release()


def _start(home: Path, bolt: int, http: int, heap: str, pagecache: str, told: Told) -> State:
    if shutil.disk_usage(home).free < NEEDED_MB * 2**20:
        raise EmbeddedError(full(home))
    bolt, http = _ports(home, bolt, http)
    jars = _jars(told)
    conf = neo4j_conf.write(home, bolt=bolt, http=http, heap=heap, pagecache=pagecache)
    options = java.options(jars, heap)
    if not (home / "password").exists():
        told("Making a password", 0, 1)
        first_password.make(home, options)
    told("Starting Neo4j", 0, _START_SECONDS)
    (home / "java.options").write_text(java.quoted(options), encoding="utf-8")
    command = [java.java(), f"@{home / 'java.options'}", MAIN, "--home-dir", str(home), "--config-dir", str(conf)]
    with (home / "console.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, env=java.environment(home)
        )
    return remember(home, process.pid, bolt=bolt, http=http)


def _ports(home: Path, bolt: int, http: int) -> tuple[int, int]:
    """Return the ports of the last start where they are free, else others."""
    before = remembered(home)
    found = ports.free(before.bolt if before else bolt, bolt)
    other = ports.free(before.http if before else http, http, taken=found or 0)
    if found is None or other is None:
        raise EmbeddedError(taken(bolt if found is None else http))
    return found, other


def _jars(told: Told) -> list[Path]:
    told("Checking Neo4j's files", 0, 1)
    cache = Path(os.environ.get("M2_REPO") or Path.home() / ".m2" / "repository")
    try:
        return fetched(cache, told=lambda done, every: told("Downloading Neo4j", done, every))
    except JarError as error:
        raise EmbeddedError(f"{error}; or {OWN_SERVER}") from error


def _wait(home: Path, state: State, told: Told) -> None:
    began = time.monotonic()
    while (passed := time.monotonic() - began) < _START_SECONDS:
        if running(home) is None:
            told_last = _tail(home / "console.log") + _tail(home / "logs" / "neo4j.log")
            if "already in use" in told_last:
                raise _PortTaken
            raise EmbeddedError(ended(home, f"Neo4j ended while starting; see {home / 'logs' / 'neo4j.log'}:\n{told_last}"))
        if listens(state) and ports.answers(state.bolt):
            return told("Neo4j answers", 1, 1)
        told("Starting Neo4j", int(passed), _START_SECONDS)
        time.sleep(0.2)
    raise EmbeddedError(f"Neo4j did not answer within {_START_SECONDS} s; see {home / 'console.log'}")


def _address(home: Path, state: State) -> Address:
    password = (home / "password").read_text(encoding="utf-8")
    return Address(f"bolt://127.0.0.1:{state.bolt}", f"http://127.0.0.1:{state.http}", "neo4j", password)


def _tail(path: Path) -> str:
    try:
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-8:]) + "\n"
    except FileNotFoundError:
        return ""
