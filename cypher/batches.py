"""Batches of claims, made ready while Neo4j still writes the one before.

Everything here is worked out as though nothing of the batch were stored; the transaction then corrects what is.
"""

import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeVar

from cypher import rows
from cypher.projecting import Edges, fold, with_contradicting
from model.claims import Claim, Source, precedence
from model.dates import reading
from model.ontology import Ontology
from model.projection import EdgeKey, Properties, Said, said

T = TypeVar("T")
_ALLOCATIONS = 100_000
Rank = tuple[tuple[tuple[int, ...], float, str], bool]


class Facts(NamedTuple):
    """When a source was published (yyyymmdd), and by whom."""

    published: int | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims by id with their sources, their edges, and the rows and properties to write.

    `facts` is what was taken for granted about its sources, `reads` the edges that decide about its own.
    """

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    facts: Mapping[str, Facts]
    ontology: Ontology
    entities: Sequence[str]
    rows: Mapping[str, Properties]
    edges: Edges
    folded: Mapping[EdgeKey, Properties | None]
    reads: Sequence[str]


def prepare(
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    facts: Mapping[str, Facts],
    ontology: Ontology,
    canonical: Mapping[str, str] | None = None,
) -> Batch:
    """Return the batch as it is written where none of it is stored; `canonical` maps merged entities."""
    keys = {id_: key_of(c, canonical or {}, ontology) for id_, c in claims.items() if c.relation}
    edges: dict[str, list[Said]] = {}
    for id_, key in keys.items():
        if (claim := claims[id_]).status == "accepted":
            told = said(claim, key, *facts[claim.source])
            edges.setdefault(told.edge, []).append(told)
    made = {id_: _row(claim, keys.get(id_), sources[claim.source].text) for id_, claim in claims.items()}
    folded = {key: fold(key, edges, ontology) for key in keys.values()}
    entities = sorted({ref.id for claim in claims.values() for ref in claim.entities()})
    return Batch(claims, sources, facts, ontology, entities, made, edges, folded, with_contradicting(folded, ontology))


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
def rare_collection() -> Generator[None, None, None]:
    """Look for garbage in cycles less often: claims have none, and the search took a third of the time to prepare them."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _next(items: Iterator[T]) -> Callable[[], Sequence[T]]:
    return lambda: list(islice(items, 1))
