"""Writing claims: each batch is one transaction that also brings the projection up to date.

Every write takes the lock first (the Revision counter), reads the claims of the edges it touches, inserts what is
unknown, and folds the edges and the entities again with the functions of `model.projection`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from cypher import rows
from cypher.graph import Graph, Transaction
from cypher.statements import names, statement
from model.claims import Claim, Source, precedence
from model.ontology import Ontology
from model.projection import EdgeKey, Properties, Said, edge, entity, entity_type, said

Edges = Mapping[str, Sequence[Said]]
Rank = tuple[tuple[tuple[int, ...], float, str], bool]
BATCH = 5000
_ENTITY_ATTRIBUTES = frozenset({"name", "alias", "kind", "description", "country", "nationality", "designation"})


@dataclass(slots=True)
class Counts:
    """What a load changed: claims created and claims that were there already."""

    created: int = 0
    unchanged: int = 0
    sources: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class Load:
    """What one load remembers between its batches."""

    ontology: Ontology
    sources: Mapping[str, Source]
    written: set[str] = field(default_factory=set[str])
    seen: set[int] = field(default_factory=set[int])


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
) -> Counts:
    """Write claims and keep the projection; `told` hears how many claims each batch held. Idempotent."""
    run, counts = Load(ontology, sources), Counts()
    for chunk in _chunks(claims, batch):
        created = graph.write(lambda tx, chunk=chunk: _write(tx, chunk, run))
        run.written |= {claim.source for claim in chunk}
        counts.sources |= run.written
        run.seen |= {mark for claim in chunk for mark in _marks(claim)}
        counts.created += created
        counts.unchanged += len(chunk) - created
        told(len(chunk))
    return counts


def save_sources(graph: Graph, sources: Sequence[Source]) -> None:
    """Write sources with their texts, without any claim. Idempotent."""

    def work(tx: Transaction) -> None:
        tx.run(statement("load/lock"), {})
        _write_sources(tx, sources)

    graph.write(work)


def stored_text(graph: Graph, source_id: str) -> str | None:
    """Return a document's stored text, or None where there is none."""
    found = graph.read(statement("load/stored_passages"), {"ids": [source_id]})
    parts: list[tuple[int, str]] = found[0]["passages"] if found else []
    return "".join(text for _, text in parts) if parts else None


def _chunks(claims: Iterable[Claim], size: int) -> Iterator[list[Claim]]:
    everything = iter(claims)
    while chunk := list(islice(everything, size)):
        yield list(_distinct(c for claim in chunk for c in (claim, *claim.names())).values())


def _distinct(claims: Iterable[Claim]) -> dict[str, Claim]:
    kept: dict[str, Claim] = {}
    for claim in claims:
        old = kept.get(claim.id)
        if old is None or _rank(claim) > _rank(old):
            kept[claim.id] = claim
    return kept


def _rank(claim: Claim) -> Rank:
    return precedence(claim.extractor, claim.confidence), claim.status == "accepted"


def _rank_stored(row: Mapping[str, Any]) -> Rank:
    return precedence(row["extractor"], row["confidence"]), row["status"] == "accepted"


def _write(tx: Transaction, chunk: Sequence[Claim], run: Load) -> int:
    tx.run(statement("load/lock"), {})
    fresh_sources = {c.source for c in chunk} - run.written
    _write_sources(tx, [run.sources.get(id_) or Source(id_) for id_ in sorted(fresh_sources)])
    known = {r["id"]: r for r in tx.run(statement("load/known_claims"), {"ids": [c.id for c in chunk]})}
    better = [c for c in chunk if (old := known.get(c.id)) and _rank(c) > _rank_stored(old)]
    new = sorted((c for c in chunk if c.id not in known), key=lambda c: c.id)
    if not new and not better:
        return 0
    canonical = _entities(tx, new + better)
    keys = {c.id: _key(c, canonical, run.ontology) for c in (*new, *better) if c.relation}
    before = edge_claims(tx, with_contradicting(set(keys.values()), run.ontology))
    _better(tx, better)
    _insert(tx, new, keys, run)
    now = edge_claims(tx, with_contradicting(set(keys.values()), run.ontology)) if better else _joined(before, _heard(tx, new, keys))
    project(tx, set(keys.values()), before, now, run.ontology)
    touched = {id_ for c in new for id_ in _changed(c, run.seen)} | {c.subject.id for c in better if c.attribute}
    project_entities(tx, sorted(touched), run.ontology)
    return len(new)


def _heard(tx: Transaction, new: Sequence[Claim], keys: Mapping[str, EdgeKey]) -> Iterator[Said]:
    """Yield new accepted claims as the next read would return them, which saves that read."""
    of = {r["id"]: r for r in tx.run(statement("load/source_facts"), {"ids": sorted({c.source for c in new})})}
    for claim in new:
        if claim.id in keys and claim.status == "accepted":
            yield said(claim, keys[claim.id], of[claim.source]["published"], of[claim.source]["publisher"])


def _joined(before: Mapping[str, Sequence[Said]], new: Iterable[Said]) -> dict[str, list[Said]]:
    now = {key: list(claims) for key, claims in before.items()}
    for claim in new:
        now.setdefault(claim.edge, []).append(claim)
    return now


def _write_sources(tx: Transaction, sources: Sequence[Source]) -> None:
    if not sources:
        return
    tx.run(statement("load/sources"), {"rows": [rows.source_properties(s) for s in sources]})
    texts = (p for s in sources for p in rows.passages(s))
    while chunk := list(islice(texts, 1000)):
        tx.run(statement("load/passages"), {"rows": chunk})


def _entities(tx: Transaction, claims: Sequence[Claim]) -> dict[str, str]:
    ids = sorted({ref.id for claim in claims for ref in claim.entities()})
    canonical: dict[str, str] = dict(tx.values(statement("load/known_entities"), {"ids": ids}))
    missing = [id_ for id_ in ids if id_ not in canonical]
    if missing:
        tx.run(statement("load/create_entities"), {"ids": missing})
    return canonical | {id_: id_ for id_ in missing}


def _key(claim: Claim, canonical: Mapping[str, str], ontology: Ontology) -> EdgeKey:
    assert claim.relation and claim.object
    label = claim.qualifiers.get("label")
    ends = canonical[claim.subject.id], canonical[claim.object.id]
    return EdgeKey.of(ontology, claim.relation, *ends, str(label) if label is not None else None)


def with_contradicting(keys: set[EdgeKey], ontology: Ontology) -> list[str]:
    """Return the keys and those that they contradict, as stored."""
    return sorted({str(k) for key in keys for k in (key, *key.contradicting(ontology))})


def edge_claims(tx: Transaction, keys: list[str]) -> dict[str, list[Said]]:
    """Return the accepted claims of each edge."""
    found: dict[str, list[Said]] = defaultdict(list)
    if keys:
        for values in tx.values(statement("load/edge_claims"), {"keys": keys}):
            found[values[0]].append(Said(*values))
    return found


def _better(tx: Transaction, claims: Sequence[Claim]) -> None:
    if claims:
        changed = [{"id": c.id, "extractor": c.extractor, "confidence": c.confidence, "status": c.status} for c in claims]
        tx.run(statement("load/better_reading"), {"rows": changed})


def _insert(tx: Transaction, new: Sequence[Claim], keys: Mapping[str, EdgeKey], run: Load) -> None:
    texts = {id_: source.text for id_, source in run.sources.items() if source.text} if new else {}
    relations: list[Properties] = []
    attributes: list[Properties] = []
    for claim in new:
        row = {
            "source": claim.source,
            "a": claim.subject.id,
            "props": rows.claim_properties(claim, keys.get(claim.id), texts.get(claim.source)),
        }
        if claim.object:
            relations.append(row | {"b": claim.object.id})
        else:
            attributes.append(row)
    _if_any(tx, "load/insert_relations", relations)
    _if_any(tx, "load/insert_attributes", attributes)
    _if_any(tx, "load/insert_names", [row for claim in new for row in rows.names_of(claim)])


def _if_any(tx: Transaction, name: str, rows_: Sequence[Properties], **more: Any) -> None:
    if rows_:
        tx.run(statement(name), {"rows": rows_} | more)


def project(tx: Transaction, keys: set[EdgeKey], before: Edges, now: Edges, ontology: Ontology) -> None:
    """Write the edges of these keys, and of those that they contradict, again; their claims before and now."""
    write_edges(tx, {k for key in keys for k in (key, *key.contradicting(ontology))}, before, now, ontology)


def write_edges(tx: Transaction, keys: set[EdgeKey], before: Edges, now: Edges, ontology: Ontology) -> None:
    """Write exactly these edges: created where nothing supported them before, deleted where nothing does now."""
    create: list[Properties] = []
    update: list[Properties] = []
    delete: list[Properties] = []
    for key in sorted(keys, key=str):
        old = any(s.supports for s in before.get(str(key), ())) and key.a != key.b
        properties = _fold(key, now, ontology)
        row = {"a": key.a, "b": key.b, "type": key.relation}
        if properties is not None:
            (update if old else create).append(row | {"props": properties})
        elif old:
            delete.append(row | {"id": str(key)})
    _if_any(tx, "load/create_edges", create)
    _if_any(tx, "load/update_edges", update)
    _if_any(tx, "load/delete_edges", delete)


def _fold(key: EdgeKey, now: Edges, ontology: Ontology) -> Properties | None:
    against = [s for k in key.contradicting(ontology) for s in now.get(str(k), ())]
    return edge(key, now.get(str(key), ()), against, occurrence=ontology.relations[key.relation].kind == "occurrence")


def _marks(claim: Claim) -> Iterator[int]:
    for ref in claim.entities():
        yield hash((ref.id, ref.type, claim.source))
    if claim.attribute in _ENTITY_ATTRIBUTES:
        yield hash((claim.subject.id, claim.attribute, claim.value, claim.source, claim.polarity, claim.modality, claim.status))


def _changed(claim: Claim, seen: set[int]) -> Iterator[str]:
    for ref in claim.entities():
        if hash((ref.id, ref.type, claim.source)) not in seen:
            yield ref.id
    if claim.attribute in _ENTITY_ATTRIBUTES and set(_marks(claim)) - seen:
        yield claim.subject.id


def project_entities(tx: Transaction, ids: Sequence[str], ontology: Ontology) -> None:
    """Give entities the type, the names and the properties that their claims add up to."""
    if not ids:
        return
    types: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, type_, source in tx.values(statement("load/entity_types"), {"ids": list(ids)}):
        types[id_].append((type_, source))
    told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for id_, attribute, value, source in tx.values(statement("load/entity_attributes"), {"ids": list(ids)}):
        told[id_].append((attribute, value, source))
    written = [{"type": entity_type(types[id_], ontology), "props": entity(id_, told[id_])} for id_ in ids if types[id_]]
    tx.run(statement("load/write_entities"), {"rows": written, "types": list(ontology.types)})
