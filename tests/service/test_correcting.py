"""Correcting a claim over REST: the new one is in force, the old one stays as superseded, whatever is loaded again."""

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


@pytest.mark.parametrize("reverse", [False, True])
def test_the_export_loads_into_the_same_graph_in_any_order(
    analyst: TestClient, old: str, example: Graph, ontology: Ontology, reverse: bool
):
    new = correct(analyst, old, RIVAL | {"since": "2015-01"}).json()["claim"]
    before = snapshot(example)
    records = list(exports.records(example))
    said = [r for r in records if r["record"] == "claim"]
    first = [{"record": "source"} | SOURCE, *(r for r in records if r["record"] == "review")]
    loads = [[*first[:1], said_] for said_ in said] + [first[1:]]
    empty(example)
    for load in reversed(loads) if reverse else loads:
        pipeline.load(claims_of(example, ontology, load), example, ontology)
    assert snapshot(example) == before
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
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(analyst: TestClient, old: str, example: Graph, wrong: dict[str, Any], name: str):
    before = snapshot(example)
    answer = correct(analyst, old, RIVAL | wrong)
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, name)
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
