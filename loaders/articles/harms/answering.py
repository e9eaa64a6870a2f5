"""Who did it: the subject, who stands behind "by", who is blamed for a deed, and who claims it.

Who is blamed did it as somebody's word has it, and who claims it as his own: neither is a fact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders.articles import bearing, syntax
from loaders.articles.harms.lexicon import word_class
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage
from loaders.articles.words import WORDS

_BLAMING = frozenset({"blame", "accuse", "charge", "suspect", "implicate"})
_SUFFERED = frozenset({"die", "perish"})
Doing = tuple[Token, Token, Token | None]  # who did it, the word that says so, and whose word it is


@dataclass(frozen=True, slots=True)
class Actor:
    """An organization said to have done it, and the word that says so; `by` heads the phrase of whose word alone it is."""

    mention: Mention
    trigger: Token
    by: Token | None = None


def actors(passage: Passage, token: Token) -> Iterator[Actor]:
    """Yield the organizations that did it: as subject, by "by", or because they are blamed for it or claim it."""
    for found, trigger, by in _doing(token):
        for one in (found, *_whose(found)):
            mention = passage.mentions.get(one.i)
            for entity in mention.entities if mention else ():
                if entity.type == "Organization" and mention:
                    yield Actor(replace(mention, entities=(entity,)), trigger, by)


def _whose(noun: Token) -> list[Token]:
    """Return whom the people of a phrase belong to: "FMLN guerrillas", "members of the ELN"."""
    if noun.lemma_.lower() not in WORDS.people | WORDS.bodies:
        return []
    return [*syntax.qualifying(noun), *syntax.behind(noun, "of"), *syntax.behind(noun, "from"), *syntax.children(noun, "appos")]


def _doing(token: Token) -> Iterator[Doing]:
    if word_class(token) == "VERB":
        yield from ((t, token, None) for t in ([] if token.lemma_ in _SUFFERED else syntax.subjects(token)))
        return
    yield from ((t, token, None) for t in (*syntax.behind(token, "by"), *syntax.owners(token), *syntax.qualifying(token)))
    for above in list(token.ancestors)[:4]:
        yield from _answering(above)
        if above.pos_ in ("VERB", "AUX") and above.lemma_ != "include":
            return


def _answering(above: Token) -> Iterator[Doing]:
    """Yield who is said to answer for a deed by the verb or noun above it: who is blamed, or claims or commits it."""
    word = above.lemma_.lower()
    if word in _BLAMING or word in ("attribute", "ascribe"):
        if syntax.children(above, "neg"):
            return
        by = next(iter(syntax.subjects(above)), None)
        yield from ((t, above, by or above) for t in _blamed(above, word))
    elif word in ("responsibility", "credit", "claim"):
        verb = above if word == "claim" else above.head
        claimed = verb.lemma_ in ("claim", "take", "accept", "assume", "admit") and not syntax.children(verb, "neg")
        yield from ((t, verb, t) for t in (_claiming(verb) if claimed else ()))
    else:
        yield from ((t, above, None) for t in _committing(above, word))


def _blamed(above: Token, word: str) -> Iterator[Token]:
    """Yield who is blamed: "accused X of", "blamed it on X", "attributed it to X"."""
    match word:
        case "attribute" | "ascribe":
            yield from syntax.behind(above, "to")
        case "blame":
            yield from syntax.behind(above, "on") or syntax.objects(above)
        case _:
            yield from syntax.objects(above)


def _committing(above: Token, word: str) -> Iterator[Token]:
    match word:
        case "responsible":
            yield from bearing.bearers(above)
            yield from syntax.surface(above.head)
            yield from syntax.objects(above.head) if above.head.lemma_ == "hold" else ()
        case "perpetrate" | "commit" | "carry" | "stage" | "conduct" | "launch" | "execute" | "plan" | "order" | "mastermind":
            yield from syntax.subjects(above)
        case "participate" | "involve" | "take":
            yield from syntax.surface(above)
        case _:
            return


def _claiming(verb: Token) -> Iterator[Token]:
    """Yield who claims: the subject, or whose words they are: "X sent leaflets claiming"."""
    yield from syntax.subjects(verb)
    yield from syntax.subjects(verb.head.head) if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else ()
