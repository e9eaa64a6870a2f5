"""Batches of claims, made ready while Neo4j still writes the one before.

Everything here is worked out as though nothing of the batch were stored; the transaction then corrects what is.
"""

import gc
import sys
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeVar

from cypher import rows
from cypher.projecting import Edges, edge_row, fold, new_entities, with_contradicting
from model.claims import Claim, Source, precedence
from model.dates import reading
from model.ontology import Ontology
from model.projection import EdgeKey, Properties, Said, said

T = TypeVar("T")
_GIVE_WAY_SECONDS = 0.0005
Rank = tuple[tuple[tuple[int, ...], float, str], bool]


class Facts(NamedTuple):
    """When a source was published (yyyymmdd), and by whom."""

    published: int | None
    publisher: str | None


@dataclass(slots=True)
class Inserts:
    """Rows of the statements that store claims: by source, and the edges that no row of a claim carries."""

    with_edges: dict[str, list[Properties]] = field(default_factory=dict[str, list[Properties]])
    relations: dict[str, list[Properties]] = field(default_factory=dict[str, list[Properties]])
    attributes: dict[str, list[Properties]] = field(default_factory=dict[str, list[Properties]])
    names: list[Properties] = field(default_factory=list[Properties])
    edges: list[Properties] = field(default_factory=list[Properties])


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims by id with their sources, and what to write of them.

    `facts` is what was taken for granted about the sources, `entities` what these claims alone make of each entity,
    `refs` which types they give it, `said` and `folded` their edges, and `reads` the edges that decide about those.
    """

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    facts: Mapping[str, Facts]
    ontology: Ontology
    refs: Collection[tuple[str, str]]
    entities: Mapping[str, Properties]
    keys: Mapping[str, EdgeKey]
    rows: Mapping[str, Properties]
    said: Edges
    folded: Mapping[EdgeKey, Properties | None]
    reads: Sequence[str]
    inserts: Inserts


def prepare(
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    facts: Mapping[str, Facts],
    ontology: Ontology,
    canonical: Mapping[str, str] | None = None,
) -> Batch:
    """Return the batch as it is written where none of it is stored; `canonical` maps merged entities."""
    keys = {id_: key_of(c, canonical or {}, ontology) for id_, c in claims.items() if c.relation}
    told: dict[str, list[Said]] = {}
    for id_, key in keys.items():
        if (claim := claims[id_]).status == "accepted":
            heard = said(claim, key, *facts[claim.source], canonical or {})
            told.setdefault(heard.edge, []).append(heard)
    made = {id_: _row(claim, keys.get(id_), sources[claim.source].text) for id_, claim in claims.items()}
    folded = {key: fold(key, told, ontology) for key in keys.values()}
    return Batch(
        claims=claims,
        sources=sources,
        facts=facts,
        ontology=ontology,
        refs={(ref.id, ref.type) for claim in claims.values() for ref in claim.entities()},
        entities=new_entities(claims.values(), ontology),
        keys=keys,
        rows=made,
        said=told,
        folded=folded,
        reads=with_contradicting(folded, ontology),
        inserts=inserts(claims, keys, made, folded),
    )


def inserts(
    claims: Mapping[str, Claim], keys: Mapping[str, EdgeKey], made: Mapping[str, Properties], folded: Mapping[EdgeKey, Properties | None]
) -> Inserts:
    """Return the rows that store these claims and create these edges; an edge goes with the first claim that runs its way."""
    found, waiting = Inserts(), {key: properties for key, properties in folded.items() if properties}
    for id_, claim in claims.items():
        row, key = made[id_], keys.get(id_)
        if key is None or claim.object is None:
            found.attributes.setdefault(claim.source, []).append(row)
        elif key in waiting and (key.a, key.b) == (claim.subject.id, claim.object.id):
            found.with_edges.setdefault(claim.source, []).append(row | {"type": key.relation, "edge": waiting.pop(key)})
        else:
            found.relations.setdefault(claim.source, []).append(row)
        found.names.extend(rows.names_of(claim))
    found.edges.extend(edge_row(key, properties) for key, properties in waiting.items())
    return found


def key_of(claim: Claim, canonical: Mapping[str, str], ontology: Ontology) -> EdgeKey:
    """Return the edge that a claim belongs to, after merges."""
    assert claim.relation and claim.object
    label = claim.qualifiers.get("label")
    one, other = claim.subject.id, claim.object.id
    ends = canonical.get(one, one), canonical.get(other, other)
    return EdgeKey.of(ontology, claim.relation, *ends, str(label) if label is not None else None)


def _row(claim: Claim, key: EdgeKey | None, text: str | None) -> Properties:
    row = {"a": claim.subject.id, "props": rows.claim_properties(claim, key, text)}
    return row | {"b": claim.object.id} if claim.object else row


def facts_of(source: Source) -> Facts:
    """Return what a source says of itself."""
    return Facts((reading(source.published).earliest or None) if source.published else None, source.publisher)


def chunks(claims: Iterable[Claim], size: int) -> Iterator[dict[str, Claim]]:
    """Yield claims in batches by id, with the claims that inline names stand for."""
    everything = iter(claims)
    while chunk := list(islice(everything, size)):
        yield _distinct(c for claim in chunk for c in (claim, *claim.names()))


def _distinct(claims: Iterable[Claim]) -> dict[str, Claim]:
    kept: dict[str, Claim] = {}
    for claim in claims:
        old = kept.get(claim.id)
        if old is None or rank(claim) > rank(old):
            kept[claim.id] = claim
    return kept


def rank(claim: Claim) -> Rank:
    """Return what decides between two readings of one claim."""
    return precedence(claim.extractor, claim.confidence), claim.status == "accepted"


def one_ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield the items, each made in a thread while the one before is used; what making one raises is raised here."""
    with ThreadPoolExecutor(1, "prepare") as pool:
        coming = pool.submit(_next(items))
        while made := coming.result():
            coming = pool.submit(_next(items))
            yield made[0]


@contextmanager
def interpreter_for_batches() -> Generator[None, None, None]:
    """Collect garbage once a batch, and let the thread that speaks to Neo4j in at once.

    Python's own collector took a third of the time that a batch takes to prepare. A thread that computes gives way
    after 5 ms, which the other one then waits for at every answer of Neo4j.
    """
    interval, collecting = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(_GIVE_WAY_SECONDS)
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.unfreeze()
        if collecting:
            gc.enable()


def _next(items: Iterator[T]) -> Callable[[], Sequence[T]]:
    def made() -> Sequence[T]:
        gc.collect()
        return list(islice(items, 1))

    return made
