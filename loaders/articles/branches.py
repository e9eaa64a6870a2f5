"""Branches by place: "ISIS-Libya" is the branch that operates in Libya; "Islamic State Ruritania Province" is one that nobody knows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from loaders.articles.gazetteer import Gazetteer
from loaders.articles.hits import Hit
from loaders.articles.longer import branch
from loaders.articles.names import Entity
from loaders.articles.proposals import entity
from loaders.articles.scan import Scan

_FEWEST = 8  # a group with so many branches names them by place


def branched(gazetteer: Gazetteer, scan: Scan, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits, a group and the place beside it as the group's branch there."""
    reached = 0
    for hit, after in zip_longest(hits, hits[1:]):
        if hit.start >= reached:
            found = _unknown(gazetteer, scan, hit) or (_beside(gazetteer, scan, hit, after) if after else None) or hit
            reached = found.end
            yield found


def _unknown(gazetteer: Gazetteer, scan: Scan, hit: Hit) -> Hit | None:
    end = branch(scan, hit)
    if end is None or len(gazetteer.branches(hit.name.entity.id)) < _FEWEST:
        return None
    return _as(hit, end, entity(scan.plain[hit.start : end], "Organization", "armed_group", hit.name.entity))


def _beside(gazetteer: Gazetteer, scan: Scan, hit: Hit, after: Hit) -> Hit | None:
    """Return the branch that a group's name, a hyphen and a place stand for; an unknown one where none is known there."""
    group, place = hit.name.entity, after.name.entity
    joined = scan.plain[hit.end : after.start] == "-" and place.type == "Place" and after.name.how != "demonym"
    if not joined or len(gazetteer.branches(group.id)) < _FEWEST:
        return None
    unknown = entity(scan.plain[hit.start : after.end], "Organization", "armed_group", group)
    return _as(hit, after.end, gazetteer.branch_in(group.id, place.id) or unknown)


def _as(hit: Hit, end: int, found: Entity) -> Hit:
    known = not found.id.startswith("articles:")
    how = "gazetteer" if known else "proposed"
    return Hit(hit.start, end, (replace(hit.name, entity=found, how=how, certainty=0.9 if known else 0.6),))
