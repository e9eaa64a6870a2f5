"""The analyst's shell on py2neo: it reads, refuses writes unless told, and survives a mistake."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from rich.cells import cell_len

from cypher import tables, typed
from cypher.completion import Typing
from cypher.console import Console
from cypher.graph import Graph
from cypher.typed import BadInput
from fealty import embedded

FEALTY = Path(sys.executable).with_name("fealty")


def asked(server: embedded.Address, *lines: str, write: bool = False) -> list[str]:
    said: list[str] = []
    console = Console(server.bolt_uri, username=server.username, password=server.password, write=write, say=said.append)
    for line in lines:
        console.answer(line)
    return said


def test_it_answers_with_a_table_a_count_and_the_time(server: embedded.Address):
    (said,) = asked(server, "UNWIND [1, 20] AS x RETURN x, 'text' AS y;")
    assert re.fullmatch(r" x │ y\n───┼─────\n 1 │ text\n20 │ text\n2 rows, [\d,]+ ms", said), said


def test_it_refuses_to_write_unless_told(server: embedded.Address, graph: Graph):
    (said,) = asked(server, "CREATE (:Note)")
    assert "writ" in said.lower()
    assert graph.driver.execute_query("MATCH (n:Note) RETURN n").records == []
    assert "done in" in asked(server, "CREATE (:Note)", write=True)[0]
    assert len(graph.driver.execute_query("MATCH (n:Note) RETURN n").records) == 1


def test_a_mistake_is_pointed_at_and_the_session_goes_on(server: embedded.Address):
    said = asked(server, "MATCH (a)\nRETURN a foo bar", "RETURN 1 AS x")
    assert said[0].startswith("Invalid input 'foo'") and said[0].endswith("\n  RETURN a foo bar\n           ^")
    assert "1 row," in said[1]


def test_saved_questions_run_by_name(server: embedded.Address):
    said = asked(server, ":queries", ":run count_records", ":run nothing", ":help", ":what", ":run rivals")
    assert (
        "rivals" in said[0]
        and "How many claims" in said[0]
        and "0 rows" in said[5]
        and "claims" in said[1]
        and "no saved question" in said[2]
        and ":quit" in said[3]
    )
    assert "no such command" in said[4]


def test_saved_questions_take_parameters(server: embedded.Address, graph: Graph):
    graph.driver.execute_query("CREATE (:Entity:Person {id: 't:a', name: 'A'}), (:Entity:Place {id: 't:b', name: 'B'})")
    said = asked(server, ":run entity entity_id=t:a", ":param entity_id='t:b'", ":run entity", ":run entity id=x", ":run entity x y")
    assert "Person" in said[0] and said[1] == "$entity_id = 't:b'" and "Place" in said[2]
    assert said[3] == "id is not among its parameters: entity_id" and "not key=value" in said[4]


def test_kept_parameters_serve_statements_too(server: embedded.Address):
    said = asked(
        server, ':param n=5 names=["a", "b"] who=\'Abu Bakr\'', "RETURN $n + 1 AS x, $names[1] AS y, $who AS z", ":param clear", ":param"
    )
    assert said[0] == "$n = 5\n$names = ['a', 'b']\n$who = 'Abu Bakr'"
    assert "6 │ b │ Abu Bakr" in said[1]
    assert said[2:] == ["no parameter is kept"] * 2


def test_schema_counts_types_and_relations(server: embedded.Address, graph: Graph):
    graph.driver.execute_query("CREATE (:Entity:Person {id: 't:a'})-[:RIVAL_OF]->(:Entity:Person {id: 't:b'})")
    (said,) = asked(server, ":schema")
    assert re.search(r"Person +│ +2\n", said) and re.search(r"RIVAL_OF +│ +1\n", said)


def test_nodes_relationships_and_paths_are_named(server: embedded.Address, graph: Graph):
    graph.driver.execute_query("CREATE (:Entity:Person {id: 't:a', name: 'A'})-[:RIVAL_OF]->(:Entity:Person {id: 't:b', name: 'B'})")
    (said,) = asked(server, "MATCH p = (a)-[x]->(b) RETURN a, x, [b] AS l, p")
    assert said.splitlines()[2].split(" │ ") == [
        "(:Person A)",
        "[:RIVAL_OF]",
        "[(:Person B)]",
        "(:Person A)-[:RIVAL_OF]-(:Person B)",
    ]


def test_many_rows_are_cut(server: embedded.Address):
    assert "only the first 1,000 rows are shown" in asked(server, "UNWIND range(1, 5000) AS x RETURN x")[0]


def test_quit_ends_the_session(server: embedded.Address):
    console = Console(server.bolt_uri, username=server.username, password=server.password, write=False)
    assert console.answer(":quit") is False


@pytest.mark.parametrize(
    ("text", "ends"),
    [("RETURN 1;", True), ("RETURN 1", False), ("MATCH (a)\n", True), ("MATCH (a)\nRETURN a", False), (":help", True), ("", True)],
)
def test_a_statement_ends_with_a_semicolon_or_an_empty_line(text: str, ends: bool):
    assert typed.complete(text) is ends


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("khorasan:isis-k", "khorasan:isis-k"),
        ("'it\\'s'", "it's"),
        ('"x"', "x"),
        ("[]", []),
    ],
)
def test_values_are_read_as_typed(text: str, value: Any):
    assert typed.given(f"key={text}") == {"key": value}


def test_what_is_no_parameter_is_refused():
    with pytest.raises(BadInput):
        typed.given("just words")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_tables_fit_the_terminal(width: int):
    rows = [["x" * 100, 5, "武装組織" * 10], ["short", 123456, None]]
    lines = tables.table(["first", "n", "third"], rows, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert width < 40 or "123456" in lines[3]


def completions(text: str) -> set[str]:
    offered: Iterable[Any] = Typing(["Person", "Place"], ["RIVAL_OF", "PLEDGED_TO"]).get_completions(Document(text), CompleteEvent())
    return {c.text for c in offered}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("mat", {"MATCH"}),
        ("MATCH (a:P", {"Person", "Place"}),
        ("MATCH (a:Person)-[x:R", {"RIVAL_OF"}),
        ("MATCH ()-[:RIVAL_OF|", {"RIVAL_OF", "PLEDGED_TO"}),
        (":q", {":queries", ":quit"}),
        (":run entit", {"entity", "entities"}),
        (":run rival", {"rivals"}),
        (":run entity ", {"entity_id="}),
        ("RETURN ", set[str]()),
    ],
)
def test_tab_offers_what_may_stand_there(text: str, offered: set[str]):
    assert completions(text) == offered


class Terminal:
    """A shell on a terminal of its own."""

    def __init__(self, server: embedded.Address, home: Path) -> None:
        told = {
            "NEO4J_URI": server.bolt_uri,
            "NEO4J_PASSWORD": server.password,
            "FEALTY_HOME": str(home),
            "TERM": "xterm",
            "COLUMNS": "100",
        }
        self.fd, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [FEALTY, "shell"],
            env=os.environ | told | {"PROMPT_TOOLKIT_NO_CPR": "1"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def see(self, pattern: str, seconds: float = 20) -> str:
        said, until = "", time.monotonic() + seconds
        while not re.search(pattern, said):
            assert time.monotonic() < until, said
            if select.select([self.fd], [], [], 0.2)[0]:
                said += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", os.read(self.fd, 65536).decode(errors="replace"))
        return said

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())


def test_a_session_on_a_terminal(server: embedded.Address, opened: Graph, tmp_path: Path):
    shell = Terminal(server, tmp_path)
    try:
        shell.see(r"Reading only\.[\s\S]*cypher>")
        shell.type("UNWIND [40, 2] AS x\r")
        shell.see(r"\.{6}")
        shell.type("RETURN sum(x) AS total;\r")
        shell.see(r"total[\s\S]*42[\s\S]*1 row, [\d,]+ ms[\s\S]*cypher>")
        shell.type(":run count_rec\t")
        shell.see("count_records")
        shell.type("\r")
        shell.see(r"claims[\s\S]*sources[\s\S]*cypher>")
        shell.type("RETURN half")
        shell.type("\x03")
        shell.see(r"cypher>")
        shell.type("\x04")
        assert shell.process.wait(10) == 0
        assert "RETURN sum(x) AS total;" in (tmp_path / "shell-history").read_text()
    finally:
        shell.process.kill()
        os.close(shell.fd)
