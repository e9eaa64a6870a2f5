"""What the parse says about a token's place in its sentence: its prominence, its clause, and who else acts in it."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from loaders.articles.references.words import (
    COMPANY,
    NEAR,
    QUANTIFIERS,
    SAYING,
    VOICES,
)

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT = frozenset({"dobj", "dative", "obj", "iobj"})
INSIDE = frozenset(
    {"compound", "poss", "amod", "nmod", "appos", "conj", "prep", "pobj", "pcomp", "agent", "nummod", "det", "case", "npadvmod"}
)
MODIFYING = frozenset({"compound", "poss", "nmod", "amod"})


def lemma(token: Token) -> str:
    """Return the token's lemma in lower case."""
    word = (token.lemma_ or token.text).lower()
    return word[:-1] if token.tag_ == "NNPS" and word.endswith("s") else word


def modifiers(token: Token) -> list[Token]:
    """Return what stands before a noun and describes it, articles aside."""
    return [
        t
        for t in token.lefts
        if t.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "advmod", "predet", "npadvmod"} and t.pos_ != "PUNCT"
    ]


def article(token: Token) -> str:
    """Return the word that makes a noun definite or indefinite, "" where there is none."""
    return next((t.lower_ for t in token.lefts if t.dep_ in {"det", "predet"}), "")


def owner(token: Token) -> Token | None:
    """Return whose it is: "the group" of "the group's leader", "Y" of "the leader of Y"."""
    before = next((t for t in token.lefts if t.dep_ == "poss"), None)
    return before or next(
        (p for of in token.rights if of.dep_ == "prep" and of.lower_ == "of" for p in of.rights if p.dep_ == "pobj"), None
    )


def governor(token: Token) -> Token:
    """Return the verb of the clause that a noun stands in, or the noun at the top where there is none."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, or the one it takes over: "entered the town and attacked it", "tried to attack it"."""
    own = next((t for t in verb.children if t.dep_ in SUBJECT), None)
    if own is not None and verb.dep_ == "relcl" and own.tag_ in {"WP", "WDT"}:
        return verb.head
    if own is not None or verb.head == verb:
        return own
    if verb.dep_ in {"relcl", "acl"}:
        return verb.head if verb.head.pos_ in {"NOUN", "PROPN"} else None
    return (
        subject(verb.head)
        if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "aux"}
        else subject(verb.head)
        if verb.head.pos_ == "ADP"
        else None
    )


def together(token: Token) -> Iterator[Token]:
    """Yield a noun and all that is coordinated with it."""
    yield token
    yield from token.conjuncts


def mates(token: Token) -> Iterator[Token]:
    """Yield the nouns that act in the same clause and so are somebody else."""
    verb = governor(token)
    doer = None if accompanied(token) else subject(verb)
    heads = [doer, *(t for t in verb.children if t.dep_ in OBJECT), *_obliques(verb)]
    if verb.dep_ in {"relcl", "acl"}:
        heads.append(verb.head)
    for head in filter(None, heads):
        if token != head and head not in set(token.ancestors) & set(head.subtree):
            yield from (t for t in together(head) if t != token)
            yield from _company(head)


def _obliques(verb: Token) -> Iterator[Token]:
    for prep in verb.children:
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in NEAR:
            yield from (t for t in prep.children if t.dep_ == "pobj")


def adjuncts(token: Token) -> Iterator[Token]:
    """Yield the nouns of all phrases at the verb of a subject: "command" of "under his command it grew"."""
    if token.dep_ in SUBJECT:
        yield from (t for prep in token.head.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj")


def _company(head: Token) -> Iterator[Token]:
    """Yield "Taliban" of "Taliban fighters", who act as it."""
    if lemma(head) in COMPANY:
        yield from (t for t in head.lefts if t.dep_ in MODIFYING)


def equated(token: Token) -> Iterator[Token]:
    """Yield what a possessor cannot be: "Y" of "its rival, Y" and of "Y is its rival"."""
    head = token.head
    yield from (t for t in head.children if t.dep_ in {"appos", "compound"} and t != token)
    if head.dep_ == "appos":
        yield head.head
    if head.dep_ in {"attr", "oprd"}:
        yield from (t for t in head.head.children if t.dep_ in SUBJECT)
    if head.dep_ in {"compound", "nmod"}:
        yield head.head


def prominence(token: Token) -> float:
    """Return how much a noun's place in its sentence draws the attention to it, between 0 and 1."""
    dep, head = token.dep_, token.head
    if dep in SUBJECT:
        return 1.0 if head.dep_ in {"ROOT", "conj"} else 0.85
    if dep in {"conj", "appos"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return 0.95 * prominence(head)
    if partitive(token):
        return prominence(token.head.head)
    if leaving(token):
        return 0.3
    if dep in OBJECT:
        return 0.65
    if dep in MODIFYING:
        return prominence(head) * (0.85 if lemma(head) in COMPANY | VOICES else 0.65)
    if dep == "pobj" and head.lower_ == "of" and lemma(head.head) in COMPANY | VOICES:
        return 0.85 * prominence(head.head)
    return {"ROOT": 0.9, "attr": 0.4, "pobj": 0.6 if head.dep_ == "agent" else 0.5}.get(dep, 0.45)


def quoted(token: Token) -> bool:
    """Tell whether the token stands between quotation marks."""
    kept = token.doc.user_data  # the text of a doc is put together anew each time it is asked for
    marks = kept.get("quotation marks")
    if marks is None:
        marks = kept["quotation marks"] = [n for n, c in enumerate(token.doc.text) if c == '"']
    return bisect_left(marks, token.idx) % 2 == 1


def teller(token: Token) -> Token | None:
    """Return who says the clause that the token is the subject of: "X" of "X denied that it …"."""
    clause = token.head if token.dep_ == "nsubj" else None
    said = clause is not None and clause.dep_ == "ccomp" and speech(clause.head)
    return subject(clause.head) if said and clause is not None else None


def local(token: Token) -> Token | None:
    """Return the subject nearest to a possessive in its clause, or to a subject in the clause that its own depends on."""
    if token.dep_ == "poss":
        return subject(governor(token))
    return subject(token.head.head) if token.dep_ in SUBJECT and token.head.dep_ == "advcl" else None


def partitive(token: Token) -> bool:
    """Tell whether a pronoun is a number of people of whom some are picked: "many of them", "among them"."""
    if token.dep_ == "pobj" and token.head.lower_ in {"among", "amongst"}:
        return True
    return token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in QUANTIFIERS


def leaving(token: Token) -> bool:
    """Tell whether a name is what somebody left: attention stays with those who went."""
    verb = governor(token)
    object_of = token.dep_ == "dobj" and lemma(verb) in {"leave", "quit", "desert", "abandon"}
    return object_of or (token.dep_ == "pobj" and token.head.lower_ in {"from", "with"} and lemma(verb) in {"break", "defect", "split"})


def accompanied(token: Token) -> bool:
    """Tell whether a pronoun may mean the subject of its own clause: "took girls with them"."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in {"with", "behind"}
        and lemma(governor(token)) in {"take", "bring", "carry", "have", "leave"}
    )


def speech(token: Token) -> bool:
    """Tell whether the token is a verb of saying."""
    return token.pos_ == "VERB" and lemma(token) in SAYING
