"""Texts without capitals: what gets one, and that what is stored and quoted stays as it was."""

from functools import cache

import pytest

from loaders.articles.article import Article
from loaders.articles.casing import Casing, bare
from loaders.articles.english import English
from loaders.articles.gazetteer import load
from loaders.articles.matching import Names
from loaders.articles.metadata import Details
from loaders.articles.parsing import language
from loaders.articles.reader import open_reader
from loaders.articles.reading import article
from model.claims import Span
from model.ontology import shipped


def made(text: str) -> Article:
    return article(text, Details(publisher="A Paper", published="1989-11-17"), id_="articles:one", file="one.txt")


@cache
def casing() -> Casing:
    return Casing(Names(load()).finder, English(language()))


def written(text: str) -> str:
    return casing().restored(made(text)).text


@pytest.mark.parametrize(
    ("small", "right"),
    [
        ("the fmln released three farmers in chalatenango.", "The FMLN released three farmers in Chalatenango."),
        ("general aurelio quintanar met the shining path in lima.", "General Aurelio Quintanar met the Shining Path in Lima."),
        ("rosa maria delgado left on monday. nobody saw her.", "Rosa Maria Delgado left on Monday. Nobody saw her."),
        ("the police will march in may, on may 3 or 4 march.", "The police will march in May, on May 3 or 4 March."),
        ("they may march by night.", "They may march by night."),
        ("the red river workers front (rrwf) struck. the rrwf fled.", "The Red River Workers Front (RRWF) struck. The RRWF fled."),
        ("the soldiers let us pass and then ran.", "The soldiers let us pass and then ran."),
        ("dr. benavides and mr. tukunas died in san bartolo.", "Dr. Benavides and Mr. Tukunas died in San Bartolo."),
        ("machinegunned buses burned near the substations.", "Machinegunned buses burned near the substations."),
    ],
)
def test_names_titles_and_sentences_get_their_capitals(small: str, right: str) -> None:
    assert written(small) == right


def test_a_text_in_capitals_only_is_written_anew() -> None:
    assert written("THE FMLN RELEASED THREE FARMERS IN CHALATENANGO. " * 5).startswith(
        "The FMLN released three farmers in Chalatenango. The FMLN"
    )


def test_every_character_stays_where_it_is() -> None:
    text = "“the fmln – josé’s enemy” was in ístán on 3 may.\n\nmaría ran.  said İ."
    assert len(written(text)) == len(text)
    assert written(text).lower() == text.lower()


def test_a_text_with_capitals_is_left_alone() -> None:
    one = made("The FMLN released three farmers. nobody knew.")
    assert casing().restored(one) is one
    assert bare("no capitals here, not one") and not bare("One capital in a few words")


def test_claims_of_a_text_without_capitals_quote_it_as_it_stands() -> None:
    text = "the fmln kidnapped aurelio quintanar in san salvador. an fmln spokesman said so."
    reading = open_reader(ontology=shipped()).read(made(text))
    [claim] = [c for c in reading.claims if c.relation == "CAPTURED_BY"]
    assert (claim.subject.name, claim.object and claim.object.name) == ("Aurelio Quintanar", "Farabundo Martí National Liberation Front")
    assert claim.quote == "the fmln kidnapped aurelio quintanar in san salvador."
    assert (claim.subject.mention, claim.object and claim.object.mention) == ("aurelio quintanar", "fmln")
    for one in reading.claims:
        assert isinstance(one.locator, Span) and text[one.locator.start : one.locator.end] == one.quote
