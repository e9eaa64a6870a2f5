"""Known names in an article: longest match by spelling, in the right case, and which of several places of one name is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import ahocorasick

from loaders.articles.gazetteer import Gazetteer
from loaders.articles.gazetteer.geography import CAPITAL, CITY, lists
from loaders.articles.gazetteer.names import Name
from loaders.articles.gazetteer.spelling import plain
from loaders.articles.scan import Scan

_SHORTEST = 3


@cache
def _common() -> frozenset[str]:
    """Return acronyms and names that are words when written small."""
    return frozenset(lists("lexicon.yaml")["common"])


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the text and the names that it may be."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def name(self) -> Name:
        """The likeliest name."""
        return self.names[0]


class Finder:
    """Finds every name of a gazetteer in one pass over a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Build the automaton, once for a gazetteer."""
        self._gazetteer = gazetteer
        self._automaton = cast(Any, ahocorasick).Automaton()
        for spelling, names in gazetteer.names.items():
            self._automaton.add_word(spelling, (len(spelling), tuple(names)))
        self._automaton.make_automaton()

    def hits(self, scan: Scan) -> list[Hit]:
        """Return what is named, longest first where names overlap, in order of the text."""
        found = list(self._found(scan))
        strong = list(longest(h for h in (_strong(hit) for hit in found) if h))
        named = {hit.name.entity.id for hit in strong}
        sure = [hit.name for hit in strong if len(hit.names) == 1 and hit.name.rank != CITY]
        countries = {c for name in sure if (c := self._gazetteer.country_of(name.entity.id))}
        likely = longest(h for h in (_allowed(hit, named) for hit in found) if h)
        ordered = [Hit(h.start, h.end, self._ordered(h, scan, countries)) for h in likely]
        return [h for h in ordered if not (scan.quiet and h.name.rank == CITY) or self._gazetteer.country_of(h.name.entity.id) in countries]

    def _found(self, scan: Scan) -> Iterator[Hit]:
        for part in scan.parts:
            for last, (length, names) in self._automaton.iter(scan.folded, part.start, part.end):
                start, end = last + 1 - length, last + 1
                if scan.whole(start, end) and (right := tuple(n for n in names if _cased(scan, start, end, n))):
                    yield Hit(start, end, right)

    def _ordered(self, hit: Hit, scan: Scan, countries: set[str]) -> tuple[Name, ...]:
        if len(hit.names) == 1:
            return hit.names
        near = [n for n in hit.names if self._gazetteer.country_of(n.entity.id) in countries] or hit.names
        city = _called_city(scan, hit)
        return tuple(sorted(near, key=lambda n: (n.weak, city and n.rank not in (CAPITAL, CITY))))


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the first hits that do not overlap, the longest of those that begin together."""
    reached = 0
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= reached:
            reached = hit.end
            yield hit


def _strong(hit: Hit) -> Hit | None:
    if not any(n.weak for n in hit.names):
        return hit
    names = tuple(n for n in hit.names if not n.weak)
    return Hit(hit.start, hit.end, names) if names else None


def _allowed(hit: Hit, named: set[str]) -> Hit | None:
    """Return the hit without weak names of what the article does not name otherwise; a strong name keeps weak ones out."""
    if strong := _strong(hit):
        return strong
    names = tuple(n for n in hit.names if n.weak and n.entity.id in named)
    return Hit(hit.start, hit.end, names) if names else None


def _cased(scan: Scan, start: int, end: int, name: Name) -> bool:
    written = scan.plain[start:end]
    if scan.quiet:
        return not (written.lower() in _common() or ((name.exact or name.weak) and len(written) < _SHORTEST))
    if written.isupper() and scan.style(start) == "loud":
        return written.lower() not in _common()
    return _same(written, name) if name.exact else not written.islower()


def _same(written: str, name: Name) -> bool:
    known = plain(name.text).removeprefix("the ")
    grown = name.entity.type == "Organization" and written == known.upper() and len(known) >= _SHORTEST
    return written == known or grown or _alike(written, known)


def _alike(written: str, known: str) -> bool:
    return written.replace("-", " ") == known.replace("-", " ")


def _called_city(scan: Scan, hit: Hit) -> bool:
    before, after = scan.folded[max(0, hit.start - 8) : hit.start], scan.folded[hit.end : hit.end + 5]
    return before == "city of " or after == " city"
