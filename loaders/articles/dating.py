"""Which date belongs to a word: one that hangs on it in the parse, on the clause it stands in, or opens its sentence.

A date inside another finite clause, a relative clause or another event says nothing of a word outside it ("John, who joined in
2014, was killed": 2014 is not when he was killed).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Token

from loaders.articles.clauses import antecedent
from loaders.articles.datewords import Bound
from loaders.articles.eventwords import EVENT_WORDS

_Date = TypeVar("_Date")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")
_VERBAL = ("VERB", "AUX")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "acomp", "dative")
_WITHIN = (*_ARGUMENTS, "pobj", "appos", "nmod", "compound", "poss", "amod", "pcomp", "nummod")
_OCCASION_WORDS = """
video audio recording message statement ceremony meeting summit death founding creation formation emergence takeover arrest capture
killing election coup withdrawal deal agreement invasion war uprising conflict fall merger crackdown operation campaign interview
speech letter series string wave spate
"""
_OCCASIONS = frozenset(_OCCASION_WORDS.split()) | frozenset(EVENT_WORDS)
_LIGHT = ("responsibility", "credit", "blame", "part")
_TAKE = ("take", "gain", "seize", "assume", "make", "hold", "have", "pledge", "swear", "claim", "establish", "maintain", "form", "declare")
_ESTIMATE = ("estimate", "assess", "reckon", "calculate", "put")
_BOUNDS: dict[str, Bound] = {"since": "since", "until": "until", "till": "until", "before": "before", "after": "after", "by": "by"}
_FORMER = frozenset(("former", "ex", "erstwhile", "onetime", "one-time"))
_FORMERLY = frozenset(("once", "previously", "formerly"))


def belonging(trigger: Token, found: Sequence[tuple[_Date, int]], *, alone: bool = False) -> list[tuple[_Date, Bound | None, bool]]:
    """Return the dates that belong to a word, the nearest first: each with a word that bounds it from outside, and whether it
    hangs on the very word, not on a clause that it is in ("John, the leader, was killed in 2016").

    `found` are the dates of the passage with the index of the token that heads each; `alone` asks for those on the word itself only.
    """
    sent = trigger.sent
    hung = [(date, i, list(_hung(trigger.doc[i]))) for date, i in found if sent.start <= i < sent.end]
    for scope, initial in _scopes(trigger):
        here = sorted(
            (abs(i - trigger.i), n, k)
            for n, (_, i, places) in enumerate(hung)
            for k, (place, _) in enumerate(places)
            if place == scope and (not initial or i < scope.i)
        )
        if here:
            return [(hung[n][0], hung[n][2][k][1], scope == trigger) for _, n, k in here]
        if alone:
            return []
    return [(date, None, True) for date, i in found if _before_clause(trigger, i)]


def _before_clause(trigger: Token, at: int) -> bool:
    """Say whether a date stands between a noun and the clause that describes it: "a bomber on Thursday who killed nine"."""
    taken_up = [(c, noun) for w in (trigger, *trigger.ancestors) for c in w.children if (noun := antecedent(c)) is not None]
    return any(noun.i < at < word.i and word.i - at < 4 for word, noun in taken_up[:1])


def predicate(trigger: Token) -> bool:
    """Say whether a word is what its clause says, so that the clause's date is its own ("was the leader in 2016")."""
    if trigger.dep_ == "dobj" and trigger.head.lemma_ in _TAKE:
        return True
    return trigger.pos_ in _VERBAL or trigger.dep_ in ("attr", "acomp", "oprd", "ROOT", "amod")


def aside(trigger: Token, at: int) -> bool:
    """Say whether a noun only says who somebody is, and a date is that of its clause: "Omar, a member of X, led Y from 2014"."""
    between = trigger.doc[min(trigger.i, at) : max(trigger.i, at)]
    apart = any(t.text == "," or t.pos_ in _VERBAL for t in between)
    return apart and trigger.pos_ in ("NOUN", "PROPN") and trigger.dep_ in ("appos", "compound", "nmod", "nsubj", "nsubjpass")


def ended(trigger: Token) -> bool:
    """Say whether the words around a word tell of a state that is over ("former", "once", "at one time", "used to")."""
    if trigger.text.lower().startswith("ex-"):
        return True
    if trigger.dep_ == "xcomp" and trigger.head.lemma_ == "use":
        return True
    return any(_is_over(child, trigger) for child in (*trigger.children, *_copula(trigger)))


def _copula(trigger: Token) -> Iterable[Token]:
    return trigger.head.children if trigger.dep_ in ("attr", "acomp") and trigger.head.lemma_ == "be" else ()


def _is_over(child: Token, trigger: Token) -> bool:
    word = child.lower_
    if word in _FORMER and child.i < trigger.i:
        return True
    if word in _FORMERLY and child.dep_ in ("advmod", "amod") and not any(c.dep_ == "mark" for c in child.children):
        return True
    if word == "then" and trigger.i - 4 < child.i < trigger.i:
        return child.i > trigger.sent.start and trigger.doc[child.i - 1].lower_ != "and"
    return word == "at" and any(g.lower_ in ("time", "point") and any(o.lower_ == "one" for o in g.children) for g in child.children)


def _scopes(trigger: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the words whose dates are the trigger's, the nearest first, and whether only those before them are."""
    word, initial, nominal = trigger, False, trigger.pos_ not in _VERBAL
    yield word, initial
    while word.dep_ != "ROOT":
        above = _above(word)
        if above is None:
            break
        if word.dep_ == "conj" and word.pos_ in _VERBAL:
            initial = True
        word = above
        yield word, initial
        if _relative_to(trigger, word) or (nominal and word.pos_ in _VERBAL and word.dep_ not in ("xcomp", "conj")):
            break
    yield from _shared(trigger)


def _above(word: Token) -> Token | None:
    """Return the word whose dates a word shares, or None where a clause of its own shuts it off."""
    if word.pos_ not in _VERBAL or word.dep_ in ("pobj", "pcomp", "xcomp", "aux", "auxpass", "amod"):
        return word.head
    if word.dep_ in ("conj", "relcl", "acl"):
        return None if word.dep_ == "relcl" and word.head.ent_type_ == "DATE" else word.head
    if word.dep_ == "ccomp" and word.head.lemma_ in _ESTIMATE:
        return word.head
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in word.children)
    return word.head if word.dep_ == "advcl" and not has_subject else None


def _relative_to(trigger: Token, word: Token) -> bool:
    """Say whether a word is described by the clause that the trigger stands in: dates above it are not the clause's."""
    return any(c.dep_ in ("relcl", "acl") and (c == trigger or c.is_ancestor(trigger)) for c in word.children)


def _shared(trigger: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the verbs that close a list that the trigger opens ("was captured and killed in 2016"), or tell when ("killed when …")."""
    word = trigger
    while nxt := next((c for c in word.children if c.dep_ == "conj" and c.pos_ in _VERBAL), None):
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in nxt.children) or any(c.dep_ in ("dobj", "prep") for c in word.children):
            break
        yield nxt, False
        word = nxt
    for clause in trigger.children:
        if clause.dep_ == "advcl" and any(c.lower_ == "when" for c in clause.children):
            yield clause, False


def _hung(head: Token) -> Iterator[tuple[Token, Bound | None]]:
    """Yield the words that a date hangs on: what it modifies, and where that tells an occasion, the verb of the occasion."""
    word, after = _governor(head), head
    yield word, None
    if word.dep_ == "acl" and word.tag_ == "VBN" and word.head.lemma_.lower() in _OCCASIONS:
        word = word.head
        yield word, None
    while word.pos_ in _NOMINAL and word.dep_ != "ROOT":
        occasion = word.lemma_.lower() in _OCCASIONS or (after.i < word.i and word.head.lower_ in ("in", "during") and word.pos_ == "NOUN")
        if not occasion and after.i < word.i:
            return
        lifted = _lifted(word, occasion)
        if lifted is None:
            return
        word, bound = lifted
        yield word, bound
        if occasion:
            return


def _governor(head: Token) -> Token:
    word = head
    while word.dep_ != "ROOT" and (word == head or word.pos_ in ("ADP", "SCONJ") or word.ent_type_ == "DATE"):
        word = word.head
    return word.head if _belongs_to_saying(word, head) else word


def _belongs_to_saying(verb: Token, head: Token) -> bool:
    """Say whether a date that the parser gives to what is said stands right after the saying: "said on Monday it killed"."""
    said = verb.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return verb.dep_ == "ccomp" and subject is not None and said.i < head.i < subject.i and head.i - said.i < 4


def _lifted(word: Token, occasion: bool) -> tuple[Token, Bound | None] | None:
    """Return what a noun with a date stands under, where the date is as much of that."""
    while word.dep_ in ("conj", "appos") and occasion:
        word = word.head
    if word.dep_ in ("pobj", "pcomp"):
        under = word.head.head
        if word.head.lower_ in _BOUNDS and occasion and word.head.dep_ != "agent":
            return under, None if word.head.lower_ == "by" else _BOUNDS[word.head.lower_]
        if occasion and under.lemma_ in _LIGHT:
            return under.head, None
        return (under, None) if under.pos_ in _VERBAL or not occasion else None
    if word.dep_ in _ARGUMENTS and word.head.pos_ in _VERBAL:
        return (word.head, None) if occasion or word.dep_ == "dobj" else None
    return None
