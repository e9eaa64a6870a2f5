"""To whom and to what harm was done, around the word that says so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from loaders.articles import bearing, syntax
from loaders.articles.harms.lexicon import harms, word_class
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage

_CONTAINED, _LIFE = ("including",), ("of",)
_FAR, _BETWEEN = 6, frozenset({"PUNCT", "CCONJ", "NUM", "NOUN", "ADJ", "DET", "PROPN", "SPACE"})
_CARRIERS, _TO = frozenset({"bomb", "device", "charge"}), frozenset({"damage", "set", "destruction", "sabotage"})
_COUNTING = ("det", "nummod", "punct", "predet", "cc", "advmod")


def suffering(token: Token) -> list[Token]:
    """Return what heads the phrases of those to whom it was done: objects, what follows "of", "against", "at", owners."""
    found = [*syntax.owners(token), *(t for said in (token, *syntax.children(token, "acl")) for t in _toward(said))]
    if token.lemma_ == "victim":
        return [*bearing.bearers(token), *syntax.behind(token.head, "as"), *syntax.children(token, "appos")]
    if word_class(token) == "NOUN":
        return [*found, *_compounds(token)]
    found = [*(syntax.surface(token) if token.lemma_ == "die" else syntax.objects(token)), *found]
    return [*found, token.head] if token.dep_ == "amod" else found


def _toward(token: Token) -> Iterator[Token]:
    """Yield what it was done to by its prepositions: "on X", "in front of X", "damage to X", "set fire to X"."""
    for preposition in (*harms().toward, *(("to",) if token.lemma_ in _TO else ())):
        for found in syntax.behind(token, preposition):
            yield found
            yield from syntax.behind(found, "of") if found.lemma_ in harms().sides else ()


def _compounds(noun: Token) -> list[Token]:
    return [] if noun.lemma_.lower() in _CARRIERS else syntax.children(noun, "compound", "nmod")


def persons(passage: Passage, tokens: Iterable[Token]) -> Iterator[Mention]:
    """Yield the people named by tokens, beside them, and within the groups that they head: "six priests, including X"."""
    near = [t for token in tokens for t in _listed(token)]
    for one in dict.fromkeys(t for token in near for t in (token, *_enumerated(passage, token))):
        mention = passage.mentions.get(one.i)
        for entity in mention.entities if mention else ():
            if entity.type == "Person" and mention:
                yield replace(mention, entities=(entity,))


def _enumerated(passage: Passage, token: Token) -> Iterator[Token]:
    """Yield the people named on and on after one in the same sentence, with nothing but titles, ages and signs between them."""
    last, commas = token, 0
    for other in (t for t in token.sent if t.i > token.i):
        if other.lower_ == "but" or (other.dep_ in syntax.SUBJECTS and token.dep_ not in syntax.SUBJECTS):
            return
        commas += other.text in (",", ";", "and", ":")
        if _names_person(passage, other) and commas:
            yield other
            last, commas = other, 0
        elif other.i - last.i > _FAR or other.pos_ not in _BETWEEN or (other.i - last.i == 1 and not commas):
            return


def _names_person(passage: Passage, token: Token) -> bool:
    mention = passage.mentions.get(token.i)
    return mention is not None and mention.entities[0].type == "Person" and mention.how != "reference"


def _listed(token: Token, depth: int = 0) -> Iterator[Token]:
    """Yield a token, what is listed with it or explains it, and whom it contains."""
    yield token
    within = _LIFE if token.lemma_ == "life" else _CONTAINED
    near = [*syntax.children(token, "appos", "conj"), *(t for p in within for t in syntax.behind(token, p))]
    near += syntax.owners(token) if token.lemma_ == "life" else []
    for other in near if depth < 6 else ():
        yield from _listed(other, depth + 1)


def organizations(passage: Passage, token: Token) -> Iterator[Mention]:
    """Yield the organizations that were attacked themselves: objects, or behind "on" and "against"; not "the group's attack"."""
    found = syntax.objects(token) if word_class(token) == "VERB" else [t for p in ("on", "against") for t in syntax.behind(token, p)]
    for one in dict.fromkeys(found):
        mention = passage.mentions.get(one.i)
        if mention is not None and mention.entities[0].type == "Organization" and not _thing(mention):
            yield replace(mention, entities=mention.entities[:1])


def _thing(mention: Mention) -> bool:
    return mention.text.split(" ")[-1].lower() in harms().things


def things(passage: Passage, tokens: Iterable[Token]) -> Iterator[str]:
    for token in dict.fromkeys(tokens):
        mention = passage.mentions.get(token.i)
        if mention is not None and mention.entities[0].type in ("Place", "Organization") and _thing(mention):
            yield mention.entities[0].name
        elif mention is None and token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in harms().things:
            yield phrase(token)


def phrase(noun: Token) -> str:
    """Return a noun's phrase from its first word after articles and counts, with what follows "of"."""
    first = next(t.i for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.i == noun.i or not _counts(t))
    last = max((t.right_edge.i for t in syntax.children(noun, "prep") if t.lower_ == "of"), default=noun.i)
    last = last if last - noun.i < 8 else noun.i
    return " ".join(noun.doc[first : last + 1].text.split())


def _counts(token: Token) -> bool:
    return token.dep_ in _COUNTING or token.tag_ == "PRP$" or token.lower_ in harms().quantities
