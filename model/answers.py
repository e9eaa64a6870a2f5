"""What a claim answers: a count as a range, whom it counts, a date as its readings, a text as its words."""

import math
import re
from typing import NamedTuple

from model.claims import Number
from model.dates import OPEN_END, OPEN_START, Reading, reading
from model.ontology import Ontology
from model.voices import words

Range = tuple[float, float]
CLAIMED = ("asserted", "alleged")
ABOUT = 0.1
_OWN_PEOPLE = frozenset({"", "fighter", "member", "militant", "combatant"})
_STATES = {"death_toll": {"dead", "death", "killed", "of"}, "injured": {"injured", "wounded", "injury", "of"}}
_ANYBODY = frozenset({"", "person", "individual"})
_ONE = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_ARTICLES = frozenset({"the", "a", "an"})


class Told(NamedTuple):
    """One accepted claim with what decides whether it and another can both be true; ends are canonical, days yyyymmdd."""

    id: str
    subject: str
    subject_type: str
    object: str | None
    edge: str | None
    relation: str | None
    attribute: str | None
    value: str | Number | None
    event: str | None
    polarity: str
    modality: str
    dated: str | None
    since_from: int
    since_to: int
    until_from: int
    until_to: int
    source: str
    published: int | None
    publisher: str | None
    voice: str
    quote: str
    start: int | None

    @property
    def affirms(self) -> bool:
        """Say whether it says so, or reports that somebody says so; a plan or a guess is no answer."""
        return self.polarity == "affirmed" and self.modality in CLAIMED

    @property
    def denies(self) -> bool:
        """Say whether it says that it is not so."""
        return self.polarity == "denied" and self.modality in CLAIMED


def number(told: Told) -> Range:
    """Return the least and the greatest count that a claim allows: "more than 60" begins above 60, "about 50" is 45 to 55."""
    assert isinstance(told.value, Number)
    low, high, op = told.value.min, told.value.max, told.value.op
    least, most = (low if low is not None else high), (high if high is not None else low)
    assert least is not None and most is not None
    match op:
        case ">" | ">=":
            beyond = math.nextafter(least, math.inf) if op == ">" else float(least)
            return beyond, float(most) if most > least else math.inf
        case "<" | "<=":
            below = math.nextafter(most, -math.inf) if op == "<" else float(most)
            return float(least) if least < most else -math.inf, below
        case "~":
            return least - ABOUT * abs(least), most + ABOUT * abs(most)
        case _:
            return float(least if low is not None else -math.inf), float(most if high is not None else math.inf)


def whom(told: Told) -> str:
    """Return whom a count counts, so that "dead Afghans" and "Afghan" are the same people, and civilians are not.

    In a `strength` the words for a group's own people (fighters, members, militants) are one.
    """
    of = told.value.of if isinstance(told.value, Number) else None
    said = [_singular(word) for word in re.sub(r"(?<=\w)\.", "", of or "").casefold().replace("-", " ").split()]
    kept = " ".join(w for w in said if w not in _ARTICLES and w not in _STATES.get(told.attribute or "", ()))
    if kept in _ANYBODY:
        return "person" if told.attribute != "strength" else "member"
    return "member" if told.attribute == "strength" and kept in _OWN_PEOPLE else kept


def _singular(word: str) -> str:
    plain = re.sub(r"\W", "", word)
    if plain in _ONE:
        return _ONE[plain]
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain


def dates_of(told: Told, ontology: Ontology) -> tuple[str, Reading] | None:
    """Return which date of its subject a claim gives, and its readings: KILLED_BY in 2016 gives `died`; else None."""
    if told.attribute and ontology.attributes.get(told.attribute) == "date" and isinstance(told.value, str):
        return told.attribute, reading(told.value)
    gives = ontology.relations[told.relation].dates if told.relation and told.affirms else None
    if gives is None or told.subject_type == "Population" or (told.since_from, told.since_to) == (OPEN_START, OPEN_END):
        return None
    return gives, Reading(told.since_from, told.since_to)


def period(told: Told) -> Reading | None:
    """Return when a count or an occurrence held: from `since` to `until`, or within `since`; None where nobody says."""
    if told.since_from == OPEN_START and told.until_to == OPEN_END:
        return None
    return Reading(told.since_from, told.until_to if told.until_to != OPEN_END else told.since_to)


def text(told: Told) -> str:
    """Return a text as it is compared."""
    return words(str(told.value))


def overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether two ranges have something in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def within(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether the first range lies in the second."""
    return other[0] <= one[0] and one[1] <= other[1]
