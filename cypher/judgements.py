"""Which entities are the same: judgements written and taken back. A merge or an unmerge is one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cypher import retractions
from cypher.following import follow, stored
from cypher.graph import Graph, Transaction
from cypher.recompute import lock
from cypher.statements import statement
from model.judgements import Judgement, Skipped, clusters, judgement_record
from model.ontology import Ontology

_PARTS = ("id", "left", "right", "verdict", "by", "at", "why")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judgement did: the entities whose canonical one changed, and what a `different` blocks."""

    judgement: Judgement
    moved: frozenset[str]
    skipped: tuple[Skipped, ...]


def listed(graph: Graph) -> list[Judgement]:
    """Return every judgement, the latest first."""
    rows = graph.read(statement("judge/judgements"), {})[0]["found"]
    return sorted((Judgement(*row) for row in rows), key=lambda j: (j.at, j.id), reverse=True)


def judge(graph: Graph, judgement: Judgement, *, ontology: Ontology) -> Judged:
    """Write a judgement, and merge or part what follows from it. Writing it again changes nothing."""
    retractions.finish(graph, ontology)
    return graph.write(lambda tx: _judge(tx, judgement, ontology))


def write_all(graph: Graph, judgements: Sequence[Judgement], *, ontology: Ontology) -> frozenset[str]:
    """Write many judgements at once, as a load of an export does; return the entities that moved."""

    def work(tx: Transaction) -> frozenset[str]:
        lock(tx)
        _store(tx, judgements)
        return follow(tx, ontology)

    return graph.write(work) if judgements else frozenset()


def unjudge(graph: Graph, judgement_id: str, *, ontology: Ontology) -> frozenset[str] | None:
    """Take a judgement back and part what it alone had merged; None where there is none."""

    def work(tx: Transaction) -> frozenset[str] | None:
        lock(tx)
        gone = tx.run(statement("judge/delete_judgement"), {"id": judgement_id})
        return follow(tx, ontology) if gone else None

    retractions.finish(graph, ontology)
    return graph.write(work)


def skipped(graph: Graph) -> tuple[Skipped, ...]:
    """Return the `same` judgements that a `different` blocks."""
    return clusters(listed(graph)).skipped


def _judge(tx: Transaction, judgement: Judgement, ontology: Ontology) -> Judged:
    lock(tx)
    _store(tx, [judgement])
    return Judged(judgement, follow(tx, ontology), clusters(stored(tx)).skipped)


def _store(tx: Transaction, judgements: Iterable[Judgement]) -> None:
    rows = [{name: value for name, value in judgement_record(j).items() if name in _PARTS} for j in judgements]
    tx.run(statement("judge/write_judgements"), {"rows": rows})
