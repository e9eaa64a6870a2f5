"""Every spelling that the gazetteer knows, filed by how it is matched, and who owns a spelling that two entities claim."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from loaders.articles.gazetteer.entries import BadGazetteer, Told
from loaders.articles.gazetteer.geography import COUNTRY, Ground, lists
from loaders.articles.gazetteer.spelling import alternation, key, variants
from loaders.articles.names import Entity, How

_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of an entity. A weak one counts beside a strong one only; an exact one must match in every letter's case."""

    text: str
    entity: Entity
    weak: bool = False
    exact: bool = False
    how: How = "gazetteer"
    certainty: float = 1.0
    rank: int = COUNTRY


@dataclass(slots=True)
class Shelf:
    """Names by their key. Entries come first and keep their spelling; places share one and are told apart in the article."""

    names: dict[str, list[Name]] = field(default_factory=dict[str, list[Name]])
    _owner: dict[str, str] = field(default_factory=dict[str, str])

    def entry(self, told: Told, entity: Entity) -> None:
        """File the names of an entry; raises BadGazetteer where another entry owns one."""
        for text in dict.fromkeys((entity.name, *told.entry.aliases)):
            self._own(text, entity, told.where)
        for text in told.entry.weak:
            self._file(Name(text, entity, weak=True, exact=True, certainty=0.8))

    def respellings(self, entity: Entity, texts: Iterable[str]) -> None:
        """File other ways to write an entity's names, where they are nobody's yet."""
        for text in chain.from_iterable(map(_respelt, texts)):
            if key(text) not in self._owner:
                self._own(text, entity, "")

    def ground(self, ground: Ground, people: frozenset[str]) -> None:
        """File a place's names, unless a country or an entry has them, or they are names of people."""
        for text in ground.spellings:
            if ground.rank == COUNTRY:
                self._owner.setdefault(key(text), ground.entity.id)
            if self._owner.get(key(text), ground.entity.id) == ground.entity.id and (ground.rank == COUNTRY or key(text) not in people):
                self._file(Name(text, ground.entity, exact=_exact(text), certainty=0.95, rank=ground.rank))

    def adjective(self, text: str, country: Entity) -> None:
        """File what is of a country, such as Afghan."""
        if self._owner.setdefault(key(text), country.id) == country.id and not self.names.get(key(text)):
            self._file(Name(text, country, exact=_exact(text), how="demonym", certainty=0.9))

    def _own(self, text: str, entity: Entity, where: str) -> None:
        if (owner := self._owner.setdefault(key(text), entity.id)) != entity.id:
            raise BadGazetteer(f"{where}: {text!r} is a name of {owner} already; put it under `weak` in both")
        self._file(Name(text, entity, exact=_exact(text)))

    def _file(self, name: Name) -> None:
        known = self.names.setdefault(key(name.text), [])
        if all(one.entity.id != name.entity.id for one in known):
            known.append(name)


def _exact(text: str) -> bool:
    """Say whether a name counts in its own case only: short acronyms and short words."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) <= _ACRONYM and " " not in text


@cache
def _ways() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    groups: list[list[str]] = lists("spellings.yaml")
    return tuple((re.compile(rf"(?<![\w'])(?:{alternation(words)})(?![\w'])"), tuple(words)) for words in groups)


@cache
def _any_way() -> re.Pattern[str]:
    return re.compile("|".join([*(pattern.pattern for pattern, _ in _ways()), "['’]"]))


def _respelt(text: str) -> Iterator[str]:
    if not _any_way().search(text):
        return iter((text,))
    patterns, words = zip(*_ways(), strict=True)
    return variants(text, patterns, words)
