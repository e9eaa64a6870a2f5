"""Rebuilding the projection from the claims alone; on a maintained graph it changes nothing."""

from collections.abc import Callable, Iterator

from cypher import projecting
from cypher.graph import Graph, Transaction
from cypher.statements import statement
from model.ontology import Ontology
from model.projection import EdgeKey

_BATCH = 2000


def rebuild(graph: Graph, ontology: Ontology, *, told: Callable[[int], None] = lambda _: None) -> None:
    """Drop every native edge and fold it again, and every entity, in bounded transactions. Idempotent."""
    for ids in _pages(graph, "load/entity_ids", "id"):
        graph.write(lambda tx, ids=ids: _entities(tx, ids, ontology))
        told(len(ids))
    for keys in _pages(graph, "load/edge_keys", "edge"):
        graph.write(lambda tx, keys=keys: _edges(tx, keys, ontology))
        told(len(keys))


def _pages(graph: Graph, name: str, field: str) -> Iterator[list[str]]:
    after = ""
    while page := [row[field] for row in graph.read(statement(name), {"after": after, "limit": _BATCH})]:
        yield page
        after = page[-1]


def _entities(tx: Transaction, ids: list[str], ontology: Ontology) -> None:
    tx.run(statement("load/lock"), {})
    tx.run(statement("load/drop_edges"), {"ids": ids})
    projecting.project_entities(tx, ids, ontology)


def _edges(tx: Transaction, texts: list[str], ontology: Ontology) -> None:
    tx.run(statement("load/lock"), {})
    keys = {EdgeKey.parse(text) for text in texts}
    now = projecting.edge_claims(tx, projecting.with_contradicting(keys, ontology))
    projecting.write_edges(tx, keys, {}, now, ontology)
