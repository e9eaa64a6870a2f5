"""Who is what a noun says: by "is", by apposition, by "as", by example, or standing before or behind the name."""

from spacy.tokens import Token

from loaders.articles.syntax import BE, CLAUSES, SUBJECTS, behind, children, objects, spread, surface

_SELVES = frozenset({"itself", "himself", "herself", "themselves"})
_AS = frozenset({"serve", "act", "work", "emerge", "rise", "operate", "function", "continue", "resign", "take", "succeed"})


def bearers(noun: Token) -> list[Token]:
    """Return who is what the noun says: by "is", by apposition, by "as", or standing before or behind the name."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return bearers(noun.head.head)
    found = [*_by_copula(noun), *_by_apposition(noun), *_by_name(noun), *_by_as(noun), *_by_example(noun), *known_as(noun)]
    if not found and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        found = bearers(noun.head)
    return [t for i, t in enumerate(found) if t not in found[:i] and t != noun]


def said_to_be(noun: Token) -> list[Token]:
    """Return who is said to be what the noun says: "X is a N", "X is one of the N", "X is among the N"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return said_to_be(noun.head.head)
    among = noun.dep_ == "pobj" and noun.head.lower_ == "among"
    verb = noun.head.head if among else noun.head
    return surface(verb) if (among or noun.dep_ == "attr") and verb.lemma_ in BE else []


def _by_copula(noun: Token) -> list[Token]:
    head = noun.head
    if said := said_to_be(noun):
        return said
    if noun.dep_ == "pobj" and noun.tag_ == "NNS" and head.lower_ == "at" and head.head.lemma_ in BE:
        return surface(head.head)  # "were at one time allies": the parse hangs the noun on "at"
    if noun.dep_ in SUBJECTS and head.lemma_ in BE:
        return spread(t for t in children(head, "attr") if t.pos_ == "PROPN")
    if noun.dep_ in ("oprd", "xcomp", "ccomp") and head.pos_ == "VERB":
        return [t for t in objects(head) if t.lower_ not in _SELVES] or surface(head)
    return surface(noun) if noun.dep_ in CLAUSES and children(noun, *SUBJECTS) else []


def _by_apposition(noun: Token) -> list[Token]:
    named = [t for t in spread(children(noun, "appos")) if t.pos_ in ("PROPN", "NOUN", "PRON")]
    if noun.dep_ == "appos":
        return [*named, *_together(noun.head, noun.tag_ == "NNS")]
    return named or late(noun) or _beside(noun)


def late(noun: Token) -> list[Token]:
    """ "A leader of X, NAME, said": the parse hangs the name on X."""
    below = [
        t
        for t in noun.subtree
        if t.dep_ in ("appos", "npadvmod") and t.pos_ == "PROPN" and t.i > noun.i and t.head not in (noun, *noun.conjuncts)
    ]
    return [t for t in below if t.nbor(-1).text == "," and t.head.dep_ == "pobj" and t.head.head.head == noun][:1]


def _together(noun: Token, plural: bool) -> list[Token]:
    return [noun, *spread(children(noun, "conj"))] if noun.pos_ != "PROPN" or plural else [noun]


def _beside(noun: Token) -> list[Token]:
    """A name set off by a comma right before the noun's phrase, where the parse did not see the apposition."""
    first = noun.left_edge
    if first.i < 2 or noun.doc[first.i - 1].text not in (",", "--", "-", "(") or noun.dep_ in ("conj", *SUBJECTS, "dobj"):
        return []
    name = noun.doc[first.i - 2]
    return [name] if name.pos_ == "PROPN" and noun.dep_ in ("dep", "ROOT", "npadvmod") else []


def _by_name(noun: Token) -> list[Token]:
    """ "Taliban leader Mullah Omar": the noun is part of the name's phrase, or the parse puts both beside each other."""
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.pos_ == "PROPN" and noun.head.i > noun.i:
        return [noun.head]
    called = right_behind(noun)
    return [] if called is None else spread([called]) if noun.tag_ == "NNS" else [called]


def right_behind(noun: Token) -> Token | None:
    """Return the name right behind the noun, where the parse makes two phrases of them: "the group Ansaru fought"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return after if after.pos_ == "PROPN" and after.head == noun.head and after.dep_ == noun.dep_ != "conj" else None


def _by_as(noun: Token) -> list[Token]:
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return []
    verb = noun.head.head
    if verb.pos_ != "VERB":
        return spread([verb]) if verb.pos_ == "PROPN" else []
    return surface(verb) if verb.lemma_ in _AS else objects(verb) or surface(verb)


def _by_example(noun: Token) -> list[Token]:
    """ "Militias such as X", "groups including X"."""
    if noun.tag_ != "NNS":
        return []
    such = [
        p for p in children(noun, "prep") if p.lower_ == "including" or (p.lower_ == "as" and any(c.lower_ == "such" for c in p.children))
    ]
    return spread(o for p in such for o in children(p, "pobj"))


def known_as(noun: Token) -> list[Token]:
    """ "A group known as X", "an offshoot called X"."""
    verbs = [v for v in children(noun, "acl", "relcl") if v.lemma_ in ("know", "call", "name", "dub")]
    return [t for v in verbs for t in [*behind(v, "as"), *children(v, "oprd")]]
