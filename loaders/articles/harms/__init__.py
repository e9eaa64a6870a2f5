"""Who and what was attacked, whether or not it is said by whom: victims of events, and what an attack was on.

A named person becomes the victim of the event told beside the word of harm, or of one made from it ("Killing of X"). Buildings
and things have no entity of their own; the event they were attacked in is described by them: "bombing of a power station", with
what it was of as a qualifier.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.facts import Fact, sentence, sure
from loaders.articles.harms.answering import Actor, actors
from loaders.articles.harms.lexicon import harms, word_class
from loaders.articles.harms.suffering import organizations, persons, phrase, suffering, things
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.words import WORDS
from model.ids import entity_id, slug

_DATASET = "articles"
_ON = ("attack", "bombing")
_DONE = ("VBD", "VBN")


@dataclass(frozen=True, slots=True)
class Harm:
    """One word that says harm was done: what happened, who did it, and to whom of those with a name, to which things, and to which
    people known by description."""

    passage: Passage
    token: Token
    name: str
    actors: tuple[Actor, ...]
    named: tuple[Mention, ...]
    things: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def whom(self) -> str | None:
        """Return what an event of this harm is named after."""
        return next((p.entities[0].name for p in self.named), None) or next(iter((*self.things, *self.others)), None)


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
        direct = bool(harm.actors and word_class(harm.token) == "VERB")
        if event is None or (direct and not harm.things and (harm.named or harm.others)):
            return
        for person in () if direct and not harm.things else harm.named:
            yield _related(harm, person, "VICTIM_OF", event)
        for actor in harm.actors:
            yield replace(_related(harm, actor.mention, "PERPETRATED", event), trigger=actor.trigger, by=actor.by)
        for thing in harm.things:
            yield _describing(harm, thing, event)

    def _event(self, harm: Harm) -> Mention | None:
        link = "on" if harm.name == "attack" else "of"
        if (whom := harm.whom) is None:
            if not harm.actors or word_class(harm.token) == "NOUN":
                return None
            whom, link = harm.actors[0].mention.entities[0].name, "by"
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
    known, lemma = harms(), (word_class(token), _lemma(token))
    people, property_ = known.people.get(lemma), known.property.get(lemma)
    if not (people or property_) or not _meant(token) or (lemma[0] == "VERB" and not _happened(token)):
        return
    hurt = suffering(token)
    named = tuple(persons(passage, hurt)) if people else ()
    named += tuple(organizations(passage, token)) if property_ in _ON else ()
    hit = tuple(things(passage, hurt)) if property_ else ()
    others = tuple(phrase(t) for t in hurt if people and t.pos_ == "NOUN" and t.lemma_.lower() in WORDS.populations)
    name = people if (named or not hit) and people else property_
    yield Harm(passage, token, name or "attack", tuple(actors(passage, token)), named, hit, others)


def _lemma(token: Token) -> str:
    """Return the lemma of a word, with its particle where they mean harm together: "set off"."""
    lemma = token.lemma_.lower()
    whole = (f"{lemma} {c.lower_}" for c in token.children if c.dep_ == "prt")
    return next((w for w in whole if ("VERB", w) in harms().property), lemma)


def _happened(verb: Token) -> bool:
    """Say whether a verb is of something done."""
    if verb.tag_ not in _DONE and not (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl", "conj")) and verb.pos_ != "ADJ":
        return False
    return not any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _meant(token: Token) -> bool:
    """Say whether a word has beside it what makes it violence."""
    needed = harms().only_with.get(_lemma(token))
    if needed is None or (token.lemma_ == "fire" and syntax.behind(token, "at")):
        return True
    inside = [t for c in syntax.children(token, "prep") for t in syntax.children(c, "pobj")]
    return any(not needed.isdisjoint((t.lemma_.lower(), t.lower_)) for t in [*token.children, *syntax.objects(token), *inside, token.head])


def _told(passage: Passage, token: Token) -> Mention | None:
    """Return the event that the word itself tells of, or that it says harm was done in."""
    near = [token, *(t for p in ("in", "during", "by") for t in syntax.behind(token, p)), *syntax.surface(token)]
    found = (passage.mentions.get(t.i) for t in near)
    return next((m for m in found if m and len(m.entities) == 1 and m.entities[0].type == "Event"), None)
