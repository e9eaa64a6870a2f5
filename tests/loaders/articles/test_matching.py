"""Names in articles: spelling and case, longer names, what acts for a country, what an article explains, surnames, proposals."""

import itertools
import time
from collections.abc import Sequence

import pytest

from loaders.articles.article import Paragraph
from loaders.articles.gazetteer import load
from loaders.articles.matching import Names
from loaders.articles.names import Mention


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load())


def find(names: Names, text: str, ents: Sequence[tuple[str, str]] = ()) -> list[Mention]:
    """Return the mentions in a text of one paragraph; `ents` are (text, label), as a model would give them."""
    spans = [(text.index(said), text.index(said) + len(said), label) for said, label in ents]
    found = names.find(text, [Paragraph(0, len(text), "body", "test")], spans)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    return found


def told(names: Names, text: str, ents: Sequence[tuple[str, str]] = ()) -> list[tuple[str, str]]:
    return [(m.text, m.entities[0].id.removeprefix("gazetteer:")) for m in find(names, text, ents)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid on ISIS-K cells began.", [("ISIS-K", "isis-k")]),
        ("A cell of ISIS‑K fled.", [("ISIS‑K", "isis-k")]),
        ("He blamed the Pakistani Taliban.", [("Pakistani Taliban", "ttp")]),
        ("He blamed al Qaida in the Arabian Peninsula.", [("al Qaida in the Arabian Peninsula", "aqap")]),
        ("Islamic State West Africa Province took the town.", [("Islamic State West Africa Province", "iswap")]),
        (
            "Islamic State East Ruritania Province took the town.",
            [("Islamic State East Ruritania Province", "articles:islamic-state-east-ruritania-province")],
        ),
        ("They joined ISIS-Libya last spring.", [("ISIS-Libya", "is-libya")]),
        ("A drone circled Hamid Karzai International Airport.", [("Hamid Karzai International Airport", "kabul-airport")]),
        ("Students left the University of Kabul.", [("University of Kabul", "articles:university-of-kabul")]),
        ("The Haqqani network’s couriers met.", [("Haqqani network", "haqqani-network")]),
        ("Tehreek-e-Taliban Pakistan split.", [("Tehreek-e-Taliban Pakistan", "ttp")]),
    ],
)
def test_the_longest_name_counts(names: Names, text: str, expected: list[tuple[str, str]]):
    assert told(names, text) == expected


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Taliban-led patrols passed.", "taliban"),
        ("They met ISIS-linked smugglers.", "isis"),
        ("The anti-Taliban rally grew.", "taliban"),
        ("They heard the Taliban’s reply.", "taliban"),
        ("U.S.-backed fighters left.", "places:US"),
    ],
)
def test_a_hyphen_or_an_apostrophe_ends_a_name(names: Names, text: str, id: str):
    assert [i for _, i in told(names, text)] == [id]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Whitfield left early.",
        "The visit pleased Chad Brubaker.",
        "They live there, and the market in the base is nice.",
        "It is who he is.",
        "It May rain in Nice Reading Rooms.",
        "My aunt met Dennis Khan.",
        "The Lashkar-e-Nowhere camp.",
    ],
)
def test_what_is_no_known_name(names: Names, text: str):
    assert [i for _, i in told(names, text) if not i.startswith("articles:")] == []


def test_titles_beside_a_name_are_not_a_part_of_it(names: Names):
    text = "Taliban Deputy Prime Minister Abdul Ghani Baradar hosted ISIS Leader Abu Bakr al-Baghdadi and Mali President Assimi Goita."
    assert told(names, text) == [
        ("Taliban", "taliban"),
        ("Abdul Ghani Baradar", "abdul-ghani-baradar"),
        ("ISIS", "isis"),
        ("Abu Bakr al-Baghdadi", "abu-bakr-al-baghdadi"),
        ("Mali", "places:ML"),
        ("Assimi Goita", "assimi-goita"),
    ]


def test_weak_names_count_beside_a_strong_one_only(names: Names):
    assert told(names, "JI moved its school.") == []
    assert told(names, "Jemaah Islamiyah changed. JI moved its school.")[1] == ("JI", "jemaah-islamiyah")
    assert told(names, "Jamaat-e-Islami changed. JI moved its school.")[1] == ("JI", "jamaat-e-islami")


def test_capitals_decide(names: Names):
    assert told(names, "Nobody is sure who led the eln before.") == []
    assert told(names, "THE TALIBAN ENTERED KUNDUZ CITY")[0] == ("TALIBAN", "taliban")
    assert told(names, "fmln rebels near san salvador denied it")[0] == ("fmln", "fmln")
    assert told(names, "HAMAS said so, and Hamas meant it.") == [("HAMAS", "hamas"), ("Hamas", "hamas")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Afghan security forces left.", ("Afghan security forces", "af-forces")),
        ("The Pakistani military struck.", ("Pakistani military", "pk-forces")),
        ("Nigeria's army struck.", ("Nigeria's army", "ng-forces")),
        ("U.S. service members died.", ("U.S. service members", "us-forces")),
        ("A U.S. drone strike hit a car.", ("U.S.", "us-forces")),
        ("A Turkish airstrike hit a car.", ("Turkish", "tr-forces")),
        ("Kenyan police fired.", ("Kenyan police", "ke-police")),
        ("Malian authorities closed it.", ("Malian authorities", "ml-government")),
        ("The government of Niger fell.", ("government of Niger", "ne-government")),
        ("The Ghani administration fell.", ("Ghani administration", "af-government")),
        ("The U.S.-led coalition withdrew.", ("U.S.-led coalition", "us-led-coalition")),
        ("An Afghan farmer fled.", ("Afghan", "places:AF")),
    ],
)
def test_what_acts_for_a_country(names: Names, text: str, expected: tuple[str, str]):
    assert told(names, text) == [expected]


def test_a_province_or_its_city(names: Names):
    assert told(names, "In Kunduz it rained.") == [("Kunduz", "places:AF-KDZ")]
    assert told(names, "In the city of Kunduz it rained.") == [("Kunduz", "places:1135689")]
    assert told(names, "In Kunar province it rained.") == [("Kunar province", "places:AF-KNR")]


def test_of_two_cities_the_one_whose_country_is_named(names: Names):
    assert told(names, "Lebanon mourned. Tripoli burned.")[1] == ("Tripoli", "places:266826")
    assert told(names, "Libya mourned. Tripoli burned.")[1] == ("Tripoli", "places:2210247")


def test_surnames_stand_for_the_person_named_in_full(names: Names):
    text = "Hafiz Saeed Khan ran the camp. Khan slept there. Imran Khan never came. Dennis Khan neither."
    assert told(names, text) == [("Hafiz Saeed Khan", "hafiz-saeed-khan"), ("Khan", "hafiz-saeed-khan"), ("Imran Khan", "imran-khan")]
    assert [m.how for m in find(names, text)] == ["gazetteer", "surname", "gazetteer"]


def test_surnames_with_an_article(names: Names):
    text = "The report names Shahab al-Muhajir. Al-Muhajir is young. They say al-Muhajir hides."
    assert [i for _, i in told(names, text)] == ["shahab-al-muhajir"] * 3


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Boko Haram, also known as the Yobe Boys, regrouped. Later the Yobe Boys fled.", "Yobe Boys"),
        ("Boko Haram (the Yobe Boys) regrouped. Later the Yobe Boys fled.", "Yobe Boys"),
        ("Boko Haram, or the Yobe Boys, regrouped. Later the Yobe Boys fled.", "Yobe Boys"),
        ("Boko Haram, better known as YBX, regrouped. Later YBX fled.", "YBX"),
        ("YBX, the acronym of Boko Haram, is old. Later YBX fled.", "YBX"),
    ],
)
def test_an_article_explains_a_name(names: Names, text: str, alias: str):
    found = [m for m in find(names, text) if m.text == alias]
    assert [(m.entities[0].id, m.how) for m in found] == [("gazetteer:boko-haram", "harvested")] * 2


def test_an_article_explains_an_acronym_of_a_group_nobody_knows(names: Names):
    text = "Men of the Upper Valley Liberation Front (UVLF) came. The UVLF denied it."
    assert told(names, text) == [
        ("Upper Valley Liberation Front", "articles:upper-valley-liberation-front"),
        ("UVLF", "articles:upper-valley-liberation-front"),
        ("UVLF", "articles:upper-valley-liberation-front"),
    ]


def test_what_stands_in_brackets_is_not_always_a_name(names: Names):
    assert told(names, "The Taliban (Reuters) said so. Reuters heard it.")[1][1] == "reuters"
    assert told(names, "Hamas (see page 4) said so.") == [("Hamas", "hamas")]


@pytest.mark.parametrize(
    ("text", "type_", "kind"),
    [
        ("He joined Jabhat al-Ruritani there.", "Organization", "armed_group"),
        ("He joined Lashkar-e-Ruritania there.", "Organization", "armed_group"),
        ("He joined the Ruritanian Liberation Army there.", "Organization", "armed_group"),
        ("He joined the Ruritanian Peasants Party there.", "Organization", "party"),
        ("He joined the Strelsau Institute there.", "Organization", "research"),
        ("He was held in Zendaqar district there.", "Place", None),
        ("He was held in Zendaqar prison there.", "Place", None),
        ("He met Gen. Rupert Hentzau there.", "Person", None),
    ],
)
def test_names_nobody_knows_are_told_by_their_shape(names: Names, text: str, type_: str, kind: str | None):
    (only,) = find(names, text)
    assert (only.entities[0].type, only.entities[0].kind, only.how) == (type_, kind, "proposed")
    assert only.certainty < 0.7


@pytest.mark.parametrize(
    ("said", "label", "type_"),
    [
        ("Rupert Hentzau", "PERSON", "Person"),
        ("Strelsau", "GPE", "Place"),
        ("Hentzau Brigade", "PERSON", "Organization"),
        ("Zenda Province", "ORG", "Place"),
    ],
)
def test_a_models_names_are_believed_with_the_type_their_words_tell(names: Names, said: str, label: str, type_: str):
    (only,) = find(names, f"They spoke of {said} again and went away.", [(said, label)])
    assert (only.text, only.entities[0].type, only.how) == (said, type_, "proposed")


@pytest.mark.parametrize(
    ("said", "label"),
    [("Thursday", "ORG"), ("President", "PERSON"), ("Quran", "ORG"), ("militants", "NORP"), ("Ramadan", "ORG"), ("Sunni", "NORP")],
)
def test_a_models_names_that_are_none(names: Names, said: str, label: str):
    assert told(names, f"They spoke of {said} again.", [(said, label)]) == []


def test_a_proposed_person_is_found_again_by_surname(names: Names):
    text = "Rupert Hentzau fled. Hentzau was seen, and Rupert Hentzau returned."
    assert [i for _, i in told(names, text, [("Rupert Hentzau", "PERSON")])] == ["articles:rupert-hentzau"] * 3


def test_only_titles_and_bodies_are_read(names: Names):
    text = "Boko Haram fled.\nPhoto: Boko Haram"
    paragraphs = [Paragraph(0, 16, "body", ""), Paragraph(17, len(text), "caption", "")]
    assert [m.start for m in names.find(text, paragraphs)] == [0]


def test_an_empty_article_names_nothing(names: Names):
    assert names.find("", []) == []


def test_it_is_fast(names: Names):
    text = "Afghan forces and the Taliban fought in Kunar, said Gen. Rupert Hentzau of the Ruritanian Army on the road north. " * 53
    begun = time.process_time()
    names.mentions(text, [Paragraph(0, len(text), "body", "")])
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He leads ISIS-Yemen.", ("ISIS-Yemen", "is-yemen")),
        ("He leads ISIS-Maiduguri.", ("ISIS-Maiduguri", "iswap")),
        ("He leads ISIS-Canada.", ("ISIS-Canada", "articles:isis-canada")),
    ],
)
def test_a_group_and_a_place_are_the_branch_there(names: Names, text: str, expected: tuple[str, str]):
    assert told(names, text) == [expected]


def test_initials_stand_for_a_group_named_in_full(names: Names):
    text = "The Upper Valley Liberation Front grew. Nobody fought the UVLF."
    assert [i for _, i in told(names, text)] == ["articles:upper-valley-liberation-front"] * 2


def test_a_given_name_that_the_model_left_out_is_kept(names: Names):
    assert told(names, "They met Osric Rupert Hentzau there.", [("Rupert Hentzau", "PERSON")])[0][0] == "Osric Rupert Hentzau"


def test_a_description_of_a_branch_keeps_both_names_apart(names: Names):
    assert told(names, "He leads the Somali branch of the Islamic State.") == [("Somali", "places:SO"), ("Islamic State", "isis")]


def test_two_countries_share_their_forces(names: Names):
    assert told(names, "Afghan and Pakistani forces met.") == [("Afghan", "af-forces"), ("Pakistani forces", "pk-forces")]


def test_a_country_before_another_ones_officials_stays_a_place(names: Names):
    assert told(names, "In Iraq, Syrian officials waited.") == [("Iraq", "places:IQ"), ("Syrian officials", "sy-government")]


def test_what_somebody_calls_a_thing_is_no_name_of_his(names: Names):
    assert told(names, "Officials in Afghanistan called Friday's attack a crime. It came on Friday.") == [("Afghanistan", "places:AF")]


def test_a_word_that_only_says_what_kind_of_body_it_is_is_no_name(names: Names):
    assert told(names, "The 10th Front fled. The Front lost men.", [("Front", "ORG")]) == []
