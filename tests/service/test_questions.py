"""Saved questions and the analyst's own Cypher: answered, bounded, and nothing leaks."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Graph
from tests.service.conftest import KEY, READER


def ask(client: TestClient, text: str, key: str | None = KEY) -> Any:
    return client.post("/cypher", json={"statement": text}, headers={"Authorization": f"Bearer {key}"} if key else {})


def test_every_saved_question_is_listed_and_answers_with_its_examples(client: TestClient):
    listed = client.get("/queries").json()
    assert {"rivals", "pledges", "defections", "killings", "alleged", "adjacent"} <= {q["name"] for q in listed}
    for question in listed:
        texts = {p["name"]: p["example"] for p in question["parameters"] if p["type"] == "string" and not p["optional"]}
        lists = {p["name"]: ["RIVAL_OF"] for p in question["parameters"] if p["type"] == "list" and not p["optional"]}
        answer = client.get(f"/queries/{question['name']}", params={n: t.strip("'") for n, t in texts.items()} | lists)
        assert answer.status_code == 200, (question["name"], answer.text)


def test_a_saved_question_takes_its_parameters_from_the_query_string(client: TestClient):
    told = client.get("/queries/rivals", params={"entity_id": "khorasan:isis-k"}).json()
    assert told["data"]["fields"] == [
        "rival",
        "since",
        "sources",
        "contested",
        "quote",
        "publisher",
        "relationship",
        "rival_id",
        "claim_id",
        "source_id",
    ]
    assert told["data"]["values"][0][0] == "Taliban" and told["truncated"] is False


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/queries/nothing", 404, "/queries lists them"),
        ("/queries/rivals", 422, "entity_id is needed"),
        ("/queries/rivals?id=x", 422, "it takes entity_id, as_of"),
        ("/queries/best_sourced?limit=many", 422, "needs a integer"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(client: TestClient, path: str, status: int, said: str):
    answer = client.get(path)
    assert (answer.status_code, said in answer.json()["detail"]) == (status, True), answer.text


def test_an_analyst_asks_cypher(client: TestClient):
    answer = ask(client, "MATCH (a)-[:RIVAL_OF]-(b {id: 'khorasan:taliban'}) RETURN a.id AS who ORDER BY who")
    assert answer.json()["data"]["fields"] == ["who"] and ["khorasan:isis-k"] in answer.json()["data"]["values"]


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "SHOW TRANSACTIONS",
        "CALL dbms.listConfig()",
        "CREATE (n) RETURN n",
        "MATCH (n) CALL (n) { SET n.x = 1 } RETURN 1",
        "RETURN size([x IN range(1, 2000000000) WHERE x % 2 = 3])",
    ],
)
def test_free_cypher_leaks_and_writes_nothing(client: TestClient, text: str):
    assert ask(client, text).status_code == 403


def test_free_cypher_needs_a_key_of_the_right_role(client: TestClient):
    statuses = [ask(client, "RETURN 1", key).status_code for key in (None, "wrong", READER, KEY)]
    assert statuses == [401, 401, 403, 200]


def test_a_mistake_in_cypher_is_a_400_and_many_rows_are_truncated(client: TestClient):
    assert ask(client, "MATCH (n RETURN n").status_code == 400
    long = ask(client, "UNWIND range(1, 20000) AS x RETURN x").json()
    assert (long["truncated"], len(long["data"]["values"])) == (True, 10_000)


def test_the_vocabulary_names_all_that_the_graph_holds(client: TestClient, example: Graph):
    told = client.get("/vocabulary").json()
    labels, relations = ({one["name"]: one["count"] for one in told[of]} for of in ("labels", "relations"))
    stats = client.get("/stats").json()
    assert labels["Claim"] == stats["claims"] and {n: c for n, c in relations.items() if c} == stats["relations"]
    properties = {(one["of"], one["name"]) for one in told["properties"]}
    found: list[list[Any]] = []
    example.table(
        "CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName", {}, seconds=10, take=lambda r: found.append(r) is None
    )
    held = {("entities" if "Entity" in on else f"{on[0].lower()}s", name) for on, name in found if "Revision" not in on}
    assert held - properties == set() and {label for on, _ in found for label in on} - {"Revision"} <= set(labels)
    edges = list[list[Any]]()
    example.table(
        "MATCH (:Entity)-[x]->(:Entity) UNWIND keys(x) AS k RETURN DISTINCT k", {}, seconds=10, take=lambda r: edges.append(r) is None
    )
    assert {("relationships", key) for (key,) in edges} == {(of, name) for of, name in properties if of == "relationships"}
