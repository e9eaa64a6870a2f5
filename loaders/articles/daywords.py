"""Dates that open a sentence right before a bare noun, made one word for the parser: "On 8 May 2021 bombs went off".

Without a comma the parser counts the noun: 2021 bombs.
"""

import re

from spacy.tokens import Doc, Token

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WHOLE = rf"(?:{_DAY} (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) {_DAY}(?:, \d{{4}})?|(?:{_MONTH}) \d{{4}})"
_OPENING = re.compile(rf"(?:^|(?<=[.!?\"'] ))(?:On|In|Since|By|Until) ({_WHOLE})(?= [a-z])")


def opening(doc: Doc) -> list[Token]:
    """Make each such date one token, and return those."""
    pieces = [doc.char_span(*found.span(1)) for found in _OPENING.finditer(doc.text)]
    starts = [piece.start_char for piece in pieces if piece is not None]
    with doc.retokenize() as retokenizer:
        for piece in pieces:
            if piece is not None and len(piece) > 1:
                retokenizer.merge(piece)
    return [token for token in doc if token.idx in starts] if starts else []
