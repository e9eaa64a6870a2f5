"""How an article calls what has no name of its own: the whole phrase of an event, or of people known only by description."""

from collections.abc import Iterable

from spacy.tokens import Token

from loaders.articles.events import Event
from loaders.articles.parsing import Passage

_OUTSIDE = frozenset({"relcl", "advcl", "appos", "conj", "cc", "punct", "ccomp", "acl", "parataxis", "dep"})
LONGEST = 14


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


def called(events: Iterable[Event], text: str) -> dict[str, tuple[str, ...]]:
    """Return for each event, by its entity's id, how the article calls it, each phrase once."""
    found: dict[str, tuple[str, ...]] = {}
    for event in events:
        phrases = [phrase(passage, passage.doc[index], text) for passage, index in event.mentions]
        short = [passage.mentions[index].text for passage, index in event.mentions if index in passage.mentions]
        found[event.entity.id] = tuple(dict.fromkeys([*phrases, *short]))
    return found
