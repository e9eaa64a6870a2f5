"""Candidates from the graph: nothing that the rules would find is left out, everywhere or about one entity."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cypher import conflicts, exports
from cypher.graph import Graph
from model import conflicts as rules
from model.claims import Cells, Claim, Number, Ref
from model.ontology import shipped
from tests.conftest import empty
from tests.cypher.test_invariants import REAL, agreeing, load

PEOPLE = [Ref(f"t:p{n}", "Person") for n in range(2)]
ORGS = [Ref(f"t:o{n}", "Organization") for n in range(3)]
PLAIN = Claim("t:s0", Cells(1, ("x",)), "x: one", PEOPLE[0])
NUMBERS = st.builds(Number, st.integers(1, 3), st.integers(4, 5)) | st.sampled_from([Number(9, None, ">="), Number(2, 2, "=", "civilians")])


@st.composite
def answers(draw: st.DrawFn) -> Claim:
    """A claim that may answer what another one answers."""
    plain = replace(
        PLAIN,
        source=draw(st.sampled_from(["t:s0", "t:s1"])),
        locator=Cells(draw(st.integers(1, 2)), ("x",)),
        polarity=draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
        modality=draw(st.sampled_from(["asserted", "asserted", "alleged", "planned"])),
        since=draw(st.sampled_from([None, "2014", "2015-06"])),
        status=draw(st.sampled_from(["accepted", "accepted", "accepted", "proposed"])),
    )
    person, (one, other) = draw(st.sampled_from(PEOPLE)), draw(st.permutations(ORGS))[:2]
    match draw(st.integers(0, 5)):
        case 0:
            return replace(plain, subject=one, attribute="strength", value=draw(NUMBERS))
        case 1:
            return replace(plain, subject=person, attribute="died", value=draw(st.sampled_from(["2014", "2015-06", "2015"])))
        case 2:
            return replace(plain, subject=person, attribute="cause_of_death", value=draw(st.sampled_from(["illness", "a bomb"])))
        case 3:
            return replace(plain, subject=person, attribute="nationality", value=draw(st.sampled_from(["Iraqi", "Afghan"])))
        case 4:
            return replace(plain, subject=person, relation="KILLED_BY", object=one)
        case _:
            return replace(plain, subject=one, relation=draw(st.sampled_from(["RIVAL_OF", "ALLIED_WITH", "PART_OF"])), object=other)


def shape(found: list[rules.Conflict]) -> list[tuple[str, str, list[list[str]]]]:
    return [(c.id, c.kind, [[t.id for t in side] for side in c.sides]) for c in found]


@REAL
@given(st.lists(answers(), min_size=2, max_size=10).map(agreeing))
def test_candidates_leave_nothing_out(graph: Graph, said: list[Claim]):
    empty(graph)
    load(graph, said)
    accepted = [r["id"] for r in exports.records(graph) if r["record"] == "claim" and r["status"] == "accepted"]
    every = conflicts.told_by(graph, ids=accepted)
    related = conflicts.affiliated(graph, ids=[o.id for o in ORGS], ontology=shipped())
    found = conflicts.found(graph, ontology=shipped())
    assert shape(found) == shape(rules.conflicts(every, shipped(), related))
    for ref in (*PEOPLE, *ORGS):
        own = [c for c in found if any(ref.id in (*c.about, t.subject, t.object) for t in c.claims)]
        assert shape(conflicts.found(graph, ontology=shipped(), entity=ref.id)) == shape(own)
