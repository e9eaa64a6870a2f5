"""A country and what acts for it: "Afghan security forces", "U.S. officials", "a Turkish airstrike"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.articles.gazetteer import Gazetteer
from loaders.articles.gazetteer.names import Name
from loaders.articles.gazetteer.spelling import alternation
from loaders.articles.hits import Hit
from loaders.articles.names import Entity
from loaders.articles.scan import Scan

FORCES = (
    *(
        "military",
        "army",
        "armed forces",
        "forces",
        "troops",
        "soldiers",
        "air force",
        "navy",
        "naval forces",
        "marines",
        "security forces",
    ),
    *("special forces", "special operations forces", "government forces", "government troops", "service members", "servicemembers"),
    *("servicemen", "coast guard", "paratroopers", "commandos", "warplanes", "jets", "fighter jets", "warships", "helicopters", "gunships"),
    *(
        "drones",
        "aircraft",
        "artillery",
        "ground forces",
        "defense forces",
        "defence forces",
        "border guards",
        "military forces",
        "personnel",
    ),
    *("military personnel", "service personnel", "armored vehicles", "peacekeepers"),
)
BLOWS = (
    *(
        "airstrike",
        "airstrikes",
        "air strike",
        "air strikes",
        "drone strike",
        "drone strikes",
        "missile strike",
        "missile strikes",
        "strike",
    ),
    *(
        "strikes",
        "military strike",
        "air raid",
        "air raids",
        "raid",
        "raids",
        "military operation",
        "military operations",
        "drone",
        "bombing",
    ),
    *("military raid", "bombardment", "offensive", "counterterrorism operation", "missile", "shelling"),
)
POLICE = ("police", "police force", "police forces", "police officers", "policemen")
GOVERNMENT = ("government", "administration", "authorities", "officials", "regime", "cabinet", "government officials")
_LED = r"(?:(?:national|central|federal|interim|transitional|military|regular|ground|special|elite|local|senior|top|armed|own|current|new|former)[ ])*?"
_PARTS = {"forces": FORCES, "blows": BLOWS, "police": POLICE, "government": GOVERNMENT}
_AFTER = re.compile(
    rf"(?:'s)?[ ]{_LED}(?:" + "|".join(f"(?P<{part}>{alternation(words)})" for part, words in _PARTS.items()) + r")(?![\w'-])",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:[Gg]overnment|[Aa]uthorities) (?:of|in) (?:the )?$")


def acting(gazetteer: Gazetteer, scan: Scan, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the hits, with countries that a word for their forces or rulers follows turned into those."""
    for number, hit in enumerate(hits):
        beyond = hits[number + 1].start if number + 1 < len(hits) else len(scan.text)
        country = gazetteer.country_of(hit.name.entity.id) == hit.name.entity.id
        yield (_acting(gazetteer, scan, hit, beyond) if country else None) or hit


def _acting(gazetteer: Gazetteer, scan: Scan, hit: Hit, beyond: int) -> Hit | None:
    if match := _AFTER.match(scan.plain, hit.end, beyond):
        part = match.lastgroup or ""
        if actor := _actor(gazetteer, hit.name.entity.id, part):
            return Hit(hit.start, hit.end if part == "blows" else match.end(), (_as(hit.name, actor),))
    if (match := _OF.search(scan.plain, max(0, hit.start - 24), hit.start)) and (actor := gazetteer.government_of(hit.name.entity.id)):
        return Hit(match.start(), hit.end, (_as(hit.name, actor),))
    return None


def _actor(gazetteer: Gazetteer, country: str, part: str) -> Entity | None:
    if part == "police":
        return gazetteer.police_of(country)
    return gazetteer.government_of(country) if part == "government" else gazetteer.forces_of(country)


def _as(name: Name, actor: Entity) -> Name:
    return replace(name, entity=actor, how="gazetteer", certainty=0.9)
