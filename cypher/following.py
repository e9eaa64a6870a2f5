"""The graph brought to follow the judgements: merged nodes, the edges of their claims, names and types.

Claims keep pointing at what their source named. A merged node bears no type and stands for its canonical entity.
"""

from collections.abc import Iterable, Mapping

from cypher.graph import Transaction
from cypher.projecting import project_entities
from cypher.recompute import keeping
from cypher.statements import statement
from model.judgements import Clusters, Judgement, clusters
from model.ontology import Ontology
from model.projection import EdgeKey


def follow(tx: Transaction, ontology: Ontology) -> frozenset[str]:
    """Bring the graph to follow the judgements, names and types too; return the entities that moved."""
    moved = recluster(tx, ontology)
    project_entities(tx, sorted(moved), ontology)
    return frozenset(moved)


def settle(tx: Transaction, ids: Iterable[str], ontology: Ontology) -> None:
    """Remove those of these entities that no claim reaches, and give the others what their claims add up to."""
    moved = recluster(tx, ontology)
    every = sorted(set(ids) | moved)
    gone = set[str](tx.found(statement("judge/delete_unreached"), {"ids": every}))
    project_entities(tx, [id_ for id_ in every if id_ not in gone], ontology)


def recluster(tx: Transaction, ontology: Ontology) -> set[str]:
    """Bring merged nodes and edges to follow the judgements; return the entities whose names and types have to follow."""
    judgements = stored(tx)
    if not judgements and not tx.run(statement("judge/any_merged"), {})[0]["any"]:
        return set()
    wanted, current = _wanted(tx, clusters(judgements))
    changed = {id_ for id_ in wanted.keys() | current.keys() if wanted.get(id_) != current.get(id_)}
    if not changed:
        return set()
    _move(tx, changed, wanted, ontology)
    return changed | {told[id_] for told in (wanted, current) for id_ in changed if id_ in told}


def stored(tx: Transaction) -> list[Judgement]:
    """Return every judgement."""
    return [Judgement(*row) for row in tx.found(statement("judge/judgements"), {})]


def _wanted(tx: Transaction, made: Clusters) -> tuple[dict[str, str], dict[str, str]]:
    """Return what each merged entity should be and is the same as."""
    row = tx.run(statement("judge/merged"), {"ids": sorted(made.members)})[0]
    return made.canonical(set(row["loaded"])), dict(row["merged"])


def _move(tx: Transaction, changed: set[str], wanted: Mapping[str, str], ontology: Ontology) -> None:
    told = tx.found(statement("judge/claims_of"), {"ids": sorted(changed)})
    moves = {id_: str(key_after(relation, a, b, label, wanted, ontology)) for id_, _, relation, a, b, label in told}
    with keeping(tx, {edge for _, edge, *_ in told} | set(moves.values()), ontology):
        rows = [{"id": id_, "edge": moves[id_]} for id_, edge, *_ in told if moves[id_] != edge]
        tx.run(statement("judge/move_claims"), {"rows": rows})
        tx.run(statement("judge/part_entities"), {"ids": sorted(changed - wanted.keys())})
        merges = [{"id": id_, "into": wanted[id_]} for id_ in sorted(changed & wanted.keys())]
        tx.run(statement("judge/merge_entities"), {"rows": merges, "types": list(ontology.types)})


def key_after(relation: str, a: str, b: str, label: str | None, wanted: Mapping[str, str], ontology: Ontology) -> EdgeKey:
    """Return the edge between what two entities are merged into."""
    return EdgeKey.of(ontology, relation, wanted.get(a, a), wanted.get(b, b), label)
