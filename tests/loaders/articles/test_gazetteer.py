"""The gazetteer: what the shipped files say, how places hang together, and how a user's own file lies over them."""

import time
from collections import defaultdict
from pathlib import Path

import pytest

from loaders.articles.gazetteer import BadGazetteer, Gazetteer, load
from loaders.articles.gazetteer.entries import complete, read
from loaders.articles.gazetteer.geography import HERE, lists
from loaders.articles.gazetteer.spelling import folded, key, plain
from model.ids import is_entity_id


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


@pytest.fixture
def laid_over(tmp_path: Path):
    def write(text: str) -> Gazetteer:
        file = tmp_path / "own.yaml"
        file.write_text(text, encoding="utf-8")
        return load((file,))

    return write


def test_it_knows_hundreds_of_groups_and_people(gazetteer: Gazetteer):
    known = [gazetteer.entities[id] for id in gazetteer.entries]
    assert sum(e.type == "Organization" for e in known) >= 450
    assert sum(e.type == "Person" for e in known) >= 250
    assert sum(e.type == "Place" for e in known) >= 250


def test_every_id_is_an_entity_id(gazetteer: Gazetteer):
    assert [id for id in gazetteer.entities if not is_entity_id(id)] == []


def test_an_id_stands_in_one_file_once():
    seen: dict[str, list[str]] = defaultdict(list)
    for told in read(HERE):
        seen[told.entry.complete].append(told.where)
    assert {id: where for id, where in seen.items() if len(where) > 1} == {}


def test_a_spelling_in_the_files_belongs_to_one_entity():
    owners: dict[str, set[str]] = defaultdict(set)
    for told in read(HERE):
        for spelling in (told.entry.name, *told.entry.aliases):
            owners[key(spelling)].add(told.entry.complete)
    assert {spelling: ids for spelling, ids in owners.items() if spelling and len(ids) > 1} == {}


def test_what_an_entry_refers_to_exists(gazetteer: Gazetteer):
    for told in read(HERE):
        for reference in (*told.entry.places, *told.entry.of):
            assert complete(reference) in gazetteer.entities, told.where


@pytest.mark.parametrize(
    ("spelling", "id"),
    [
        ("ISIS-K", "gazetteer:isis-k"),
        ("the Islamic State’s Khorasan Province", "gazetteer:isis-k"),
        ("Al Qaida in the Arabian Peninsula", "gazetteer:aqap"),
        ("Jaysh-e-Mohammad", "gazetteer:jaish-e-mohammed"),
        ("Kataib Hizballah", "gazetteer:kataib-hezbollah"),
        ("Ayman al-Dhawahiri", "gazetteer:ayman-al-zawahiri"),
        ("Idriss Déby", "gazetteer:idriss-deby"),
        ("Côte d’Ivoire", "places:CI"),
        ("Nangarhār", "places:AF-NAN"),
        ("Maiduguri", "places:2331447"),
    ],
)
def test_one_name_in_several_spellings(gazetteer: Gazetteer, spelling: str, id: str):
    assert [entity.id for entity in gazetteer.named(spelling)] == [id]


@pytest.mark.parametrize("spelling", ["Of", "Nice", "Reading", "Khan", "Western", "Mobile"])
def test_words_that_are_cities_somewhere_are_no_places(gazetteer: Gazetteer, spelling: str):
    assert gazetteer.named(spelling) == ()


def test_countries_come_before_provinces_and_cities_of_their_name(gazetteer: Gazetteer):
    assert [e.id for e in gazetteer.named("Niger")] == ["places:NE"]
    assert [e.id for e in gazetteer.named("Georgia")] == ["places:GE"]


def test_provinces_come_before_their_city_and_capitals_before_their_province(gazetteer: Gazetteer):
    assert [e.id.startswith("places:AF-") for e in gazetteer.named("Kunduz")] == [True, False]
    assert [e.id.startswith("places:AF-") for e in gazetteer.named("Kabul")] == [False, True]


def test_a_place_lies_in_a_place(gazetteer: Gazetteer):
    assert gazetteer.within("places:AF-KNR") == "places:AF"
    assert gazetteer.within("gazetteer:achin") == "places:AF-NAN"
    assert gazetteer.country_of("gazetteer:achin") == "places:AF"
    assert gazetteer.country_of("gazetteer:sahel") is None


def test_a_country_that_acts_is_its_government(gazetteer: Gazetteer):
    government, forces = gazetteer.government_of("places:AF-KNR"), gazetteer.forces_of("places:US")
    assert government and (government.name, government.kind) == ("Government of Afghanistan", "state")
    assert forces and (forces.id, forces.name, forces.kind) == ("gazetteer:us-forces", "U.S. forces", "state_force")
    assert gazetteer.government_of("gazetteer:sahel") is None


def test_a_branch_knows_its_parent_and_a_person_his_groups(gazetteer: Gazetteer):
    assert "gazetteer:isis-k" in {e.id for e in gazetteer.branches("gazetteer:isis")}
    assert gazetteer.organizations_of("gazetteer:hafiz-saeed-khan") == ("gazetteer:isis-k", "gazetteer:ttp")
    branch = gazetteer.entity("gazetteer:isis-k")
    assert branch and branch.places == ("places:AF", "places:PK")


def test_a_users_file_adds_names_and_entries(laid_over):
    own = laid_over(
        "armed_group:\n"
        "- {id: taliban, aliases: [Students of the Path]}\n"
        "- {id: red-hill-front, name: Red Hill Front, parent: taliban, places: [AF]}\n"
    )
    assert [e.id for e in own.named("Students of the Path")] == ["gazetteer:taliban"]
    assert [e.id for e in own.named("Taleban")] == ["gazetteer:taliban"]
    assert "gazetteer:red-hill-front" in {e.id for e in own.branches("gazetteer:taliban")}


def test_a_users_file_overrides(laid_over):
    renamed = laid_over("armed_group:\n- {id: boko-haram, name: JAS group}\n").entity("gazetteer:boko-haram")
    assert renamed and renamed.name == "JAS group"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("armed_group:\n- {name: Nobody}\n", "own.yaml: entry 1 of armed_group: needs an id"),
        ("armed_group:\n- {id: x, name: X, colour: red}\n", r"own.yaml: entry 1 of armed_group \(x\): colour"),
        ("pirates:\n- {id: x, name: X}\n", "'pirates' is neither a type nor a kind"),
        ("- {id: x, type: Organization, kind: pirate, name: X}\n", "'pirate' is not a kind of Organization"),
        ("- {id: x, type: Ship, name: X}\n", "'Ship' is not a type"),
        ("armed_group:\n- {id: x y, name: X}\n", "the id may hold letters"),
        ("armed_group:\n- {id: x, name: X front, parent: nowhere}\n", "there is no entry 'nowhere'"),
        ("armed_group:\n- {id: x}\n", "needs a type and a name"),
        ("armed_group:\n- {id: x, name: Boko Haram}\n", "'Boko Haram' is a name of gazetteer:boko-haram already"),
        ("armed_group: Boko Haram\n", "armed_group should be a list of entries"),
        ("armed_group: [\n", "own.yaml"),
    ],
)
def test_a_bad_file_names_the_entry(laid_over, text: str, said: str):
    with pytest.raises(BadGazetteer, match=said):
        laid_over(text)


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(BadGazetteer, match="there is no such file"):
        load((tmp_path / "absent.yaml",))


def test_folding_keeps_every_position():
    text = "Jamā’at “al-Shabāb” – İstanbul, Öcalan, ﬁrst…"
    assert len(folded(text)) == len(plain(text)) == len(text)


def test_lists_of_words_are_text():
    assert all(isinstance(word, str) for listed in lists("spellings.yaml") for word in listed)
    assert "NO" in lists("countries.yaml")


def test_it_loads_fast():
    load.cache_clear()
    begun = time.process_time()
    load()
    assert time.process_time() - begun < 3
