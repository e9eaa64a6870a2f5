"""Persons by surname, after or beside their full name in the same article."""

import re
from collections import defaultdict
from collections.abc import Iterator

from loaders.articles.gazetteer.names import Name
from loaders.articles.gazetteer.spelling import plain
from loaders.articles.hits import Hit
from loaders.articles.longer import given, swallowed
from loaders.articles.names import Entity, Mention
from loaders.articles.scan import Scan

_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Aa]t|[Aa]z|[Uu]l|[Bb]in|[Ii]bn)[- ]")
_SUFFIX = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_SHORTEST = 3


def shorts(full: str) -> Iterator[str]:
    """Yield the short forms of a full name: its last word, with and without the Arabic article."""
    parts = [part for part in plain(full).split(" ") if part not in _SUFFIX]
    if len(parts) < 2:
        return
    last = parts[-1]
    bare = _ARTICLE.sub("", last, count=1) if "-" in last else last
    if parts[-2].lower() in ("al", "el") and len(parts) > 2:
        yield from (
            f"{article}{joint}{last}" for article in ("al", "Al", "el", "El") for joint in " -" if parts[-2].lower() == article.lower()
        )
    if bare != last:
        yield from (last[0].upper() + last[1:], last[0].lower() + last[1:], f"{last[:2]} {bare}", f"{last[:2].capitalize()} {bare}")
    if len(bare) >= _SHORTEST and bare[:1].isupper():
        yield bare
    if len(parts) > 2 and parts[0].lower() in given() and parts[-2][:1].isupper() and parts[-2].lower() not in given():
        yield from (f"{parts[-2]} {last}", parts[-2])  # the father's name before the mother's, as in Spanish


def find(scan: Scan) -> list[Mention]:
    """Record and return the mentions of persons by surname."""
    owners = _owners(scan)
    starts, ends = {m.start for m in scan.mentions}, {m.end for m in scan.mentions}
    return [
        scan.add(start, end, person, "surname", certainty)
        for short in sorted(owners, key=len, reverse=True)
        for start, end in list(scan.occurrences(short))
        if not swallowed(scan, Hit(start, end, (Name(short, owners[short][0][1]),)), starts, ends) and not _ordinary(scan, start, end)
        for person, certainty in [_meant(owners[short], start)]
    ]


def _owners(scan: Scan) -> dict[str, list[tuple[int, Entity]]]:
    """Return who may be meant by each short form, with where each is named in full."""
    found: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
    for mention in sorted(scan.mentions, key=lambda m: m.start):
        person = mention.entities[0]
        if person.type == "Person" and " " in mention.text:
            for short in dict.fromkeys((*shorts(mention.text), *shorts(person.name))):
                found[short].append((mention.start, person))
    return found


def _meant(owners: list[tuple[int, Entity]], position: int) -> tuple[Entity, float]:
    """Return the person named in full last before a position, or first after it, and how sure that is."""
    before = [person for start, person in owners if start < position]
    alone = len({person.id for _, person in owners}) == 1
    return (before[-1] if before else owners[0][1]), 0.9 if alone and before else 0.8 if alone else 0.7


def _ordinary(scan: Scan, start: int, end: int) -> bool:
    """Say whether a word at a sentence's beginning is one that the article also writes small."""
    return scan.begins_sentence(start) and scan.plain[start:end].lower() in scan.common
