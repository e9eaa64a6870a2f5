"""Who and what was attacked, whether or not it is said by whom: victims of events, and what an attack was on.

A named person becomes the victim of the event told beside the word of harm, or of one made from it ("Killing of X"). Buildings
and things have no entity of their own; the event they were attacked in is described by them: "bombing of a power station", with
what it was of as a qualifier.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.facts import Fact, sentence, sure
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from model.ids import entity_id, slug

_DATASET = "articles"
_CONTAINED = ("including", "of", "with")
_DONE = ("VBD", "VBN")


@dataclass(frozen=True, slots=True)
class Harms:
    """What each lemma says happened to people and to property, by part of speech; and the lists of `harms.yaml`."""

    people: Mapping[tuple[str, str], str]
    property: Mapping[tuple[str, str], str]
    only_with: Mapping[str, frozenset[str]]
    toward: tuple[str, ...]
    things: frozenset[str]


@cache
def harms() -> Harms:
    """Return the words as listed."""
    told: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "harms.yaml").read_text(encoding="utf-8"))
    only = {verb: frozenset(words) for verb, words in told["only_with"].items()}
    return Harms(_by_lemma(told["people"]), _by_lemma(told["property"]), only, tuple(told["toward"]), frozenset(told["things"]))


def _by_lemma(told: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[tuple[str, str], str]:
    return {(pos.upper(), word): name for name, by_pos in told.items() for pos, words in by_pos.items() for word in words}


@dataclass(frozen=True, slots=True)
class Harmed:
    """Finds what one article says of harm; `key` is the article's, for the ids of events that only it tells of."""

    key: str

    def facts(self, passages: Sequence[Passage]) -> Iterator[Fact]:
        """Yield VICTIM_OF for named people, and a description for each thing attacked."""
        for passage in passages:
            for token in passage.doc:
                yield from self._of(passage, token)

    def _of(self, passage: Passage, token: Token) -> Iterator[Fact]:
        known, lemma = harms(), (_class(token), token.lemma_.lower())
        if lemma[0] == "VERB" and not _happened(token):
            return
        if name := known.people.get(lemma):
            for mention in _persons(passage, _suffering(token)):
                yield self._victim(passage, token, name, mention)
        if name := known.property.get(lemma):
            for thing in _things(passage, _suffering(token)):
                yield self._described(passage, token, name, thing)

    def _victim(self, passage: Passage, token: Token, name: str, person: Mention) -> Fact:
        event = _told(passage, token) or self._event(token, passage, name, person.entities[0].name)
        certainty, (start, end) = sure(person, event, base=0.85), sentence(passage, token)
        return Fact(
            passage,
            start,
            end,
            person.entities[0],
            person,
            token,
            certainty,
            relation="VICTIM_OF",
            object=event.entities[0],
            object_mention=event,
        )

    def _described(self, passage: Passage, token: Token, name: str, thing: str) -> Fact:
        event = _told(passage, token) or self._event(token, passage, name, thing)
        start, end = sentence(passage, token)
        certainty, value = sure(event, base=0.8), f"{name} of {thing}" if name != "attack" else f"attack on {thing}"
        return Fact(
            passage, start, end, event.entities[0], event, token, certainty, attribute="description", value=value, qualifiers={"of": thing}
        )

    def _event(self, token: Token, passage: Passage, name: str, whom: str) -> Mention:
        key = f"{self.key}.{name}-{slug(whom)}"
        entity = Entity(entity_id(_DATASET, key), "Event", f"{name.capitalize()} {'on' if name == 'attack' else 'of'} {whom}", "attack")
        start, end = passage.span(token.doc[token.i : token.i + 1])
        return Mention(start, end, token.text, (entity,), "described", 0.9)


def _class(token: Token) -> str:
    return {"AUX": "VERB", "PROPN": "NOUN", "ADJ": "VERB"}.get(token.pos_, token.pos_)


def _happened(verb: Token) -> bool:
    """Say whether a verb is of something done, with the object or particle that makes it violence."""
    if verb.tag_ not in _DONE and not (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl", "conj")) and verb.pos_ != "ADJ":
        return False
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return False
    needed = harms().only_with.get(verb.lemma_.lower())
    return needed is None or any(c.lemma_.lower() in needed or c.lower_ in needed for c in [*verb.children, *syntax.objects(verb)])


def _suffering(token: Token) -> list[Token]:
    """Return what heads the phrases of those to whom it was done: objects, what follows "of", "against", "at", owners."""
    found = [*syntax.owners(token), *(t for p in harms().toward for t in syntax.behind(token, p))]
    if _class(token) == "NOUN":
        return [*found, *_compounds(token)]
    found = [*syntax.objects(token), *found]
    return [*found, token.head] if token.dep_ == "amod" else found


def _compounds(noun: Token) -> list[Token]:
    return syntax.children(noun, "compound", "nmod")


def _persons(passage: Passage, tokens: Iterable[Token]) -> Iterator[Mention]:
    """Yield the people named by tokens, beside them, and within the groups that they head: "six priests, including X"."""
    for token in tokens:
        near = [token, *syntax.spread(syntax.children(token, "appos")), *(t for p in _CONTAINED for t in syntax.behind(token, p))]
        for one in near:
            mention = passage.mentions.get(one.i)
            for entity in mention.entities if mention else ():
                if entity.type == "Person" and mention:
                    yield replace(mention, entities=(entity,))


def _things(passage: Passage, tokens: Iterable[Token]) -> Iterator[str]:
    for token in dict.fromkeys(tokens):
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in harms().things and token.i not in passage.mentions:
            yield phrase(token)


def phrase(noun: Token) -> str:
    """Return a noun's phrase from its first word after articles and counts, with what follows "of"."""
    words = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.dep_ not in ("det", "nummod", "punct", "predet", "cc") or t.i == noun.i]
    first = words[0].i if words else noun.i
    last = max((t.right_edge.i for t in syntax.children(noun, "prep") if t.lower_ == "of"), default=noun.i)
    last = last if last - noun.i < 8 else noun.i
    return " ".join(noun.doc[first : last + 1].text.split())


def _told(passage: Passage, token: Token) -> Mention | None:
    """Return the event that the word itself tells of, or that it says harm was done in."""
    near = [token, *(t for p in ("in", "during", "by") for t in syntax.behind(token, p)), *syntax.surface(token)]
    found = (passage.mentions.get(t.i) for t in near)
    return next((m for m in found if m and len(m.entities) == 1 and m.entities[0].type == "Event"), None)
