"""References: what the pronouns and descriptions of a report stand for."""

import pytest

from loaders.articles.names import Entity
from loaders.articles.references import resolve
from tests.marked import parse, passages_of, read, total

# What was reached: precision and recall of bindings.
REACHED = {"dev.yaml": (0.97, 0.96), "held.yaml": (0.87, 0.79)}


def references(text: str) -> set[tuple[str, tuple[str, ...]]]:
    passages, keys = read(text)
    return {(m.text, tuple(keys[e.id] for e in m.entities)) for p in passages for m in p.mentions.values() if m.how == "reference"}


@pytest.mark.parametrize("file", REACHED)
def test_references_are_read_as_well_as_before(file: str) -> None:
    tally = total(passages_of(file), shown=True)
    print(f"{file}: precision {tally.precision:.3f}, recall {tally.recall:.3f}")
    precision, recall = REACHED[file]
    assert tally.precision >= precision
    assert tally.recall >= recall


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram is weak. It is clear that the war will go on.",
        "Boko Haram is weak. It was the third attack in a week.",
        "Boko Haram is weak. It seems that nobody was hurt.",
        "Boko Haram is weak. A group of farmers fled. The largest group in the area is unknown.",
        "The United Nations met. The militants were not there.",
        "Boko Haram is weak. The group that burned the school is unknown.",
    ],
)
def test_what_stands_for_nobody_is_left_alone(text: str) -> None:
    assert references(text) == set()


def test_an_attacker_is_not_whom_it_attacks() -> None:
    assert references("ISIS-K has a base in Nangarhar. The Taliban attacked it.") == {("it", ("isis-k",))}


def test_a_reflexive_is_the_attacker() -> None:
    assert ("itself", ("hts",)) in references("Al-Qaeda rebuked HTS. HTS renamed itself.")


def test_the_other_groups_affiliate_is_the_branch_and_not_the_parent() -> None:
    text = "ISIS-K struck Kabul. The Islamic State affiliate named the bomber."
    assert references(text) == {("The Islamic State affiliate", ("isis-k",))}


def test_a_branch_that_the_article_does_not_name_comes_from_the_gazetteer() -> None:
    passages, _ = parse("Islamic State in Somalia said on Monday that nobody had been hurt.")
    branch = Entity("names:is-somalia", "Organization", "Islamic State in Somalia", "armed_group", "names:is", ("places:SO",))
    resolve(passages, branch_of=lambda parent, place: branch if (parent, place) == ("names:is", "places:SO") else None)
    assert {(m.text, m.entities[0].id) for p in passages for m in p.mentions.values() if m.how == "reference"} == {
        ("Islamic State in Somalia", "names:is-somalia")
    }


def test_the_government_is_that_of_the_country_in_focus() -> None:
    passages, known = parse("Somalia has held a vote. The government won.")
    resolve(passages, entity_of={e.id: e for e in known.values()}.get)
    assert {(m.text, m.entities[0].id) for p in passages for m in p.mentions.values() if m.how == "reference"} == {
        ("The government", "gazetteer:so-government")
    }


def test_text_is_verbatim_to_the_quotation_mark() -> None:
    text = "Haibatullah Akhundzada leads the Taliban. The group’s leader spoke."
    assert ("The group’s leader", ("akhundzada",)) in references(text)
    passages, _ = read(text)
    assert all(text[m.start : m.end] == m.text for p in passages for m in p.mentions.values())


def test_a_leader_whom_nobody_named_stays_unknown() -> None:
    assert references("Boko Haram burned a school. Its leader was away.") == {("Its", ("boko-haram",))}


def test_reading_twice_changes_nothing() -> None:
    text = "Boko Haram seized Bama. The group burned the barracks, and its men left."
    passages, _ = read(text)
    before = [dict(p.mentions) for p in passages]
    resolve(passages, text=text)
    assert [p.mentions for p in passages] == before
