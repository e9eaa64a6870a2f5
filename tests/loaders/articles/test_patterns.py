"""Every pattern finds its examples and stays silent on its counterexamples."""

import pytest

from loaders.articles.patterns import Pattern, shipped
from tests.loaders.articles.patterns_said import ontology, said, split, statements

PATTERNS = shipped(ontology())


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_examples_mean_what_they_say(pattern: Pattern) -> None:
    assert pattern.examples, "a pattern needs an example"
    for example in pattern.examples:
        text, meant = split(example)
        assert meant <= said(text), (text, said(text))
        assert pattern.name in {s.pattern.name for s in statements(text)}, f"another pattern finds it: {text}"


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p.counterexamples], ids=lambda p: p.name)
def test_counterexamples_are_left_alone(pattern: Pattern) -> None:
    for text in pattern.counterexamples:
        assert pattern.name not in {s.pattern.name for s in statements(text)}, text
