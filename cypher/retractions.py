"""Taking a source back: exactly what only it supported disappears, in batches, and an interrupted one is finished."""

from collections.abc import Callable
from dataclasses import dataclass

from cypher.following import settle
from cypher.graph import Graph, Transaction
from cypher.recompute import keeping, lock
from cypher.statements import statement
from model.ontology import Ontology

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Retraction:
    """Who took a source back, when (ISO, UTC) and why."""

    id: str
    by: str
    at: str
    why: str | None


def retraction(graph: Graph, *, source_id: str) -> Retraction | None:
    """Return how a source was taken back, or is being taken back; None where it was not."""
    found = graph.read(statement("judge/retraction"), {"id": source_id})
    return Retraction(**found[0]) if found else None


def retract(
    graph: Graph, *, source_id: str, by: str, at: str, why: str | None, ontology: Ontology, told: Callable[[int], None] = lambda _: None
) -> int | None:
    """Take a source back with its claims and its text; return how many claims went, or None where there is no such source."""

    def mark(tx: Transaction) -> bool:
        lock(tx)
        return bool(tx.run(statement("judge/retracting"), {"id": source_id, "by": by, "at": at, "why": why}))

    return _finish(graph, source_id, ontology, told) if graph.write(mark) else None


def finish(graph: Graph, ontology: Ontology) -> None:
    """Finish what an interrupted retraction left; the first thing that a writer does."""
    for row in graph.read(statement("judge/unfinished"), {}):
        _finish(graph, row["id"], ontology, lambda _: None)


def _finish(graph: Graph, source_id: str, ontology: Ontology, told: Callable[[int], None]) -> int:
    gone = 0
    while count := graph.write(lambda tx: _batch(tx, source_id, ontology)):
        gone += count
        told(count)
    return gone


def _batch(tx: Transaction, source_id: str, ontology: Ontology) -> int:
    """Remove some claims of a source, or the source itself when none are left; return how many claims went."""
    lock(tx)
    found = tx.run(statement("judge/next_claims"), {"id": source_id, "limit": BATCH})
    if not found or not found[0]["ids"]:
        tx.run(statement("judge/retracted"), {"id": source_id})
        return 0
    row = found[0]
    with keeping(tx, set(row["edges"]), ontology):
        tx.run(statement("judge/delete_claims"), {"ids": row["ids"]})
    settle(tx, row["entities"], ontology)
    return len(row["ids"])
