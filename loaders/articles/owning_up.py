"""Who claimed an event in a clause that hangs on it: "the blast, for which the group claimed responsibility", "said the attack was its work"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders.articles.clauses import children, objects_of
from loaders.articles.facts import Fact, sentence, sure
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage

_CLAIM = frozenset({"claim", "take", "accept", "admit", "assume", "acknowledge"})
_SAY = frozenset({"say", "claim", "announce", "declare", "assert", "boast", "insist", "confirm"})
_WORK = frozenset({"work", "doing", "handiwork", "operation", "deed"})
_ACTORS = ("Organization", "Person")


def facts(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Yield CLAIMED_RESPONSIBILITY for each who claims an event so."""
    for passage in passages:
        for verb in passage.doc:
            event = _hung(passage, verb) or _own_work(passage, verb)
            actors = [m for c in children(verb, "nsubj") if (m := passage.mentions.get(c.i)) is not None] if event is not None else []
            for actor in actors:
                yield from _facts(passage, verb, actor, event)


def _facts(passage: Passage, verb: Token, actor: Mention, event: Mention | None) -> Iterator[Fact]:
    start, end = sentence(passage, verb)
    for who in actor.entities:
        if who.type in _ACTORS and event is not None:
            told = sure(actor, event, base=0.9)
            relation, what = "CLAIMED_RESPONSIBILITY", event.entities[0]
            yield Fact(passage, start, end, who, actor, verb, told, relation=relation, object=what, object_mention=event)


def _hung(passage: Passage, verb: Token) -> Mention | None:
    """Return the event that "for which" takes up before a verb of claiming."""
    if verb.lemma_ not in _CLAIM or not any(c.lemma_ in ("responsibility", "credit") for c in children(verb, "dobj")):
        return None
    near = [*objects_of(verb, "for"), *(o for c in children(verb, "dobj") for o in objects_of(c, "for"))]
    which = next((t for t in near if t.tag_ == "WDT"), None)
    if which is None or verb.dep_ not in ("relcl", "acl", "ccomp"):
        return None
    return _event(passage, verb.head) or next(
        (m for t in reversed(passage.doc[verb.sent.start : which.i]) if (m := _event(passage, t))), None
    )


def _own_work(passage: Passage, verb: Token) -> Mention | None:
    """Return the event that its subject says was its own work."""
    if verb.lemma_ not in _SAY:
        return None
    subjects = {e.id for c in children(verb, "nsubj") if (m := passage.mentions.get(c.i)) is not None for e in m.entities}
    for be in (c for c in verb.children if c.dep_ == "ccomp" and c.lemma_ == "be"):
        works = [c for c in children(be, "attr") if c.lemma_ in _WORK]
        owners = [passage.mentions.get(o.i) for w in works for o in (*children(w, "poss"), *objects_of(w, "of"))]
        if any(e.id in subjects for m in owners if m is not None for e in m.entities):
            return next((m for c in children(be, "nsubj") if (m := _event(passage, c)) is not None), None)
    return None


def _event(passage: Passage, token: Token) -> Mention | None:
    mention = passage.mentions.get(token.i)
    return mention if mention is not None and mention.entities[0].type == "Event" else None
