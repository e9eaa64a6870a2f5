"""Where events happened, who is told to have made them, and which named people were their victims."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from loaders.articles.clauses import children, objects_of, subject
from loaders.articles.events import Event
from loaders.articles.facts import Fact, mentioned, sentence, sure
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.whereabouts import SIDES

_HARM = ("kill", "wound", "injure", "murder", "assassinate", "die", "hurt")


def facts(passages: Sequence[Passage], events: Sequence[Event]) -> Iterator[Fact]:
    """Yield the kind and date of each event, LOCATED_IN for the places of each event, PERPETRATED for who made it by the words that tell of it ("a raid by the group"),
    and VICTIM_OF for people named as killed or hurt in it."""
    by_id = {e.entity.id: e for e in events}
    for event in events:
        yield from _described(event)
        yield from _located(passages, event)
        yield from _perpetrated(passages, event)
    for passage in passages:
        for verb in passage.doc:
            if verb.pos_ == "VERB" and verb.lemma_ in _HARM:
                yield from _victims(passage, verb, by_id)


def _described(event: Event) -> Iterator[Fact]:
    """Yield the kind of an event, and its date, each with the sentence that tells of it."""
    said = [("kind", event.entity.kind, event.mentions[0])]
    said += [("date", event.date, event.dated)] if event.dated else []
    for attribute, value, (passage, index) in said:
        mention, token = passage.mentions[index], passage.doc[index]
        start, end = sentence(passage, token)
        yield Fact(passage, start, end, event.entity, mention, token, sure(mention, base=0.95), attribute=attribute, value=value)


def _located(passages: Sequence[Passage], event: Event) -> Iterator[Fact]:
    for place in event.places:
        for passage, token, told in _told_with(passages, event, place):
            part = _part(passage, token, place)
            if not _holds(passage, token, event, part is not place):
                yield _fact(passage, told, event.entity, passage.mentions[told.i], "LOCATED_IN", part, 0.95)


def _part(passage: Passage, token: Token, place: Mention) -> Mention:
    """Return the mention with the word that says which part of the place is meant: "northern Afghanistan"."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.lower_ not in SIDES:
        return place
    start, words = passage.start(before), passage.doc[before.i : token.i + 1]
    return replace(place, start=start, text=words.text)


def _perpetrated(passages: Sequence[Passage], event: Event) -> Iterator[Fact]:
    for actor in event.actors if event.entity.kind in ("attack", "strike") else ():
        for passage, _, told in _told_with(passages, event, actor):
            mention = passage.mentions[told.i]
            yield _fact(passage, told, actor.entities[0], actor, "PERPETRATED", mention, 0.85, event.date)


def _apart(one: int, other: int) -> int:
    return abs(one - other)


def _told_with(passages: Sequence[Passage], event: Event, mention: Mention) -> Iterator[tuple[Passage, Token, Token]]:
    """Yield the passage of a mention, its token, and the token that tells of the event in its sentence."""
    for passage in passages:
        token = next((passage.doc[i] for i, m in passage.mentions.items() if m is mention), None)
        if token is not None and (told := [i for p, i in event.mentions if p is passage and passage.doc[i].sent == token.sent]):
            yield passage, token, passage.doc[min(told, key=partial(_apart, token.i))]


def _holds(passage: Passage, token: Token, event: Event, part: bool) -> bool:
    """Say whether a place only says where another one is: Kabul in "the airport in Kabul", Pakistan in "Mastung, Pakistan".

    A `part` of a country is told for its own sake, away from the place in it.
    """
    own = passage.mentions[token.i].entities[0]
    if not part and any(own.id in m.entities[0].places for m in event.places):
        return True
    while token.dep_ == "conj":
        token = token.head
    around = {m.start: m.entities[0] for m in event.places}
    near = [*token.ancestors, *_before(token)]
    above = [around[m.start] for m in (passage.mentions.get(t.i) for t in near) if m is not None and m.start in around]
    return any(not _side_by_side(one, own) for one in above)


def _before(token: Token) -> list[Token]:
    """Return the word before "in", "of" or a comma that a place stands behind: Herat in "Herat, in western Afghanistan"."""
    doc, at = token.doc, token.i - 1
    while at > 0 and (doc[at].dep_ in ("amod", "det") or doc[at].lower_ in ("in", "of", ",")):
        at -= 1
    return [doc[at]] if 0 <= at < token.i - 1 and any(t.lower_ in (",", "in", "of") for t in doc[at + 1 : token.i]) else []


def _side_by_side(one: Entity, other: Entity) -> bool:
    """Say whether two places that are known lie in the same place, so that neither holds the other."""
    return bool(one.places) and one.places == other.places and one.id != other.id


def _fact(
    passage: Passage, trigger: Token, who: Entity, mention: Mention, relation: str, other: Mention, base: float, since: str | None = None
) -> Fact:
    start, end = sentence(passage, trigger)
    return Fact(
        passage,
        start,
        end,
        who,
        mention,
        trigger,
        sure(mention, other, base=base),
        relation=relation,
        object=other.entities[0],
        object_mention=other,
        since=since,
    )


def _victims(passage: Passage, verb: Token, events: dict[str, Event]) -> Iterator[Fact]:
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or verb.lemma_ == "die"
    near = objects_of(verb, "in", "by", "during") if passive else iter(t for t in (verb, subject(verb)) if t is not None)
    event = next((m for t in near if (m := mentioned(passage, t, "Event"))), None)
    if event is None:
        return
    hurt = [*children(verb, "nsubjpass", "nsubj")] if passive else [*children(verb, "dobj")]
    hurt += [p for t in (verb, *hurt) for p in objects_of(t, "including")]
    known = events.get(event.entities[0].id)
    for token in hurt:
        if person := mentioned(passage, token, "Person"):
            yield _fact(passage, verb, person.entities[0], person, "VICTIM_OF", event, 0.9, known.date if known else None)
