"""A newer reading of a source by the same reader supersedes what it does not say again, in any order of loading."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from cypher import reviews, superseding, writes
from cypher.graph import Graph
from cypher.rebuild import rebuild
from cypher.statements import statement
from cypher.verify import verify
from model.claims import Claim, Ref, Source, Span
from model.ontology import Ontology, shipped
from model.reviews import Review
from service.app import create_app
from tests.conftest import empty
from tests.cypher.test_invariants import REAL, snapshot

TEXT = "A is a rival of B. A fought B. C joined B. D left B."
SOURCES = {id_: Source(id_, publisher="P", published="2019", text=TEXT) for id_ in ("t:one", "t:two")}
SAID = [
    ("A is a rival of B", "RIVAL_OF", "A"),
    ("A fought B", "FOUGHT", "A"),
    ("C joined B", "JOINED", "C"),
    ("D left B", "DEFECTED_FROM", "D"),
]
READINGS = st.tuples(
    st.sampled_from(sorted(SOURCES)),
    st.sampled_from(["1.0.0", "1.2.0", "1.10.0"]),
    st.sets(st.integers(0, 3), min_size=1),
    st.sampled_from(["accepted", "accepted", "proposed"]),
)
Read = tuple[str, str, set[int], str]


def claims(reading: Read, reader: str = "articles") -> list[Claim]:
    source, version, said, status = reading
    return [_claim(source, SAID[n], f"{reader}/{version}", status) for n in sorted(said)]


def _claim(source: str, said: tuple[str, str, str], extractor: str, status: str) -> Claim:
    quote, relation, who = said
    start = TEXT.index(quote)
    ends = Ref(f"t:{who.lower()}", "Organization", who), Ref("t:b", "Organization", "B")
    return Claim(source, Span(start, start + len(quote)), quote, ends[0], relation, ends[1], extractor=extractor, status=status)  # type: ignore[arg-type]


def load(graph: Graph, said: list[Claim]) -> None:
    writes.load(graph, said, sources=SOURCES, ontology=shipped(), batch=2)


def statuses(graph: Graph) -> dict[str, str]:
    found = graph.read(statement("explore/export_claims"), {})
    return {row["claim"]["id"]: row["claim"]["status"] for row in found}


def wanted(readings: list[Read]) -> dict[str, str]:
    """Each claim's status, worked out plainly: that of the newest reading which says it, if no newer one leaves it out."""
    said = [c for reading in readings for claim in claims(reading) for c in (claim, *claim.names())]
    newest = {source: max(version(c) for c in said if c.source == source) for source in {c.source for c in said}}
    best: dict[str, Claim] = {}
    for claim in said:
        if claim.id not in best or (version(claim), claim.status == "accepted") > (
            version(best[claim.id]),
            best[claim.id].status == "accepted",
        ):
            best[claim.id] = claim
    return {id_: c.status if version(c) == newest[c.source] else "superseded" for id_, c in best.items()}


def version(claim: Claim) -> tuple[int, ...]:
    return tuple(map(int, claim.extractor.split("/")[1].split(".")))


@REAL
@given(st.lists(READINGS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_readings_in_any_order_leave_the_newest_standing(graph: Graph, readings: list[Read], random: object):
    empty(graph)
    for reading in readings:
        load(graph, claims(reading))
    assert statuses(graph) == wanted(readings)
    straight = snapshot(graph)
    load(graph, claims(readings[0]))
    assert snapshot(graph) == straight
    rebuild(graph, shipped())
    assert snapshot(graph) == straight
    empty(graph)
    random.shuffle(readings)  # type: ignore[attr-defined]
    for reading in readings:
        load(graph, claims(reading))
    assert snapshot(graph) == straight


OLD, NEW = ("t:one", "1.0.0", {0, 1, 2}, "accepted"), ("t:one", "1.1.0", {0, 3}, "accepted")


def test_what_is_not_said_again_is_superseded_and_leaves_the_projection(graph: Graph, ontology: Ontology):
    load(graph, claims(OLD))
    load(graph, claims(NEW))
    told = statuses(graph)
    again, fought, joined = claims(OLD)
    assert [told[c.id] for c in (again, fought, joined)] == ["accepted", "superseded", "superseded"]
    assert [row["name"] for row in graph.read(statement("explore/count_relations"), {})] == ["DEFECTED_FROM", "RIVAL_OF"]
    assert list(verify(graph, ontology)) == []
    with TestClient(create_app(graph, ontology, hosts=["testserver"])) as client:
        assert client.get(f"/claims/{fought.id}").json()["status"] == "superseded"
        assert client.get("/entities/t:c").json()["name"] != "C"


@pytest.mark.parametrize("reader", ["hand", "csv", "articles-of-mine"])
def test_who_does_not_read_whole_sources_supersedes_nothing(graph: Graph, reader: str):
    load(graph, claims(OLD, reader))
    load(graph, claims(NEW, reader))
    assert set(statuses(graph).values()) == {"accepted"}


def test_readers_of_other_names_and_other_sources_are_left_alone(graph: Graph):
    load(graph, claims(OLD, "hand") + claims(("t:two", "1.0.0", {1}, "accepted")))
    load(graph, claims(NEW))
    assert set(statuses(graph).values()) == {"accepted"}


def test_a_decision_stays_before_and_after(graph: Graph, ontology: Ontology):
    load(graph, claims(OLD))
    _, fought, joined = claims(OLD)
    decided = Review("t:one", fought.statement, "accepted", "ana", "2026-01-01T00:00:00Z")
    reviews.decide(graph, [decided], ontology=ontology)
    load(graph, claims(NEW))
    assert [statuses(graph)[c.id] for c in (fought, joined)] == ["accepted", "superseded"]
    reviews.decide(graph, [replace(decided, statement=joined.statement, decision="rejected")], ontology=ontology)
    load(graph, claims(OLD))
    assert [statuses(graph)[c.id] for c in (fought, joined)] == ["accepted", "rejected"]


def test_a_version_that_finds_nothing_supersedes_everything(graph: Graph, ontology: Ontology):
    load(graph, claims(OLD))
    assert superseding.reread(graph, {"t:one": "articles/1.0.0"}, ontology=ontology) == 0
    assert superseding.reread(graph, {"t:one": "articles/1.1.0"}, ontology=ontology) == 9
    assert set(statuses(graph).values()) == {"superseded"}
    assert superseding.reread(graph, {"t:one": "articles/1.1.0"}, ontology=ontology) == 0
