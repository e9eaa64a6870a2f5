"""Places that no entry knows, by the words around them."""

import pytest

from loaders.articles.gazetteer import load
from loaders.articles.matching import Names
from tests.loaders.articles.test_matching import find


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load())


@pytest.mark.parametrize(
    ("text", "ents", "named"),
    [
        ("They met in the village of Dorkul on Monday.", [], "Dorkul"),
        ("They met in Dorkul, a remote village in the hills.", [], "Dorkul"),
        ("A house in Barangay Tolok burned.", [], "Barangay Tolok"),
        ("The massacre at Dorkul went on.", [("Dorkul", "PERSON")], "Dorkul"),
        ("Men burst into the Jamia Rahmania girls' school.", [], "Jamia Rahmania girls' school"),
    ],
)
def test_places_by_the_words_around_them(names: Names, text: str, ents: list[tuple[str, str]], named: str) -> None:
    assert [(m.text, m.entities[0].type) for m in find(names, text, ents)] == [(named, "Place")]


@pytest.mark.parametrize(
    ("text", "ents"),
    [
        ("Men burst into a Catholic church.", []),
        ("The talk with Dorkul went on.", [("Dorkul", "PERSON")]),
        ("He lived near Dorkul's house.", [("Dorkul", "PERSON")]),
    ],
)
def test_what_is_no_place(names: Names, text: str, ents: list[tuple[str, str]]) -> None:
    assert [m for m in find(names, text, ents) if m.entities[0].type == "Place"] == []
