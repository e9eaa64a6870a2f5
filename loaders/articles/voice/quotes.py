"""What stands between quotation marks, over sentences and paragraphs."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of tokens, the marks included; an open one runs on into the next paragraph."""

    start: int
    end: int
    open: bool = False


def quotes(doc: Doc) -> list[Quote]:
    """Return what is quoted in a paragraph, in order."""
    found: list[Quote] = []
    begin: int | None = None
    for mark in _marks(doc):
        if begin is None or _opens(mark):
            begin = mark.i
        else:
            found.append(Quote(begin, mark.i))
            begin = None
    return found if begin is None else [*found, Quote(begin, len(doc) - 1, open=True)]


def _marks(doc: Doc) -> list[Token]:
    places: list[int] = (doc.to_array("ORTH") == doc.vocab.strings['"']).nonzero()[0].tolist()
    return [doc[i] for i in places]


def within(quote: Quote, token: Token) -> bool:
    """Tell whether the token is quoted there."""
    return quote.start < token.i <= quote.end


def _opens(mark: Token) -> bool:
    before = mark.doc[mark.i - 1].whitespace_ if mark.i else " "
    return bool(before) and not mark.whitespace_
