"""Deciding over REST: merging and parting, reviewing, and taking sources back; each can be undone."""

from typing import Any

import orjson
from fastapi.testclient import TestClient

from cypher import exports
from cypher.graph import Graph

UCDP = {"id": "own:dyads", "title": "Own dyads", "publisher": "Me", "published": "2020"}
TALEBAN = {"id": "ucdp:303", "type": "Organization", "name": "Taleban"}


def claim(row: int, **more: Any) -> dict[str, Any]:
    plain = {"locator": {"row": row, "columns": ["a"]}, "quote": f"a: row {row}", "subject": TALEBAN}
    return plain | {"relation": "FOUGHT", "object": {"id": "own:x", "type": "Organization", "name": "X"}, "since": "2001"} | more


def everything(graph: Graph) -> bytes:
    return b"".join(exports.lines(graph))


def add(analyst: TestClient, *claims: dict[str, Any]) -> None:
    assert analyst.post("/sources", json={"source": UCDP, "claims": list(claims)}).status_code == 201


def test_a_merge_moves_edges_names_and_counts_and_its_judgement_takes_it_back(analyst: TestClient, example: Graph):
    rival = claim(2, relation="RIVAL_OF", object={"id": "khorasan:isis-k", "type": "Organization"})
    add(analyst, claim(1), rival)
    before = everything(example)
    rivals = analyst.get("/relationships/RIVAL_OF,khorasan:isis-k,khorasan:taliban").json()
    judged = analyst.post("/judgements", json={"left": "ucdp:303", "right": "khorasan:taliban", "verdict": "same", "why": "one group"})
    assert (judged.status_code, judged.json()["by"], judged.json()["skipped"]) == (201, "ana", [])

    merged = analyst.get("/relationships/RIVAL_OF,khorasan:isis-k,khorasan:taliban").json()
    assert (merged["source_count"], merged["for"]["total"]) == (rivals["source_count"] + 1, rivals["for"]["total"] + 1)
    told = analyst.get("/entities/khorasan:taliban").json()
    assert told["merged"] == ["ucdp:303"] and "Taleban" in {n["value"] for n in told["names"]}
    found = [e["id"] for e in analyst.get("/entities", params={"q": "Taleban"}).json()["results"]]
    assert found[0] == "khorasan:taliban" and "ucdp:303" not in found

    for path in ("/entities/ucdp:303", "/entities/ucdp:303/adjacent?limit=3", "/relationships/RIVAL_OF,khorasan:isis-k,ucdp:303"):
        answer = analyst.get(path, follow_redirects=False)
        assert answer.status_code == 308
        assert answer.headers["location"] == path.replace("ucdp:303", "khorasan:taliban")
    assert analyst.get("/paths?from=ucdp:303&to=khorasan:khan").json()["from"]["id"] == "khorasan:taliban"
    assert analyst.get("/claims", params={"source": "own:dyads", "relation": "FOUGHT"}).json()["results"][0]["subject"]["id"] == "ucdp:303"

    taken = analyst.delete(f"/judgements/{judged.json()['id']}")
    assert (taken.status_code, set(taken.json()["moved"])) == (200, {"ucdp:303", "khorasan:taliban"})
    assert everything(example) == before
    assert analyst.get("/entities/ucdp:303").json()["name"] == "Taleban"
    assert analyst.delete(f"/judgements/{judged.json()['id']}").status_code == 404


def test_different_blocks_a_chain_and_says_so(analyst: TestClient):
    a, b, c = "own:a", "own:b", "own:c"
    pairs = [(a, c, "different"), (a, b, "same"), (b, c, "same")]
    made = [analyst.post("/judgements", json={"left": x, "right": y, "verdict": v}).json() for x, y, v in pairs]
    (skipped,) = made[-1]["skipped"]
    assert (skipped["judgement"]["id"], skipped["blocked_by"]["id"]) == (made[2]["id"], made[0]["id"])
    listed = analyst.get("/judgements").json()
    assert (listed["total"], listed["skipped"]) == (3, [skipped])
    for judgement in made:
        analyst.delete(f"/judgements/{judgement['id']}")


def test_a_wrong_judgement_is_named(analyst: TestClient, client: TestClient):
    for wrong, name in (({"verdict": "maybe"}, "verdict"), ({"right": "khorasan:taliban"}, "right"), ({"left": "a b"}, "left")):
        said = {"left": "khorasan:taliban", "right": "own:x", "verdict": "same"} | wrong
        answer = analyst.post("/judgements", json=said)
        assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, name)
    assert client.post("/judgements", json={"left": "a:b", "right": "a:c", "verdict": "same"}).status_code == 401


def test_a_review_decides_and_stays_when_the_text_is_read_again(analyst: TestClient):
    proposed = claim(9, relation="ATTACKED", object={"id": "own:y", "type": "Organization", "name": "Y"}, status="proposed")
    add(analyst, proposed)
    (waiting,) = analyst.get("/review", params={"source": "own:dyads", "relation": "ATTACKED"}).json()["results"]
    edge = f"/relationships/{waiting['relationship']}"
    assert analyst.get(edge).status_code == 404
    done = analyst.post(f"/claims/{waiting['claim']}/review", json={"decision": "accepted", "why": "it is so"})
    assert (done.status_code, done.json()["changed"], analyst.get(edge).json()["claim_count"]) == (200, 1, 1)
    told = analyst.get(f"/claims/{waiting['claim']}").json()
    assert (told["status"], told["review"]["by"], told["review"]["why"]) == ("accepted", "ana", "it is so")
    add(analyst, proposed)
    assert analyst.get(edge).json()["claim_count"] == 1
    dated = proposed | {"since": "2001-05"}
    add(analyst, dated)
    assert analyst.get(edge).json()["claim_count"] == 2
    again = analyst.post(f"/claims/{waiting['claim']}/review", json={"decision": "rejected"}).json()
    assert (again["changed"], analyst.get(edge).status_code) == (2, 404)
    assert analyst.post(f"/claims/{waiting['claim']}/review", json={"decision": "maybe"}).status_code == 422
    assert analyst.post("/claims/none/review", json={"decision": "accepted"}).status_code == 404


def test_a_source_taken_back_is_gone_and_says_when_by_whom_and_why(analyst: TestClient, example: Graph):
    text = {"id": "own:report", "title": "A report", "text": "X fought Y."}
    quote = {"quote": "X fought Y", "start": 0, "end": 10, "subject": {"id": "own:onlyx", "type": "Organization", "name": "X"}}
    said = quote | {"relation": "FOUGHT", "object": {"id": "khorasan:taliban", "type": "Organization"}}
    before = everything(example)
    analyst.post("/sources", json={"source": text, "claims": [said]})
    assert analyst.get("/entities/own:onlyx").status_code == 200
    gone = analyst.delete("/sources/own:report", params={"why": "withdrawn"}).json()
    assert (gone["claims"], gone["by"]) == (2, "ana")
    assert everything(example) == before
    assert analyst.get("/entities/own:onlyx").status_code == 404
    for path in ("/sources/own:report", "/sources/own:report/text"):
        answer = analyst.get(path)
        assert answer.status_code == 410 and "withdrawn" in answer.json()["detail"] and gone["at"] in answer.json()["detail"]
    assert analyst.delete("/sources/own:report").status_code == 410
    assert analyst.delete("/sources/own:never").status_code == 404
    analyst.post("/sources", json={"source": text, "claims": [said]})
    assert analyst.get("/sources/own:report").status_code == 200 and analyst.get("/entities/own:onlyx").status_code == 200


def test_judgements_and_reviews_are_exported_and_read_back(analyst: TestClient, example: Graph):
    analyst.post("/judgements", json={"left": "own:x", "right": "own:z", "verdict": "unsure", "why": "not clear"})
    records = [orjson.loads(line) for line in analyst.get("/export/claims").iter_lines()]
    assert {r["record"] for r in records} == {"source", "passage", "claim", "judgement", "review"}
