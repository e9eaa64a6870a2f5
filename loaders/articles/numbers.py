"""How many, as said: an operator, a range, and whom or what it counts.

"At least 60" has a least and no greatest value, "up to 170" a greatest and no least, "nearly a hundred" and "some 200" are about (`~`)
that many. Plurals are their smallest reading: "dozens" is at least 24, "hundreds" 200, "several hundred" 300, "a few" 2.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from loaders.articles.counting import FIGURE, WORD, counted
from loaders.articles.parsing import Passage
from loaders.articles.when import Dated
from model.claims import Number

_PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_OF_THOUSANDS = {"tens": 20_000, "hundreds": 200_000, "dozens": 24_000}
_SOME = {"several": 3, "few": 2, "couple": 2}
_LARGE = r"(?:dozen|hundred|thousand|million|billion)"
_PLAIN = (
    rf"(?:{FIGURE}(?:\s+{_LARGE})?|(?:an?|{WORD})\s+{_LARGE}(?:\s+and\s+{WORD}(?:[\s-]{WORD})?)?|{WORD}(?:[\s-]{WORD})*"
    rf"(?:\s+(?:and\s+)?{WORD}(?:[\s-]{WORD})?)?)"
)
_VAGUE = rf"(?:(?:several|a\s+few|a\s+couple(?:\s+of)?)(?:\s+{_LARGE})?|(?:tens|hundreds|dozens)\s+of\s+thousands|{'|'.join(_PLURALS)})"
_OPERATORS = {
    ">=": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of",
    ">": "more than|over|upwards? of|in excess of|well over|greater than",
    "<=": "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of",
    "<": "fewer than|less than|under|below",
    "~": "about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|virtually",
    "=": "exactly|only|just|another|an additional|a further|a total of|all",
}
_WORDS = {word: op for op, words in _OPERATORS.items() for word in words.split("|")}
_OPERATOR = rf"(?:{'|'.join(sorted((w.replace(' ', chr(92) + 's+') for w in _WORDS), key=len, reverse=True))})"
_QUANTITY = re.compile(
    rf"(?<![\w$€£.,/#-])(?P<ops>(?:{_OPERATOR}\s+)*)(?:between\s+(?P<low>{_PLAIN})\s+and\s+(?P<high>{_PLAIN})"
    rf"|(?:from\s+)?(?P<from>{_PLAIN})(?:\s+to\s+|(?<=\d)\s?-\s?(?=\d))(?P<to>{_PLAIN})|(?P<vague>{_VAGUE})|(?P<plain>{_PLAIN}))"
    r"(?P<plus>\+|\s+or\s+(?:more|so)\b|-odd\b)?(?![\w%$/]|[.,]\d|:\d|-(?:year|day|month|week|man|mile|km|hour|strong)\b|\s*(?:percent|per\s+cent)\b)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£]\s?[\d.,]+\s+$")
_STATE = ("dead", "wounded", "injured", "killed", "other", "more", "additional", "estimated", "separate", "different", "such")
_AND_OTHERS = ("others", "other")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count in a passage: its first and last token, what it says, and the token of what it counts (of itself, without any)."""

    first: int
    last: int
    number: Number
    head: int


def find(passage: Passage, dates: Sequence[Dated] = ()) -> list[Quantity]:
    """Return the counts of a passage in order; numbers inside a date are none."""
    text = passage.doc.text
    taken = [(d.start - passage.paragraph.start, d.end - passage.paragraph.start) for d in dates if d.moment]
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        piece = passage.doc.char_span(*match.span(), alignment_mode="expand")
        number = _number(match)
        if (
            piece is None
            or number is None
            or _MONEY.search(text, 0, match.start())
            or any(s < match.end() and match.start() < e for s, e in taken)
        ):
            continue
        if not any(t.i in passage.mentions for t in piece) and _counts(piece, number):
            head = _counted(piece)
            found.append(Quantity(piece.start, piece.end - 1, _of(number, piece, head), head.i))
    return found


def _number(match: re.Match[str]) -> Number | None:
    op = _operator(match["ops"], match["plus"])
    low, high = match["low"] or match["from"], match["high"] or match["to"]
    if low and high:
        return _range(low, high, "~" if op == "~" else "=")
    if vague := match["vague"]:
        least = _least(vague.lower())
        return Number(least, None, ">" if op == ">" else ">=")
    value = counted(match["plain"])
    return None if value is None else _limited(value, op)


def _range(low: str, high: str, op: str) -> Number | None:
    least, most = counted(low), counted(high)
    if least is None or most is None:
        return None
    large = re.search(r"(?:hundred|thousand|million)$", high.lower())
    if large and least < 1000 <= most and not re.search(r"[a-z]", low.lower()):
        least = counted(f"{low} {large[0]}") or least
    return Number(least, most, op) if least < most else None


def _limited(value: float | int, op: str) -> Number:
    if op in (">", ">="):
        return Number(value, None, op)
    return Number(None, value, op) if op in ("<", "<=") else Number(value, value, op)


def _least(vague: str) -> int:
    words = vague.split()
    if words[0] in _OF_THOUSANDS and words[-1] == "thousands":
        return _OF_THOUSANDS[words[0]]
    if words[0] in _PLURALS:
        return _PLURALS[words[0]]
    some = next(n for word, n in _SOME.items() if word in words)
    return int(some * (counted(words[-1]) or 1))


def _operator(ops: str, plus: str | None) -> str:
    """Return the operator of the words before and after: the one that limits before the one that says "about"."""
    words = " ".join(ops.lower().split())
    said = [_WORDS[w] for w in re.findall(_OPERATOR, words)]
    if plus:
        said.append(">=" if plus == "+" or "more" in plus else "~")
    return next((op for op in said if op not in ("~", "=")), "~" if "~" in said else "=")


def _counts(piece: Span, number: Number) -> bool:
    """Say whether it counts at all: not "one of them", "zero", a clock, an ordinal, an age."""
    text = piece.text.lower()
    if text in ("one", "a", "zero", "score", "second"):
        return text == "one" and piece.root.dep_ == "nummod"
    before = piece.doc[piece.start - 1].lower_ if piece.start else ""
    return before not in ("aged", "age", "no.", "resolution", "article", "unit", "route", "flight", "page", "type") and not (
        before == "," and piece.root.dep_ == "appos"
    )


def _counted(piece: Span) -> Token:
    """Return the noun that is counted, or the number itself where it stands alone ("killing 12")."""
    root = piece.root
    if root.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod") and root.head.i >= piece.end:
        head = root.head
        while head.dep_ in ("compound", "nummod", "quantmod", "nmod") and head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        return head if head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") else _following(piece.doc, piece.end) or root
    for prep in (c for c in root.children if c.lower_ == "of" and c.i >= piece.end):
        return next((c for c in prep.children if c.dep_ == "pobj"), root)
    return _following(piece.doc, piece.end) or root


def _following(doc: Doc, at: int) -> Token | None:
    """Return the head of a noun phrase that begins right after a number, where the parser does not join them."""
    while at < len(doc) and doc[at].pos_ in ("ADJ", "PROPN", "NOUN") and doc[at].dep_ in ("amod", "compound", "nmod"):
        at += 1
    if at < len(doc) and doc[at].tag_ in ("NNS", "NNPS") and doc[at].pos_ in ("NOUN", "PROPN"):
        return doc[at]
    return None


def _of(number: Number, piece: Span, head: Token) -> Number:
    """Return the number with whom it counts: the noun and what stands before it, and "others" that are counted with them."""
    if head.i < piece.end or head.lower_ in _STATE:
        return number
    words = [t for t in piece.doc[piece.end : head.i + 1] if t.pos_ not in ("DET", "ADP") or t == head]
    while words and words[0] != head and (words[0].lower_ in _STATE or words[0].pos_ in ("PUNCT", "PRON")):
        words = words[1:]
    if head.pos_ == "PRON":
        return number
    text = piece.doc[words[0].i : head.i + 1].text
    others = next((c for c in head.children if c.dep_ == "conj" and c.lower_ in _AND_OTHERS and c.i - head.i == 2), None)
    return Number(number.min, number.max, number.op, f"{text} and others" if others else text)
