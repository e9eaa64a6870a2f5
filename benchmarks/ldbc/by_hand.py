"""What somebody writes by hand for these rows alone: UNWIND in batches, and the native edges once at the end.

It knows that the graph is empty, that nothing disagrees and which type a node has, and so reads nothing back.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from neo4j import GraphDatabase, Session

from ldbc.claims import EXTRACTOR, PUBLISHER, TITLE, TYPES, id_of, name_of, quote_of, reading, since_of
from ldbc.side import Task, run
from ldbc.table import Row

BATCH = 5000
SCHEMA = (
    "CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE",
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
    "CREATE CONSTRAINT source_id IF NOT EXISTS FOR (s:Source) REQUIRE s.id IS UNIQUE",
    "CREATE INDEX claim_edge IF NOT EXISTS FOR (c:Claim) ON (c.edge)",
    "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}",
    "CALL db.awaitIndexes(120)",
)
SOURCES = "UNWIND $rows AS r CREATE (s:Source) SET s = r"
ENTITIES = "UNWIND $rows AS r CREATE (e:Entity:$(r.type) {id: r.id, name: r.name, aliases: []})"
NAMES = """
UNWIND $groups AS g
MATCH (s:Source {id: g.source})
UNWIND g.rows AS r
MATCH (a:Entity {id: r.a})
CREATE (c:Claim) SET c = r.c
CREATE (c)-[:FROM]->(s) CREATE (c)-[:SUBJECT]->(a)
"""
RELATIONS = """
UNWIND $groups AS g
MATCH (s:Source {id: g.source})
UNWIND g.rows AS r
MATCH (a:Entity {id: r.a})
MATCH (b:Entity {id: r.b})
CREATE (c:Claim) SET c = r.c
CREATE (c)-[:FROM]->(s) CREATE (c)-[:SUBJECT]->(a) CREATE (c)-[:OBJECT]->(b)
"""
EDGES = """
MATCH (c:Claim) USING INDEX c:Claim(edge) WHERE c.edge > ''
WITH c ORDER BY c.edge
WITH c.edge AS edge, collect(c) AS claims
CALL (edge, claims) {
  UNWIND claims AS c
  MATCH (c)-[:FROM]->(s:Source)
  WITH edge, c, s ORDER BY c.since_from, c.since_to, c.until_from, c.until_to, c.id
  WITH edge, collect(c) AS cs, count(DISTINCT s.id) AS sources, count(DISTINCT s.publisher) AS voices,
    min(CASE WHEN c.since_from > 0 THEN c.since_from END) AS since, max(CASE WHEN c.since_to < 99991231 THEN c.since_to END) AS last
  CALL (cs) { UNWIND cs AS c MATCH (c)-[:FROM]->(s:Source) RETURN c.quote AS quote, s.id AS quote_source ORDER BY c.confidence DESC, c.id LIMIT 1 }
  WITH edge, cs, sources, voices, since, last, quote, quote_source, split(edge, ',') AS parts
  MATCH (a:Entity {id: parts[1]}) MATCH (b:Entity {id: parts[2]})
  CREATE (a)-[x:$(parts[0])]->(b)
  SET x = {id: edge, claim_count: size(cs), source_count: sources, voice_count: voices, contested: false,
    since: toString(date(toString(since))), first_evidenced: toString(date(toString(since))), last_evidenced: toString(date(toString(last))),
    since_from: [c IN cs | c.since_from], since_to: [c IN cs | c.since_to], until_from: [c IN cs | c.until_from], until_to: [c IN cs | c.until_to],
    published: [c IN cs | 0],
    quote: quote, quote_source: quote_source, label: parts[3]}
} IN TRANSACTIONS OF 10000 ROWS
"""


def load(task: Task) -> None:
    """Write the rows, and then the native edges."""
    auth = (task.username, task.password)
    with GraphDatabase.driver(task.uri, auth=auth) as driver, driver.session() as session:
        for statement in SCHEMA:
            session.run(statement).consume()
        _rows(session, task.rows(), task.batch or BATCH)
        session.run(EDGES).consume()


def _rows(session: Session, rows: Iterator[Row], size: int) -> None:
    known: set[str] = set()
    files: set[str] = set()
    while chunk := list(islice(rows, size)):
        new = [file for file in dict.fromkeys(row.file for row in chunk) if file not in files]
        files |= set(new)
        made = [(relationship if "_" in row.file else named)(row) for row in chunk]
        session.execute_write(_write, list(map(_source, new)), made, list(_unknown(made, known)))


def _source(file: str) -> dict[str, str]:
    return {"id": f"ldbc:{file}", "title": TITLE.format(file), "publisher": PUBLISHER, "kind": "table"}


def _write(tx: Any, sources: list[dict[str, str]], made: list[dict[str, Any]], entities: list[dict[str, str]]) -> None:
    if sources:
        tx.run(SOURCES, rows=sources).consume()
    if entities:
        tx.run(ENTITIES, rows=entities).consume()
    for statement, chosen in ((NAMES, [m for m in made if "b" not in m]), (RELATIONS, [m for m in made if "b" in m])):
        if chosen:
            tx.run(statement, groups=_groups(chosen)).consume()


def _groups(made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in made:
        groups.setdefault(row.pop("source"), []).append(row)
    return [{"source": source, "rows": rows} for source, rows in groups.items()]


def _unknown(made: Iterable[dict[str, Any]], known: set[str]) -> Iterator[dict[str, str]]:
    for row in made:
        for id_, type_, name in row.pop("ends"):
            if id_ not in known:
                known.add(id_)
                yield {"id": id_, "type": type_, "name": name}


def named(row: Row) -> dict[str, Any]:
    """Return a node's row as a claim of its name."""
    kind, key, name = row.file, row.cells[0], name_of(row)
    a = id_of(kind, key)
    claim = _claim(row, (a, "name", name, "", "affirmed"), None, None)
    claim |= {"attribute": "name", "value": name, "subject_type": TYPES[kind]}
    return {"source": f"ldbc:{row.file}", "a": a, "c": claim, "ends": [(a, TYPES[kind], name)]}


def relationship(row: Row) -> dict[str, Any]:
    """Return a relationship's row as a claim."""
    told = reading(row.file)
    ends = [(id_of(told.start, row.cells[0]), TYPES[told.start]), (id_of(told.end, row.cells[1]), TYPES[told.end])]
    (a, a_type), (b, b_type) = reversed(ends) if told.turned else ends
    claim = _claim(row, (a, told.relation, b, told.label or "", "affirmed"), since_of(row), told.label)
    one, other = sorted((a, b)) if told.relation == "ALLIED_WITH" else (a, b)
    edge = ",".join(filter(None, (told.relation, one, other, told.label)))
    claim |= {"relation": told.relation, "edge": edge, "subject_type": a_type, "object_type": b_type}
    return {
        "source": f"ldbc:{row.file}",
        "a": a,
        "b": b,
        "c": claim,
        "ends": [(id_, type_, id_.partition(":")[2]) for id_, type_ in ((a, a_type), (b, b_type))],
    }


def _claim(row: Row, said: tuple[str, ...], since: str | None, label: str | None) -> dict[str, Any]:
    since_from, since_to = _days(since)
    statement = _digest(f"ldbc:{row.file}", f"{row.number}:{'|'.join(row.columns)}", *said)
    claim: dict[str, Any] = {
        "id": _digest(statement, "asserted", "since", since or "", "", *(("label", label) if label else ())),
        "quote": quote_of(row),
        "polarity": "affirmed",
        "modality": "asserted",
        "since_from": since_from,
        "since_to": since_to,
        "until_from": 0,
        "until_to": 99991231,
        "confidence": 1.0,
        "extractor": EXTRACTOR,
        "status": "accepted",
        "row": row.number,
        "columns": row.columns,
    }
    if since:
        claim["since"] = since
    if label:
        claim["q_label"] = label
    return claim


def _days(since: str | None) -> tuple[int, int]:
    if since is None:
        return 0, 99991231
    if len(since) == 4:
        return int(since) * 10000 + 101, int(since) * 10000 + 1231
    return (day := int(since.replace("-", ""))), day


def _digest(*parts: str) -> str:
    return hashlib.sha256("".join([f"{len(part)}:{part}" for part in parts]).encode()).hexdigest()[:32]


if __name__ == "__main__":
    run(load)
