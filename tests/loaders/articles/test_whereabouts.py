"""Which place is said to lie in which: outright, beside it, or right behind; never of two that are only listed together."""

import re
from collections.abc import Iterator

import pytest

from loaders.articles.article import Article, Paragraph
from loaders.articles.names import Entity, How, Mention
from loaders.articles.parsing import language, parsed
from loaders.articles.whereabouts import level, statements
from model.claims import Source

PLACES = {
    "Afghanistan": ("places:AF", ()),
    "Pakistan": ("places:PK", ()),
    "Nangarhar": ("places:AF-NAN", ("places:AF",)),
    "Kunar": ("places:AF-KNR", ("places:AF",)),
    "Kabul": ("places:1138958", ("places:AF",)),
    "Peshawar": ("places:1168197", ("places:PK",)),
    "Karachi": ("places:1174872", ("places:PK",)),
    "Bannu": ("gazetteer:bannu", ("places:PK",)),
    "Achin": ("articles:achin", ()),
    "Mamand": ("articles:mamand", ()),
    "Central Asia": ("gazetteer:central-asia", ()),
    "Afghan": ("places:AF", ()),
}


def said(text: str) -> set[str]:
    article = Article(Source("test:one", text=text), (Paragraph(0, len(text), "body", "a test"),), "one.txt")
    found = parsed(language(), article, list(_mentions(text)), lambda _: ())
    return {f"{s.subject.text} in {s.object.text}" for passage in found for s in statements(passage)}


def _mentions(text: str) -> Iterator[Mention]:
    for match in re.finditer(rf"\b(?:{'|'.join(sorted(PLACES, key=len, reverse=True))})\b", text):
        how: How = "demonym" if match[0] == "Afghan" else "gazetteer"
        yield Mention(match.start(), match.end(), match[0], (_entity(match[0]),), how)


def _entity(name: str) -> Entity:
    id_, places = PLACES[name]
    return Entity(id_, "Place", name, places=places)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A bomb exploded in Kabul, Afghanistan, on Monday.", {"Kabul in Afghanistan"}),
        ("The raids hit Bannu, Peshawar and Karachi, Pakistan.", {"Bannu in Pakistan", "Peshawar in Pakistan", "Karachi in Pakistan"}),
        ("The fighters came from Nangarhar in Afghanistan.", {"Nangarhar in Afghanistan"}),
        ("They met in Achin, a district of Nangarhar.", {"Achin in Nangarhar"}),
        ("They hid near Mamand, in Achin.", {"Mamand in Achin"}),
        ("The Afghan city of Kabul was quiet.", {"Kabul in Afghan"}),
        ("The valleys of Kunar and Nangarhar provinces, Afghanistan, are steep.", {"Kunar in Afghanistan", "Nangarhar in Afghanistan"}),
        ("They live in Afghanistan's Kunar province.", {"Kunar in Afghanistan"}),
        ("They left Kabul, Afghanistan, and Peshawar, Pakistan, on Monday.", {"Kabul in Afghanistan", "Peshawar in Pakistan"}),
        ("The army retook Achin, a remote mountain district of Nangarhar that few visit.", {"Achin in Nangarhar"}),
        ("The guards fled from Mamand in the port city of Karachi.", {"Mamand in Karachi"}),
    ],
)
def test_a_place_lies_in_another(text: str, meant: set[str]) -> None:
    assert meant <= said(text)


@pytest.mark.parametrize(
    "text",
    [
        "They fought in Kunar and Nangarhar provinces.",
        "They flew to Kabul, Peshawar and Karachi.",
        "He left Kabul, Pakistan and Central Asia for good.",
        "From Peshawar, Afghan refugees went home.",
        "The road from Kabul to Afghanistan's borders is long.",
        "He rode east of Kabul in Kunar.",
    ],
)
def test_places_that_only_stand_together(text: str) -> None:
    assert said(text) == set()


def test_a_city_lies_in_no_other_country() -> None:
    assert said("Officials said the men were in Peshawar in Afghanistan.") == set()


def test_how_large_places_are() -> None:
    assert [level(_entity(n)) for n in ("Central Asia", "Afghanistan", "Kunar", "Kabul", "Bannu", "Achin")] == [3, 2, 1, 0, 0, 0]
