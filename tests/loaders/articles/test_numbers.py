"""Counts in reports: the operator, the range, and whom they count."""

import pytest

from loaders.articles import numbers
from loaders.articles.article import Paragraph
from loaders.articles.parsing import Passage, alike, language
from loaders.articles.when import Dates
from model.claims import Number


def counts(text: str) -> list[Number]:
    passage = Passage(Paragraph(0, len(text), "body", "test"), language()(alike(text)))
    return [q.number for q in numbers.find(passage, Dates("2021-09-17").find(passage))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The blast killed 12 people.", Number(12, 12, "=", "people")),
        ("The blast killed at least 60 villagers.", Number(60, None, ">=", "villagers")),
        ("The blast killed no fewer than 45 worshippers.", Number(45, None, ">=", "worshippers")),
        ("The blast killed more than 100 people.", Number(100, None, ">", "people")),
        ("Over 60 civilians died.", Number(60, None, ">", "civilians")),
        ("The blast killed up to 70 villagers and others.", Number(None, 70, "<=", "villagers and others")),
        ("As many as 500 militants remain.", Number(None, 500, "<=", "militants")),
        ("Fewer than 300 fighters remain.", Number(None, 300, "<", "fighters")),
        ("The group has between 1,200 and 1,800 fighters.", Number(1200, 1800, "=", "fighters")),
        ("The group has 3,000 to 5,000 militants.", Number(3000, 5000, "=", "militants")),
        ("The group has some 2,000-2,500 members.", Number(2000, 2500, "~", "members")),
        ("The group has an estimated 400 fighters.", Number(400, 400, "~", "fighters")),
        ("The group staged some 90 attacks.", Number(90, 90, "~", "attacks")),
        ("Roughly 50 people were hurt.", Number(50, 50, "~", "people")),
        ("The blast killed nearly a hundred people.", Number(100, 100, "~", "people")),
        ("Almost 200 people were killed.", Number(200, 200, "~", "people")),
        ("Dozens of people were killed.", Number(24, None, ">=", "people")),
        ("Hundreds of fighters surrendered.", Number(200, None, ">=", "fighters")),
        ("Tens of thousands of people fled.", Number(20000, None, ">=", "people")),
        ("Scores of civilians were hurt.", Number(40, None, ">=", "civilians")),
        ("Several hundred fighters left.", Number(300, None, ">=", "fighters")),
        ("A few dozen men remained.", Number(24, None, ">=", "men")),
        ("The raid killed a dozen soldiers.", Number(12, 12, "=", "soldiers")),
        ("The raid killed two dozen soldiers.", Number(24, 24, "=", "soldiers")),
        ("The raid killed at least a dozen soldiers.", Number(12, None, ">=", "soldiers")),
        ("Thirteen people died.", Number(13, 13, "=", "people")),
        ("Twenty-three officers died.", Number(23, 23, "=", "officers")),
        ("Two hundred and fifty men died.", Number(250, 250, "=", "men")),
        ("The quake displaced 1.5 million people.", Number(1500000, 1500000, "=", "people")),
        ("They are a force of 200 or more men.", Number(200, None, ">=", "men")),
        ("They lost 60 dead soldiers.", Number(60, 60, "=", "soldiers")),
        ("The blast killed 13 U.S. service members.", Number(13, 13, "=", "U.S. service members")),
        ("The blast killed one child.", Number(1, 1, "=", "child")),
        ("The bombing killed 12.", Number(12, 12, "=", None)),
    ],
)
def test_a_count(text, number):
    assert counts(text) == [number]


def test_several_counts_of_one_sentence():
    assert counts("The blast killed 13 soldiers, including 10 officers, and wounded at least 40 others.") == [
        Number(13, 13, "=", "soldiers"),
        Number(10, 10, "=", "officers"),
        Number(40, None, ">=", "others"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was founded in 2014.",
        "One of the men left.",
        "He left on Aug. 26, 2021.",
        "It cost $5 million.",
        "Turnout was 10 percent.",
        "A 15-year-old boy fled.",
        "They fought 24/7.",
        "The 3rd brigade left.",
        "The 9/11 attacks changed it.",
        "John, aged 32, left.",
    ],
)
def test_what_counts_nothing(text):
    assert counts(text) == []
