"""A quote stands where its claim says, in Python characters, or the refusal says where it stands."""

import pytest

from model.claims import Span
from model.quotes import misplaced

TEXT = "Ein 🙂 text. A rival."


@pytest.mark.parametrize(
    ("span", "quote", "reason"),
    [
        (Span(4, 5), "🙂", None),
        (Span(12, 19), "A rival", None),
        (Span(13, 20), "A rival", "'A rival' stands at 12-19, not at 13-20"),
        (Span(0, 3), "Eine", "'Eine' is not in the text"),
    ],
)
def test_where_a_quote_stands(span: Span, quote: str, reason: str | None):
    assert misplaced(TEXT, span, quote) == reason
