"""How an article calls what has no name of its own: the whole phrase of an event, or of people known only by description."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from loaders.articles.events import Event
from loaders.articles.gazetteer.geography import lists
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.wordings import wordings

_OUTSIDE = frozenset({"relcl", "advcl", "appos", "conj", "cc", "punct", "ccomp", "acl", "parataxis", "dep"})
_BY_NAME = frozenset({"gazetteer", "harvested", "surname", "proposed", "demonym"})
LONGEST, MOST = 14, 8
Governed = Callable[[Entity], Entity | None]


def phrase(passage: Passage, noun: Token, text: str, *, clauses: bool = False) -> str:
    """Return the noun with what belongs to it, verbatim: "a suicide bombing at the airport"; with `clauses` a short participle too."""
    kept = {noun.i}
    for child in noun.children:
        if child.dep_ not in _OUTSIDE or (clauses and child.dep_ == "acl" and child.right_edge.i - noun.i <= 4):
            kept |= {t.i for t in child.subtree}
    first, last = noun.i, noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept and last - first < LONGEST:
        last += 1
    start, end = passage.span(noun.doc[first : last + 1])
    return text[start:end]


def called(passages: Iterable[Passage], events: Iterable[Event], text: str, government: Governed) -> dict[str, tuple[str, ...]]:
    """Return how the article calls each entity, by id, each name or phrase once; a government also by its country's name."""
    found: dict[str, dict[str, None]] = {}
    for passage, index, mention in _by_name(passages):
        for entity in mention.entities:
            state = government(entity) if entity.type == "Place" else None
            for named in (entity, state) if state else (entity,):
                found.setdefault(named.id, {})[mention.text] = None
            if entity.type == "Person" and (titled := _titled(passage, passage.doc[index], text)):
                found[entity.id][titled] = None
    return {id_: tuple(names)[:MOST] for id_, names in found.items()} | _told(events, text)


def _by_name(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, Mention]]:
    for passage in passages:
        yield from ((passage, index, mention) for index, mention in sorted(passage.mentions.items()) if mention.how in _BY_NAME)


def _titled(passage: Passage, name: Token, text: str) -> str | None:
    """Return a person's name with the titles before it: "Gen. Kenneth McKenzie"."""
    first = name.i
    while first and passage.doc[first - 1].text.strip(".") in _titles():
        first -= 1
    start, end = passage.span(passage.doc[first : name.i + 1])
    return text[start:end] if first < name.i else None


@cache
def _titles() -> frozenset[str]:
    return frozenset(str(title).strip(".") for title in lists("lexicon.yaml")["titles"])


def _told(events: Iterable[Event], text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for event in events:
        phrases = [p for passage, index in event.mentions for p in wordings(passage, passage.doc[index], text)]
        short = [passage.mentions[index].text for passage, index in event.mentions if index in passage.mentions]
        found[event.entity.id] = tuple(dict.fromkeys([*phrases, *short]))
    return found
