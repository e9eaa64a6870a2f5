"""Branches by place: "ISIS-Libya" is the branch that operates in Libya; "Islamic State Ruritania Province" is a branch nobody knows."""

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
    """Yield the hits, a group and the place after it as the group's branch there."""
    reached = 0
    for hit, after in zip_longest(hits, hits[1:]):
        if hit.start >= reached:
            found = _unknown(gazetteer, scan, hit) or (_known(gazetteer, scan, hit, after) if after else None) or hit
            reached = found.end
            yield found


def _unknown(gazetteer: Gazetteer, scan: Scan, hit: Hit) -> Hit | None:
    end = branch(scan, hit)
    if end is None or len(gazetteer.branches(hit.name.entity.id)) < _FEWEST:
        return None
    return _as(hit, end, entity(scan.plain[hit.start : end], "Organization", "armed_group", hit.name.entity))


def _known(gazetteer: Gazetteer, scan: Scan, hit: Hit, after: Hit) -> Hit | None:
    """Return the branch that a group's name, a hyphen and a place stand for; an unknown one where none is known there."""
    family = gazetteer.branches(hit.name.entity.id)
    joined = after.start == hit.end + 1 and scan.plain[hit.end] == "-" and after.name.entity.type == "Place"
    if not joined or len(family) < _FEWEST or after.name.how == "demonym":
        return None
    country = gazetteer.country_of(after.name.entity.id)
    there = [one for one in family if after.name.entity.id in one.places or (country and country == next(iter(one.places), None))]
    made = there[0] if len(there) == 1 else entity(scan.plain[hit.start : after.end], "Organization", "armed_group", hit.name.entity)
    return _as(hit, after.end, made)


def _as(hit: Hit, end: int, found: Entity) -> Hit:
    how = "proposed" if found.id.startswith("articles:") else "gazetteer"
    return Hit(hit.start, end, (replace(hit.name, entity=found, how=how, certainty=0.6 if how == "proposed" else 0.9),))
