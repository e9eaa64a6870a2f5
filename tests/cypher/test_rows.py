"""Documents as passages: their paragraphs, which joined are the text."""

import pytest

from cypher.rows import passages
from model.claims import Source


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_is_its_paragraphs_whatever_its_newlines(newline: str):
    text = newline.join(["A.", "", "B", "b.", " ", "", "C."])
    told = list(passages(Source("t:a", text=text)))
    assert [p["text"].split() for p in told] == [["A."], ["B", "b."], ["C."]]
    assert "".join(p["text"] for p in told) == text
