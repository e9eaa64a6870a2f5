"""The "it" that stands for nobody: "it is clear that", "it was the third attack"."""

from spacy.tokens import Token

from loaders.articles.references.grammar import OBJECT, SUBJECT, governor, lemma
from loaders.articles.references.words import (
    ACTORS,
    BODIES,
    BRANCH,
    COMPANY,
    EQUALS,
    EVENTS,
    GROUP,
    HAPPENING,
    JUDGING,
    PEOPLE,
    RAISING,
    SPECIFIC,
)

_ACTORS = GROUP | SPECIFIC | BRANCH | ACTORS | COMPANY | BODIES | PEOPLE | EQUALS | {"threat", "danger", "band", "arm"}


def empty(token: Token) -> bool:
    """Tell whether an "it" stands for nothing ("it is clear that"), or for what happened ("it was the third attack")."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    if token.dep_ in SUBJECT:
        return _expletive(token.head) or _happening(token.head)
    return _judged(token)


def _expletive(verb: Token) -> bool:
    deps = {t.dep_ for t in verb.children}
    clause = [t for t in verb.children if t.dep_ in {"ccomp", "csubj", "xcomp", "advcl", "csubjpass", "acl", "relcl"} and t.i > verb.i]
    if verb.tag_ == "VBN" and deps & {"auxpass"}:
        return any(t.dep_ in {"ccomp", "csubj", "csubjpass"} and t.i > verb.i for t in clause)
    if lemma(verb) not in RAISING:
        return False
    if lemma(verb) == "take":
        return any(t.dep_ == "dobj" and lemma(t) in {"time", "month", "year", "week", "day", "hour", "decade"} for t in verb.children)
    if any(t.dep_ == "acomp" and lemma(t) in JUDGING for t in verb.children):
        return True
    return any(_about(t) for t in clause) or any(
        _about(c) for t in verb.children if t.dep_ in {"acomp", "attr"} for c in t.children if c.dep_ not in {"relcl"}
    )


def _about(clause: Token) -> bool:
    """Tell whether a clause is what "it" announces: "that …", "whether …", "to …", "who …"."""
    if clause.dep_ not in {"ccomp", "csubj", "xcomp", "advcl", "acl", "csubjpass"}:
        return False
    first = [t.lower_ for t in clause.lefts]
    wh = {"that", "whether", "if", "how", "why", "who", "what", "when", "where"} & set(first)
    return bool(wh) or ("to" in first and clause.dep_ != "advcl" and not _able(clause))


def _able(clause: Token) -> bool:
    """Tell whether an infinitive says what "it" does: "it was ready to fight"."""
    return lemma(clause.head) in {
        "ready",
        "able",
        "unable",
        "likely",
        "unlikely",
        "willing",
        "unwilling",
        "set",
        "determined",
        "keen",
        "quick",
        "free",
        "loyal",
        "strong",
        "weak",
        "eager",
        "reluctant",
        "prepared",
        "seem",
        "appear",
        "happen",
    }


def _happening(verb: Token) -> bool:
    attrs = [t for t in verb.children if t.dep_ == "attr"]
    if lemma(verb) == "be" and any(lemma(a) in EVENTS for a in attrs):
        return True
    if lemma(verb) in {"begin", "end", "last", "start"}:
        return not any(t.dep_ in OBJECT | {"xcomp"} for t in verb.children)
    if lemma(verb) in {"come", "happen", "occur", "follow"} and not any(
        t.dep_ == "prep" and t.lower_ in {"from", "under"} for t in verb.children
    ):
        return lemma(verb) in HAPPENING
    return False


def _judged(token: Token) -> bool:
    """Tell whether an object "it" is only a place-holder, or something called an event: "makes it hard", "called it a crime"."""
    verb = governor(token)
    if token.dep_ in SUBJECT:
        return False
    if lemma(verb) in {"make", "find", "think"} and any(t.dep_ in {"ccomp", "oprd", "acomp"} and t.i > token.i for t in verb.children):
        return True
    if lemma(verb) not in {"call", "describe", "dismiss", "label", "brand"}:
        return False
    called = [t for t in verb.subtree if t.i > token.i and t.pos_ == "NOUN" and t.dep_ in {"oprd", "attr", "pobj", "ccomp", "dobj"}]
    return bool(called) and not any(lemma(t) in _ACTORS for t in called)
