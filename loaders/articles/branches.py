"""Branches by place: "ISIS-Libya" and "the Somali branch of the Islamic State" are the branch there; "Islamic State Ruritania Province"
is one that nobody knows.
"""

import re
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
_KIND = r"(?:branch|affiliate|franchise|wing|arm|chapter|offshoot|province|Province)"
_OF = re.compile(rf"(?:-based)? (?:[a-z]+ )?{_KIND} of (?:the )?")
_OWN = re.compile(rf"(?:[a-z]+ )?{_KIND}\b")


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
    """Return the branch that a group and a place beside each other stand for."""
    between = scan.plain[hit.end : after.start]
    if between == "-" and after.name.how != "demonym":
        there = _there(gazetteer, hit, after)
        unknown = entity(scan.plain[hit.start : after.end], "Organization", "armed_group", hit.name.entity)
        return _as(hit, after.end, there or unknown) if there or _many(gazetteer, hit, after) else None
    if _OF.fullmatch(between):
        there = _there(gazetteer, after, hit)
        return _as(hit, after.end, there) if there else None
    own = _OWN.match(scan.plain, after.end + 1) if between == "'s " and scan.plain[after.end : after.end + 1] == " " else None
    there = _there(gazetteer, hit, after) if own else None
    return _as(hit, own.end(), there) if own and there else None


def _many(gazetteer: Gazetteer, group: Hit, place: Hit) -> bool:
    return place.name.entity.type == "Place" and len(gazetteer.branches(group.name.entity.id)) >= _FEWEST


def _there(gazetteer: Gazetteer, group: Hit, place: Hit) -> Entity | None:
    """Return the one branch of a group whose first place is this one, or the country that this one lies in."""
    if not _many(gazetteer, group, place):
        return None
    where = {place.name.entity.id, gazetteer.country_of(place.name.entity.id)}
    found = [one for one in gazetteer.branches(group.name.entity.id) if one.kind == "armed_group" and where & set(one.places[:1])]
    return found[0] if len(found) == 1 else None


def _as(hit: Hit, end: int, found: Entity) -> Hit:
    known = not found.id.startswith("articles:")
    how = "gazetteer" if known else "proposed"
    return Hit(hit.start, end, (replace(hit.name, entity=found, how=how, certainty=0.9 if known else 0.6),))
