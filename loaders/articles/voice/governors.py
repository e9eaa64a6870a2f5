"""What words that govern a statement make of it: to deny, to accuse, to believe, to plan, to fail."""

from spacy.tokens import Token

from loaders.articles.voice.climbing import Step, is_role
from loaders.articles.voice.negation import is_nobody, negations
from loaders.articles.voice.weight import Weight
from loaders.articles.voice.words import agent, is_passive, subject, words

_FINITE = ("VBD", "VBZ", "VBP")
_NAMED_BY = frozenset({"by", "from", "of"})


def speaker(word: Token) -> Token | None:
    """Return the word that heads the phrase of who speaks, believes, accuses or denies."""
    if word.pos_ in ("NOUN", "PROPN"):
        return _author(word)
    if is_passive(word):
        return agent(word)
    who = subject(word)
    return None if who is None or who.dep_ == "expl" else who


def _author(noun: Token) -> Token | None:
    by = [n for c in noun.children if c.dep_ == "prep" and c.lower_ in _NAMED_BY for n in c.children if n.dep_ == "pobj"]
    owner = [c for c in noun.children if c.dep_ in ("poss", "compound")]
    named = owner + [n for n in by if n.ent_type_ or is_role(n) or n.head.lower_ != "of"]
    return named[0] if named else None


def _says(weight: Weight, step: Step, negated: list[Token]) -> None:
    who = speaker(step.node)
    weight.said_by(None if who is not None and is_nobody(who) else who)
    if negated and not words().has("factive", step.node):
        auxiliaries = [c for c in step.node.children if c.dep_ == "aux"]
        weight.less("possible", 0.3, step.node, *auxiliaries, *negated)


def _claims(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.link in ("dobj", "nsubjpass"):
        return
    _says(weight, step, negated)
    weight.less("asserted", 0.75, *([] if negated else [step.node]))


def _believes(weight: Weight, step: Step, negated: list[Token]) -> None:
    if negated and words().has("raising", step.node):
        weight.polarity = "denied"
    _hold(weight, step)
    weight.less("asserted", 0.75, *_with_passive(step.node))


def _views(weight: Weight, step: Step, negated: list[Token]) -> None:
    if negated:
        weight.polarity = "denied"
    _hold(weight, step)
    weight.less("asserted", 0.8, *(_with_passive(step.node) if is_passive(step.node) and weight.speaker is None else []))


def _hold(weight: Weight, step: Step) -> None:
    """Note whose opinion it is; one that appears or seems so is nobody's."""
    who = speaker(step.node)
    if who is not None and (step.link != "xcomp" or is_passive(step.node)):
        weight.said_by(who)


def _accuses(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.below is not None and words().has("own", step.below):
        weight.polarity = "denied" if negated else weight.polarity
    elif negated:
        weight.beside = True
        return
    else:
        weight.less("alleged", 0.6)
    weight.said_by(speaker(step.node))


def _rumours(weight: Weight, step: Step, negated: list[Token]) -> None:
    weight.less("alleged", 0.5, *_with_passive(step.node))


def _reports(weight: Weight, step: Step, negated: list[Token]) -> None:
    preposition = step.node.head
    said_in = preposition.lower_ == "in" and words().effect(preposition.head) == "says"
    if (who := speaker(preposition.head if said_in else step.node)) is not None:
        weight.said_by(who)
    elif negated:
        weight.less("possible", 0.3, *negated, step.node)
    else:
        weight.less("asserted", 0.75, step.node)


def _denies(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.link == "dobj" and words().has("rejects", step.node) and words().has("states", step.below or step.node):
        _refuses(weight, step, negated)
        return
    weight.speaker = speaker(step.node) or (_author(step.below) if step.below and step.node.pos_ == "NOUN" else None)
    weight.voiced = True
    if negated:
        weight.less("possible", 0.3)
    else:
        weight.deny()


def _refuses(weight: Weight, step: Step, negated: list[Token]) -> None:
    if not negated:
        weight.polarity = "denied"


def _possible(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.node.pos_ == "VERB" and step.link == "ccomp":
        weight.said_by(speaker(step.node))
    if step.node.head.lemma_ == "make":  # "made it possible to kill"
        return
    weight.less("possible", 0.5, *_with_passive(step.node))


def _unlikely(weight: Weight, step: Step, negated: list[Token]) -> None:
    _possible(weight, step, negated)
    weight.polarity = "denied"


def _tends(weight: Weight, step: Step, negated: list[Token]) -> None:
    weight.less("possible", 0.6, step.node)


def _planned(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.link == "ccomp" and step.below is not None and _told(step.below):
        _says(weight, step, [])
        return
    done = step.node.pos_ == "NOUN" and step.link not in ("acl", "relcl", "for", "to", "of", "on")
    if negated:
        weight.polarity = "denied"
    if not done:
        weight.less("planned", 0.8)


def _told(verb: Token) -> bool:
    """Tell a clause that tells what was ("asked who killed", "advised that they had fled") from one that says what shall be."""
    return verb.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in verb.children)


def _ended(weight: Weight, step: Step, negated: list[Token]) -> None:
    state = step.link in ("xcomp", "as", "from") or words().has("states", step.below or step.node)
    weight.ended = weight.ended or (state and not negated)


def _proof(weight: Weight, step: Step, negated: list[Token]) -> None:
    if negated:
        weight.polarity = "denied"
        weight.less("possible", 0.5, *negated, step.node)


def _sure(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.node.dep_ == "attr":
        negated = negated + negations(step.node.head, step.node)
    if not negated:
        return
    if step.node.lower_ in ("true", "case"):
        weight.polarity = "denied"
    else:
        weight.less("possible", 0.4, *negated, step.node)


def _with_passive(verb: Token) -> list[Token]:
    """Return the verb with what stands between it and its passive auxiliary: "is widely seen"."""
    start = next((c.i for c in verb.children if c.dep_ == "auxpass" and 0 < verb.i - c.i < 4), verb.i)
    return list(verb.doc[start : verb.i + 1])


EFFECTS = {
    "says": _says,
    "claims": _claims,
    "believes": _believes,
    "views": _views,
    "accuses": _accuses,
    "rumours": _rumours,
    "reports": _reports,
    "denies": _denies,
    "refuses": _refuses,
    "possible": _possible,
    "unlikely": _unlikely,
    "tends": _tends,
    "planned": _planned,
    "ended": _ended,
    "proof": _proof,
    "sure": _sure,
}
