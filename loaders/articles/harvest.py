"""Names that an article itself explains: "X, also known as Y", "X (Y)", "Y, the acronym of X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.articles.longer import CAPITAL, heads, name_start, words
from loaders.articles.names import Entity, Mention
from loaders.articles.scan import Scan

_KNOWN_AS = (
    r"(?:(?:who|which) (?:is|was) )?(?:also |better |commonly |widely |formerly |locally |once |popularly |previously |hereafter |or )?(?:known|called|referred to|abbreviated)"
    r"(?: simply| locally| collectively| officially)?(?: as| by (?:its|his|her|the|their) (?:[\w-]+ )?(?:acronym|initials|name|alias|abbreviation|nom de guerre|kunya)(?: of)?)?"
)
_ALSO = rf"(?:{_KNOWN_AS}|a\.?k\.?a\.?|alias|nicknamed|dubbed|acronym|abbreviated as|short for|hereafter)"
_NAME = rf"(?P<name>{CAPITAL}(?: (?:(?:of|for|the|and|in) )*{CAPITAL}){{0,5}})"
_BRACKET = re.compile(
    rf" ?\( ?(?:(?:{_ALSO}|or|the)[,:]? )*(?:the )?[\"']?{_NAME} ?[\"']?(?: in (?:Arabic|English|Pashto|Urdu|French|Spanish))? ?[),;]"
)
_COMMA = re.compile(
    rf"(?:,|-| -)? ?(?:{_ALSO}|,? or),? (?:the )?[\"']?{_NAME}[\"']?(?=[,.;:)\"]|'(?!s\b)|$| -| (?:is|was|has|are|were|have|had|in|on|at|and|who|which)\b)"
)
_OR = re.compile(rf", or (?:the )?[\"']?{_NAME}[\"']?(?=[,)])")
_ACRONYM_OF = re.compile(
    rf"{_NAME},? (?:(?:is|was|which is) )?(?:the|an|its|a|their)? ?(?:[\w-]+ )?(?:acronym|abbreviation|initials|shorthand|short form|short) (?:of|for) (?:the )?$"
)
_NEW = re.compile(
    rf"(?P<long>{CAPITAL}(?: (?:(?:of|for|in|and|the|de|del|la|y|e|do|da|para|pour|et) )*{CAPITAL})+),? \((?:the |or |also known as )?[\"']?(?P<short>[A-Z][A-Za-z-]{{1,9}})[\"']?\)"
)
_OF = re.compile(r" (?:of|for) (?:the )?$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z][A-Z-]*[a-z]?")
_NOT_ALIASES = frozenset(
    ["Reuters", "AP", "AFP", "Photo", "Image", "Getty", "File", "Left", "Right", "Centre", "Center", "See", "Dr", "Mr", "Mrs", "D", "R"]
)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an article gives to an entity, and where it first does so."""

    start: int
    end: int
    text: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class Explained:
    """A long name that nobody knows with the acronym the article gives it."""

    start: int
    end: int
    short: str


def aliases(scan: Scan) -> Iterator[Alias]:
    """Yield the names that the article gives to what it mentions."""
    for mention in sorted(scan.mentions, key=lambda m: m.start):
        if mention.how != "demonym":
            yield from _after(scan, mention)
            yield from _before(scan, mention)


def _after(scan: Scan, mention: Mention) -> Iterator[Alias]:
    bracket = _BRACKET.match(scan.plain, mention.end, mention.end + 100)
    match = bracket or _COMMA.match(scan.plain, mention.end, mention.end + 120) or _OR.match(scan.plain, mention.end, mention.end + 80)
    if (
        match
        and scan.free(*match.span("name"))
        and _could_be(match["name"], mention.entities[0], said="known" in match[0] or "called" in match[0])
    ):
        yield Alias(*match.span("name"), match["name"], mention.entities[0])


def _before(scan: Scan, mention: Mention) -> Iterator[Alias]:
    """Yield what stands before "the acronym of X", and before "(X)" with the initials of X."""
    match = _OF.search(scan.plain, max(0, mention.start - 8), mention.start) and _ACRONYM_OF.search(
        scan.plain, max(0, mention.start - 80), mention.start
    )
    if match and scan.free(*match.span("name")):
        yield Alias(*match.span("name"), match["name"], mention.entities[0])
    opened = "(" in scan.plain[max(0, mention.start - 6) : mention.start]
    for match in _NEW.finditer(scan.plain, max(0, mention.start - 120), mention.end + 2) if opened else ():
        start = name_start(scan, match.start("long"), match.end("long"))
        long = scan.plain[start : match.end("long")]
        if match.start("short") == mention.start and scan.free(start, match.end("long")) and fits(match["short"], long):
            yield Alias(start, match.end("long"), long, mention.entities[0])


def explained(scan: Scan) -> Iterator[Explained]:
    """Yield the unknown names with an acronym in brackets that fits their initials."""
    for bracket in re.finditer(r" \([\"'A-Zato]", scan.plain):
        part = scan.part(bracket.start())
        for match in _NEW.finditer(scan.plain, max(part.start, bracket.start() - 120), min(part.end, bracket.end() + 40)) if part else ():
            start = name_start(scan, match.start("long"), match.end("long"))
            long = scan.plain[start : match.end("long")]
            clear = scan.free(match.start("short"), match.end("short")) and _ACRONYM.fullmatch(match["short"])
            if clear and " " in long and (fits(match["short"], long) or set(long.split(" ")) & heads().keys()):
                yield Explained(start, match.end("long"), match["short"])


def fits(acronym: str, name: str) -> bool:
    """Say whether an acronym's letters are initials of the name's words in their order, the first one included."""
    initials = [word[0].lower() for word in re.split(r"[ -]", name) if word]
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    rest = iter(initials)
    return bool(letters) and initials[:1] == letters[:1] and all(letter in rest for letter in letters)


def initials(mention: Mention) -> str | None:
    """Return the initials of an organization of three words or more, as reports use them without explaining."""
    capitals = [word[0] for word in re.split(r"[ -]", mention.text) if word[:1].isupper()]
    return "".join(capitals) if mention.entities[0].type == "Organization" and len(capitals) > 2 else None


def _could_be(name: str, entity: Entity, *, said: bool) -> bool:
    """Say whether a name beside an entity may be its own: what is said so, or an acronym of an organization."""
    none = _NOT_ALIASES | words("not_names") | words("titles")
    dated = words("months_and_days").intersection(name.split(" "))
    if dated or name in none or (entity.type == "Place" and not said):
        return False
    return said or (entity.type == "Organization" and (_ACRONYM.fullmatch(name) is not None or len(name.split(" ")) > 1))
