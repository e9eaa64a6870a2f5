"""What a sentence says besides relations between actors: numbers and places of events, strengths, beginnings and ends, designations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.articles.clauses import antecedent
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from model.claims import Number


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement, not yet a claim: `start` and `end` are its sentence in characters of the stored text, `trigger` the word that
    says it, `certainty` between 0 and 1. It has either a relation with an object, or an attribute with a value; since and until are
    EDTF level 1. `by` heads the phrase of whose word alone it is: an accuser's, or that of who claims a deed."""

    passage: Passage
    start: int
    end: int
    subject: Entity
    subject_mention: Mention
    trigger: Token
    certainty: float
    relation: str | None = None
    object: Entity | None = None
    object_mention: Mention | None = None
    attribute: str | None = None
    value: Number | str | None = None
    since: str | None = None
    until: str | None = None
    qualifiers: Mapping[str, Entity | str | int] = field(default_factory=dict[str, Entity | str | int])
    by: Token | None = None


def sentence(passage: Passage, token: Token) -> tuple[int, int]:
    """Return start and end of the sentence of a word, without blanks, in characters of the stored text."""
    start, end = passage.span(token.sent)
    text = token.sent.text
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def mentioned(passage: Passage, token: Token | None, *types: str) -> Mention | None:
    """Return the mention of one entity of these types at a word; of "its leader, John" John."""
    if token is None:
        return None
    near = [token, *(c for c in token.children if c.dep_ == "appos"), *([token.head] if token.dep_ == "appos" else [])]
    if (noun := antecedent(token)) is not None:
        return mentioned(passage, noun, *types)
    for word in near:
        mention = passage.mentions.get(word.i)
        if mention is not None and len(mention.entities) == 1 and mention.entities[0].type in types:
            return mention
    return None


def sure(*mentions: Mention | None, base: float) -> float:
    """Return a certainty: that of the wording times that of each mention."""
    for mention in mentions:
        base *= mention.certainty if mention else 1.0
    return round(base, 3)
