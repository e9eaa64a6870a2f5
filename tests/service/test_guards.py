"""What every request meets: the Host header, keys, bodies that are too large, ETags, and errors of one shape."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Away, Graph
from model.ontology import Ontology
from service.app import create_app
from tests.service.conftest import KEY, READER


@pytest.mark.parametrize(
    ("path", "status", "name", "said"),
    [
        ("/entities/khorasan:nobody", 404, None, "khorasan:nobody"),
        ("/entities?qq=x", 422, "qq", "did you mean q?"),
        ("/entities?type=Persn", 422, "type", "did you mean Person?"),
        ("/entities/khorasan:isis-k/adjacent?as_off=2020", 422, "as_off", "did you mean as_of"),
        ("/entities/khorasan:isis-k/adjacent?relation=RIVAL", 422, "relation", "did you mean RIVAL_OF?"),
        ("/network?hops=9", 422, "hops", "less than or equal to 2"),
        ("/claims?between=a", 422, "between", "two ids with a comma"),
        ("/nothing", 404, None, "Not Found"),
    ],
)
def test_errors_have_one_shape_and_name_the_place(client: TestClient, path: str, status: int, name: str | None, said: str):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert said in told["detail"] and [e["name"] for e in told["errors"]] == ([name] if name else [])
    assert told["request_id"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8000"])
def test_a_foreign_host_is_refused(client: TestClient, host: str):
    assert client.get("/stats", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:9"])
def test_loopback_is_ours(client: TestClient, host: str):
    answer = client.get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.headers["fealty-api"]) == (200, "1")


def test_an_answer_is_not_sent_again_until_something_is_written(analyst: TestClient):
    first = analyst.get("/stats")
    tag = first.headers["etag"]
    again = analyst.get("/stats", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    analyst.post("/sources", json={"source": {"id": "own:etag", "title": "T", "text": "A text."}})
    later = analyst.get("/stats", headers={"If-None-Match": tag})
    assert (later.status_code, later.headers["etag"] != tag) == (200, True)


def chunks() -> Iterator[bytes]:
    yield from (b"x" * 1024 * 1024 for _ in range(12))


@pytest.mark.parametrize("body", [b"x" * (11 * 1024 * 1024), chunks()])
def test_a_body_that_is_too_large_is_refused_with_and_without_a_length(analyst: TestClient, body: Any):
    assert analyst.post("/claims", content=body, headers={"Content-Type": "application/json"}).status_code == 413


def test_beyond_loopback_even_reading_needs_a_key(opened: Graph, ontology: Ontology):
    app = create_app(opened, ontology, keys=(("ria", "reader", READER), ("ana", "analyst", KEY)), hosts=["testserver"], open_reading=False)
    with TestClient(app) as client:
        keys = (None, "Bearer wrong", "Basic abc", f"Bearer {READER}")
        statuses = [client.get("/stats", headers={"Authorization": key} if key else {}).status_code for key in keys]
    assert statuses == [401, 401, 401, 200]


def test_neo4j_away_is_a_503_that_says_when_to_ask_again(ontology: Ontology, monkeypatch: pytest.MonkeyPatch, opened: Graph):
    def away(*_: object, **__: object) -> None:
        raise Away("Neo4j does not answer")

    monkeypatch.setattr(Graph, "read", away)
    with TestClient(create_app(opened, ontology, hosts=["testserver"])) as client:
        answer = client.get("/stats")
        assert (answer.status_code, answer.headers["retry-after"], answer.json()["title"]) == (503, "5", "Neo4j is away")
        assert (client.get("/readyz").status_code, client.get("/healthz").status_code) == (503, 200)


def test_the_log_holds_the_route_and_never_what_was_searched(client: TestClient, caplog: pytest.LogCaptureFixture):
    with caplog.at_level("INFO", logger="fealty"):
        client.get("/entities/khorasan:isis-k/adjacent", params={"relation": "RIVAL_OF"})
    said = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("fealty"))
    assert "/entities/{entity_id}/adjacent" in said and "isis-k" not in said and "RIVAL_OF" not in said


def test_the_schema_of_a_claim_and_the_docs_are_served_without_another_host(client: TestClient):
    assert client.get("/schemas/claim").json()["title"] == "Claim"
    page = client.get("/docs").text
    assert "http://" not in page.replace("http://www.w3.org", "") and "https://" not in page
