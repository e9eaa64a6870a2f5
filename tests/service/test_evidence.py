"""Who says so, over REST: evidence on both sides, and quotes where the text has them."""

from fastapi.testclient import TestClient

from tests.service.test_service import client  # noqa: F401


def test_a_relationship_has_evidence_for_against_and_unproven(client: TestClient):  # noqa: F811
    rivals = client.get("/relationships/RIVAL_OF,khorasan:taliban,khorasan:isis-k").json()
    assert (rivals["id"], rivals["for"]["total"], rivals["against"]["total"]) == ("RIVAL_OF,khorasan:isis-k,khorasan:taliban", 7, 0)
    denied = client.get("/relationships/ALLIED_WITH,khorasan:taliban,khorasan:usa").json()
    assert (denied["claim_count"], denied["against"]["total"]) == (None, 1)
    alleged = client.get("/relationships/MEMBER_OF,khorasan:muhajir,khorasan:al-qaida").json()
    assert (alleged["for"]["total"], alleged["unproven"]["total"]) == (0, 1)
    disputed = client.get("/relationships/CLAIMED_RESPONSIBILITY,khorasan:isis-k,khorasan:school").json()
    assert (disputed["contested"], disputed["for"]["total"], disputed["against"]["total"]) == (True, 1, 1)


def test_nobody_says_so_is_a_404(client: TestClient):  # noqa: F811
    for id_ in ("RIVAL_OF,khorasan:isis-k,khorasan:is", "HATES,a:b,a:c", "x"):
        assert client.get(f"/relationships/{id_}").status_code == 404


def test_every_claim_stands_where_its_source_says(client: TestClient):  # noqa: F811
    listed = client.get("/sources").json()
    assert listed["total"] == 7
    for source in listed["results"]:
        told = client.get(f"/sources/{source['id']}/text").json()
        quotes = {c["claim"]: told["text"][c["start"] : c["end"]] for c in told["claims"]}
        subject = told["claims"][0]["subject"]
        for claim in client.get("/claims", params={"subject": subject, "limit": 200}).json()["results"]:
            if claim["claim"] in quotes:
                assert quotes[claim["claim"]] == claim["quote"]
    assert client.get("/sources/khorasan:nothing").status_code == 404
