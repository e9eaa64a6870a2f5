"""py2neo.bulk on a plain graph: nodes and typed relationships with a few properties, no claims, no evidence."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from py2neo import Graph
from py2neo.bulk import create_nodes, create_relationships

from ldbc.claims import TYPES, id_of, quote_of, reading, since_of
from ldbc.side import Task, run
from ldbc.table import Row

BATCH = 5000


def load(task: Task) -> None:
    """Write the nodes that the rows name, and then the relationships."""
    graph = Graph(task.uri, auth=(task.username, task.password))
    graph.run("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE")
    graph.run("CALL db.awaitIndexes(120)")
    size = task.batch or BATCH
    for type_, ids in _nodes(task.rows()).items():
        for chunk in _chunks(sorted(ids), size):
            create_nodes(graph.auto(), [[id_, id_.partition(":")[2]] for id_ in chunk], labels={"Entity", type_}, keys=["id", "name"])
    for relation, rows in groupby((row for row in task.rows() if "_" in row.file), key=lambda row: reading(row.file).relation):
        for chunk in _chunks(map(_relationship, rows), size):
            create_relationships(graph.auto(), chunk, relation, start_node_key=("Entity", "id"), end_node_key=("Entity", "id"))


def _nodes(rows: Iterable[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        kinds = [row.file] if "_" not in row.file else [reading(row.file).start, reading(row.file).end]
        for kind, key in zip(kinds, row.cells, strict=False):
            found.setdefault(TYPES[kind], set()).add(id_of(kind, key))
    return found


def _relationship(row: Row) -> tuple[Any, dict[str, Any], Any]:
    told = reading(row.file)
    ends = id_of(told.start, row.cells[0]), id_of(told.end, row.cells[1])
    a, b = reversed(ends) if told.turned else ends
    return a, {"label": told.label or "", "since": since_of(row) or "", "quote": quote_of(row)}, b


def _chunks(every: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rows = iter(every)
    while chunk := list(islice(rows, size)):
        yield chunk


if __name__ == "__main__":
    run(load)
