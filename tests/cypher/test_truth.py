"""Arbitrary loads, retractions, merges, unmerges and reviews: after every step the graph is what the plain model says."""

import os
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cypher import exports, judgements, retractions, reviews, writes
from cypher.graph import Graph
from cypher.rebuild import rebuild
from cypher.statements import statement
from model.claims import Claim
from model.judgements import Judgement
from model.ontology import shipped
from model.reviews import Review
from tests.conftest import empty
from tests.cypher.plain_model import PlainModel
from tests.cypher.test_invariants import ORGS, SOURCES, agreeing, claims

STEPS = int(os.environ.get("FEALTY_TRUTH_STEPS", "560"))
LENGTH = 28
IDS = st.sampled_from(ORGS)
WHOM = "tester"


class Truth(RuleBasedStateMachine):
    """The graph beside the plain model; time is a counter, so that each decision is later than the ones before."""

    graph: Graph

    def __init__(self) -> None:
        super().__init__()
        empty(self.graph)
        self.model = PlainModel(shipped(), SOURCES)
        self.clock = (f"2026-01-01T00:00:{n:06}Z" for n in count())
        self.said: list[Claim] = []

    @rule(said=st.lists(claims(), min_size=1, max_size=5).map(agreeing), batch=st.integers(1, 5))
    def load(self, said: list[Claim], batch: int) -> None:
        there = {claim.id: claim for claim in self.said}
        said = [there.get(claim.id, claim) for claim in said]
        writes.load(self.graph, said, sources=SOURCES, ontology=shipped(), batch=batch)
        self.model.load(said)
        self.said += said

    @rule(source=st.sampled_from(sorted(SOURCES)))
    def reload(self, source: str) -> None:
        said = [claim for claim in self.said if claim.source == source]
        writes.load(self.graph, said, sources=SOURCES, ontology=shipped())
        self.model.load(said)

    @rule(source=st.sampled_from(sorted(SOURCES)))
    def retract(self, source: str) -> None:
        gone = retractions.retract(self.graph, source_id=source, by=WHOM, at=next(self.clock), why="a test", ontology=shipped())
        assert (gone is None) == (source not in self.model.loaded)
        self.model.retract(source)

    @rule(left=IDS, right=IDS, verdict=st.sampled_from(["same", "same", "different", "unsure"]))
    def judge(self, left: str, right: str, verdict: str) -> None:
        if left != right:
            judgement = Judgement(left, right, verdict, WHOM, next(self.clock))  # type: ignore[arg-type]
            judgements.judge(self.graph, judgement, ontology=shipped())
            self.model.judgements[judgement.id] = judgement

    @rule(data=st.data())
    def unjudge(self, data: st.DataObject) -> None:
        if self.model.judgements:
            id_ = data.draw(st.sampled_from(sorted(self.model.judgements)))
            judgements.unjudge(self.graph, id_, ontology=shipped())
            del self.model.judgements[id_]

    @rule(data=st.data(), decision=st.sampled_from(["accepted", "rejected", "proposed"]))
    def review(self, data: st.DataObject, decision: str) -> None:
        if self.said:
            claim = data.draw(st.sampled_from(sorted(self.said, key=lambda c: c.id)))
            review = Review(claim.source, claim.statement, decision, WHOM, next(self.clock))  # type: ignore[arg-type]
            reviews.decide(self.graph, [review], ontology=shipped())
            self.model.review(review)

    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        if self.said:
            drawn = st.sampled_from(sorted(self.said, key=lambda c: c.id))
            old, new, at = data.draw(drawn), data.draw(drawn), next(self.clock)
            made = [
                Review(old.source, old.statement, "superseded", WHOM, at, None, old.id, new.id),
                Review(new.source, new.statement, "accepted", WHOM, at, None, new.id),
            ][: 1 if old.id == new.id else 2]
            reviews.decide(self.graph, made, ontology=shipped())
            for review in made:
                self.model.review(review)

    @rule()
    def rebuild(self) -> None:
        rebuild(self.graph, shipped())

    @invariant()
    def the_graph_is_what_the_model_says(self) -> None:
        assert edges(self.graph) == self.model.edges()
        assert entities(self.graph) == self.model.entities()
        told = {r["id"]: r["status"] for r in exports.records(self.graph) if r["record"] == "claim"}
        assert told == {claim.id: claim.status for claim in self.model.claims()}


def edges(graph: Graph) -> dict[tuple[str, str, str], dict[str, object]]:
    rows = graph.read(statement("explore/projection"), {})
    return {(r["subject"], f"{r['relation']}{r['properties'].get('label', '')}", r["object"]): r["properties"] for r in rows}


def entities(graph: Graph) -> dict[str, tuple[str, dict[str, object]]]:
    rows = graph.read(statement("explore/entities"), {})
    return {r["properties"]["id"]: (r["labels"][0], r["properties"]) for r in rows}


@pytest.fixture
def machine(graph: Graph) -> Iterator[type[Truth]]:
    Truth.graph = graph
    yield Truth


def test_after_every_step_the_graph_is_what_the_plain_model_says(machine: type[Truth]):
    """At least 500 steps; FEALTY_TRUTH_STEPS asks for more."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(1, STEPS // LENGTH),
            stateful_step_count=LENGTH,
            deadline=None,
            derandomize="FEALTY_TRUTH_STEPS" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
