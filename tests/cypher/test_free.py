"""Free Cypher on the real server: what analysts ask is answered, what could harm is refused, and time is kept."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cypher import free
from cypher.graph import BadQuery, Busy, Graph, GraphError, Operator, Plan, Refused, TooLong
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from tests.conftest import empty

FOLDER = Path(__file__).parents[2] / "examples" / "khorasan"
GIVEN = {"id": "khorasan:isis-k", "names": ["Taliban", "al-Qaida"], "n": 5}


@pytest.fixture(scope="module")
def example(opened: Graph, ontology: Ontology) -> Iterator[Graph]:
    empty(opened)
    files = [FOLDER / "sources.jsonl", FOLDER / "claims.jsonl"]
    pipeline.load((item for f in files for item in claims.read(f, ontology)), opened, ontology)
    yield opened


ASKED = [
    "MATCH (a)-[x:RIVAL_OF]-(b {name: 'Taliban'}) RETURN a.name, x.source_count, x.quote",
    "MATCH (e:Entity {id: $id})-[x]-(o) RETURN type(x) AS relation, count(*) AS n ORDER BY n DESC",
    "MATCH p = shortestPath((a {id: 'khorasan:khan'})-[*..5]-(b {id: 'khorasan:taliban'})) RETURN p",
    "MATCH p = allShortestPaths((a:Entity {id: $id})-[*..4]-(b:Entity {id: 'khorasan:al-qaida'})) RETURN [n IN nodes(p) | n.name] LIMIT 5",
    "MATCH p = SHORTEST 2 (a:Entity {id: $id})-[x:!SAME_AS]-+(b:Person) RETURN b.name, length(p) LIMIT 5",
    "MATCH (a:Organization {id: $id}) ((x)-[:BRANCH_OF|PLEDGED_TO]->(y)){1,3} (b) RETURN b.name, size(x) AS hops",
    "MATCH (a:Organization)-[:BRANCH_OF*1..3]->(b) RETURN DISTINCT a.name, b.name",
    "MATCH (a:Person) OPTIONAL MATCH (a)-[x:KILLED_BY]->(b) RETURN a.name, b.name ORDER BY a.name",
    "MATCH (a:Organization) WHERE EXISTS { (a)-[:ATTACKED]->() } RETURN a.name",
    "MATCH (a:Organization) RETURN a.name, COUNT { (a)-[:RIVAL_OF]-() } AS rivals ORDER BY rivals DESC LIMIT 3",
    "MATCH (a:Organization {id: $id}) RETURN COLLECT { MATCH (a)-[:RIVAL_OF]-(b) RETURN b.name ORDER BY b.name } AS rivals",
    "MATCH (a:Organization) CALL (a) { MATCH (a)-[x]-() RETURN count(x) AS degree } RETURN a.name, degree ORDER BY degree DESC LIMIT 5",
    "CALL db.index.fulltext.queryNodes('entity_names', 'talib*') YIELD node, score RETURN node.name, score LIMIT 5",
    "UNWIND $names AS name MATCH (e:Entity {name: name}) RETURN e.id, e.name",
    "UNWIND range(2010, date().year) AS year MATCH (c:Claim) WHERE c.since STARTS WITH toString(year) RETURN year, count(c) ORDER BY year",
    "MATCH (e:Organization) WITH e.kind AS kind, collect(e.name) AS names RETURN kind, [n IN names WHERE n CONTAINS 'Islamic'] AS some",
    "MATCH p = (a {id: $id})-[*1..2]-(b:Person) RETURN b.name, reduce(n = 0, x IN relationships(p) | n + coalesce(x.claim_count, 0)) AS n LIMIT 9",
    "MATCH p = (a {id: $id})-[*1..2]-(b:Person) WHERE all(x IN relationships(p) WHERE type(x) <> 'SAME_AS') RETURN p LIMIT 5",
    "MATCH (a:Organization) RETURN a.name AS name UNION MATCH (a:Person) RETURN a.name AS name",
    "MATCH (c:Claim)-[:FROM]->(s) WITH s, count(c) AS n RETURN s {.id, .title, claims: n} AS source",
    "MATCH (c:Claim {modality: 'alleged'})-[:SUBJECT]->(a) RETURN a {.*, said: c.quote} LIMIT 3",
    "MATCH (c:Claim) WHERE c.since >= '2015' RETURN date(left(c.since, 4) + '-01-01').year AS year, count(*) ORDER BY year",
    "RETURN duration.between(date('2014-10-01'), date('2021-09-17')).years AS years, datetime('2021-08-26T17:00:00Z') AS at",
    "MATCH (e:Entity) WHERE e.name =~ '(?i).*islamic.*' RETURN e.name ORDER BY e.name",
    "MATCH (e:Entity {id: $id}) RETURN [(e)-[x:RIVAL_OF]-(o) | {name: o.name, quote: x.quote}] AS rivals",
    "MATCH (a)-[x:PLEDGED_TO]->(b) WITH b, count(x) AS n ORDER BY n DESC SKIP 0 LIMIT $n RETURN b.name, n",
    "MATCH (a)-[x]->(b) WITH type(x) AS t, percentileCont(x.claim_count, 0.5) AS median, stDev(x.claim_count) AS d RETURN t, median, d",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.relationshipTypes() YIELD relationshipType RETURN collect(relationshipType)",
    "CALL db.schema.visualization()",
    "MATCH (a:Person)-[:LEADER_OF]->(o)<-[:LEADER_OF]-(b:Person) WHERE a.id < b.id RETURN o.name, a.name, b.name",
    "MATCH (a:Organization)-[:RIVAL_OF]-(b)-[:RIVAL_OF]-(c) WHERE NOT (a)-[:RIVAL_OF]-(c) AND a <> c RETURN DISTINCT a.name, c.name",
    "MATCH (n) WHERE n:Person|Place RETURN count(DISTINCT n)",
    "MATCH (n:$('Organization')) RETURN count(n)",
    "MATCH ()-[x]->() WHERE elementId(x) IS NOT NULL RETURN DISTINCT type(x) ORDER BY type(x)",
    "MATCH (c:Claim) USING INDEX c:Claim(edge) WHERE c.edge STARTS WITH 'RIVAL_OF' RETURN count(c)",
    "MATCH (e:Entity) WHERE e.id IN ['khorasan:isis-k', 'khorasan:taliban'] RETURN e.name;",
    "MATCH (s:Source)-[:HAS]->(p:Passage) WHERE p.text CONTAINS 'Taliban' RETURN s.title, substring(p.text, 0, 80)",
    "MATCH (a:Organization), (b:Organization) WHERE a.id < b.id AND NOT (a)--(b) RETURN count(*)",
    "MATCH (a {id: $id})-[x*1..3]-(b) WHERE a <> b RETURN DISTINCT labels(b), count(DISTINCT b)",
]


@pytest.mark.parametrize("text", ASKED)
def test_what_analysts_ask_is_answered(example: Graph, text: str):
    assert free.ask(example, text, GIVEN).fields


HARMFUL = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l } RETURN l",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l } IN TRANSACTIONS RETURN l",
    "UNWIND [1] AS x CALL (x) { RETURN x AS y } IN TRANSACTIONS RETURN y",
    "SHOW TRANSACTIONS",
    "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery",
    "SHOW SETTINGS",
    "SHOW INDEXES",
    "SHOW FUNCTIONS",
    "SHOW PROCEDURES",
    "SHOW DATABASES",
    "SHOW USERS",
    "SHOW CURRENT USER",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL dbms.listConfig()",
    "CALL dbms.listConnections()",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.queryJmx('java.lang:*')",
    "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "MATCH (n) CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "CALL apoc.load.json('http://127.0.0.1:1/')",
    "CALL db.createLabel('X')",
    "CALL db.clearQueryCaches()",
    "CALL db.awaitIndexes(300)",
    "CALL db.create.setNodeVectorProperty(null, 'x', [1.0])",
    "CALL tx.setMetaData({mark: 'x'})",
    "USE system SHOW USERS",
    "USE system CALL dbms.showCurrentUser()",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "CYPHER runtime=interpreted RETURN 1",
    "/* x */ cypher replan=force RETURN 1",
    "RETURN 1; RETURN 2",
    "RETURN 1; MATCH (n) DETACH DELETE n",
    "CREATE (n) RETURN n",
    "MERGE (n:X {id: 1}) RETURN n",
    "MATCH (n) CALL (n) { SET n.x = 1 } RETURN 1",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.name RETURN n",
    "CREATE INDEX x FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT entity_id",
    "ALTER USER neo4j SET PASSWORD 'another-password'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'another-password'",
    "CREATE USER eve SET PASSWORD 'another-password'",
    "GRANT ROLE admin TO eve",
    "STOP DATABASE neo4j",
    "RETURN size([x IN range(1, 2000000000) WHERE x % 2 = 3])",
    "RETURN size(reduce(s = 'aaaaaaaaaa', x IN range(1, 40) | s + s))",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_what_could_harm_is_refused(example: Graph, text: str):
    with pytest.raises((Refused, BadQuery)):
        free.ask(example, text, {})


@pytest.mark.parametrize("name", ["LoadCSV", "TransactionApply", "SomethingOfNeo4j6"])
def test_an_operator_that_is_not_on_the_list_is_refused_by_name(name: str):
    with pytest.raises(Refused, match=name):
        free._permitted(Plan("r", (Operator("ProduceResults", ""), Operator(name, ""))))


def test_no_procedure_but_the_listed_answers(example: Graph):
    names: list[str] = []
    example.table("SHOW PROCEDURES YIELD name", {}, seconds=5, take=lambda row: names.append(row[0]) is None)
    assert {name.partition(".")[0] for name in names} == {"db", "dbms", "tx"}
    for name in names:
        if name.lower() not in free.PROCEDURES:
            with pytest.raises((Refused, BadQuery)):
                free.ask(example, f"CALL {name}", {})


ENDLESS = [
    "MATCH (a), (b), (c), (d), (e) WHERE a.id + b.id + c.id < d.id + e.id RETURN count(*)",
    "MATCH p = (a)-[*]-(b) RETURN count(p)",
    "UNWIND range(1, 100000000000) AS x RETURN count(x)",
    "UNWIND range(1, 1000000000) AS x RETURN collect(x)",
    "UNWIND range(1, 100000000) AS x RETURN size(collect(toString(x) + 'aaaaaaaaaaaaaaaaaaaa'))",
    "WITH 'aaaaaaaaaa' AS s " + "WITH s+s+s+s+s+s+s+s+s+s AS s " * 8 + "RETURN size(s + s + s)",
]


@pytest.mark.parametrize("text", ENDLESS)
def test_what_does_not_end_is_ended(example: Graph, text: str):
    began = time.monotonic()
    with pytest.raises((TooLong, Refused)):
        free.ask(example, text, {}, seconds=1)
    assert time.monotonic() - began < 3
    assert free.ask(example, "RETURN 1 AS x", {}).values == [[1]]


def test_what_neo4j_cannot_stop_ends_for_the_asker_at_the_deadline(example: Graph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(free.loops, "fault", lambda _text, _parameters: None)
    began = time.monotonic()
    with pytest.raises(TooLong, match=r"longer than 0.5 s"):
        free.ask(example, "RETURN size(reduce(s = '', x IN range(1, 110000) | s + 'aaaaaaaaaa'))", {}, seconds=0.5)
    assert time.monotonic() - began < 2.5
    assert free.ask(example, "RETURN 1 AS x", {}).values == [[1]]


def test_a_third_at_once_is_told_to_come_back(example: Graph):
    def slow() -> None:
        with pytest.raises(TooLong):
            free.ask(example, "UNWIND range(1, 100000000000) AS x RETURN count(x)", {}, seconds=1.5)

    threads = [threading.Thread(target=slow) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    with pytest.raises(Busy):
        free.ask(example, "RETURN 1", {}, patience=0.2)
    assert free.ask(example, "RETURN 1 AS x", {}, patience=5).values == [[1]]
    for thread in threads:
        thread.join()


def test_rows_and_characters_are_limited(example: Graph):
    many = free.ask(example, "UNWIND range(1, 20000) AS x RETURN x", {}, rows=100)
    assert (many.truncated, len(many.values)) == (True, 100)
    long = free.ask(example, "WITH reduce(s = '', x IN range(1, 1000) | s + $k) AS s UNWIND range(1, 100) AS x RETURN s", {"k": "x" * 1000})
    assert long.truncated and len(long.values) < 30


def test_nodes_relationships_and_paths_are_objects_and_a_graph(example: Graph):
    text = "MATCH p = (a {id: 'khorasan:isis-k'})-[x:BRANCH_OF]->(b) RETURN a, x, p, [b] AS l, {b: b} AS m"
    said = free.ask(example, text, {})
    a, x, p, listed, mapped = said.values[0]
    assert a["properties"]["id"] == "khorasan:isis-k" and a["labels"] == ["Entity", "Organization"]
    assert (x["type"], x["source"], x["target"]) == ("BRANCH_OF", a["id"], listed[0]["id"])
    assert p == {"length": 1, "nodes": [a, mapped["b"]], "relationships": [x]}
    assert said.graph == {"nodes": [a, listed[0]], "edges": [x]}


def test_an_edge_alone_brings_its_ends(example: Graph):
    said = free.ask(example, "MATCH ({id: 'khorasan:shahid'})-[x:PLEDGED_TO]->({id: 'khorasan:baghdadi'}) RETURN x", {})
    names = {n["properties"]["name"] for n in said.graph["nodes"]}
    assert (len(said.graph["edges"]), names) == (1, {"Shahidullah Shahid", "Abu Bakr al-Baghdadi"})


def test_times_durations_and_points_are_readable(example: Graph):
    text = """RETURN date('2021-08-26') AS d, datetime('2021-08-26T17:00:00+04:30') AS t, localtime('12:30') AS c, duration('P1Y2M') AS p,
    point({latitude: 34.5, longitude: 69.2}) AS g, point({x: 1, y: 2, z: 3}) AS z, [null, 1.5, true] AS l"""
    assert free.ask(example, text, {}).values == [
        [
            "2021-08-26",
            "2021-08-26T17:00:00.000000000+04:30",
            "12:30:00.000000000",
            "P1Y2M",
            {"srid": 4326, "x": 69.2, "y": 34.5},
            {"srid": 9157, "x": 1.0, "y": 2.0, "z": 3.0},
            [None, 1.5, True],
        ]
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("RETURN (", (1, 9, 8)),
        ("MATCH (a)\nRETURN a foo bar", (2, 10, 19)),
        ("RETURN '😀' AS x,\n  nothing", (2, 3, 19)),
        ("RETURN 1; RETURN 2", (1, 1, 0)),
    ],
)
def test_a_mistake_has_its_place_in_characters(example: Graph, text: str, place: tuple[int, int, int]):
    with pytest.raises(BadQuery) as told:
        free.ask(example, text, {})
    assert told.value.position
    assert (told.value.position.line, told.value.position.column, told.value.position.offset) == place
    assert f"line {place[0]}, column {place[1]}" in str(told.value)


def test_a_mistake_while_it_runs_is_a_mistake(example: Graph):
    for text, given in (("RETURN 1 / 0 AS x", {}), ("RETURN $missing", {}), ("RETURN date('nonsense')", {})):
        with pytest.raises(BadQuery):
            free.ask(example, text, given)


def answered(graph: Graph, text: str) -> Any:
    try:
        return free.ask(graph, text, {}).values
    except GraphError as error:
        return type(error)


def test_unusual_values_come_through(example: Graph):
    assert answered(example, "RETURN 9223372036854775807 AS big, 0.0 / 0.0 = 1 AS odd, '\t\"' AS text, {} AS m") == [
        [9223372036854775807, False, '\t"', {}]
    ]
