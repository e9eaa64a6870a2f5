"""How a passage says what one of its words says."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.articles.parsing import Passage
from loaders.articles.voice.climbing import climb
from loaders.articles.voice.governors import speaker
from loaders.articles.voice.quotes import quotes, within
from loaders.articles.voice.speakers import last_voice, named, outside
from loaders.articles.voice.weighing import weigh
from loaders.articles.voice.weight import Weight
from loaders.articles.voice.words import subject, words
from model.claims import Modality, Polarity, Voice

_BLAMING = frozenset({"accuse", "blame", "suspect", "attribute", "pin"})  # the word itself says it, and is somebody's


@dataclass(frozen=True, slots=True)
class Said:
    """How it is said: denied or not, how firmly, by whom, and whether the state is over.

    `hedge` is verbatim; `certainty` is between 0 and 1: how firmly the words stand for polarity and modality.
    """

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    hedge: str | None = None
    attributed_to: Voice | None = None
    ended: bool = False
    certainty: float = 1.0
    quoted: bool = False


def voice(passage: Passage, trigger: Token, carried: Voice | None = None) -> Said:
    """Return how the passage says what the trigger says.

    The trigger is the word that bears a relation ("killed", "allegiance", "leader"); `carried` is who was speaking when the
    paragraph before ended.
    """
    weight = Weight()
    blames = trigger.pos_ == "VERB" and trigger.lemma_ in _BLAMING
    if blames:
        weight.less("alleged", 0.9)
        weight.said_by(speaker(trigger))
    for step in climb(trigger):
        weigh(weight, step)
    if blames and weight.polarity == "denied":  # who is not blamed may have done it all the same
        weight.polarity = "affirmed"
        weight.less("possible", 0.3)
    quoted = any(within(q, trigger) for q in quotes(passage.doc))
    by = None if weight.aside and not quoted and weight.speaker is None else _by(passage, trigger, weight, carried)
    _settle(weight, trigger, by)
    return Said(
        polarity=weight.polarity,
        modality=weight.modality,
        hedge=_verbatim(weight.hedge),
        attributed_to=by,
        ended=weight.ended,
        certainty=round(weight.certainty, 3),
        quoted=quoted,
    )


def carried(passages: Sequence[Passage]) -> list[Voice | None]:
    """Return for each paragraph who spoke last before it: whose quote runs on, and who "he" is."""
    voices: list[Voice | None] = [None]
    for passage in passages[:-1]:
        voices.append(last_voice(passage, voices[-1]))
    return voices[: len(passages)]


def _by(passage: Passage, trigger: Token, weight: Weight, carried: Voice | None) -> Voice | None:
    claimer = _claimer(trigger) if weight.polarity == "affirmed" else None
    if claimer is not None and (claimer.pos_ != "PRON" or claimer.i in passage.mentions):
        return named(passage, claimer, carried)
    who = weight.speaker or claimer
    return named(passage, who, carried) if who is not None else outside(passage, trigger, carried)


def _claimer(trigger: Token) -> Token | None:
    """Return who claims responsibility: the claim is his word."""
    verb = trigger.head if words().has("own", trigger) else trigger
    if verb.lemma_ != "claim" or not any(c.dep_ == "dobj" and words().has("own", c) for c in verb.children):
        return None
    who = subject(verb)
    issued = who is not None and words().has("accounts", who) and who.dep_ == "pobj"
    return subject(who.head.head) if who is not None and issued else who


def _settle(weight: Weight, trigger: Token, by: Voice | None) -> None:
    """Weigh what only the whole sentence tells: "would", and a question."""
    if weight.would is not None:
        _would(weight, weight.would, by)
    if trigger.sent.text.rstrip(' "').endswith("?") and not weight.beside:
        weight.less("possible", 0.5)


def _would(weight: Weight, would: Token, by: Voice | None) -> None:
    verb = would.head
    if by is not None:
        weight.less("planned", 0.8)
    elif any(words().has("afterwards", t) for t in (verb, *verb.children)):
        weight.less("asserted", 0.8)
    else:
        weight.less("possible", 0.6, would)


def _verbatim(hedge: Sequence[Token]) -> str | None:
    """Return the hedge nearest to the statement, with the hedging words that touch it."""
    if not hedge:
        return None
    marked, first = {t.i for t in hedge}, hedge[0]
    start = end = first.i
    while start - 1 in marked:
        start -= 1
    while end + 1 in marked:
        end += 1
    return first.doc[start : end + 1].text
