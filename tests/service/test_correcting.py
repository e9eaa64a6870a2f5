"""Correcting a claim over REST: the new one is in force, the old one stays as superseded, whatever is loaded again."""

import json
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient

from cypher import exports
from cypher.graph import Graph
from cypher.rebuild import rebuild
from cypher.verify import verify
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from tests.conftest import empty
from tests.cypher.test_invariants import snapshot

TEXT = "Group A is a rival of Group B. Group A fought Group C."
SOURCE = {"id": "own:note", "title": "A note", "publisher": "Me", "published": "2021-09-20", "text": TEXT}
A, B, C = ({"id": f"own:{x}", "type": "Organization", "name": f"Group {x.upper()}"} for x in "abc")
QUOTE = "Group A is a rival of Group B"
RIVAL = {"quote": QUOTE, "start": 0, "end": len(QUOTE), "subject": A, "relation": "RIVAL_OF", "object": B}
EDGE = "/relationships/RIVAL_OF,own:a,own:b"


@pytest.fixture
def old(analyst: TestClient, example: Graph) -> str:
    """A claim of a source of its own, coded anew for each test."""
    empty(example)
    added = analyst.post("/sources", json={"source": SOURCE, "claims": [RIVAL]})
    return added.json()["claims"][0]


def correct(analyst: TestClient, claim: str, record: dict[str, Any], **more: Any) -> Any:
    return analyst.post(f"/claims/{claim}/correction", json={"claim": record} | more)


def status(analyst: TestClient, claim: str) -> str:
    return analyst.get(f"/claims/{claim}").json()["status"]


def review(analyst: TestClient, claim: str, decision: str) -> None:
    assert analyst.post(f"/claims/{claim}/review", json={"decision": decision}).status_code == 200


def load_again(graph: Graph, ontology: Ontology) -> None:
    pipeline.load(
        claims_of(graph, ontology, [{"record": "source"} | SOURCE, {"record": "claim", "source": SOURCE["id"]} | RIVAL]), graph, ontology
    )


def claims_of(graph: Graph, ontology: Ontology, records: list[dict[str, Any]]) -> list[Any]:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        file.write_bytes(b"".join(orjson.dumps(r) + b"\n" for r in records))
        return list(claims.read(file, ontology))


def test_a_correction_is_in_force_and_the_old_claim_stays_superseded(analyst: TestClient, old: str, example: Graph, ontology: Ontology):
    done = correct(analyst, old, RIVAL | {"object": C}, why="it says C")
    assert done.status_code == 201, done.text
    new = done.json()["claim"]
    assert (done.json()["corrects"], done.json()["by"], done.json()["created"] > 0) == (old, "ana", True)
    assert analyst.get("/relationships", params={"relation": "RIVAL_OF"}).json()["total"] == 1
    assert analyst.get("/relationships/RIVAL_OF,own:a,own:c").json()["claim_count"] == 1
    was, now = (analyst.get(f"/claims/{id_}").json() for id_ in (old, new))
    assert (was["status"], was["review"]["instead"], was["review"]["why"]) == ("superseded", new, "it says C")
    assert (now["status"], now["corrects"], now["extractor"], now["suffix"]) == ("accepted", [old], "analyst/ana", TEXT[len(QUOTE) :])
    assert list(verify(example, ontology)) == []


def test_a_better_date_for_the_same_statement(analyst: TestClient, old: str):
    review(analyst, old, "rejected")
    new = correct(analyst, old, RIVAL | {"since": "2015-01"}).json()["claim"]
    assert (status(analyst, old), status(analyst, new)) == ("superseded", "accepted")
    told = analyst.get(EDGE).json()
    assert (told["claim_count"], told["for"]["results"][0]["since"]) == (1, "2015-01")
    review(analyst, new, "rejected")
    assert (status(analyst, old), status(analyst, new)) == ("superseded", "rejected")
    review(analyst, new, "accepted")
    assert (status(analyst, old), status(analyst, new)) == ("superseded", "accepted")


def test_it_stays_when_the_source_is_loaded_again_and_when_rebuilt(analyst: TestClient, old: str, example: Graph, ontology: Ontology):
    new = correct(analyst, old, RIVAL | {"since": "2015-01"}).json()["claim"]
    before = snapshot(example)
    load_again(example, ontology)
    assert analyst.post("/claims", json={"claims": [{"source": "own:note"} | RIVAL | {"extractor": "hand/9"}]}).status_code == 201
    assert (status(analyst, old), status(analyst, new)) == ("superseded", "accepted")
    rebuild(example, ontology)
    assert snapshot(example)[1] == before[1]


PLACE = {"id": "own:p", "type": "Place", "name": "The mill"}
OFFICER = {"id": "own:o", "type": "Person", "name": "An officer"}
MORE: dict[str, Any] = {
    "quote": "Group A fought Group C",
    "start": TEXT.index("Group A fought"),
    "end": len(TEXT) - 1,
    "relation": "FOUGHT",
    "object": C,
    "qualifiers": {"place": PLACE, "how": "by night", "deaths": 3, "of": "guards"},
    "attributed_to": {"text": "the officer", "entity": OFFICER},
    "modality": "alleged",
    "hedge": "reportedly",
}


def told(analyst: TestClient, claim: str) -> dict[str, Any]:
    """What can be corrected of a claim, entities by their ids."""
    said = analyst.get(f"/claims/{claim}").json()
    named = {name: value["id"] if isinstance(value, dict) else value for name, value in said["qualifiers"].items()}
    voice = said["attributed_to"]
    return {
        "quote": said["quote"],
        "start": said["start"],
        "words": (said["prefix"], said["suffix"]),
        "qualifiers": named,
        "voice": voice and (voice["text"], voice["entity"] and voice["entity"]["id"]),
    }


def test_the_quote_the_qualifiers_and_the_attribution_are_corrected(analyst: TestClient, old: str, example: Graph, ontology: Ontology):
    new = correct(analyst, old, MORE | {"subject": A}).json()["claim"]
    start = MORE["start"]
    assert told(analyst, new) == {
        "quote": "Group A fought Group C",
        "start": start,
        "words": (TEXT[:start], "."),
        "qualifiers": {"place": "own:p", "how": "by night", "deaths": 3, "of": "guards"},
        "voice": ("the officer", "own:o"),
    }
    assert told(analyst, old)["quote"] == QUOTE
    assert (status(analyst, old), status(analyst, new)) == ("superseded", "accepted")
    assert analyst.get("/entities/own:p").json()["name"] == "The mill"
    changed = MORE | {"subject": A, "qualifiers": {"place": PLACE, "deaths": 4}, "attributed_to": {"text": "two officers"}}
    third = correct(analyst, new, changed).json()["claim"]
    assert (told(analyst, third)["qualifiers"], told(analyst, third)["voice"]) == ({"place": "own:p", "deaths": 4}, ("two officers", None))
    fourth = correct(
        analyst, third, {"quote": "fought", "start": start + 8, "end": start + 14, "subject": A, "relation": "FOUGHT", "object": C}
    )
    assert (told(analyst, fourth.json()["claim"])["qualifiers"], told(analyst, fourth.json()["claim"])["voice"]) == ({}, None)
    assert [status(analyst, claim) for claim in (old, new, third)] == ["superseded"] * 3
    assert list(verify(example, ontology)) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("right", [RIVAL | {"since": "2015-01"}, MORE | {"subject": A}], ids=["date", "more"])
def test_the_export_loads_into_the_same_graph_in_any_order(
    analyst: TestClient, old: str, example: Graph, ontology: Ontology, right: dict[str, Any], reverse: bool
):
    new = correct(analyst, old, right).json()["claim"]
    was = told(analyst, new)
    before = snapshot(example)
    records = list(exports.records(example))
    said = [r for r in records if r["record"] == "claim"]
    first = [{"record": "source"} | SOURCE, *(r for r in records if r["record"] == "review")]
    loads = [[*first[:1], said_] for said_ in said] + [first[1:]]
    empty(example)
    for load in reversed(loads) if reverse else loads:
        pipeline.load(claims_of(example, ontology, load), example, ontology)
    assert snapshot(example) == before
    assert told(analyst, new) == was
    assert (status(analyst, old), status(analyst, new)) == ("superseded", "accepted")


@pytest.mark.parametrize("decision", ["accepted", "proposed"])
def test_a_review_of_the_old_claim_puts_it_back(analyst: TestClient, old: str, example: Graph, ontology: Ontology, decision: str):
    new = correct(analyst, old, RIVAL | {"since": "2015-01"}).json()["claim"]
    review(analyst, old, decision)
    assert (status(analyst, old), status(analyst, new)) == (decision, "accepted")
    load_again(example, ontology)
    assert status(analyst, old) == decision
    assert [d["decision"] for d in analyst.get(f"/claims/{old}").json()["decisions"]] == [decision, "superseded"]
    third = correct(analyst, old, RIVAL | {"since": "2016"}).json()["claim"]
    assert [status(analyst, id_) for id_ in (old, new, third)] == ["superseded", "accepted", "accepted"]


def test_a_correction_corrected_back_is_the_first_claim_again(analyst: TestClient, old: str):
    new = correct(analyst, old, RIVAL | {"since": "2015"}).json()["claim"]
    assert correct(analyst, new, RIVAL).json()["claim"] == old
    assert (status(analyst, old), status(analyst, new)) == ("accepted", "superseded")


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"since": "nineteen"}, "claim.since"),
        ({"relation": "KILLED_BY"}, "claim.object.type"),
        ({"quote": "nobody said this"}, "claim.quote"),
        ({"source": "khorasan:brief-origins"}, "claim.source"),
        ({}, "claim.id"),
        ({"quote": "Group A fought Group C"}, "claim.quote"),
        ({"start": 1, "end": 3}, "claim.quote"),
        ({"start": "a", "end": 3}, "claim.locator"),
        ({"locator": {"row": 1, "columns": ["a"]}}, "claim.locator"),
        ({"qualifiers": {"weapon": "a bomb"}}, "claim.qualifiers.weapon"),
        ({"qualifiers": {"place": "Kabul"}}, "claim.qualifiers.place"),
        ({"qualifiers": {"place": PLACE | {"id": "no id"}}}, "claim.qualifiers.place.id"),
        ({"qualifiers": {"event": PLACE | {"type": "Town"}}}, "claim.qualifiers.event.type"),
        ({"qualifiers": {"deaths": "three"}}, "claim.qualifiers.deaths"),
        ({"qualifiers": {"deaths": -3}}, "claim.qualifiers.deaths"),
        ({"qualifiers": {"count": 2**70}}, "claim.qualifiers.count"),
        ({"qualifiers": {"role": " "}}, "claim.qualifiers.role"),
        ({"qualifiers": {"role": "\ud800"}}, "claim.qualifiers.role"),
        ({"relation": "RELATED_TO"}, "claim.qualifiers.label"),
        ({"relation": ["RIVAL_OF"]}, "claim.relation"),
        ({"hedge": {"a": 1}}, "claim.hedge"),
        ({"attributed_to": {"entity": PLACE}}, "claim.attributed_to"),
        ({"attributed_to": {"text": "him", "entity": {"id": "own:o"}}}, "claim.attributed_to.entity.id"),
        ({"relation": None, "object": None, "attribute": "strength", "value": {"min": 2**70}}, "claim.value"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(analyst: TestClient, old: str, example: Graph, wrong: dict[str, Any], name: str):
    before = snapshot(example)
    body = json.dumps({"claim": RIVAL | wrong})
    answer = analyst.post(f"/claims/{old}/correction", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, name)
    assert answer.json()["errors"][0]["detail"]
    assert snapshot(example) == before


def test_who_may_not_and_what_is_not_there(analyst: TestClient, client: TestClient, app: Any, old: str):
    assert client.post(f"/claims/{old}/correction", json={"claim": RIVAL}).status_code == 401
    with TestClient(app, headers={"Authorization": "Bearer another-key-of-tests"}) as reader:
        assert reader.post(f"/claims/{old}/correction", json={"claim": RIVAL}).status_code == 403
    assert correct(analyst, "none", RIVAL).status_code == 404
    refused = analyst.post(f"/claims/{old}/review", json={"decision": "superseded"})
    assert (refused.status_code, refused.json()["errors"][0]["name"]) == (422, "decision")


def test_a_row_of_a_table_is_corrected_where_it_stands(analyst: TestClient, old: str):
    row = {"locator": {"row": 3, "columns": ["a"]}, "quote": "a: x", "subject": A, "relation": "RIVAL_OF", "object": B}
    table = {"id": "own:rows", "title": "Rows", "kind": "table"}
    (first,) = analyst.post("/sources", json={"source": table, "claims": [row]}).json()["claims"]
    said = {name: value for name, value in row.items() if name != "locator"} | {"since": "2015"}
    done = correct(analyst, first, said)
    assert done.status_code == 201, done.text
    assert (status(analyst, first), status(analyst, done.json()["claim"])) == ("superseded", "accepted")
    assert analyst.get("/sources/own:rows").json()["kind"] == "table"
