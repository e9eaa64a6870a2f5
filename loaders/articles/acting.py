"""A country and what acts for it: "Afghan security forces", "U.S. officials", "a Turkish airstrike"."""

import re
from dataclasses import replace
from functools import cache

from loaders.articles.gazetteer import Gazetteer
from loaders.articles.gazetteer.geography import lists
from loaders.articles.gazetteer.names import Name
from loaders.articles.gazetteer.spelling import alternation
from loaders.articles.hits import Hit
from loaders.articles.names import Entity
from loaders.articles.scan import Scan

_LED = r"(?:(?:national|central|federal|interim|transitional|military|regular|ground|special|elite|local|senior|top|armed|own|current|new|former)[ ])*?"
_NAMED = re.compile(r"gazetteer:[a-z]{2}-(forces|police|government)")
_JOINTS = (" and ", ", ", " or ", ", and ")
_OF = re.compile(r"(?:[Gg]overnment|[Aa]uthorities) (?:of|in) (?:the )?$")


@cache
def _after() -> re.Pattern[str]:
    parts: dict[str, list[str]] = lists("lexicon.yaml")["acting"]
    any_part = "|".join(f"(?P<{part}>{alternation(words)})" for part, words in parts.items())
    return re.compile(rf"(?:'s)?[ ]{_LED}(?:{any_part})(?![\w'-])", re.IGNORECASE)


def acting(gazetteer: Gazetteer, scan: Scan, hits: list[Hit]) -> list[Hit]:
    """Return the hits, with countries that a word for their forces or rulers follows turned into those.

    "Afghan and Pakistani forces" are the forces of both.
    """
    done: list[Hit] = []
    shared, begins = "", len(scan.text)
    for hit in reversed(hits):
        beside = hit.name.how == "demonym" and scan.plain[hit.end : begins] in _JOINTS
        part = _part(scan, hit, begins) or (shared if beside else "")
        country = gazetteer.country_of(hit.name.entity.id) == hit.name.entity.id
        done.append((_acting(gazetteer, scan, hit, part, begins) if country else None) or hit)
        named = _NAMED.fullmatch(hit.name.entity.id)
        shared, begins = (part if country else named[1] if named else part or _ending(scan, hit)), hit.start
    return done[::-1]


def _ending(scan: Scan, hit: Hit) -> str:
    """Return "forces" for a name that ends in such a word: "Afghan, Pakistani and coalition forces" are the forces of each."""
    return "forces" if scan.plain[hit.start : hit.end].lower().endswith((" forces", " troops")) else ""


def _part(scan: Scan, hit: Hit, beyond: int) -> str:
    match = _after().match(scan.plain, hit.end, beyond)
    return match.lastgroup or "" if match else ""


def _acting(gazetteer: Gazetteer, scan: Scan, hit: Hit, part: str, beyond: int) -> Hit | None:
    country = hit.name.entity.id
    if part and (actor := _actor(gazetteer, country, part)):
        match = _after().match(scan.plain, hit.end, beyond) if part != "blows" else None
        return Hit(hit.start, match.end() if match else hit.end, (_as(hit.name, actor),))
    if (match := _OF.search(scan.plain, max(0, hit.start - 24), hit.start)) and (actor := gazetteer.government_of(country)):
        return Hit(match.start(), hit.end, (_as(hit.name, actor),))
    return None


def _actor(gazetteer: Gazetteer, country: str, part: str) -> Entity | None:
    if part == "police":
        return gazetteer.police_of(country)
    return gazetteer.government_of(country) if part == "government" else gazetteer.forces_of(country)


def _as(name: Name, actor: Entity) -> Name:
    return replace(name, entity=actor, how="gazetteer", certainty=0.9)
