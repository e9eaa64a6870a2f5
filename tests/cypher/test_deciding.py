"""Retracting and merging when things go wrong: interrupted, at once, and about what is not loaded yet."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cypher import judgements, retractions, reviews, writes
from cypher.graph import Graph
from cypher.verify import verify
from fealty import embedded
from model.claims import Cells, Claim, Ref, Source
from model.judgements import Judgement
from model.ontology import Ontology
from model.reviews import Review
from tests.cypher.test_invariants import snapshot

SOURCES = {id_: Source(id_, kind="table") for id_ in ("t:big", "t:small")}
SAME = Judgement("t:o1", "t:o2", "same", "tester", "2026-01-01T00:00:00Z")


def many(source: str, count: int) -> list[Claim]:
    """Claims of one source: a hub with many edges, each row its own place."""
    ends = [(Ref("t:hub", "Organization", "Hub"), Ref(f"t:o{n}", "Organization", f"O{n}")) for n in range(count)]
    return [Claim(source, Cells(n + 1, ("x",)), f"x: {n}", a, "FOUGHT", b, since="2001") for n, (a, b) in enumerate(ends)]


def load(graph: Graph, ontology: Ontology, source: str, count: int) -> None:
    writes.load(graph, many(source, count), sources=SOURCES, ontology=ontology)


def retract(graph: Graph, ontology: Ontology, **more: object) -> int | None:
    return retractions.retract(graph, source_id="t:big", by="tester", at="2026-01-01", why=None, ontology=ontology, **more)  # type: ignore[arg-type]


KILLED = """
import sys
from cypher import retractions
from cypher.graph import Graph
from model.ontology import shipped

uri, username, password = sys.argv[1:]
with Graph.open(uri, username=username, password=password) as graph:
    told = lambda count: print(count, flush=True)
    retractions.retract(graph, source_id="t:big", by="tester", at="2026-01-01", why=None, ontology=shipped(), told=told)
"""


class Stopped(Exception):
    pass


def stop(_: int) -> None:
    raise Stopped


def interrupted(graph: Graph, ontology: Ontology) -> None:
    """A retraction that ends after its first batch, as one that is killed does."""
    with pytest.raises(Stopped):
        retract(graph, ontology, told=stop)


def test_an_interrupted_retraction_says_so_and_the_next_writer_finishes_it(graph: Graph, ontology: Ontology):
    load(graph, ontology, "t:small", 5)
    before = snapshot(graph)
    load(graph, ontology, "t:big", 1500)
    interrupted(graph, ontology)
    told = retractions.retraction(graph, source_id="t:big")
    assert told and (told.by, told.at) == ("tester", "2026-01-01")
    load(graph, ontology, "t:small", 5)
    assert snapshot(graph) == before
    assert retractions.retraction(graph, source_id="t:big") == told


def test_a_killed_retraction_run_again_ends_as_an_undisturbed_one(graph: Graph, ontology: Ontology, server: embedded.Address):
    load(graph, ontology, "t:small", 5)
    before = snapshot(graph)
    load(graph, ontology, "t:big", 2000)
    command = [sys.executable, "-c", KILLED, server.bolt_uri, server.username, server.password]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout and process.stdout.readline() == b"2000\n"
        process.kill()
    assert snapshot(graph) != before
    retract(graph, ontology)
    assert snapshot(graph) == before


@pytest.mark.parametrize("next_writer", ["judge", "review"])
def test_whoever_writes_next_finishes_it(graph: Graph, ontology: Ontology, next_writer: str):
    load(graph, ontology, "t:big", 1500)
    interrupted(graph, ontology)
    if next_writer == "judge":
        judgements.judge(graph, SAME, ontology=ontology)
    else:
        reviews.decide(graph, [Review("t:small", "none", "rejected", "tester", "2026-01-01")], ontology=ontology)
    assert graph.driver.execute_query("MATCH (n) WHERE n:Source OR n:Claim OR n:Entity RETURN count(n) AS n").records[0]["n"] == 0


def test_loading_a_source_that_is_being_taken_back_waits_and_restores_it_whole(graph: Graph, ontology: Ontology):
    load(graph, ontology, "t:big", 1500)
    whole = snapshot(graph)
    interrupted(graph, ontology)
    load(graph, ontology, "t:big", 1500)
    assert snapshot(graph) == whole
    assert retractions.retraction(graph, source_id="t:big") is None


def test_a_retraction_run_again_by_hand_goes_on(graph: Graph, ontology: Ontology):
    load(graph, ontology, "t:big", 1500)
    interrupted(graph, ontology)
    assert retract(graph, ontology) == 2500
    assert retract(graph, ontology) is None


def test_writers_at_once_lose_nothing_and_do_not_block_each_other(graph: Graph, ontology: Ontology):
    load(graph, ontology, "t:big", 1200)
    work = [
        lambda: load(graph, ontology, "t:small", 300),
        lambda: retract(graph, ontology),
        lambda: judgements.judge(graph, SAME, ontology=ontology),
        lambda: load(graph, ontology, "t:small", 300),
    ]
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(w) for w in work]:
            done.result(60)
    assert list(verify(graph, ontology)) == []
    at_once = snapshot(graph)
    load(graph, ontology, "t:small", 300)
    assert snapshot(graph) == at_once
    assert [j.id for j in judgements.listed(graph)] == [SAME.id]


def test_judgements_and_reviews_wait_for_what_is_not_loaded_yet(graph: Graph, ontology: Ontology):
    rejected = many("t:small", 4)[3]
    reviews.decide(graph, [Review("t:small", rejected.statement, "rejected", "tester", "2026-01-01")], ontology=ontology)
    judgements.judge(graph, SAME, ontology=ontology)
    load(graph, ontology, "t:small", 4)
    waited = snapshot(graph)
    edges = graph.driver.execute_query(
        "MATCH (:Entity {id: 't:hub'})-[x:FOUGHT]-(o) RETURN o.id AS id, x.claim_count AS n ORDER BY id"
    ).records
    assert [(r["id"], r["n"]) for r in edges] == [("t:o0", 1), ("t:o1", 2)]
    writes.load(graph, many("t:small", 4), sources=SOURCES, ontology=ontology)
    assert snapshot(graph) == waited and list(verify(graph, ontology)) == []


def test_merging_hubs_and_parting_them_restores_every_edge(graph: Graph, ontology: Ontology):
    load(graph, ontology, "t:big", 400)
    other = [
        Claim(**{f: getattr(c, f) for f in c.__dataclass_fields__} | {"subject": Ref("t:other", "Organization", "Other")})
        for c in many("t:small", 400)
    ]
    writes.load(graph, other, sources=SOURCES, ontology=ontology)
    before = snapshot(graph)
    done = judgements.judge(graph, Judgement("t:hub", "t:other", "same", "tester", "2026-01-02"), ontology=ontology)
    merged = graph.driver.execute_query(
        "MATCH (:Entity {id: 't:hub'})-[x:FOUGHT]-() RETURN count(x) AS edges, sum(x.claim_count) AS claims"
    ).records[0]
    assert (merged["edges"], merged["claims"], done.moved) == (400, 800, {"t:hub", "t:other"})
    judgements.unjudge(graph, done.judgement.id, ontology=ontology)
    assert snapshot(graph) == before
