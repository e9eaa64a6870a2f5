"""Whether a quote stands where its claim says."""

from model.claims import Span

UNPLACED = "its source has a text: `start` and `end` are needed, so that the quote can be checked there"


def misplaced(text: str, span: Span, quote: str) -> str | None:
    """Return why a quote does not stand where it should, or None where it does; offsets are Python characters."""
    if text[span.start : span.end] == quote:
        return None
    found = text.find(quote)
    if found < 0:
        return f"{quote[:80]!r} is not in the text"
    return f"{quote[:80]!r} stands at {found}-{found + len(quote)}, not at {span.start}-{span.end}"
