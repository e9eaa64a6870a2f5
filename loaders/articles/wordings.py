"""How an article words an event: the noun and what is said of it, one phrase after the other, as a person would copy them.

"the attack", "the attack of 4 May", "the attack of 4 May on the school", "the attack of 4 May on the school in Herat".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from loaders.articles.clauses import antecedent
from loaders.articles.occurrences import begin
from loaders.articles.parsing import Passage

LONGEST, MOST = 16, 8
_GOES_ON = frozenset({"in", "at", "on", "near", "outside", "inside", "against", "by"})
_TELLS = frozenset({"relcl", "acl"})


def wordings(passage: Passage, told: Token, text: str) -> tuple[str, ...]:
    """Return the phrases, verbatim, the longest first; of an event told by a verb, those of its clause."""
    first = _first(told)
    ends = list(dict.fromkeys(_trimmed(told, end) for end in _ends(told)))[:MOST]
    spans = [passage.span(told.doc[first : end + 1]) for end in reversed(ends)]
    return tuple(text[start:end] for start, end in spans)


def _first(told: Token) -> int:
    """Return where the phrase begins: before the noun's own words, or the subject of its verb."""
    if told.pos_ != "VERB":
        return begin(told)
    subject = next((c for c in told.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < told.i), None)
    noun = (antecedent(subject) or subject) if subject is not None else None
    return noun.left_edge.i if noun is not None and told.i - noun.left_edge.i < LONGEST else told.i


def _ends(told: Token) -> Iterator[int]:
    """Yield the tokens at which a phrase may end: before each preposition, clause or comma that goes on, and where all ends."""
    doc, last = told.doc, told.i
    if told.pos_ != "VERB":
        yield last
    for token in doc[told.i + 1 : min(told.i + LONGEST, len(doc))]:
        if not _belongs(told, token):
            break
        if last > told.i and _opens(token):
            yield last
        last = token.i
    yield last


def _trimmed(told: Token, end: int) -> int:
    while end > told.i and _hanging(told.doc, end):
        end -= 1
    return end


def _belongs(told: Token, token: Token) -> bool:
    """Say whether a word goes on with the phrase, by the parse, or by standing right behind it where the parse took the verb."""
    if token.sent != told.sent or token.text in (";", ":", ".", "(", ")", '"'):
        return False
    inside = any(a == told for a in (token, *token.ancestors))
    beside = _head_of(token)
    return inside or (beside is not None and beside in list(told.ancestors))


def _head_of(token: Token) -> Token | None:
    """Return the word that the nearest preposition of place or time above a word hangs on."""
    above = next((a for a in (token, *token.ancestors) if a.dep_ in ("prep", "agent") and a.lower_ in _GOES_ON), None)
    return above.head if above is not None else None


def _opens(token: Token) -> bool:
    """Say whether a word begins something more of the event."""
    return token.dep_ in ("prep", "agent") or token.text == "," or any(a.dep_ in _TELLS and a.left_edge == token for a in token.ancestors)


def _hanging(doc: Doc, index: int) -> bool:
    return doc[index].is_punct or doc[index].pos_ in ("DET", "ADP", "CCONJ", "SCONJ", "PART") or doc[index].tag_ in ("WDT", "WP", "IN")
