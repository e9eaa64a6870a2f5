"""Who claimed an event that its own clause does not name.

"The blast, for which the group claimed responsibility", "The group said the attack was its work", "Nine died in the blast. The group
claimed responsibility", "… boasted of it": the event is the one told last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from loaders.articles.clauses import children, objects_of
from loaders.articles.facts import Fact, sentence, sure
from loaders.articles.names import Mention
from loaders.articles.occurrences import CONDUCT
from loaders.articles.parsing import Passage

_CLAIM = frozenset({"claim", "take", "accept", "admit", "assume", "acknowledge"})
_SAY = frozenset({"say", "claim", "announce", "declare", "assert", "boast", "insist", "confirm"})
_WORK = frozenset({"work", "doing", "handiwork", "operation", "deed"})
_ADMIT = frozenset({"acknowledge", "admit", "confirm"})
_BOAST = frozenset({"boast", "brag"})
_IT = frozenset({"it", "that", "this", "them", "both"})
_ACTORS = ("Organization", "Person")


def facts(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Yield CLAIMED_RESPONSIBILITY for each who claims an event so."""
    for number, passage in enumerate(passages):
        for verb in passage.doc:
            event = _hung(passage, verb) or _own_work(passage, verb) or _admitted(passage, verb)
            event = event or _told_before(passages[: number + 1], verb)
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


def _told_before(passages: Sequence[Passage], verb: Token) -> Mention | None:
    """Return the event told last before a claim that names none, or only "it": in the sentence, the one before, or the last passage."""
    if (word := _unnamed(verb)) is None:
        return None
    passage, sent = passages[-1], verb.sent
    before = _sentences_back(passage.doc, sent.start, 2)
    near = next((m for t in reversed(passage.doc[before : verb.i]) if (m := _event(passage, t))), None)
    if near is None and before == 0 and len(passages) > 1:
        told = [m for _, m in sorted(passages[-2].mentions.items()) if m.entities[0].type == "Event"]
        near = told[-1] if told else None
    start, text = passage.start(word), word.text
    return replace(near, start=start, end=start + len(text), text=text, certainty=near.certainty * 0.85) if near is not None else None


def _sentences_back(doc: Doc, start: int, count: int) -> int:
    """Return where the sentence begins that is so many before the one that starts there."""
    for _ in range(count):
        start = doc[start - 1].sent.start if start else 0
    return start


def _unnamed(verb: Token) -> Token | None:
    """Return the word that stands for the event in a claim that does not name it: "it", or "responsibility" alone."""
    if verb.lemma_ in _BOAST:
        return next((o for o in objects_of(verb, "of", "about") if o.lower_ in _IT), None)
    claimed = next((c for c in children(verb, "dobj") if c.lemma_ in ("responsibility", "credit")), None)
    if verb.lemma_ not in _CLAIM or claimed is None or any(c.lower_ == "then" for c in verb.rights):
        return None
    named = [c for t in (verb, claimed) for c in t.children if c.dep_ == "prep" and c.lower_ in ("for", "of")]
    for_what = [o for c in named for o in children(c, "pobj", "pcomp")]
    return next(iter(for_what), claimed) if all(o.lower_ in _IT for o in for_what) else None


def _admitted(passage: Passage, verb: Token) -> Mention | None:
    """Return the event that its subject admits to have made: "acknowledged carrying out a strike"."""
    deeds = [c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in CONDUCT] if verb.lemma_ in _ADMIT else []
    return next((m for d in deeds for o in children(d, "dobj") if (m := _event(passage, o)) is not None), None)


def _event(passage: Passage, token: Token) -> Mention | None:
    mention = passage.mentions.get(token.i)
    return mention if mention is not None and mention.entities[0].type == "Event" else None
