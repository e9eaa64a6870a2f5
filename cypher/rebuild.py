"""Rebuilding the projection from the claims and the judgements alone; on a maintained graph it changes nothing."""

from collections.abc import Callable, Iterator

from cypher import projecting
from cypher.following import follow, key_after
from cypher.graph import Graph, Transaction
from cypher.recompute import lock
from cypher.statements import statement
from model.ontology import Ontology
from model.projection import EdgeKey

_BATCH = 2000


def rebuild(graph: Graph, ontology: Ontology, *, told: Callable[[int], None] = lambda _: None) -> None:
    """Merge as judged, key every claim, drop every native edge and fold it again, and every entity. Bounded, idempotent."""
    graph.write(lambda tx: (lock(tx), follow(tx, ontology)))
    _key_claims(graph, ontology, told)
    for ids in _pages(graph, "load/entity_ids", "id"):
        graph.write(lambda tx, ids=ids: _entities(tx, ids, ontology))
        told(len(ids))
    for keys in _pages(graph, "load/edge_keys", "edge"):
        graph.write(lambda tx, keys=keys: _edges(tx, keys, ontology))
        told(len(keys))


def _key_claims(graph: Graph, ontology: Ontology, told: Callable[[int], None]) -> None:
    """Give every claim the key of the edge that its ends make."""
    after = ""
    while count := graph.write(lambda tx, after=after: _rekey(tx, after, ontology)):
        told(len(count))
        after = count[-1]


def _rekey(tx: Transaction, after: str, ontology: Ontology) -> list[str]:
    lock(tx)
    told = sorted(tx.found(statement("load/claim_ends"), {"after": after, "limit": _BATCH}), key=lambda row: row[0])
    ids = sorted({end for _, _, _, a, b, _ in told for end in (a, b)})
    into = dict[str, str](tx.found(statement("load/merged_into"), {"ids": ids}) if ids else ())
    keys = {id_: str(key_after(relation, a, b, label, into, ontology)) for id_, _, relation, a, b, label in told}
    rows = [{"id": id_, "edge": keys[id_]} for id_, edge, *_ in told if edge != keys[id_]]
    projecting.if_any(tx, "judge/move_claims", rows)
    return [row[0] for row in told]


def _pages(graph: Graph, name: str, field: str) -> Iterator[list[str]]:
    after = ""
    while page := [row[field] for row in graph.read(statement(name), {"after": after, "limit": _BATCH})]:
        yield page
        after = page[-1]


def _entities(tx: Transaction, ids: list[str], ontology: Ontology) -> None:
    lock(tx)
    tx.run(statement("load/drop_edges"), {"ids": ids})
    projecting.project_entities(tx, ids, ontology)


def _edges(tx: Transaction, texts: list[str], ontology: Ontology) -> None:
    lock(tx)
    keys = {EdgeKey.parse(text) for text in texts}
    now = projecting.edge_claims(tx, projecting.with_contradicting(keys, ontology))
    projecting.write_edges(tx, keys, {}, now, ontology)
