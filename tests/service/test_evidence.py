"""Who says so, over REST: claims, relationships with every side, sources with their texts, and adding more."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

TEXT = "Group A is a rival of Group B. Group A denied that it left Group C."
SOURCE = {"id": "own:report", "title": "A report", "publisher": "Me", "published": "2021-09-20", "text": TEXT}


def claim(quote: str, **more: Any) -> dict[str, Any]:
    start = TEXT.find(quote)
    ends = {"subject": {"id": "own:a", "type": "Organization", "name": "Group A"}, "object": {"id": "own:b", "type": "Organization"}}
    return {"quote": quote, "start": start, "end": start + len(quote), "relation": "RIVAL_OF"} | ends | more


RIVALS = claim("Group A is a rival of Group B")


def test_claims_between_two_show_what_is_denied_and_alleged(client: TestClient):
    answer = client.get("/claims", params={"between": "khorasan:taliban,khorasan:usa"}).json()
    assert {(c["relation"], c["polarity"]) for c in answer["results"]} >= {("NEGOTIATED_WITH", "affirmed"), ("ALLIED_WITH", "denied")}


@pytest.mark.parametrize(
    ("params", "field", "value"),
    [
        ({"polarity": "denied"}, "polarity", "denied"),
        ({"modality": "alleged"}, "modality", "alleged"),
        ({"relation": "PLEDGED_TO"}, "relation", "PLEDGED_TO"),
        ({"attribute": "founded"}, "attribute", "founded"),
        ({"subject": "khorasan:isis-k", "attribute": "strength"}, "attribute", "strength"),
    ],
)
def test_claims_are_filtered(client: TestClient, params: dict[str, str], field: str, value: str):
    found = client.get("/claims", params=params).json()
    assert found["total"] >= 2 and {c[field] for c in found["results"]} == {value}


def test_claims_are_paged_and_one_is_shown(client: TestClient):
    pages = [client.get("/claims", params={"subject": "khorasan:isis-k", "limit": 10, "offset": n}).json() for n in (0, 10)]
    ids = [c["claim"] for page in pages for c in page["results"]]
    assert (len(ids), len(set(ids))) == (20, 20)
    assert client.get(f"/claims/{ids[0]}").json() == pages[0]["results"][0] | {"review": None, "decisions": [], "corrects": []}
    assert client.get("/claims/none").status_code == 404


def test_a_relationship_has_evidence_for_against_and_unproven(client: TestClient):
    rivals = client.get("/relationships/RIVAL_OF,khorasan:taliban,khorasan:isis-k").json()
    assert (rivals["id"], rivals["for"]["total"], rivals["against"]["total"]) == ("RIVAL_OF,khorasan:isis-k,khorasan:taliban", 7, 0)
    assert (rivals["sentence"], rivals["standing"]) == ("Islamic State Khorasan is a rival of Taliban", "certain")
    denied = client.get("/relationships/ALLIED_WITH,khorasan:taliban,khorasan:usa").json()
    assert (denied["claim_count"], denied["standing"], denied["against"]["total"]) == (0, None, 1)
    alleged = client.get("/relationships/MEMBER_OF,khorasan:muhajir,khorasan:al-qaida").json()
    assert (alleged["for"]["total"], alleged["unproven"]["total"]) == (0, 1)
    disputed = client.get("/relationships/CLAIMED_RESPONSIBILITY,khorasan:isis-k,khorasan:school").json()
    assert (disputed["contested"], disputed["for"]["total"], disputed["against"]["total"]) == (True, 1, 1)


def test_nobody_says_so_is_a_404(client: TestClient):
    for id_ in ("RIVAL_OF,khorasan:isis-k,khorasan:is", "HATES,a:b,a:c", "x"):
        assert client.get(f"/relationships/{id_}").status_code == 404


def test_relationships_are_listed_as_sentences(client: TestClient):
    listed = client.get("/relationships", params={"relation": "PLEDGED_TO", "limit": 200}).json()
    assert listed["total"] == len(listed["results"]) >= 4
    assert all("pledged allegiance to" in r["sentence"] for r in listed["results"])
    contested = client.get("/relationships", params={"contested": "true", "limit": 200}).json()
    assert "CLAIMED_RESPONSIBILITY,khorasan:isis-k,khorasan:school" in {r["id"] for r in contested["results"]}


def test_every_claim_stands_where_its_source_says(client: TestClient):
    listed = client.get("/sources").json()
    assert listed["total"] == len(listed["results"]) == 7
    for source in listed["results"]:
        assert client.get(f"/sources/{source['id']}").json() == source
        told = client.get(f"/sources/{source['id']}/text").json()
        quotes = {c["claim"]: told["text"][c["start"] : c["end"]] for c in told["claims"]}
        read = client.get("/claims", params={"source": source["id"], "limit": 200}).json()["results"]
        assert {c["claim"]: c["quote"] for c in read} == {c["claim"]: quotes[c["claim"]] for c in read}
    assert client.get("/sources/khorasan:nothing").status_code == 404


BY_ROW = {name: value for name, value in RIVALS.items() if name not in ("start", "end")} | {"locator": {"row": 1, "columns": ["all"]}}


@pytest.mark.parametrize(
    ("claims", "name", "detail"),
    [
        ([RIVALS | {"quote": "Group X"}], "claims.0.quote", "not in the text"),
        ([RIVALS, RIVALS | {"relation": "RIVALOF"}], "claims.1.relation", "did you mean RIVAL_OF"),
        ([RIVALS | {"colour": "red"}], "claims.0.colour", "not a field"),
        ([BY_ROW], "claims.0.locator", "`start` and `end` are needed"),
    ],
)
def test_a_wrong_claim_is_named_and_then_nothing_is_written(analyst: TestClient, claims: list[Any], name: str, detail: str):
    answer = analyst.post("/sources", json={"source": SOURCE | {"id": "own:wrong"}, "claims": claims})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["in"], error["name"]) == ("body", name) and detail in error["detail"]
    assert analyst.get("/sources/own:wrong").status_code == 404


def test_a_source_and_claims_are_added_once(analyst: TestClient):
    first = analyst.post("/sources", json={"source": SOURCE, "claims": [RIVALS]})
    again = analyst.post("/sources", json={"source": SOURCE, "claims": [RIVALS]})
    assert (first.status_code, first.json()["created"], again.json()["created"]) == (201, 2, 0)
    denied = claim("Group A denied that it left Group C", source="own:report", relation="DEFECTED_FROM", polarity="denied")
    added = analyst.post("/claims", json={"claims": [denied]}).json()
    assert added["created"] == 2 and analyst.get(f"/claims/{added['claims'][0]}").json()["polarity"] == "denied"
    assert analyst.get("/relationships/RIVAL_OF,own:a,own:b").json()["for"]["total"] == 1
    assert analyst.post("/sources", json={"source": SOURCE | {"text": "Another text."}}).status_code == 409
    assert analyst.post("/claims", json={"claims": [denied | {"source": "own:unread"}]}).json()["errors"][0]["name"] == "claims.0.source"


def test_writing_needs_an_analyst(client: TestClient):
    assert client.post("/claims", json={"claims": [RIVALS]}).status_code == 401
    assert client.post("/sources", json={"source": SOURCE}).status_code == 401
