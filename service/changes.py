"""What changed between two dates: the answer of REST and of the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fastapi import HTTPException

from cypher import evidence, history
from cypher.filters import Filter
from cypher.graph import Graph, Row
from cypher.when import members
from model.changes import KINDS, Change, begun, changes, disputed, overlap
from model.dates import day
from model.ontology import Ontology
from model.projection import EdgeKey, Said
from model.standing import LeftOut, left_out, said, why
from model.standing import Said as Dates
from model.when import When
from service.answers import Json, answered, found, page, relationship
from service.times import then

Days = tuple[int, int]
Claims = dict[str, list[Said]]


class _Changed(NamedTuple):
    change: Change
    key: EdgeKey


def diff(
    graph: Graph,
    ontology: Ontology,
    *,
    keep: Filter,
    entities: list[str] | None = None,
    each: int = 1,
    limit: int = 25,
    offset: int = 0,
    revision: int = 0,
) -> Json:
    """Return which edges began, ended or came to be disputed between two dates, in order of time, each with its evidence."""
    if (window := keep.when.window) is None or not (keep.when.since and keep.when.until):
        raise HTTPException(422, "since and until are needed")
    asked = [found(graph, id_)["id"] for id_ in entities or ()]
    family = members(graph, asked, ontology, keep.when)
    edges = history.changing(graph, ontology, entities=[*asked, *family], keep=keep)
    keys = {edge["id"]: EdgeKey.parse(edge["id"]) for edge in edges}
    contested = [keys[edge["id"]] for edge in edges if edge["contested"]]
    claims = _claims(graph, ontology, contested, keep.when)
    found_changes = [
        _Changed(change, key)
        for edge in edges
        for key in (keys[edge["id"]],)
        for change in _of(edge, key, claims, ontology, keep.when, window)
    ]
    found_changes.sort(key=lambda c: (c.change.first, c.change.last, KINDS.index(c.change.kind), str(c.key)))
    shown = found_changes[offset : offset + limit]
    results = _shown(graph, ontology, shown, keep.when, window, each)
    counts = Counter(c.change.kind for c in found_changes)
    answer = page(results, len(found_changes), limit, offset) | {"counts": {kind: counts[kind] for kind in KINDS}}
    omitted = Counter(reason for edge in edges if (reason := _unknown(edge, keep.when)))
    return answer | {"answered": answered(revision, (r["standing"] for r in results), keep.when, omitted)}


def _of(edge: Row, key: EdgeKey, claims: Claims, ontology: Ontology, when: When, window: Days) -> Iterator[Change]:
    yield from changes(said(edge, when.known), window, occurrence=_occurs(key, ontology))
    if edge["contested"] and said(edge, when.known) and (met := disputed(_against(key, claims, ontology), window)):
        yield met[0]


def _unknown(edge: Row, when: When) -> LeftOut | None:
    return why(left_out(s, When(known_by=when.known_by), occurrence=True) for s in said(edge))


def _claims(graph: Graph, ontology: Ontology, keys: Iterable[EdgeKey], when: When) -> Claims:
    """Return the claims of edges and of those that contradict them."""
    every = sorted({str(k) for key in keys for k in (key, *key.contradicting(ontology))})
    return history.claims_of(graph, keys=every, known=when.known)


def _occurs(key: EdgeKey, ontology: Ontology) -> bool:
    return ontology.relations[key.relation].kind == "occurrence"


def _against(key: EdgeKey, claims: Claims, ontology: Ontology) -> list[Said]:
    """Return the claims that deny an edge, and those that support one which contradicts it."""
    denied = [s for s in claims.get(str(key), ()) if s.polarity == "denied"]
    return denied + [s for other in key.contradicting(ontology) for s in claims.get(str(other), ()) if s.supports]


def _shown(graph: Graph, ontology: Ontology, shown: list[_Changed], when: When, window: Days, each: int) -> list[Json]:
    keys = list(dict.fromkeys(c.key for c in shown))
    edges = history.edges(graph, keys=keys)
    claims = _claims(graph, ontology, keys, when)
    chosen = [_evidence(c, claims, ontology, window)[:each] for c in shown]
    read = {c["claim"]: c for c in evidence.claims_by_id(graph, ids=sorted({id_ for ids in chosen for id_ in ids}))}
    clock = then(graph, ontology, When(known_by=when.known_by), [row["edge"] for row in edges.values()])
    results: list[Json] = []
    for (change, key), ids in zip(shown, chosen, strict=True):
        row = edges[str(key)]
        edge = relationship(row["edge"], row["relation"], row["subject"], row["object"], clock)
        what: Json = {"change": change.kind, "on": [day(change.first), day(change.last)], "surely": change.certain}
        results.append(what | edge | {"evidence": [read[id_] for id_ in ids]})
    return results


def _evidence(changed: _Changed, claims: Claims, ontology: Ontology, window: Days) -> list[str]:
    """Return the claims that say so, surest first."""
    change, key = changed
    if change.kind == "contested":
        against = _against(key, claims, ontology)
        first = disputed(against, window)
        ids = [first[1].id] if first else []
        return ids + [s.id for s in against if s.id not in ids and disputed([s], window)]
    occurrence = _occurs(key, ontology)
    support = sorted((s for s in claims.get(str(key), ()) if s.supports), key=lambda s: (-s.confidence, s.id))
    span = (change.first, change.last)
    return [s.id for s in support if (days := _days(s, change, occurrence)) and overlap(days, span)]


def _days(claim: Said, change: Change, occurrence: bool) -> Days | None:
    dates = Dates(claim.since_from, claim.since_to, claim.until_from, claim.until_to)
    if change.kind == "began":
        return begun(dates, occurrence)
    return (dates.until_from, dates.until_to) if dates.ends else None
