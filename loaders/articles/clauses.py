"""Who does what in a clause, by the parse: subjects that are shared or stand before a relative clause, and what prepositions add."""

from collections.abc import Iterator

from spacy.tokens import Token

_RELATIVE = ("WDT", "WP")


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, that of the verb it completes or continues ("is believed to have", "fled and left")."""
    word = verb
    while True:
        for child in word.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if word.dep_ in ("xcomp", "conj", "advcl") and word.head.pos_ in ("VERB", "AUX"):
            word = word.head
            continue
        return word.head if word.dep_ in ("relcl", "acl") else None


def antecedent(word: Token) -> Token | None:
    """Return the noun that "who", "which" or "that" takes up; None for any other word."""
    if word.tag_ not in _RELATIVE or word.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    if word.head.dep_ == "relcl":
        return word.head.head
    before = (t for t in reversed(word.doc[word.sent.start : word.i]) if t.pos_ in ("NOUN", "PROPN") and t.ent_type_ != "DATE")
    return next((t for t in before if word.i - t.i < 6), None) if word.head.dep_ == "ccomp" else None


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Yield the children of a word that stand in one of these relations to it, and what is listed with them."""
    for child in token.children:
        if child.dep_ in deps:
            yield child
            yield from (c for c in child.subtree if c.dep_ == "conj" and c.head == child)


def objects_of(token: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the nouns after a word's prepositions."""
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from children(child, "pobj")
