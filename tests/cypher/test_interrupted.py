"""A load that is cut off, and loads that meet: nothing is lost, nothing is there twice."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j import Driver, GraphDatabase

from cypher import writes
from cypher.graph import Away, Graph, Transaction
from cypher.rebuild import rebuild
from cypher.statements import statement
from fealty import embedded
from model.claims import Cells, Claim, Ref
from model.ontology import Ontology, shipped
from tests.conftest import empty
from tests.cypher.test_invariants import REAL, SOURCES, agreeing, claims, load, snapshot


class Cut(Exception):
    """The load ends here."""


def after(calls: int) -> Callable[[], None]:
    """Return what raises Cut when it has been called so often."""
    left = [calls]

    def count() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Cut

    return count


def many(number: int, *, first: int = 0) -> list[Claim]:
    """Claims whose edges, names and entities meet again and again."""
    return [
        Claim(
            f"t:s{n % 3}",
            Cells(n, ("x",)),
            f"x: {n}",
            Ref(f"t:o{n % 7}", "Organization", f"Group {n % 7}"),
            ("RIVAL_OF", "ALLIED_WITH", "PLEDGED_TO")[n % 3],
            Ref(f"t:o{(n * 3 + 1) % 11}", "Organization" if n % 5 else "Person"),
        )
        for n in range(first, first + number)
    ]


@REAL
@given(st.lists(claims(), min_size=2, max_size=8).map(agreeing), st.integers(0, 3))
def test_a_load_cut_between_two_batches_and_run_again_is_a_load_undisturbed(graph: Graph, said: list[Claim], batches: int):
    empty(graph)
    load(graph, said, 2)
    undisturbed = snapshot(graph)
    empty(graph)
    cut = after(batches)
    with pytest.raises(Cut) if batches < -(-len(said) // 2) else nullcontext():
        writes.load(graph, said, sources=SOURCES, ontology=shipped(), batch=2, told=lambda _: cut())
    load(graph, said, 2)
    assert snapshot(graph) == undisturbed


@REAL
@given(st.lists(claims(), min_size=2, max_size=8).map(agreeing), st.integers(0, 40))
def test_a_load_cut_inside_a_transaction_and_run_again_is_a_load_undisturbed(graph: Graph, said: list[Claim], statements: int):
    empty(graph)
    load(graph, said, 3)
    undisturbed = snapshot(graph)
    empty(graph)
    with cutting(after(statements)), suppress(Cut):
        load(graph, said, 3)
    before = snapshot(graph)
    rebuild(graph, shipped())
    assert snapshot(graph) == before, "the projection is whole between two batches, not only at the end"
    load(graph, said, 3)
    assert snapshot(graph) == undisturbed


@contextmanager
def cutting(cut: Callable[[], None]) -> Iterator[None]:
    """Call this before every statement of a write transaction."""
    run, found = Transaction.run, Transaction.found

    def cut_before(ask: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *asked: (cut(), ask(*asked))[1]

    with patch.object(Transaction, "run", cut_before(run)), patch.object(Transaction, "found", cut_before(found)):
        yield


def test_what_a_reader_of_a_file_raises_ends_the_load_and_keeps_what_was_written(graph: Graph, ontology: Ontology):
    def broken() -> Any:
        yield from many(10)
        raise Cut

    with pytest.raises(Cut):
        writes.load(graph, broken(), sources=SOURCES, ontology=ontology, batch=4)
    assert written(graph) == 8


KILLED = """
import sys
from cypher.graph import Graph
from cypher import writes
from model.ontology import shipped
from tests.cypher.test_interrupted import many, SOURCES
uri, user, password = sys.argv[1:]
def told(_):
    print("batch", flush=True)
with Graph.open(uri, username=user, password=password) as graph:
    writes.load(graph, many(3000), sources=SOURCES, ontology=shipped(), batch=50, told=told)
"""


def test_a_load_killed_and_run_again_is_a_load_undisturbed(graph: Graph, server: embedded.Address, ontology: Ontology):
    writes.load(graph, many(3000), sources=SOURCES, ontology=ontology, batch=500)
    undisturbed = snapshot(graph)
    for batches in (1, 5):
        empty(graph)
        command = [sys.executable, "-c", KILLED, server.bolt_uri, server.username, server.password]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
            assert process.stdout
            for _ in range(batches):
                assert process.stdout.readline() == b"batch\n"
            os.kill(process.pid, signal.SIGKILL)
        assert 50 * batches <= settled(graph) < 3000
        writes.load(graph, many(3000), sources=SOURCES, ontology=ontology, batch=500)
        assert snapshot(graph) == undisturbed


def written(graph: Graph) -> int:
    """Return how many relations are stored."""
    return sum(b'"relation"' in line for line in snapshot(graph)[0].splitlines())


def settled(graph: Graph) -> int:
    """Return how many relations are stored once Neo4j has noticed that the writer is gone."""
    before, now = -1, written(graph)
    while before != now:
        time.sleep(0.5)
        before, now = now, written(graph)
    return now


def test_two_writers_at_once_lose_nothing(graph: Graph, ontology: Ontology):
    one, other = many(600), many(600, first=300)
    writes.load(graph, many(900), sources=SOURCES, ontology=ontology)
    alone = snapshot(graph)
    empty(graph)

    def write(said: list[Claim]) -> writes.Counts:
        return writes.load(graph, said, sources=SOURCES, ontology=ontology, batch=40)

    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(write, (one, other)))
    assert snapshot(graph) == alone
    assert sum(c.created for c in counts) == len(alone[0].splitlines()) - len({c.source for c in (*one, *other)})


def test_neo4j_killed_in_the_middle_ends_the_load_with_a_clear_error_and_keeps_what_was_written(ontology: Ontology, tmp_path: Path):
    server = embedded.up(tmp_path, bolt_port=27787, http_port=27784)
    try:
        with hasty(server) as driver:
            writes.init(Graph(driver))
            batches = iter([lambda: None, lambda: kill(tmp_path)])
            with pytest.raises(Away, match="does not answer"):
                writes.load(Graph(driver), many(300), sources=SOURCES, ontology=ontology, batch=100, told=lambda _: next(batches)())
        server = embedded.up(tmp_path, bolt_port=27787, http_port=27784)
        with hasty(server) as driver:
            assert written(Graph(driver)) == 200
            writes.load(Graph(driver), many(300), sources=SOURCES, ontology=ontology, batch=100)
            assert written(Graph(driver)) == 300
    finally:
        embedded.down(tmp_path)


def hasty(server: embedded.Address) -> Driver:
    """Return a driver that gives up within a second, where ours tries for fifteen."""
    return GraphDatabase.driver(server.bolt_uri, auth=(server.username, server.password), max_transaction_retry_time=1)


def kill(home: Path) -> None:
    """Kill the server under `home`, as a power cut would."""
    process = psutil.Process(json.loads((home / "state.json").read_text())["pid"])
    process.kill()
    process.wait(10)


def test_an_edge_that_contradicts_one_from_another_batch_is_written_once(graph: Graph, ontology: Ontology):
    a, b = Ref("t:a", "Organization"), Ref("t:b", "Organization")
    rivals = Claim("t:s0", Cells(1, ("x",)), "x", a, "RIVAL_OF", b)
    allies = [Claim("t:s1", Cells(n, ("x",)), "x", *ends) for n, ends in enumerate([(a, "ALLIED_WITH", b), (b, "ALLIED_WITH", a)], 1)]
    load(graph, [rivals])
    load(graph, [*allies, Claim("t:s1", Cells(3, ("x",)), "x", b, "RIVAL_OF", a)])
    found = graph.read(statement("explore/projection"), {})
    assert {(row["relation"], row["properties"]["claim_count"], row["properties"]["contested"]) for row in found} == {
        ("RIVAL_OF", 2, True),
        ("ALLIED_WITH", 2, True),
    }
    assert len(found) == 2
