"""A crowd two steps around somebody: what is drawn of it is joined to them, and is the best-sourced that can be."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Graph
from loaders import pipeline
from model.claims import Cells, Claim, Ref, Source
from model.ontology import Ontology
from service import crowds
from service.app import create_app
from tests.conftest import empty

HUB = Ref("crowd:hub", "Organization", "Hub")
BROKERS, LEAVES = 40, 30


def _claims() -> Iterator[Claim]:
    """A hub, 40 brokers of whom 3 are told of by two sources, 30 leaves around each; three sources pair the leaves of two brokers."""
    brokers = [Ref(f"crowd:b{n:02}", "Organization", f"Broker {n}") for n in range(BROKERS)]
    leaves = [[Ref(f"crowd:l{n:02}-{m:02}", "Person", f"Leaf {n}, {m}") for m in range(LEAVES)] for n in range(BROKERS)]
    said = [("a", HUB, "ALLIED_WITH", broker) for broker in brokers] + [("b", HUB, "ALLIED_WITH", broker) for broker in brokers[:3]]
    said += [(source, leaf, "MEMBER_OF", brokers[n]) for source in "ab" for n in range(BROKERS) for leaf in leaves[n]]
    pairs = [(leaves[n][m], leaves[n + 1][m]) for n in range(0, BROKERS, 2) for m in range(LEAVES)]
    said += [(source, one, "COOPERATED_WITH", other) for source in "abc" for one, other in pairs]
    for row, (source, one, relation, other) in enumerate(said):
        yield Claim(f"crowd:{source}", Cells(row + 1, ("x",)), f"x: {row}", one, relation, other, since="2015")


@pytest.fixture(scope="module")
def crowd(opened: Graph, ontology: Ontology) -> Iterator[TestClient]:
    empty(opened)
    sources = [Source(f"crowd:{s}", title=s, publisher=f"Publisher {s}", kind="table") for s in "abc"]
    done = pipeline.load([*sources, *_claims()], opened, ontology)
    assert not done.refused_count, done.refused[:3]
    with TestClient(create_app(opened, ontology, hosts=["testserver"])) as client:
        yield client


def told(client: TestClient, **params: Any) -> Any:
    answer = client.get("/drawing", params={"entity": HUB.id, "hops": 2} | params)
    assert answer.status_code == 200, answer.text
    return answer.json()["doc"]


def reached(doc: Any, start: str = HUB.id) -> set[str]:
    """Everybody to whom lines that are drawn lead from a start."""
    met, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        beside = {end for e in doc["edges"] for end in (e["source"], e["target"]) if here in (e["source"], e["target"])}
        waiting += beside - met
        met |= beside
    return met


@pytest.mark.parametrize("most", [5000, 1500, 700, 520], ids="of {} lines".format)
@pytest.mark.parametrize("among", [True, False], ids=["among", "star"])
def test_whoever_is_drawn_of_a_crowd_is_joined_to_the_start(crowd: TestClient, monkeypatch: pytest.MonkeyPatch, most: int, among: bool):
    monkeypatch.setattr(crowds, "EDGES", most)
    doc = told(crowd, among=among)
    assert doc["shown"]["nodes"] == crowds.BEST and doc["total"]["nodes"] == 1 + BROKERS + BROKERS * LEAVES
    assert len(doc["edges"]) <= most
    assert reached(doc) == {node["id"] for node in doc["nodes"]}


def test_the_best_sourced_lead_first(crowd: TestClient):
    doc = told(crowd)
    first = [e for e in doc["edges"] if HUB.id in (e["source"], e["target"])]
    assert {"crowd:b00", "crowd:b01", "crowd:b02"} < {end for e in first for end in (e["source"], e["target"])}
    met = [e for e in doc["edges"] if e["relation"] == "COOPERATED_WITH"]
    assert len(met) > 200 and {e["source_count"] for e in met} == {3}


def test_what_a_filter_leaves_apart_from_the_start_is_not_drawn(crowd: TestClient):
    doc = told(crowd, min_sources=2)
    assert len(doc["nodes"]) == 1 + 4 + 4 * LEAVES and reached(doc) == {node["id"] for node in doc["nodes"]}
    assert doc["total"]["nodes"] > crowds.MOST


def test_of_too_many_lines_those_are_drawn_that_lead_to_the_start(crowd: TestClient, monkeypatch: pytest.MonkeyPatch):
    begun = ["crowd:b00", "crowd:b01"]
    every = {node["id"] for node in told(crowd, entity=begun, hops=1)["nodes"]}
    monkeypatch.setattr(crowds, "EDGES", 70)
    doc = told(crowd, entity=begun, hops=1)
    assert len(doc["edges"]) == 70 < doc["total"]["edges"] and {node["id"] for node in doc["nodes"]} == every
    assert set().union(*(reached(doc, id_) for id_ in begun)) == every
