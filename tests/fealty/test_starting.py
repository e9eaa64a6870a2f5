"""A server started, killed and started again by real commands, in a home whose name has spaces and other letters."""

import json
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import psutil
import pytest

from cypher.graph import Graph
from cypher.statements import parsed
from fealty import embedded
from fealty.state import MAIN, remembered

FEALTY = Path(sys.executable).with_name("fealty")
KEY = "a-key-for-the-tests"
KEEP = parsed("load/keep", "// Keep something.\nCREATE (:Kept)")
KEPT = parsed("load/kept", "// What was kept.\nMATCH (n:Kept) RETURN count(n) AS n")


class Place:
    """A home of its own, with the ports it would like taken by others."""

    def __init__(self, home: Path, taken: tuple[socket.socket, socket.socket]) -> None:
        bolt, http = (s.getsockname()[1] for s in taken)
        self.home, self.taken = home, {bolt, http}
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "FEALTY_"))} | {
            "FEALTY_HOME": str(home),
            "FEALTY_BOLT_PORT": str(bolt),
            "FEALTY_HTTP_PORT": str(http),
            "FEALTY_API_KEYS": f"ana:analyst:{KEY}",
            "TERM": "xterm-256color",
            "COLUMNS": "100",
        }

    def start(self, *command: str, terminal: int | None = None) -> subprocess.Popen[str]:
        said = terminal if terminal is not None else subprocess.PIPE
        return subprocess.Popen(
            [FEALTY, *command], env=self.env, stdin=subprocess.DEVNULL, stdout=said, stderr=said, text=True, start_new_session=True
        )

    def run(self, *command: str) -> tuple[int, str]:
        out, err = (started := self.start(*command)).communicate(timeout=120)
        return started.returncode, out + err

    def servers(self) -> list[psutil.Process]:
        """Return the Neo4j processes of this home."""
        found = []
        for process in psutil.process_iter():
            try:
                if MAIN in (command := process.cmdline()) and str(self.home) in command and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def open(self) -> Graph:
        found = embedded.address(self.home)
        assert found
        return Graph.open(found.bolt_uri, username=found.username, password=found.password)


def shown(terminal: int, until: subprocess.Popen[str]) -> str:
    """Return what a command shows on its terminal until it ends."""
    said = b""
    while until.poll() is None or select.select([terminal], [], [], 0.1)[0]:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                said += os.read(terminal, 65536)
            except OSError:
                break
    return said.decode(errors="replace")


def wait(for_: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not for_():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, server: embedded.Address) -> Iterator[Place]:
    with socket.socket() as bolt, socket.socket() as http:
        for taken in (bolt, http):
            taken.bind(("127.0.0.1", 0))
            taken.listen()
        place = Place(tmp_path_factory.mktemp("starting") / "a home, été 武装", (bolt, http))
        yield place
    embedded.down(place.home)


def test_a_start_killed_while_it_makes_the_password_leaves_nothing_wrong(place: Place):
    first = place.start("up")
    wait(lambda: list(place.home.glob("password-*/options")))
    wait(lambda: psutil.Process(first.pid).children())
    (orphan,) = psutil.Process(first.pid).children()
    first.kill()
    first.communicate()
    assert not (place.home / "password").exists() and not place.servers()
    wait(lambda: not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE)
    assert not (place.home / "data" / "dbms" / "auth.ini").exists(), "what a dead start asked for came late"


def test_one_more_killed_start_may_still_be_at_work(place: Place):
    first = place.start("up")
    wait(lambda: psutil.Process(first.pid).children())
    first.kill()
    first.communicate()


def test_two_starts_at_once_make_one_server_and_show_how_far_they_are(place: Place):
    ours, theirs = pty.openpty()
    on_terminal = place.start("up", terminal=theirs)
    os.close(theirs)
    begins = os.read(ours, 65536).decode(errors="replace")
    piped = place.start("up")
    screen = begins + shown(ours, on_terminal)
    os.close(ours)
    _, lines = piped.communicate(timeout=120)
    assert (on_terminal.wait(10), piped.returncode) == (0, 0), screen + lines
    assert len(place.servers()) == 1
    for phase in ("Checking Neo4j's files", "Making a password", "Starting Neo4j", "━", "\x1b[", "Neo4j answers at bolt://127.0.0.1:"):
        assert phase in screen
    assert lines.splitlines()[:2] == ["Waiting for another start", "Neo4j answers"]
    with place.open() as graph:
        graph.autocommit(KEEP, {})


def test_taken_ports_are_replaced_and_remembered(place: Place):
    state = remembered(place.home)
    assert state and not {state.bolt, state.http} & place.taken


def test_a_killed_server_starts_again_with_its_data(place: Place):
    before, (process,) = remembered(place.home), place.servers()
    process.kill()
    process.wait(10)
    assert place.run("status")[0] == 3
    code, said = place.run("up")
    after = remembered(place.home)
    assert code == 0 and before and after and (before.bolt, before.http) == (after.bolt, after.http), said
    with place.open() as graph:
        assert graph.read(KEPT, {}) == [{"n": 1}]


def test_status_says_what_runs(place: Place):
    code, said = place.run("status")
    state = remembered(place.home)
    assert code == 0 and state
    assert re.match(
        rf"Neo4j/5\.26\.\d+ answers at bolt://127\.0\.0\.1:{state.bolt}; Neo4j Browser: http://127\.0\.0\.1:{state.http}/", said
    )
    assert f"home {place.home}" in said
    assert re.search(r"memory \d{3,} MB \(heap at most 512m, page cache 256m\)", said)
    assert "0 claims, 0 sources, 0 entities" in said


def test_ctrl_c_ends_the_service_and_down_ends_neo4j(place: Place):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = place.start("serve", "--port", str(port))
    until = time.monotonic() + 60
    while socket.socket().connect_ex(("127.0.0.1", port)):
        assert service.poll() is None and time.monotonic() < until
        time.sleep(0.1)
    body = json.dumps({"statement": "RETURN 'secret' AS x"}).encode()
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    with urlopen(Request(f"http://127.0.0.1:{port}/cypher", body, headers)) as answer:
        assert json.load(answer)["data"]["values"] == [["secret"]]
    service.send_signal(signal.SIGINT)
    _, said = service.communicate(timeout=30)
    assert "Ctrl-C stops the service" in said and "Traceback" not in said
    assert "fealty.audit cypher who=ana role=analyst" in said and "secret" not in said
    assert len(place.servers()) == 1
    assert place.run("down") == (0, "Neo4j is stopped\n")
    assert place.servers() == []
    assert place.run("down") == (0, "Neo4j did not run\n")
