"""What reports tell of events beside the plain: which city is the capital, what they call an event, who claims it in a clause behind it."""

import pytest

from loaders.articles.article import Reading
from loaders.articles.metadata import Details
from loaders.articles.reader import Reader, open_reader
from loaders.articles.reading import article
from model.claims import Claim
from model.ontology import shipped


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader(ontology=shipped())


def read(reader: Reader, text: str) -> Reading:
    return reader.read(article(text, Details(published="2021-09-17", title="A title"), id_="articles:one", file="one.txt"))


def joined(reader: Reader, text: str, relation: str) -> list[Claim]:
    return [c for c in read(reader, text).claims if c.relation == relation]


def located(reader: Reader, text: str) -> set[tuple[str | None, str | None]]:
    return {(c.subject.mention, c.object.mention) for c in joined(reader, text, "LOCATED_IN") if c.object}


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Yemen is at war. A blast in the capital killed nine people.", "Sana'a"),
        ("A blast in the Afghan capital killed nine people.", "Kabul"),
        ("Somalia voted. A blast in the country's capital killed nine people.", "Mogadishu"),
    ],
)
def test_a_capital_that_is_not_named(reader: Reader, text: str, city: str) -> None:
    [claim] = [c for c in joined(reader, text, "LOCATED_IN") if c.subject.type == "Event"]
    assert claim.object and claim.object.name == city and "capital" in (claim.object.mention or "")


@pytest.mark.parametrize(
    "text",
    [
        "Yemen and Oman met. A blast in the capital killed nine people.",
        "Pakistan voted. A blast in the capital of the province killed nine people.",
        "Yemen borrowed capital. A blast on the road killed nine people.",
    ],
)
def test_a_capital_of_nobody_knows_what(reader: Reader, text: str) -> None:
    assert not any(c.object and c.object.mention and "capital" in c.object.mention for c in joined(reader, text, "LOCATED_IN"))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("A bomb tore through the Jamia Rahmania girls' school in Herat on Monday.", {("Jamia Rahmania girls' school", "Herat")}),
        ("Troops searched Bab Zero, a mountain village in Nangarhar, on Monday.", {("Bab Zero", "Nangarhar")}),
        ("Rebels held the town of Dorkul in Kunar province for a week.", {("Dorkul", "Kunar province")}),
        ("A blast in eastern Afghanistan killed nine people on Monday.", {("A blast", "eastern Afghanistan")}),
        ("The seizure of Mosul in June 2014 shook Iraq.", {("The seizure", "Mosul")}),
        ("A church in Jolo was bombed on Monday.", {("A church in Jolo was bombed", "Jolo")}),
    ],
)
def test_places_that_nobody_knows(reader: Reader, text: str, pairs: set[tuple[str, str]]) -> None:
    assert pairs <= located(reader, text)


def test_what_a_report_calls_an_event(reader: Reader) -> None:
    text = "The Taliban denied the May 4, 2020, attack on a market in Herat, in which nine people died. The blast was a crime."
    [claim, *_] = joined(reader, text, "LOCATED_IN")
    assert {"the May 4, 2020, attack", "the May 4, 2020, attack on a market", "the May 4, 2020, attack on a market in Herat"} <= set(
        claim.subject.aliases
    )
    assert all(alias in text for alias in claim.subject.aliases)


def test_an_event_told_by_a_verb_is_called_by_its_clause(reader: Reader) -> None:
    text = "On Monday the bomb that killed nine people at a market in Herat was blamed on nobody."
    called = {a for c in joined(reader, text, "LOCATED_IN") for a in c.subject.aliases}
    assert "the bomb that killed nine people" in called


NOBODY: set[str] = set()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A raid on a market in Lahore, for which the TTP claimed responsibility, killed nine.", {"Tehrik-e-Taliban Pakistan"}),
        ("The Islamic State said the attack in Moscow was its work.", {"Islamic State"}),
        ("The Islamic State said the attack in Moscow was the work of the TTP.", NOBODY),
        ("A raid on a market in Lahore, for which the TTP took weeks to prepare, killed nine.", NOBODY),
    ],
)
def test_who_claims_an_event_in_a_clause_behind_it(reader: Reader, text: str, who: set[str]) -> None:
    assert {c.subject.name for c in joined(reader, text, "CLAIMED_RESPONSIBILITY")} == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Nine people died in a blast in Lahore on Monday. The TTP claimed responsibility.",
            {("Tehrik-e-Taliban Pakistan", "responsibility")},
        ),
        ("A blast in Lahore killed nine. The police blamed India. The TTP took credit.", {("Tehrik-e-Taliban Pakistan", "credit")}),
        ("A car bomb in Mogadishu killed nine; al-Shabaab boasted of it.", {("al-Shabaab", "it")}),
        ("Al-Shabaab acknowledged carrying out a strike in Mogadishu.", {("al-Shabaab", "a strike")}),
        ("A blast in Lahore killed nine. The TTP took credit for the new road.", set[tuple[str, str]]()),
        ("Winter came. The TTP claimed responsibility.", set[tuple[str, str]]()),
    ],
)
def test_who_claims_the_event_told_before(reader: Reader, text: str, who: set[tuple[str, str]]) -> None:
    claims = joined(reader, text, "CLAIMED_RESPONSIBILITY")
    assert {(c.subject.name, c.object.mention) for c in claims if c.object} == who
    assert all(c.object and c.object.mention and c.object.mention in c.quote for c in claims)


def test_who_denies_the_event_told_before(reader: Reader) -> None:
    [claim] = joined(reader, "A blast in Lahore killed nine. The TTP did not claim responsibility.", "CLAIMED_RESPONSIBILITY")
    assert claim.polarity == "denied"


def test_a_bomb_and_what_it_did_are_one_event(reader: Reader) -> None:
    claims = read(reader, "A roadside bomb in Quetta killed nine people on Monday.").claims
    assert len({c.subject.id for c in claims if c.subject.type == "Event"}) == 1
