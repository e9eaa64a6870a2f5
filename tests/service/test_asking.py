"""POST /cypher: what an analyst's client gets besides the rows."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import FREE_AT_ONCE, Graph
from model.ontology import Ontology
from service.app import create_app

KEY = "a-key-for-the-tests"


@pytest.fixture
def client(graph: Graph, ontology: Ontology) -> Iterator[TestClient]:
    graph.driver.execute_query(
        "CREATE (:Person {name: 'A', born: date('1980-05-01')})-[:KNOWS {since: duration('P1Y')}]->(:Person {name: 'B'})"
    )
    with TestClient(create_app(graph, ontology, keys=(("ana", "analyst", KEY),), hosts=["testserver"])) as opened:
        yield opened


def ask(client: TestClient, text: str, **parameters: Any) -> Any:
    return client.post("/cypher", json={"statement": text, "parameters": parameters}, headers={"Authorization": f"Bearer {KEY}"})


def test_an_answer_has_values_limits_and_a_graph_to_draw(client: TestClient):
    said = ask(client, "MATCH (a)-[x]->() WHERE a.name = $name RETURN a, x", name="A").json()
    (a, x), graph = said["data"]["values"][0], said["graph"]
    assert (a["labels"], a["properties"]) == (["Person"], {"name": "A", "born": "1980-05-01"})
    assert (x["type"], x["properties"], [e["id"] for e in graph["edges"]]) == ("KNOWS", {"since": "P1Y"}, [x["id"]])
    assert {n["properties"]["name"] for n in graph["nodes"]} == {"A", "B"}
    assert said["limits"] == {"seconds": 10.0, "rows": 10_000, "characters": 20_000_000}


def test_a_mistake_says_where(client: TestClient):
    said = ask(client, "MATCH (a)\nRETURN a foo bar")
    assert (said.status_code, said.json()["position"]) == (400, {"line": 2, "column": 10, "offset": 19})


def test_too_many_at_once_is_429_with_retry_after(client: TestClient, graph: Graph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cypher.free.ask.__kwdefaults__", {"seconds": 10.0, "rows": 10, "patience": 0.1})
    for _ in range(FREE_AT_ONCE):
        graph.free_places.acquire()
    try:
        said = ask(client, "RETURN 1")
    finally:
        for _ in range(FREE_AT_ONCE):
            graph.free_places.release()
    assert (said.status_code, said.headers["retry-after"]) == (429, "5")


def test_the_audit_line_tells_how_it_ended_and_not_what_was_asked(client: TestClient, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO, "fealty.audit"):
        ask(client, "RETURN 'secret' AS x")
        ask(client, "CREATE (:Secret)")
    told = [record.getMessage() for record in caplog.records if record.name == "fealty.audit"]
    assert "who=ana role=analyst" in told[0] and "rows=1 ended=answered" in told[0] and "ended=Refused" in told[1]
    assert "secret" not in "".join(told).lower()


def test_limits_tell_where_neo4j_browser_answers(graph: Graph, ontology: Ontology):
    with TestClient(create_app(graph, ontology, hosts=["testserver"], browser="http://127.0.0.1:7474/browser/")) as opened:
        told = opened.get("/limits").json()
    assert told == {"limits": {"seconds": 10.0, "rows": 10_000, "characters": 20_000_000}, "browser": "http://127.0.0.1:7474/browser/"}
