"""Where a passage tells of an event: by a noun ("the attack", "a suicide bombing at the airport") or a verb ("a car bomb exploded")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.articles.eventplaces import HARM, places_in, sites
from loaders.articles.eventverbs import doer, sort_of_verb, struck
from loaders.articles.eventwords import Sort, sort_of
from loaders.articles.names import Mention
from loaders.articles.numbers import Quantity
from loaders.articles.parsing import Passage
from loaders.articles.reckoning import Moment
from loaders.articles.when import Dates

_DEFINITE = ("the", "this", "that", "these", "those", "its", "their", "his", "both")
_FRESH = ("second", "third", "another", "separate", "new", "other", "similar", "next", "different", "further", "subsequent", "previous")
_UNREAL = (
    "possible",
    "potential",
    "future",
    "planned",
    "imminent",
    "alleged",
    "foiled",
    "further",
    "more",
    "any",
    "no",
    "such",
    "each",
    "every",
)
_CONDUCT = "conduct carry launch stage mount perpetrate commit execute orchestrate plan order plot deploy detonate plant trigger"
_HAPPEN = "sign reach broker announce conclude happen occur come take kill die leave injure wound hit strike claim begin erupt lose suffer destroy wreck target tear rip follow"
CONDUCT, HAPPEN = frozenset(_CONDUCT.split()), frozenset(_HAPPEN.split())


@dataclass(slots=True)
class Told:
    """One telling of an event: the passage, the token that heads it ("series" of "a series of blasts"), and what is said right there.

    `weighty` are those that were claimed, or killed or hurt somebody; `sites` are the kinds of places that it names ("airport", "school"), `words` the tokens of its phrase from and to, `named` what
    makes it a name ("9/11").
    """

    passage: Passage
    token: Token
    sort: Sort
    places: tuple[Mention, ...]
    actors: tuple[Mention, ...]
    moment: Moment | None
    definite: bool
    plural: bool
    fresh: bool
    sites: frozenset[str] = frozenset()
    verbal: bool = False
    words: tuple[int, int] = field(default=(0, 0))
    weighty: bool = False
    named: str | None = None


def told(passage: Passage, dates: Dates, counts: Sequence[Quantity]) -> Iterator[Told]:
    """Yield the tellings of single events in a passage, in order; counts of events and events that are only feared are none."""
    counted = {q.head for q in counts if q.number.min != 1 or q.number.max != 1}
    nouns: set[int] = set()
    for token in passage.doc:
        sort = sort_of(token)
        if sort is not None and token.i not in passage.mentions and token.i not in counted and not _unreal(token):
            nouns.add(token.i)
            yield _noun(passage, dates, token, sort)
        elif (sort := sort_of_verb(token, passage)) is not None and not _told_by_noun(token, nouns):
            yield _clause(passage, dates, token, sort)


def _told_by_noun(verb: Token, nouns: set[int]) -> bool:
    """Say whether what did it is told as the event already: "a car bomb killed nine"."""
    by = doer(verb)
    return by is not None and by.i in nouns and verb.lemma_ in HAPPEN


def _unreal(token: Token) -> bool:
    """Say whether an event is not told as having happened, or many are: "could launch an attack", "no attack", "its attacks"."""
    plural, owned = token.tag_ in ("NNS", "NNPS"), any(c.tag_ == "PRP$" for c in token.lefts)
    if any(c.lower_ in _UNREAL for c in token.lefts) or (plural and owned):
        return True
    verb = next((a for a in (token, *token.ancestors) if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or _definite(token):
        return False
    modal = any(c.tag_ in ("MD", "TO") or c.dep_ == "neg" for c in verb.children)
    return modal and not any(c.lower_ in ("when", "after") for c in verb.children) and verb.lemma_ != "embarrass"


def _definite(token: Token) -> bool:
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in token.lefts)


def _noun(passage: Passage, dates: Dates, token: Token, sort: Sort) -> Told:
    phrase = token.head.head if _series(token) else token
    verb = verb_of(phrase)
    near = verb if verb is not None and verb.lemma_ in CONDUCT | HAPPEN and not (_definite(token) and verb.lemma_ == "claim") else None
    said = [t for t in (token, phrase, *_more_of(token), near) if t is not None]
    moment = next((m for t in said if (m := dates.at(passage, t))), _day_of(passage, dates, token))
    places = next((p for t in said if (p := tuple(places_in(passage, t)))), ())
    return Told(
        passage,
        phrase,
        sort,
        places,
        (*_actors(passage, token), *_conducting(passage, phrase, verb)),
        moment,
        _definite(token),
        token.tag_ in ("NNS", "NNPS"),
        any(c.lower_ in _FRESH for c in token.lefts),
        sites=sites(token, places) | sites(near, ()),
        words=(begin(phrase), token.i + 1),
        weighty=_weighty(phrase),
        named=next((c.text for c in token.lefts if re.fullmatch(r"\d{1,2}/\d{1,2}", c.text)), None),
    )


def _more_of(token: Token) -> list[Token]:
    """Return the clauses that say more of an event: "a blast that killed nine in Herat", "a raid carried out in Herat"."""
    return [c for c in token.children if (c.dep_ == "acl" and c.tag_ == "VBN") or (c.dep_ in ("relcl", "acl") and c.lemma_ in HARM)]


def _day_of(passage: Passage, dates: Dates, token: Token) -> Moment | None:
    """Return the date that a noun stands beside: "the Aug. 7, 1998, bombings"."""
    if token.dep_ != "appos":
        return None
    return next((d.moment for d in dates.find(passage) if d.head == token.head.i and d.bound == "on"), None)


def begin(token: Token) -> int:
    """Return the first token of a noun and what describes it: not "a week later" of "a week later another blast"."""
    if token.dep_ == "appos" and token.head.ent_type_ == "DATE" and token.i - token.head.left_edge.i < 8:
        return token.head.left_edge.i
    return min([token.i, *(c.left_edge.i for c in token.lefts if c.dep_ in ("det", "poss", "amod", "compound", "nmod", "nummod", "neg"))])


def _weighty(phrase: Token) -> bool:
    """Say whether somebody claimed an event, or was killed or hurt by it."""
    if phrase.dep_ == "pobj" and phrase.head.head.lemma_ == "responsibility":
        return True
    telling = [c for c in phrase.children if c.dep_ in ("relcl", "acl")] + ([phrase.head] if phrase.dep_ == "nsubj" else [])
    return any(verb.lemma_ in HARM for verb in telling)


def _conducting(passage: Passage, phrase: Token, verb: Token | None) -> Iterator[Mention]:
    """Yield who is said to have carried out what stands as the object: "the army conducted a strike"."""
    if verb is None or verb.lemma_ not in CONDUCT or phrase.dep_ not in ("dobj", "pobj"):
        return
    for child in verb.children:
        mention = passage.mentions.get(child.i)
        if child.dep_ == "nsubj" and mention is not None and mention.entities[0].type in ("Organization", "Person"):
            yield mention


def verb_of(token: Token) -> Token | None:
    """Return the verb whose argument or circumstance a noun is: "left" in "the attack left 12 dead", "killed" in "killed in a raid"."""
    word = token
    while word.dep_ in ("pobj", "conj", "appos", "prep", "agent", "nsubj", "nsubjpass", "dobj", "attr", "pcomp"):
        word = word.head
        if word.pos_ in ("VERB", "AUX"):
            return word
    return None


def _series(token: Token) -> bool:
    return token.head.lower_ == "of" and token.head.head.lower_ in ("series", "string", "wave", "spate", "number")


def _clause(passage: Passage, dates: Dates, token: Token, sort: Sort) -> Told:
    subject = struck(token) or doer(token) or token
    actors = [m for m in (passage.mentions.get(subject.i),) if m and m.entities[0].type == "Organization"]
    actors += _actors(passage, subject)
    end = max(token.i, *(c.i for c in token.children if c.dep_ == "prt" or c.lower_ == "fire"), token.i) + 1
    start = subject.left_edge.i if end - subject.left_edge.i < 8 else token.i
    places = tuple(places_in(passage, token))
    outer = token.head if token.dep_ == "advcl" and any(c.lower_ == "when" for c in token.children) else token
    moment, kinds = dates.at(passage, token) or dates.at(passage, outer), sites(token, places)
    return Told(passage, token, sort, places, tuple(actors), moment, False, False, False, kinds, verbal=True, words=(start, end))


def _actors(passage: Passage, token: Token) -> Iterator[Mention]:
    """Yield who did it by the phrase alone: "the group's attack", "an ISIS raid", "an attack by the group"."""
    for child in token.children:
        by = child.lower_ == "by" and child.dep_ in ("prep", "agent")
        words = (
            [g for g in child.children if g.dep_ == "pobj"] if by else [child] if child.dep_ in ("compound", "nmod", "amod", "poss") else []
        )
        for word in words:
            mention = passage.mentions.get(word.i)
            if mention is not None and mention.entities[0].type in ("Organization", "Person"):
                yield mention
