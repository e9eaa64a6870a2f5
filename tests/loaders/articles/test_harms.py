"""Harm: victims and targets, whether or not it is said who did it."""

from functools import cache

import pytest

from loaders.articles.metadata import Details
from loaders.articles.reader import Reader, open_reader
from loaders.articles.reading import article
from model.claims import Claim
from model.ontology import shipped


@cache
def reader() -> Reader:
    return open_reader(ontology=shipped())


def read(text: str) -> tuple[Claim, ...]:
    return reader().read(article(text, Details(publisher="A Paper", published="1989-11-17"), id_="articles:one", file="one.txt")).claims


def victims(text: str) -> set[str | None]:
    return {c.subject.name for c in read(text) if c.relation == "VICTIM_OF"}


def targets(text: str) -> set[object]:
    return {c.value for c in read(text) if c.attribute == "description"}


def perpetrators(text: str) -> set[str | None]:
    return {c.subject.name for c in read(text) if c.relation == "PERPETRATED"}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Judge Aurelio Quintanar was murdered outside his home on Monday.", {"Aurelio Quintanar"}),
        ("The murder of Aurelio Quintanar shocked the town.", {"Aurelio Quintanar"}),
        ("Unknown men shot and killed six teachers, including Rosa Delgado.", {"Rosa Delgado"}),
        ("The body of Rosa Delgado was found near the river.", {"Rosa Delgado"}),
        ("Rosa Delgado died in the explosion.", {"Rosa Delgado"}),
        ("Nobody claimed the bomb attack on the United Nations.", {"United Nations"}),
        ("Rosa Delgado died at the age of 92.", set[str]()),
        ("Rosa Delgado was not kidnapped.", set[str]()),
        ("Rosa Delgado may be killed if she returns.", set[str]()),
    ],
)
def test_named_people_are_victims_of_what_was_done_to_them(text: str, whom: set[str]) -> None:
    assert victims(text) == whom


def test_a_killing_by_a_named_group_is_a_relation_and_no_event_besides() -> None:
    found = read("The FMLN murdered Aurelio Quintanar.")
    assert [c.relation for c in found if c.relation in ("KILLED_BY", "VICTIM_OF", "PERPETRATED")] == ["KILLED_BY"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Two electric power substations were dynamited last night.", {"bombing of electric power substations"}),
        ("A bomb exploded in front of the Spanish consulate.", {"explosion of Spanish consulate"}),
        ("Masked men set fire to a bus.", {"burning of bus"}),
        ("Masked men attacked the office of the union.", {"attack on office of the union"}),
        ("A car bomb exploded.", set[str]()),
        ("The workers painted the bus.", set[str]()),
    ],
)
def test_what_was_attacked_describes_the_event(text: str, what: set[str]) -> None:
    assert targets(text) == what


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Shining Path guerrillas burned the town hall.", "Shining Path"),
        ("The government blamed the Shining Path for the murder of two engineers.", "Shining Path"),
        ("The Shining Path claimed responsibility for the murder of Aurelio Quintanar.", "Shining Path"),
        ("The murder of Aurelio Quintanar was attributed to the Shining Path.", "Shining Path"),
    ],
)
def test_who_did_it_perpetrated_the_event(text: str, who: str) -> None:
    assert who in perpetrators(text)


def test_who_accuses_is_not_who_did_it() -> None:
    assert perpetrators("The Shining Path blamed the FARC for the murder of two engineers.") == {"Revolutionary Armed Forces of Colombia"}


FMLN = "Farabundo Martí National Liberation Front"


def blamed(text: str) -> set[tuple[str | None, str, str, str | None]]:
    """Return who is said to have perpetrated something, how, and by whom."""
    found = [c for c in read(text) if c.relation == "PERPETRATED"]
    return {(c.subject.name, c.polarity, c.modality, c.attributed_to.text if c.attributed_to else None) for c in found}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mayor accused the FMLN of the attack on the bank.", {("FMLN", "affirmed", "alleged", "The mayor")}),
        ("The FMLN was blamed for the attack on the bank.", {("FMLN", "affirmed", "alleged", None)}),
        ("The FMLN claimed responsibility for the attack on the bank.", {("FMLN", "affirmed", "alleged", "The FMLN")}),
        ("The FMLN did not claim responsibility for the attack on the bank.", set[tuple[str, str, str, str]]()),
        ("The mayor did not accuse the FMLN of the attack on the bank.", {("FMLN", "affirmed", "possible", "The mayor")}),
        ("The FMLN denied that it carried out the attack on the bank.", set[tuple[str, str, str, str]]()),
    ],
)
def test_who_is_blamed_or_claims_a_deed_did_it_by_somebodys_word(text: str, who: set[tuple[str, str, str, str | None]]) -> None:
    assert {("FMLN" if name == FMLN else name, *how) for name, *how in blamed(text)} == who


def test_those_who_died_did_not_do_it() -> None:
    assert perpetrators("Eleven FMLN fighters died in the attack on the barracks in Morazan.") == set()


def test_who_speaks_of_an_attack_is_no_victim_of_it() -> None:
    assert victims("They regretted the attack on the college, but Rosa Delgado praised the police.") == set()
    assert victims("They regretted the attack on the college, and Rosa Delgado praised the police.") == set()


def test_whose_mission_it_was_says_not_where() -> None:
    found = read("In September 1988 a bomber killed two employees of the Russian embassy in Kabul.")
    assert {c.object.name for c in found if c.relation == "LOCATED_IN" and c.object and c.subject.type == "Event"} == {"Kabul"}
