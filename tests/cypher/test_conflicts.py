"""Candidates from the graph: nothing that the rules would find is left out, everywhere or about one entity."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cypher import conflicts, exports
from cypher.graph import Graph
from model import conflicts as rules
from model.claims import Cells, Claim, Number, Ref
from model.ontology import shipped
from tests.conftest import empty
from tests.cypher.test_invariants import REAL, agreeing, load

PERSON = Ref("t:p", "Person")
ORGS = [Ref(f"t:o{n}", "Organization") for n in range(3)]
PLAIN = Claim("t:s0", Cells(1, ("x",)), "x: one", PERSON)
NUMBERS = st.builds(Number, st.integers(1, 3), st.integers(4, 5)) | st.sampled_from([Number(9, None, ">="), Number(2, 2, "=", "civilians")])


ANSWERS = {
    "strength": st.builds(lambda v: {"subject": ORGS[0], "attribute": "strength", "value": v}, NUMBERS),
    "died": st.builds(lambda v: {"attribute": "died", "value": v}, st.sampled_from(["2014", "2015-06", "2015"])),
    "killed": st.builds(
        lambda o, d: {"relation": "KILLED_BY", "object": o, "since": d}, st.sampled_from(ORGS), st.sampled_from([None, "2014"])
    ),
    "cause": st.builds(lambda v: {"attribute": "cause_of_death", "value": v}, st.sampled_from(["illness", "a bomb"])),
    "nationality": st.builds(lambda v: {"attribute": "nationality", "value": v}, st.sampled_from(["Iraqi", "Afghan"])),
    "pair": st.builds(
        lambda r, d: {"subject": ORGS[0], "relation": r, "object": ORGS[1], "since": d},
        st.sampled_from(["RIVAL_OF", "ALLIED_WITH", "PART_OF"]),
        st.sampled_from([None, "2014"]),
    ),
}


@st.composite
def answer(draw: st.DrawFn, name: str) -> Claim:
    return replace(
        PLAIN,
        source=draw(st.sampled_from(["t:s0", "t:s1"])),
        locator=Cells(draw(st.integers(1, 2)), ("x",)),
        polarity=draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"])),
        modality=draw(st.sampled_from(["asserted", "asserted", "asserted", "alleged", "planned"])),
        status=draw(st.sampled_from(["accepted", "accepted", "accepted", "accepted", "proposed"])),
        **draw(ANSWERS[name]),
    )


MET: set[str] = set()


def shape(found: list[rules.Conflict]) -> list[tuple[str, str, list[list[str]]]]:
    return [(c.id, c.kind, [[t.id for t in side] for side in c.sides]) for c in found]


@pytest.mark.parametrize("asked", sorted(ANSWERS))
@settings(REAL, max_examples=12)
@given(data=st.data())
def test_candidates_leave_nothing_out(graph: Graph, asked: str, data: st.DataObject):
    some = st.lists(answer(asked), min_size=3, max_size=6)
    said = agreeing(data.draw(some) + data.draw(st.lists(answer("pair"), max_size=2)))
    empty(graph)
    load(graph, said)
    accepted = [r["id"] for r in exports.records(graph) if r["record"] == "claim" and r["status"] == "accepted"]
    every = conflicts.told_by(graph, ids=accepted)
    related = conflicts.affiliated(graph, ids=[o.id for o in ORGS], ontology=shipped())
    found = conflicts.found(graph, ontology=shipped())
    assert shape(found) == shape(rules.conflicts(every, shipped(), related))
    MET.update(c.kind for c in found)
    for ref in (PERSON, *ORGS):
        own = [c for c in found if any(ref.id in (*c.about, t.subject, t.object) for t in c.claims)]
        assert shape(conflicts.found(graph, ontology=shipped(), entity=ref.id)) == shape(own)


def test_the_claims_above_met_every_kind():
    assert set(rules.KINDS) == MET
