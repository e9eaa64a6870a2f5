"""Writing claims: each batch is one transaction that also brings the projection up to date.

Every write takes the lock first (the Revision counter), reads the claims of the edges it touches, inserts what is
unknown, and folds the edges and the entities again with the functions of `model.projection`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from cypher import retractions, rows, superseding
from cypher.batches import Batch, Facts, Inserts, Rank, chunks, facts_of, inserts, interpreter_for_batches, one_ahead, prepare, rank
from cypher.following import recluster
from cypher.graph import Graph, Transaction
from cypher.projecting import (
    Edges,
    Stored,
    changed,
    edge_claims,
    if_any,
    may_repeat,
    project_entities,
    stored_entities,
    write_edges,
)
from cypher.recompute import lock
from cypher.reviews import decisions, overridden
from cypher.statements import names, statement
from model.claims import Claim, Source, precedence
from model.ontology import Ontology
from model.projection import EdgeKey, Properties, Said

BATCH = 5000


@dataclass(slots=True)
class Counts:
    """What a load changed: claims created and claims that were there already."""

    created: int = 0
    unchanged: int = 0
    sources: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class Load:
    """What one load remembers between its batches: the sources it has written, with their facts as stored."""

    ontology: Ontology
    sources: Mapping[str, Source]
    written: dict[str, Facts] = field(default_factory=dict[str, Facts])

    def batches(self, claims: Iterable[Claim], size: int) -> Iterator[Batch]:
        """Yield the claims in batches, worked out as far as they can be without the graph."""
        for chunk in chunks(claims, size):
            sources = {id_: self.sources.get(id_) or Source(id_) for id_ in sorted({c.source for c in chunk.values()})}
            facts = {id_: self.written.get(id_) or facts_of(source) for id_, source in sources.items()}
            yield prepare(chunk, sources, facts, self.ontology)


def init(graph: Graph) -> None:
    """Create constraints and indexes, and wait for them; running it again changes nothing."""
    for name in names("schema"):
        graph.autocommit(statement(name), {})
    graph.autocommit(statement("load/await_indexes"), {})


def revision(graph: Graph) -> tuple[int, str]:
    """Return how many times the graph has been written, and a mark that no other graph has."""
    found = graph.read(statement("explore/revision"), {})
    return (int(found[0]["n"]), str(found[0]["born"])) if found else (0, "empty")


def load(
    graph: Graph,
    claims: Iterable[Claim],
    *,
    sources: Mapping[str, Source],
    ontology: Ontology,
    batch: int = BATCH,
    told: Callable[[int], None] = lambda _: None,
    then: Callable[[Transaction], object] = lambda _: None,
) -> Counts:
    """Write claims and keep the projection; `told` hears how many claims each batch held. Idempotent.

    `then` goes on in the transaction of each batch.
    """
    run, counts = Load(ontology, sources), Counts()
    with interpreter_for_batches():
        retractions.finish(graph, ontology)
        for ready in one_ahead(run.batches(claims, batch)):
            created, facts = _written(graph, ready, run, then)
            run.written |= facts
            counts.sources |= facts.keys()
            counts.created += created
            counts.unchanged += len(ready.claims) - created
            told(len(ready.claims))
    return counts


def save_sources(graph: Graph, sources: Sequence[Source], *, ontology: Ontology) -> None:
    """Write sources with their texts, without any claim. Idempotent."""

    def work(tx: Transaction) -> None:
        lock(tx)
        _write_sources(tx, sources)

    retractions.finish(graph, ontology)
    graph.write(work)


def stored_text(graph: Graph, source_id: str) -> str | None:
    """Return a document's stored text, or None where there is none."""
    found = graph.read(statement("load/stored_passages"), {"ids": [source_id]})
    parts: list[tuple[int, str]] = found[0]["passages"] if found else []
    return "".join(text for _, text in parts) if parts else None


class _Retracting(Exception):
    """A source of the batch is being taken back."""


def _written(graph: Graph, ready: Batch, run: Load, then: Callable[[Transaction], object]) -> tuple[int, dict[str, Facts]]:
    """Write one batch; where one of its sources is being taken back, that is finished first."""
    while True:
        try:
            return graph.write(lambda tx: (_write(tx, ready, run), then(tx))[0])
        except _Retracting:
            retractions.finish(graph, run.ontology)
            run.written.clear()


def _write(tx: Transaction, ready: Batch, run: Load) -> tuple[int, dict[str, Facts]]:
    """Write one batch; return how many claims are new, and the facts of its sources as stored."""
    lock(tx)
    _write_sources(tx, [source for id_, source in ready.sources.items() if id_ not in run.written])
    facts = _facts(tx, ready)
    ready, overruled = _reviewed(tx, ready, facts)
    known = {id_: told for id_, *told in tx.found(statement("load/known_claims"), {"ids": list(ready.claims)})}
    new = {id_: c for id_, c in ready.claims.items() if id_ not in known}
    better = {id_: c for id_, c in ready.claims.items() if id_ in known and rank(c) > _rank_stored(*known[id_])}
    if new or better:
        entities = stored_entities(tx, list(ready.entities))
        if known or overruled or entities.merged or facts != ready.facts:
            ready = prepare(new | better, ready.sources, facts, ready.ontology, entities.merged)
        _insert(tx, ready, better, entities)
        superseding.follow(tx, ready.claims.values(), ready.ontology)
    return len(new), facts


def _facts(tx: Transaction, ready: Batch) -> dict[str, Facts]:
    told = tx.found(statement("load/source_facts"), {"ids": list(ready.sources)})
    if len(told) < len(ready.sources) or any(retracting for *_, retracting in told):
        raise _Retracting
    return {id_: Facts(published, publisher) for id_, published, publisher, _ in told}


def _reviewed(tx: Transaction, ready: Batch, facts: Mapping[str, Facts]) -> tuple[Batch, bool]:
    """Return the batch with the status that was decided for each of its statements, and whether that changes any."""
    made = decisions(tx, ready.sources)
    if not made:
        return ready, False
    claims = overridden(ready.claims, made)
    return replace(ready, claims=claims), claims != ready.claims


def _rank_stored(extractor: str, confidence: float, status: str) -> Rank:
    return precedence(extractor, confidence), status in ("accepted", "superseded")  # the same version again revives nothing


def _insert(tx: Transaction, batch: Batch, better: Mapping[str, Claim], stored: Stored) -> None:
    """Write new claims, and better readings of stored ones, with all that they change; `stored` are entities that were there."""
    types = stored.types
    before = edge_claims(tx, batch.reads)
    touched = changed(tx, batch.claims.values(), batch.refs, types) | {c.subject.id for c in better.values() if c.attribute}
    again = {EdgeKey.parse(key) for key in batch.reads} if better else _stored(batch, before) | _repeating(batch)
    if_any(tx, "load/create_entities", [row for id_, row in batch.entities.items() if id_ not in types])
    _better(tx, better.values())
    _store(tx, _unstored(batch, better, again) if again or better else batch.inserts)
    now = edge_claims(tx, batch.reads) if better else _joined(before, batch.said)
    write_edges(tx, again, before, now, batch.ontology)
    touched |= recluster(tx, batch.ontology) if batch.entities.keys() - types.keys() else set()
    project_entities(tx, sorted(touched), batch.ontology)


def _stored(batch: Batch, before: Edges) -> set[EdgeKey]:
    """Return the edges that were there or contradict one that was: these are folded again, with what they contradict."""
    known = (
        {key for key in batch.folded if any(str(k) in before for k in (key, *key.contradicting(batch.ontology)))}
        if before
        else set[EdgeKey]()
    )
    return known | {k for key in known for k in key.contradicting(batch.ontology) if k not in batch.folded}


def _repeating(batch: Batch) -> set[EdgeKey]:
    """Return the edges that two documents of the batch support: how many voices that is, the stored passages tell."""
    return {key for key in batch.folded if may_repeat(key, batch.said)}


def _unstored(batch: Batch, better: Mapping[str, Claim], again: set[EdgeKey]) -> Inserts:
    new = {id_: claim for id_, claim in batch.claims.items() if id_ not in better}
    return inserts(new, batch.keys, batch.rows, {key: told for key, told in batch.folded.items() if key not in again})


def _joined(before: Edges, new: Edges) -> dict[str, list[Said]]:
    return {key: [*before.get(key, ()), *new.get(key, ())] for key in before.keys() | new.keys()}


def _better(tx: Transaction, claims: Iterable[Claim]) -> None:
    changed = [{"id": c.id, "extractor": c.extractor, "confidence": c.confidence, "status": c.status} for c in claims]
    if_any(tx, "load/better_reading", changed)


def _store(tx: Transaction, made: Inserts) -> None:
    if_any(tx, "load/insert_relations_with_edges", _by_source(made.with_edges))
    if_any(tx, "load/insert_relations", _by_source(made.relations))
    if_any(tx, "load/insert_attributes", _by_source(made.attributes))
    if_any(tx, "load/insert_names", made.names)
    if_any(tx, "load/create_edges", made.edges)


def _by_source(groups: Mapping[str, list[Properties]]) -> list[Properties]:
    return [{"source": source, "claims": claims} for source, claims in groups.items()]


def _write_sources(tx: Transaction, sources: Sequence[Source]) -> None:
    if not sources:
        return
    tx.run(statement("judge/restored"), {"ids": [source.id for source in sources]})
    tx.run(statement("load/sources"), {"rows": [rows.source_properties(s) for s in sources]})
    texts = (p for s in sources for p in rows.passages(s))
    while chunk := list(islice(texts, 1000)):
        tx.run(statement("load/passages"), {"rows": chunk})
