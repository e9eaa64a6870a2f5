"""Events in reports: what is one event, what are two, and what is none. Published on Friday 17 September 2021."""

import pytest

from loaders.articles import events
from loaders.articles.names import Entity
from loaders.articles.when import Dates
from model.ids import is_entity_id
from tests.loaders.articles.reading import passages

WITHIN = {"gazetteer:karta-airport": "gazetteer:karta", "gazetteer:karta": "gazetteer:nowhere", "gazetteer:mosul": "gazetteer:iraq"}


def found(*paragraphs: str):
    read = passages(*paragraphs)
    return events.find(read, Dates("2021-09-17", read), "reports:one", WITHIN.get)


def told(event: events.Event) -> list[tuple[str, str]]:
    return [(p.mentions[i].text, p.mentions[i].how) for p, i in event.mentions]


def test_every_telling_of_an_event_is_a_mention_of_it():
    [event] = found(
        "A suicide bombing at Karta airport killed nine people on Thursday.",
        "The attack came a day after the vote. No one claimed Thursday's airport attack.",
        "The blast shook the city.",
    )
    assert told(event) == [
        ("A suicide bombing", "described"),
        ("The attack", "reference"),
        ("Thursday's airport attack", "reference"),
        ("The blast", "reference"),
    ]
    assert event.entity == Entity(
        "articles:attack-karta-airport-2021-09-16",
        "Event",
        "Bombing at Karta airport, 2021-09-16",
        "attack",
        places=("gazetteer:karta-airport",),
    )
    assert (event.type, event.date, event.place and event.place.text) == ("bombing", "2021-09-16", "Karta airport")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An attack in Karta on Monday killed two people. An attack in Mosul on Monday killed three.", 2),
        ("An attack in Karta on Monday killed two people. An attack in Karta on Thursday killed three.", 2),
        ("An airstrike in Mosul on Monday killed two. A shooting in Mosul on Monday killed three.", 2),
        ("A bombing in Mosul on Monday killed two. A second blast in Mosul wounded ten.", 2),
        ("A bombing at a school in Karta in May killed two. The attack on a mosque in Karta killed ten.", 2),
        ("A bombing in Mosul on Monday killed two. The explosion in Iraq was loud.", 1),
        ("The bombing in Karta killed two. The attack on Karta airport wounded ten.", 1),
        ("The network behind the 9/11 attacks fled. An attack in Karta on Monday killed two. The attack was claimed.", 2),
    ],
)
def test_what_differs_stays_apart(text, number):
    events_ = [e for e in found(text) if e.place or "9/11" in e.entity.name]
    assert len(events_) == number


@pytest.mark.parametrize(
    "text",
    [
        "The group staged 200 attacks in 2018.",
        "Dozens of attacks were claimed.",
        "A series of attacks in 2018 weakened the army.",
        "Its attacks are brutal.",
        "The following year the group split.",
        "The group could launch an attack in Karta on Friday.",
        "There was no attack in Karta on Monday.",
        "They fear further attacks in Karta in May.",
        "Workers called a strike in Karta on Monday.",
        "Talks on the deal in Karta failed in May because terrorist attacks continue.",
    ],
)
def test_counts_fears_and_attacks_in_general_are_no_event(text):
    assert [e.type for e in found(text) if e.type not in ("deal",)] == []


@pytest.mark.parametrize(
    ("text", "kind", "type_", "date"),
    [
        ("A suicide bomber blew himself up outside a mosque in Karta on Monday.", "attack", "bombing", "2021-09-13"),
        ("A car bomb exploded near a ministry in Karta on Tuesday.", "attack", "explosion", "2021-09-14"),
        ("Gunmen opened fire on a bus in Karta on Tuesday.", "attack", "shooting", "2021-09-14"),
        ("Red Front attacked a base in Karta on Tuesday.", "attack", "attack", "2021-09-14"),
        ("A drone strike in Mosul in July 2016 killed the commander.", "strike", "strike", "2016-07"),
        ("The rivals signed a peace deal in Karta on 29 February 2020.", "agreement", "deal", "2020-02-29"),
        ("Clashes in Karta on Monday left nine dead.", "battle", "clash", "2021-09-13"),
        ("A series of explosions in Karta and Balad in 2018 killed about 150 people.", "attack", "explosion", "2018"),
        ("On Sept. 2, terrorist attacks in Karta left nearly a hundred people dead.", "attack", "attack", "2021-09-02"),
    ],
)
def test_kinds_of_events(text, kind, type_, date):
    assert [(e.entity.kind, e.type, e.date) for e in found(text)] == [(kind, type_, date)]


@pytest.mark.parametrize(
    "text",
    [
        "The Red Front attack in Karta on Monday killed two.",
        "An attack by Red Front in Karta on Monday killed two.",
        "Red Front carried out an attack in Karta on Monday.",
        "Red Front's attack in Karta on Monday killed two.",
    ],
)
def test_who_did_it_by_the_words_that_tell_of_it(text):
    assert [[m.text for m in e.actors] for e in found(text)] == [["Red Front"]]


def test_a_claim_of_responsibility_makes_no_actor():
    assert [e.actors for e in found("Red Front claimed responsibility for a bombing in Karta on Monday.")] == [()]


def test_without_place_or_day_the_id_names_the_source():
    events_ = found("The raid failed.", "An ambush by Red Front killed two.")
    assert [(e.entity.id, e.entity.name) for e in events_] == [
        ("articles:one.attack-1", "Raid (“The raid”)"),
        ("articles:one.ambush-1", "Ambush by Red Front"),
    ]
    assert all(is_entity_id(e.entity.id) for e in events_)


def test_a_series_is_told_at_the_word_that_heads_it():
    [event] = found("Red Front claimed responsibility for a series of bombs near a school in Karta in May.")
    passage, token = event.mentions[0]
    assert (passage.doc[token].text, passage.mentions[token].text) == ("series", "a series of bombs")


def test_mentions_stand_in_the_stored_text():
    read = passages("The army left Karta in 2014.", "The siege of Mosul in May 2015 lasted.")
    [event] = events.find(read, Dates(None, read), "reports:one")
    passage, token = event.mentions[0]
    mention = passage.mentions[token]
    assert (mention.start, mention.end, mention.text) == (29, 38, "The siege")


def test_an_attack_on_what_none_of_several_was_on_is_another_one():
    told_of = found(
        "On 8 August 2016 a bomber struck a hospital in Quetta.",
        "On 3 May 2017 a bomber struck a march in Kabul.",
        "Nobody claimed the attack on the school.",
    )
    assert len(told_of) == 3
