"""Names that a model takes for names: what is believed, what type it is, and where it begins and ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.articles.longer import CAPITAL, given, heads, name_start, words
from loaders.articles.names import Entity
from loaders.articles.scan import Scan
from model.ids import entity_id

_TYPES = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "NORP": "Organization"}
_SURE = {"Person": 0.65, "Organization": 0.5, "Place": 0.6}
_DATASET = "articles"
_LETTERS = re.compile(r"[^\W\d_]")
_NAME_WORD = re.compile(rf"(?:{CAPITAL}|(?:al|el|bin|ibn|bint|abu|ul|ud|de|del|la|da|dos|van|von|der|den|di|e|y)|[A-Z]\.)")
_GANG = "Los"  # gangs of Latin America; towns of that beginning are known by name
_TITLED = re.compile(r"([A-Z][\w-]*\.?) $")
_GIVEN = re.compile(r"(?<![\w'.-])([A-Z][a-z]+(?:-[A-Z]?[a-z]+)*) $")
_AT = re.compile(
    r"\b(?:at|near|outside|(?:town|village|city|district|province|area|region|hamlet) of|"
    r"(?:attack|attacks|assault|raid|raids|ambush|siege|bombing|offensive|massacre|battle) (?:on|in|of|for)) $"
)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of the text that may name something, and what."""

    start: int
    end: int
    entity: Entity
    certainty: float


def proposed(scan: Scan, ents: Sequence[tuple[int, int, str]]) -> Iterator[Proposal]:
    """Yield what is believed of a model's names, as (start, end, label)."""
    for start, end, label in ents:
        begin, stop = _trimmed(scan, start, end)
        type_ = _TYPES.get(label)
        if type_ == "Person":
            begin = _whole_person(scan, begin)
        if type_ and stop > begin and scan.free(begin, stop) and (made := _believed(scan, begin, stop, type_, label)):
            yield made


def entity(name: str, type_: str, kind: str | None = None, parent: Entity | None = None) -> Entity:
    """Return an entity that no entry knows; its id is made from its name."""
    bare = re.sub(r"^(?:the|The|THE) ", "", name)
    slug = "-".join(re.findall(r"[a-z0-9]+", bare.lower().replace("'", "")))
    above = parent.id if parent and type_ == "Organization" == parent.type else None
    places = (parent.id,) if parent and parent.type == "Place" else ()
    return Entity(entity_id(_DATASET, slug or bare), type_, bare, kind, above, places)


def _trimmed(scan: Scan, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without articles and titles before it, and signs and a possessive after it."""
    written = scan.plain[start:end]
    end = start + len(re.sub(r"(?:'s?|[\s\"',.;:()-]|(?<=\w)-\w+ed)+$", "", written)) if not re.search(r"\b[A-Z]\.$", written) else end
    start += len(written) - len(written.lstrip(" \"'(-"))
    return name_start(scan, start, end), end


def _whole_person(scan: Scan, start: int) -> int:
    """Return where a person's name begins: a capitalised word that the model left out before it belongs to it."""
    before = _GIVEN.search(scan.plain, max(0, start - 30), start)
    word = before[1] if before else ""
    apart = words("titles") | words("free") | words("beside") | words("not_names") | heads().keys()
    belongs = before and word not in apart and word.lower() not in scan.common and scan.free(before.start(), start)
    return before.start() if before and belongs else start


def _believed(scan: Scan, start: int, end: int, type_: str, label: str) -> Proposal | None:
    name = scan.plain[start:end]
    run = name.split(" ")
    if not _like_a_name(scan, name, run):
        return None
    type_, kind = ("Place", None) if _whereabouts(scan, start, end, label) else _typed(run, type_)
    checks = {"Person": _person, "Organization": _organization, "Place": _place}
    if (label == "NORP" and kind is None and type_ != "Place") or not checks[type_](scan, start, run, kind):
        return None
    return Proposal(start, end, entity(name, type_, kind), _SURE[type_])


def _like_a_name(scan: Scan, name: str, run: Sequence[str]) -> bool:
    single = len(run) == 1
    if not name[0].isalnum() or not any(c.isupper() for c in name) or len(run) > 8 or "\n" in name:
        return False
    if any(word in words("months_and_days") for word in run) or re.search(r"[\d@#$%&/:]", name):
        return False
    none = words("not_names") | words("titles") | words("free") | heads().keys()
    return not (single and (name in none or name.lower() in scan.common or len(name) < 3))


def _typed(run: Sequence[str], type_: str) -> tuple[str, str | None]:
    """Return the type and kind, by the words of the name rather than by what the model says."""
    if len(run) > 1 and run[-1] in words("place any") | words("place site"):
        return "Place", None
    if run[0] == _GANG and len(run) > 1:
        return "Organization", "armed_group"
    known = heads()
    head = next((word for word in reversed(run) if word in known), None)
    if head and len(run) > 1:
        return "Organization", known[head]
    return ("Person" if type_ == "Organization" and _called_like_a_person(run) else type_), None


def _whereabouts(scan: Scan, start: int, end: int, label: str) -> bool:
    """Say whether a single word that the model takes for a person or people stands where a place would: "the massacre at Karta"."""
    if label not in ("PERSON", "NORP") or " " in scan.plain[start:end] or scan.plain[end : end + 1] in ("'", "-"):
        return False
    follows = re.match(r" (?:[A-Z]|[a-z]+s\b)", scan.plain[end : end + 20])
    return follows is None and _AT.search(scan.plain, max(0, start - 30), start) is not None


def _called_like_a_person(run: Sequence[str]) -> bool:
    return len(run) > 1 and run[0].lower() in given() and all(word[0].isupper() or len(word) < 4 for word in run)


def _person(scan: Scan, start: int, run: Sequence[str], _: str | None) -> bool:
    titled = _TITLED.search(scan.plain, max(0, start - 20), start)
    enough = len(run) > 1 or (titled is not None and titled[1] in words("titles"))
    return enough and len(run) <= _MOST_WORDS and all(map(_NAME_WORD.fullmatch, run)) and not set(run) & words("not_names")


def _organization(scan: Scan, start: int, run: Sequence[str], kind: str | None) -> bool:
    if kind or len(run) > 1:
        return run[-1][0].isupper() and not set(run) <= words("not_names") and scan.style(start) == "plain"
    return (run[0].isupper() and len(_LETTERS.findall(run[0])) > 2 and scan.style(start) != "loud") or scan.plain.count(run[0]) > 1


def _place(scan: Scan, start: int, run: Sequence[str], _: str | None) -> bool:
    return all(word[0].isupper() or len(word) < 4 for word in run) and scan.style(start) != "loud" and not set(run) <= words("not_names")
