"""Grading a source over HTTP."""

from fastapi.testclient import TestClient

BRIEF = "/sources/khorasan:brief-origins"


def test_an_analyst_grades_and_evidence_shows_it(analyst: TestClient):
    done = analyst.patch(BRIEF, json={"reliability": "B"})
    told = done.json()
    assert (done.status_code, told["reliability"], told["own_reliability"], told["graded_by"]) == (200, "B", None, "ana")
    claims = analyst.get("/claims?source=khorasan:brief-origins&limit=3").json()["results"]
    assert {c["source"]["reliability"] for c in claims} == {"B"}
    assert analyst.patch(BRIEF, json={"reliability": "D"}).json()["reliability"] == "D"


def test_others_may_not(client: TestClient):
    assert client.patch(BRIEF, json={"reliability": "A"}).status_code == 401


def test_what_is_wrong_is_named(analyst: TestClient):
    assert analyst.patch(BRIEF, json={"reliability": "G"}).json()["errors"][0]["name"] == "reliability"
    assert analyst.patch("/sources/khorasan:nothing", json={"reliability": "A"}).status_code == 404
