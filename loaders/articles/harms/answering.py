"""Who did it: the subject, who stands behind "by", who is blamed for a deed, and who claims it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from loaders.articles import bearing, syntax
from loaders.articles.harms.lexicon import word_class
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage
from loaders.articles.words import WORDS


def actors(passage: Passage, token: Token) -> Iterator[Mention]:
    """Yield the organizations that did it: as subject, by "by", or because they are blamed for it or claim it."""
    for found in _doing(token):
        for one in (found, *_whose(found)):
            mention = passage.mentions.get(one.i)
            for entity in mention.entities if mention else ():
                if entity.type == "Organization" and mention:
                    yield replace(mention, entities=(entity,))


def _whose(noun: Token) -> list[Token]:
    """Return whom the people of a phrase belong to: "FMLN guerrillas", "members of the ELN"."""
    if noun.lemma_.lower() not in WORDS.people | WORDS.bodies:
        return []
    return [*syntax.qualifying(noun), *syntax.behind(noun, "of"), *syntax.behind(noun, "from"), *syntax.children(noun, "appos")]


def _doing(token: Token) -> Iterator[Token]:
    if word_class(token) == "VERB":
        yield from syntax.subjects(token)
        return
    yield from (*syntax.behind(token, "by"), *syntax.owners(token), *syntax.qualifying(token))
    for above in list(token.ancestors)[:4]:
        yield from _answering(token, above)
        if above.pos_ in ("VERB", "AUX") and above.lemma_ != "include":
            return


def _answering(token: Token, above: Token) -> Iterator[Token]:
    """Yield who is said to answer for a deed by the verb or noun above it: who is blamed, or claims or commits it."""
    match above.lemma_.lower():
        case "blame" | "accuse" | "charge" | "suspect" | "implicate":
            yield from syntax.objects(above)
            yield from syntax.behind(above, "on")
        case "attribute" | "ascribe":
            yield from syntax.behind(above, "to")
        case "responsible":
            yield from bearing.bearers(above)
            yield from syntax.surface(above.head)
            yield from syntax.objects(above.head) if above.head.lemma_ == "hold" else ()
        case "perpetrate" | "commit" | "carry" | "stage" | "conduct" | "launch" | "execute" | "claim" | "plan" | "order" | "mastermind":
            yield from syntax.subjects(above)
        case "responsibility" | "credit":
            yield from _claiming(above.head) if above.head.lemma_ in ("claim", "take", "accept", "assume", "admit") else ()
        case "participate" | "involve" | "take":
            yield from syntax.surface(above)
        case _:
            return


def _claiming(verb: Token) -> Iterator[Token]:
    """Yield who claims: the subject, or whose words they are: "X sent leaflets claiming"."""
    yield from syntax.subjects(verb)
    yield from syntax.subjects(verb.head.head) if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else ()
