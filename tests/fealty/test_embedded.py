"""The embedded Neo4j: started once, private, and no other process is mistaken for it."""

import json
import os
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from cypher.graph import Away, Graph
from fealty import embedded, jars
from fealty.embedded import _free, _running


def test_starting_what_runs_returns_the_same_address(home: Path, server: embedded.Address):
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: embedded.up(home), range(2))) == [server, server]


def test_the_server_listens_on_loopback_alone(home: Path, server: embedded.Address):
    pid = json.loads((home / "state.json").read_text())["pid"]
    assert {c.laddr.ip.removeprefix("::ffff:") for c in psutil.Process(pid).net_connections("inet") if c.status == "LISTEN"} == {
        "127.0.0.1"
    }


def test_a_wrong_password_is_a_clear_error(server: embedded.Address):
    with pytest.raises(Away, match="refuses the user name or password"):
        Graph.open(server.bolt_uri, username="neo4j", password="wrong")


def test_nobody_there_is_a_clear_error():
    with pytest.raises(Away, match="does not answer"):
        Graph.open("bolt://127.0.0.1:1", username="neo4j", password="x")


def test_a_stale_pid_is_nobody(tmp_path: Path):
    state = {"pid": os.getpid(), "started": 1.0, "bolt": 1, "http": 2}
    (tmp_path / "state.json").write_text(json.dumps(state))
    assert _running(tmp_path) is None
    assert embedded.down(tmp_path) is False


def test_a_taken_port_gives_the_next_free_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert _free(port, port) > port


def test_the_password_is_private(tmp_path: Path):
    embedded._write_private(tmp_path / "password", "x")
    assert stat.S_IMODE((tmp_path / "password").stat().st_mode) == 0o600


def test_every_jar_is_pinned_by_its_sha256():
    locked = jars.locked()
    assert {(j.group, j.artifact, j.version) for j in locked} >= set(jars.ROOTS)
    assert all(len(j.sha256) == 64 for j in locked)
