"""Facts that are no relation between actors: tolls, strengths, places of events, beginnings. Published on 17 September 2021."""

import pytest

from loaders.articles import events, tolls
from loaders.articles.facts import Fact
from loaders.articles.when import Dates
from model.claims import Number
from tests.loaders.articles.reading import passages


def facts(*paragraphs: str) -> list[Fact]:
    read = passages(*paragraphs)
    dates = Dates("2021-09-17", read)
    return list(tolls.facts(read, dates, events.find(read, dates, "reports:one")))


def values(attribute: str, *paragraphs: str) -> list[Number | str | None]:
    return [f.value for f in facts(*paragraphs) if f.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("The attack killed 13 people.", [(13, 13, "=", "people")], []),
        ("The attack claimed the lives of at least 60 villagers.", [(60, None, ">=", "villagers")], []),
        ("At least nine people died in the attack.", [(9, None, ">=", "people")], []),
        ("Nine people were killed and 40 wounded in the attack.", [(9, 9, "=", "people")], [(40, 40, "=", "people")]),
        ("The bombing left nearly a hundred people dead.", [(100, 100, "~", "people")], []),
        ("The bombing left 12 dead and more than 30 injured.", [(12, 12, "=", "people")], [(30, None, ">", "people")]),
        ("The blast killed 12, wounding 40 others.", [(12, 12, "=", "people")], [(40, 40, "=", "others")]),
        ("The blast killed two officers, with 14 people injured.", [(2, 2, "=", "officers")], [(14, 14, "=", "people")]),
        ("The death toll from the bombing rose to 45.", [(45, 45, "=", "people")], []),
        ("The raid, which killed three rebels, was brief.", [(3, 3, "=", "rebels")], []),
        ("Up to 70 villagers were killed in the airstrike.", [(None, 70, "<=", "villagers")], []),
        ("Red Front claimed responsibility for a bombing that killed 12.", [(12, 12, "=", "people")], []),
        (
            "The attack killed 13 soldiers, including 10 officers, and some 70 civilians.",
            [(13, 13, "=", "soldiers"), (10, 10, "=", "officers"), (70, 70, "~", "civilians")],
            [],
        ),
        ("A suicide bomber blew himself up in Karta on Monday, killing nine people.", [(9, 9, "=", "people")], []),
        ("A suicide bomber killed nine people in Karta on Monday.", [(9, 9, "=", "people")], []),
        ("Red Front carried out a raid in Karta on Monday, killing nine people.", [(9, 9, "=", "people")], []),
        ("An attack hit Karta on Monday. Nearly 200 people were killed.", [(200, 200, "~", "people")], []),
        ("At least 29 people were killed on Sunday when gunmen stormed a village near Balad.", [(29, None, ">=", "people")], []),
        (
            "A bomber targeted a hall in Karta in May. 92 people died and 140 were injured.",
            [(92, 92, "=", "people")],
            [(140, 140, "=", "people")],
        ),
        ("Blue League claimed the attack, in which 12 officers died.", [(12, 12, "=", "officers")], []),
        ("Two bombs went off in Mosul on Tuesday, killing two.", [(2, 2, "=", "people")], []),
        ("The army killed 40 rebels in 2015.", [], []),
        ("Dozens of people fled the attack.", [], []),
    ],
)
def test_the_dead_and_the_injured_of_an_event(text, dead, hurt):
    assert values("death_toll", text) == [Number(*n) for n in dead]
    assert values("injured", text) == [Number(*n) for n in hurt]


@pytest.mark.parametrize(
    ("text", "number", "since"),
    [
        ("Red Front has some 300 fighters.", (300, 300, "~", "fighters"), None),
        ("Red Front, which has 300 fighters, is small.", (300, 300, "=", "fighters"), None),
        ("Red Front is believed to have 2,000 members.", (2000, 2000, "=", "members"), None),
        ("Red Front had an estimated 500 to 900 fighters in 2018.", (500, 900, "~", "fighters"), "2018"),
        ("Red Front had a membership of between 500 and 900 fighters in 2018.", (500, 900, "=", "fighters"), "2018"),
        ("Red Front is a force of at least 300 militants.", (300, None, ">=", "militants"), None),
        ("By May 2021, experts estimated Red Front had 300 fighters.", (300, 300, "=", "fighters"), "../2021-05"),
        ("Red Front, with up to 1,500 fighters, is large.", (None, 1500, "<=", "fighters"), None),
        ("Experts put the strength of Red Front at 3,000 men.", (3000, 3000, "=", "men"), None),
        ("Membership in Red Front is estimated at 300 fighters.", (300, 300, "=", "fighters"), None),
    ],
)
def test_the_strength_of_an_organization(text, number, since):
    assert [(f.subject.name, f.value, f.since) for f in facts(text) if f.attribute == "strength"] == [("Red Front", Number(*number), since)]


@pytest.mark.parametrize("text", ["Red Front killed 300 fighters.", "Red Front lost 300 fighters in 2018.", "Red Front has 20 trucks."])
def test_what_is_no_strength(text):
    assert values("strength", text) == []


@pytest.mark.parametrize(
    ("text", "number", "since"),
    [
        ("The group carried out some 90 attacks in 2018.", (90, 90, "~", "attacks"), "2018"),
        ("The group has claimed responsibility for roughly 50 so far in 2021.", (50, 50, "~", "attacks"), "2021"),
        ("At least 20 bombings were carried out by Red Front in 2018.", (20, None, ">=", "bombings"), "2018"),
    ],
)
def test_how_many_attacks(text, number, since):
    assert [(f.subject.name, f.value, f.since) for f in facts(text) if f.attribute == "attack_count"] == [
        ("Red Front", Number(*number), since)
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bombing in Karta killed nine.", {"Karta"}),
        ("A bombing at Karta airport in Iraq killed nine.", {"Karta airport"}),
        ("Explosions at rallies in Karta and Balad, Iraq, in May 2018 killed nine.", {"Karta", "Balad"}),
        ("Gunmen opened fire on a bus in Mosul on Monday.", {"Mosul"}),
        ("On Monday, terrorist attacks in Karta left nine dead.", {"Karta"}),
        ("A bomb that killed nine in Karta on Monday was homemade.", {"Karta"}),
        ("The slaughter of nine traders at a market in Mosul shocked Iraq.", {"Mosul"}),
        ("A bomb outside a court in Balad wounded nine.", {"Balad"}),
        ("A mosque in Karta was bombed on Monday.", {"Karta"}),
        ("Two of the group's bombers struck a fair in Mosul on Monday.", {"Mosul"}),
        ("Mosques in Karta have been bombed again and again.", set()),
        ("A shop in Karta was hit by a wave of threats on Monday.", set()),
        ("A raid by gunmen in Karta killed nine.", {"Karta"}),
        ("The clashes on Monday between Balad and Karta killed nine.", set()),
    ],
)
def test_where_an_event_happened(text, places):
    assert {f.object.name for f in facts(text) if f.relation == "LOCATED_IN" and f.object} == places


@pytest.mark.parametrize(
    "text",
    [
        "Omar Bakri was killed in an airstrike in Mosul in July 2016.",
        "An airstrike in Mosul in July 2016 killed Omar Bakri.",
        "A July 2016 airstrike in Mosul killed the first leader, Omar Bakri.",
    ],
)
def test_a_named_victim(text):
    found = facts(text)
    assert [(f.subject.name, f.since) for f in found if f.relation == "VICTIM_OF"] == [("Omar Bakri", "2016-07")]
    assert [f.value for f in found if f.attribute == "died"] == ["2016-07"]


def test_the_kind_and_the_date_of_an_event():
    found = facts("An attack in Karta killed nine.", "The bombing took place on 3 May 2021.")
    said = {(f.attribute, f.value, f.trigger.text) for f in found if f.attribute in ("kind", "date")}
    assert said == {("kind", "attack", "attack"), ("date", "2021-05-03", "bombing")}


@pytest.mark.parametrize(
    "text",
    [
        "The Red Front attack in Karta on Monday killed two.",
        "An ambush by Red Front in Karta on Monday killed two.",
        "Red Front carried out an attack in Karta on Monday.",
        "Red Front attacked a base in Karta on Monday.",
    ],
)
def test_who_made_an_event(text):
    assert [(f.subject.name, f.since) for f in facts(text) if f.relation == "PERPETRATED"] == [("Red Front", "2021-09-13")]


@pytest.mark.parametrize(
    "text",
    [
        "Red Front signed a peace deal in Karta in 2020.",
        "Red Front claimed responsibility for a bombing in Karta.",
        "The army attacked Red Front in Karta on Monday.",
    ],
)
def test_who_did_not(text):
    assert [f for f in facts(text) if f.relation == "PERPETRATED"] == []


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Red Front was formed in late 2014.", "founded", "2014-09/2014-12"),
        ("Red Front, founded in 2007 by Omar Bakri, is small.", "founded", "2007"),
        ("Omar Bakri founded Red Front in 2007.", "founded", "2007"),
        ("Red Front disbanded in 2012.", "dissolved", "2012"),
        ("Omar Bakri, an Iraqi, leads it.", "nationality", "Iraqi"),
        ("Omar Bakri was born in 1972.", "born", "1972"),
        ("Omar Bakri died in 2013.", "died", "2013"),
        ("Omar Bakri was not killed in 2013.", "died", None),
        ("Red Front plans to form Blue League in 2022.", "founded", None),
    ],
)
def test_beginnings_and_ends(text, attribute, value):
    assert values(attribute, text) == ([value] if value else [])


@pytest.mark.parametrize(
    "text",
    [
        "Red Front was designated a terrorist organization by Northland in 2016.",
        "Northland designated Red Front as a terrorist organization in 2016.",
        "Northland designated Red Front a terrorist organization in 2016.",
        "Northland listed Red Front as a terrorist organization in 2016.",
    ],
)
def test_a_designation(text):
    assert [
        (f.subject.name, f.value, f.since, getattr(f.qualifiers["by"], "name", None)) for f in facts(text) if f.attribute == "designation"
    ] == [("Red Front", "terrorist organization", "2016", "Government of Northland")]


def test_a_fact_quotes_its_sentence():
    text = "It was quiet. The bombing killed nine people. It rained."
    [fact] = [f for f in facts("Red Front grew.", text) if f.attribute == "death_toll"]
    begin = len("Red Front grew.\n")
    assert ("\n".join(["Red Front grew.", text]))[fact.start : fact.end] == "The bombing killed nine people."
    assert fact.start > begin and fact.trigger.text == "killed" and 0 < fact.certainty <= 1
