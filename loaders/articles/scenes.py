"""Where events happened and which named people were their victims."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders.articles.clauses import children, objects_of, subject
from loaders.articles.events import Event
from loaders.articles.facts import Fact, mentioned, sentence, sure
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage

_HARM = ("kill", "wound", "injure", "murder", "assassinate", "die", "hurt")


def facts(passages: Sequence[Passage], events: Sequence[Event]) -> Iterator[Fact]:
    """Yield LOCATED_IN for the places of each event, and VICTIM_OF for people named as killed or hurt in it."""
    by_id = {e.entity.id: e for e in events}
    for event in events:
        yield from _located(passages, event)
    for passage in passages:
        for verb in passage.doc:
            if verb.pos_ == "VERB" and verb.lemma_ in _HARM:
                yield from _victims(passage, verb, by_id)


def _located(passages: Sequence[Passage], event: Event) -> Iterator[Fact]:
    for place in event.places:
        for passage in passages:
            if not passage.paragraph.start <= place.start < passage.paragraph.end:
                continue
            token = next((passage.doc[i] for i, m in passage.mentions.items() if m is place), None)
            told = [i for p, i in event.mentions if p is passage and token is not None and passage.doc[i].sent == token.sent]
            if token is not None and told and not _holds(passage, token, event):
                yield _at(passage, event, passage.doc[told[0]], place)


def _holds(passage: Passage, token: Token, event: Event) -> bool:
    """Say whether a place only says where another one is: Kabul in "the airport in Kabul", Pakistan in "Mastung, Pakistan"."""
    while token.dep_ == "conj":
        token = token.head
    starts = {m.start for m in event.places}
    above = [a for a in token.ancestors if a.i in passage.mentions and passage.mentions[a.i].start in starts]
    before = passage.doc[token.i - 2] if token.i > 1 and passage.doc[token.i - 1].lower_ in (",", "in", "of") else None
    return bool(above) or (before is not None and before.i in passage.mentions and passage.mentions[before.i].start in starts)


def _at(passage: Passage, event: Event, trigger: Token, place: Mention) -> Fact:
    start, end = sentence(passage, trigger)
    mention = passage.mentions[trigger.i]
    return Fact(
        passage,
        start,
        end,
        event.entity,
        mention,
        trigger,
        sure(mention, place, base=0.95),
        relation="LOCATED_IN",
        object=place.entities[0],
        object_mention=place,
    )


def _victims(passage: Passage, verb: Token, events: dict[str, Event]) -> Iterator[Fact]:
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or verb.lemma_ == "die"
    near = objects_of(verb, "in", "by", "during") if passive else iter(t for t in (verb, subject(verb)) if t is not None)
    event = next((m for t in near if (m := mentioned(passage, t, "Event"))), None)
    if event is None:
        return
    hurt = [*children(verb, "nsubjpass", "nsubj")] if passive else [*children(verb, "dobj")]
    hurt += [p for t in (verb, *hurt) for p in objects_of(t, "including")]
    start, end = sentence(passage, verb)
    known = events.get(event.entities[0].id)
    for token in hurt:
        if person := mentioned(passage, token, "Person"):
            yield Fact(
                passage,
                start,
                end,
                person.entities[0],
                person,
                verb,
                sure(person, event, base=0.9),
                relation="VICTIM_OF",
                object=event.entities[0],
                object_mention=event,
                since=known.date if known else None,
            )
