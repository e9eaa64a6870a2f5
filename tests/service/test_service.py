"""The service over a real graph: answers, refusals, and a page that runs nothing it is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cypher.graph import Graph
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from service import drawing
from service.app import create_app
from service.graphdoc import graphdoc

KEY = "a-key-for-the-tests"
FOLDER = Path(__file__).parents[2] / "examples" / "khorasan"


@pytest.fixture(scope="module")
def client(opened: Graph, ontology: Ontology) -> Iterator[TestClient]:
    from tests.conftest import empty

    empty(opened)
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl"]
    pipeline.load((item for f in files for item in claims.read(f, ontology)), opened, ontology)
    keys = (("ana", "analyst", KEY), ("ria", "reader", "another-key-of-tests"))
    with TestClient(create_app(opened, ontology, keys=keys, hosts=["testserver"])) as opened_client:
        yield opened_client


@pytest.mark.parametrize(
    ("typed", "id_"),
    [("isis k", "isis-k"), ("ISIS-K", "isis-k"), ("Haqani", "haqqani-network"), ("talib", "taliban"), ("khorasan", "isis-k")],
)
def test_search_finds_names_aliases_prefixes_and_one_letter_off(client: TestClient, typed: str, id_: str):
    assert client.get("/entities", params={"q": typed}).json()["results"][0]["id"] == f"khorasan:{id_}"


@pytest.mark.parametrize("typed", ['"', "a AND", "*", "~~", "name:(", "\\", "[* TO *]", "🙂"])
def test_what_is_typed_is_never_syntax(client: TestClient, typed: str):
    assert client.get("/entities", params={"q": typed}).status_code == 200


def test_every_adjacent_edge_has_a_quote_and_its_source(client: TestClient):
    groups = client.get("/entities/khorasan:isis-k/adjacent").json()["groups"]
    assert {g["relation"] for g in groups} >= {"RIVAL_OF", "BRANCH_OF", "LEADER_OF", "FOUGHT"}
    for edge in (e for g in groups for e in g["results"]):
        assert edge["evidence"][0]["quote"] and edge["evidence"][0]["source"]["publisher"] == "Fealty example briefs"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/entities/khorasan:nobody", 404, "khorasan:nobody"),
        ("/entities?qq=x", 422, "did you mean q?"),
        ("/entities/khorasan:isis-k/adjacent?as_of=2020", 422, "as_of is not a parameter"),
        ("/network?hops=9", 422, "hops"),
        ("/nothing", 404, "Not Found"),
    ],
)
def test_errors_have_one_shape_and_name_the_place(client: TestClient, path: str, status: int, said: str):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


def test_a_foreign_host_is_refused(client: TestClient):
    assert client.get("/stats", headers={"Host": "evil.example"}).status_code == 403


def ask(client: TestClient, text: str, key: str | None = KEY) -> Any:
    return client.post("/cypher", json={"statement": text}, headers={"Authorization": f"Bearer {key}"} if key else {})


def test_an_analyst_asks_cypher(client: TestClient):
    answer = ask(client, "MATCH (a:Organization)-[:PLEDGED_TO]->(b) RETURN a.name AS who, b.name AS whom ORDER BY who")
    assert answer.json()["data"] == {
        "fields": ["who", "whom"],
        "values": [["Islamic Movement of Uzbekistan", "Islamic State"], ["Islamic State Khorasan", "Abu Ibrahim al-Hashimi"]],
    }


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
    statuses = [ask(client, "RETURN 1", key).status_code for key in (None, "wrong", "another-key-of-tests", KEY)]
    assert statuses == [401, 401, 403, 200]


def test_a_mistake_in_cypher_is_a_400_and_many_rows_are_truncated(client: TestClient):
    assert ask(client, "MATCH (n RETURN n").status_code == 400
    long = ask(client, "UNWIND range(1, 20000) AS x RETURN x").json()
    assert (long["truncated"], len(long["data"]["values"])) == (True, 10_000)


HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>{{7*7}}\u2028"


def hostile_page(ontology: Ontology) -> drawing.Page:
    ends = [{"id": f"t:{n}", "type": "Organization", "name": HOSTILE + n, "kind": HOSTILE, "aliases": [HOSTILE]} for n in "ab"]
    edge = {"id": "RIVAL_OF,t:a,t:b", "relation": "RIVAL_OF", "claim_count": 1, "source_count": 1, "voice_count": 1, "contested": True}
    source = {"id": "t:s", "title": HOSTILE, "publisher": HOSTILE, "published": HOSTILE, "url": "javascript:window.pwned=1"}
    row = {"a": ends[0], "b": ends[1], "edge": edge | {"quote": HOSTILE, "quote_source": "t:s"}, "total": 1, "quote_source": source}
    return drawing.page(graphdoc([row], ontology, {}), ontology, title=HOSTILE)


def test_hostile_text_executes_nothing_and_asks_no_other_host(chromium: Any, ontology: Ontology, tmp_path: Path):
    (file := tmp_path / "page.html").write_text(hostile_page(ontology).html, encoding="utf-8")
    context = chromium.new_context()
    context.set_offline(True)
    page, problems, asked = context.new_page(), [], []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda told: problems.append(told.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-drawn]", state="attached")
    page.evaluate("fealty.showEdge('RIVAL_OF,t:a,t:b')")
    assert HOSTILE[:20] in page.inner_text("#evidence blockquote")
    assert page.evaluate("window.pwned === undefined && !document.querySelector('#evidence a')")
    assert problems == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_the_page_is_served_with_its_policy(client: TestClient):
    answer = client.get("/network.html", params={"entity": "khorasan:isis-k"})
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Around Islamic State Khorasan" in answer.text


def test_claims_between_two_show_what_is_denied_and_alleged(client: TestClient):
    answer = client.get("/claims", params={"between": "khorasan:taliban,khorasan:usa"}).json()
    assert {(c["relation"], c["polarity"], c["modality"]) for c in answer["results"]} == {
        ("NEGOTIATED_WITH", "affirmed", "asserted"),
        ("ALLIED_WITH", "denied", "asserted"),
        ("COOPERATED_WITH", "affirmed", "planned"),
    }


def test_the_schema_of_a_claim_is_served(client: TestClient):
    assert client.get("/schemas/claim").json()["title"] == "Claim"


def test_claims_are_paged(client: TestClient):
    pages = [client.get("/claims", params={"subject": "khorasan:isis-k", "limit": 10, "offset": n}).json() for n in (0, 10)]
    ids = [c["claim"] for page in pages for c in page["results"]]
    assert (len(ids), len(set(ids))) == (20, 20)
    assert client.get("/claims").status_code == 422


def test_a_path_has_a_sentence_and_a_quote_on_every_hop(client: TestClient):
    answer = client.get("/paths", params={"from": "khorasan:khan", "to": "khorasan:taliban"}).json()
    hops = answer["results"][0]["hops"]
    assert (hops[0]["from"], hops[-1]["to"], len(hops)) == ("khorasan:khan", "khorasan:taliban", 2)
    assert all(hop["quote"] and hop["sentence"] for hop in hops)


def test_a_path_goes_round_what_is_excluded(client: TestClient):
    params = {"from": "khorasan:khan", "to": "khorasan:taliban", "exclude": ["khorasan:isis-k"], "exclude_relation": ["RIVAL_OF"]}
    for way in client.get("/paths", params=params).json()["results"]:
        assert "khorasan:isis-k" not in {hop["to"] for hop in way["hops"]}
    assert client.get("/paths", params=params | {"exclude_relation": ["HATES"]}).status_code == 422
