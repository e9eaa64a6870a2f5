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

from loaders.articles import bearing, syntax
from loaders.articles.facts import Fact, sentence, sure
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.words import WORDS
from model.ids import entity_id, slug

_DATASET = "articles"
_CONTAINED, _LIFE = ("including",), ("of",)
_FAR, _BETWEEN = 6, frozenset({"PUNCT", "CCONJ", "NUM", "NOUN", "ADJ", "DET", "PROPN", "SPACE"})
_DONE = ("VBD", "VBN")
_CARRIERS = frozenset({"bomb", "device", "charge"})
_TO, _SIDES = frozenset({"damage", "set", "destruction", "sabotage"}), frozenset({"front", "back", "side", "rear", "outside", "outskirts", "part", "door", "entrance"})
_COUNTS = frozenset(
    [
        "several",
        "many",
        "other",
        "others",
        "same",
        "various",
        "some",
        "most",
        "more",
        "numerous",
        "different",
        "such",
        "few",
        "own",
        "respective",
        "nearby",
        "adjacent",
        "first",
        "second",
        "third",
    ]
)


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
class Harm:
    """One word that says harm was done: what happened, who did it, and which named people and which things it was done to."""

    passage: Passage
    token: Token
    name: str
    actors: tuple[Mention, ...]
    persons: tuple[Mention, ...]
    things: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def whom(self) -> str | None:
        """Return what an event of this harm is named after."""
        return next((p.entities[0].name for p in self.persons), None) or next(iter((*self.things, *self.others)), None)


@dataclass(frozen=True, slots=True)
class Harmed:
    """Finds what one article says of harm; `key` is the article's, for the ids of events that only it tells of."""

    key: str

    def facts(self, passages: Sequence[Passage]) -> Iterator[Fact]:
        """Yield who perpetrated what, VICTIM_OF for named people, and a description for each thing attacked."""
        for passage in passages:
            for token in passage.doc:
                for harm in harmful(passage, token):
                    yield from self._of(harm)

    def _of(self, harm: Harm) -> Iterator[Fact]:
        """Yield what a word of harm says; that somebody killed a named person is a relation of theirs, and no event besides."""
        event = _told(harm.passage, harm.token) or self._event(harm)
        direct = bool(harm.actors and _class(harm.token) == "VERB")
        if event is None or (direct and not harm.things and (harm.persons or harm.others)):
            return
        for person in () if direct else harm.persons:
            yield _related(harm, person, "VICTIM_OF", event)
        for actor in harm.actors:
            yield _related(harm, actor, "PERPETRATED", event)
        for thing in harm.things:
            yield _describing(harm, thing, event)

    def _event(self, harm: Harm) -> Mention | None:
        link = "on" if harm.name == "attack" else "of"
        if (whom := harm.whom) is None:
            if not harm.actors or _class(harm.token) == "NOUN":
                return None
            whom, link = harm.actors[0].entities[0].name, "by"
        key = f"{self.key}.{harm.name}-{link}-{slug(whom)}"
        entity = Entity(entity_id(_DATASET, key), "Event", f"{harm.name.capitalize()} {link} {whom}", "attack")
        start, end = harm.passage.span(harm.token.doc[harm.token.i : harm.token.i + 1])
        return Mention(start, end, harm.token.text, (entity,), "described", 0.9)


def _related(harm: Harm, who: Mention, relation: str, event: Mention) -> Fact:
    start, end = sentence(harm.passage, harm.token)
    certainty, event_ = sure(who, event, base=0.85), event.entities[0]
    return Fact(
        harm.passage, start, end, who.entities[0], who, harm.token, certainty, relation=relation, object=event_, object_mention=event
    )


def _describing(harm: Harm, thing: str, event: Mention) -> Fact:
    start, end = sentence(harm.passage, harm.token)
    value, certainty = f"{harm.name} {'on' if harm.name == 'attack' else 'of'} {thing}", sure(event, base=0.8)
    entity, of = event.entities[0], {"of": thing}
    return Fact(harm.passage, start, end, entity, event, harm.token, certainty, attribute="description", value=value, qualifiers=of)


def harmful(passage: Passage, token: Token) -> Iterator[Harm]:
    """Yield what a word says of harm, to people and to property."""
    known, lemma = harms(), (_class(token), token.lemma_.lower())
    people, property_ = known.people.get(lemma), known.property.get(lemma)
    if not (people or property_) or not _meant(token) or (lemma[0] == "VERB" and not _happened(token)):
        return
    hurt = _suffering(token)
    persons = tuple(_persons(passage, hurt)) if people else ()
    things = tuple(_things(passage, hurt)) if property_ else ()
    others = tuple(phrase(t) for t in hurt if people and t.pos_ == "NOUN" and t.lemma_.lower() in WORDS.populations)
    name = people if (persons or not things) and people else property_
    yield Harm(passage, token, name or "attack", tuple(_actors(passage, token)), persons, things, others)


def _actors(passage: Passage, token: Token) -> Iterator[Mention]:
    """Yield the organizations that did it: as subject, by "by", or because they are blamed for it or claim it."""
    for found in _doing(token):
        for one in (found, *_whose(found)):
            mention = passage.mentions.get(one.i)
            for entity in mention.entities if mention else ():
                if entity.type == "Organization" and mention:
                    yield replace(mention, entities=(entity,))


def _whose(noun: Token) -> list[Token]:
    """Return whom the people of a phrase belong to: "FMLN guerrillas", "members of the ELN"."""
    if noun.lemma_.lower() not in WORDS.people | WORDS.bodies:
        return []
    return [*syntax.qualifying(noun), *syntax.behind(noun, "of"), *syntax.behind(noun, "from"), *syntax.children(noun, "appos")]


def _doing(token: Token) -> Iterator[Token]:
    if _class(token) == "VERB":
        yield from syntax.subjects(token)
        return
    yield from (*syntax.behind(token, "by"), *syntax.owners(token), *syntax.qualifying(token))
    for above in list(token.ancestors)[:4]:
        yield from _answering(token, above)
        if above.pos_ in ("VERB", "AUX"):
            return


def _answering(token: Token, above: Token) -> Iterator[Token]:
    """Yield who is said to answer for a deed by the verb or noun above it: who is blamed, or claims or commits it."""
    match above.lemma_.lower():
        case "blame" | "accuse" | "charge" | "suspect" | "implicate":
            yield from syntax.objects(above)
            yield from syntax.behind(above, "on")
        case "attribute" | "ascribe":
            yield from syntax.behind(above, "to")
        case "responsible":
            yield from bearing.bearers(above)
            yield from syntax.surface(above.head)
            yield from syntax.objects(above.head) if above.head.lemma_ == "hold" else ()
        case "perpetrate" | "commit" | "carry" | "stage" | "conduct" | "launch" | "execute" | "claim" | "plan" | "order" | "mastermind":
            yield from syntax.subjects(above)
        case "responsibility" | "credit":
            yield from _claiming(above.head) if above.head.lemma_ in ("claim", "take", "accept", "assume", "admit") else ()
        case "participate" | "involve" | "take":
            yield from syntax.surface(above)
        case _:
            return


def _claiming(verb: Token) -> Iterator[Token]:
    """Yield who claims: the subject, or whose words they are: "X sent leaflets claiming"."""
    yield from syntax.subjects(verb)
    yield from syntax.subjects(verb.head.head) if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else ()


def _class(token: Token) -> str:
    return {"AUX": "VERB", "PROPN": "NOUN", "ADJ": "VERB"}.get(token.pos_, token.pos_)


def _happened(verb: Token) -> bool:
    """Say whether a verb is of something done."""
    if verb.tag_ not in _DONE and not (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl", "conj")) and verb.pos_ != "ADJ":
        return False
    return not any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _meant(token: Token) -> bool:
    """Say whether a word has beside it what makes it violence."""
    needed = harms().only_with.get(token.lemma_.lower())
    if needed is None or (token.lemma_ == "fire" and syntax.behind(token, "at")):
        return True
    inside = [t for c in syntax.children(token, "prep") for t in syntax.children(c, "pobj")]
    return any(not needed.isdisjoint((t.lemma_.lower(), t.lower_)) for t in [*token.children, *syntax.objects(token), *inside, token.head])


def _suffering(token: Token) -> list[Token]:
    """Return what heads the phrases of those to whom it was done: objects, what follows "of", "against", "at", owners."""
    found = [*syntax.owners(token), *(t for said in (token, *syntax.children(token, "acl")) for t in _toward(said))]
    if token.lemma_ == "victim":
        return [*bearing.bearers(token), *syntax.behind(token.head, "as"), *syntax.children(token, "appos")]
    if _class(token) == "NOUN":
        return [*found, *_compounds(token)]
    found = [*(syntax.surface(token) if token.lemma_ == "die" else syntax.objects(token)), *found]
    return [*found, token.head] if token.dep_ == "amod" else found


def _toward(token: Token) -> Iterator[Token]:
    """Yield what it was done to by its prepositions: "on X", "in front of X", "damage to X", "set fire to X"."""
    for preposition in (*harms().toward, *(("to",) if token.lemma_ in _TO else ())):
        for found in syntax.behind(token, preposition):
            yield found
            yield from syntax.behind(found, "of") if found.lemma_ in _SIDES else ()


def _compounds(noun: Token) -> list[Token]:
    return [] if noun.lemma_.lower() in _CARRIERS else syntax.children(noun, "compound", "nmod")


def _persons(passage: Passage, tokens: Iterable[Token]) -> Iterator[Mention]:
    """Yield the people named by tokens, beside them, and within the groups that they head: "six priests, including X"."""
    near = [t for token in tokens for t in _listed(token)]
    for one in dict.fromkeys(t for token in near for t in (token, *_enumerated(passage, token))):
        mention = passage.mentions.get(one.i)
        for entity in mention.entities if mention else ():
            if entity.type == "Person" and mention:
                yield replace(mention, entities=(entity,))


def _enumerated(passage: Passage, token: Token) -> Iterator[Token]:
    """Yield the people named on and on after one in the same sentence, with nothing but titles, ages and signs between them."""
    last, tokens = token if _names_person(passage, token) else None, [t for t in token.sent if t.i > token.i]
    for other in tokens if last is not None else ():
        if _names_person(passage, other):
            yield other
            last = other
        elif last is None or other.i - last.i > _FAR or not (other.pos_ in _BETWEEN and (other.i - last.i > 1 or other.text in (",", ";", "and"))):
            return


def _names_person(passage: Passage, token: Token) -> bool:
    mention = passage.mentions.get(token.i)
    return mention is not None and mention.entities[0].type == "Person" and mention.how != "reference"


def _listed(token: Token, depth: int = 0) -> Iterator[Token]:
    """Yield a token, what is listed with it or explains it, and whom it contains."""
    yield token
    within = _LIFE if token.lemma_ == "life" else _CONTAINED
    near = [*syntax.children(token, "appos", "conj"), *(t for p in within for t in syntax.behind(token, p))]
    near += syntax.owners(token) if token.lemma_ == "life" else []
    for other in near if depth < 6 else ():
        yield from _listed(other, depth + 1)


def _things(passage: Passage, tokens: Iterable[Token]) -> Iterator[str]:
    for token in dict.fromkeys(tokens):
        mention = passage.mentions.get(token.i)
        if mention is not None and mention.entities[0].type in ("Place", "Organization") and mention.text.split(" ")[-1].lower() in harms().things:
            yield mention.entities[0].name
        elif mention is None and token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in harms().things:
            yield phrase(token)


def phrase(noun: Token) -> str:
    """Return a noun's phrase from its first word after articles and counts, with what follows "of"."""
    first = next(t.i for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.i == noun.i or not _counts(t))
    last = max((t.right_edge.i for t in syntax.children(noun, "prep") if t.lower_ == "of"), default=noun.i)
    last = last if last - noun.i < 8 else noun.i
    return " ".join(noun.doc[first : last + 1].text.split())


def _counts(token: Token) -> bool:
    return token.dep_ in ("det", "nummod", "punct", "predet", "cc", "advmod") or token.tag_ == "PRP$" or token.lower_ in _COUNTS


def _told(passage: Passage, token: Token) -> Mention | None:
    """Return the event that the word itself tells of, or that it says harm was done in."""
    near = [token, *(t for p in ("in", "during", "by") for t in syntax.behind(token, p)), *syntax.surface(token)]
    found = (passage.mentions.get(t.i) for t in near)
    return next((m for m in found if m and len(m.entities) == 1 and m.entities[0].type == "Event"), None)
