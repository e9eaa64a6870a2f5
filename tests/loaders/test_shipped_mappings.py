"""The mappings that come with Fealty: on rows of our own always, on the published tables where they are."""

from pathlib import Path

import pytest

from cypher.graph import Graph
from loaders import pipeline
from loaders.pipeline import Item, Said
from loaders.report import Refusal, Row
from loaders.sources import table
from loaders.tables import reading
from model.claims import Claim, Ref
from model.ontology import Ontology, shipped

DATA = Path(__file__).parents[1] / "data"


def items(path: Path, name: str) -> list[Item]:
    return list(table.read(path, reading.read(name, shipped()), shipped()))


def claims(found: list[Item]) -> list[Claim]:
    assert not [item for item in found if isinstance(item, Refusal)]
    return [item.claim for item in found if isinstance(item, Said)]


@pytest.fixture
def ucdp(shared: Path) -> Path:
    return shared / "data" / "ucdp" / "ucdp-nonstate-221.csv"


@pytest.mark.parametrize("name", reading.shipped())
def test_every_shipped_mapping_is_sound(name: str):
    assert reading.read(name, shipped()).claims


def test_ucdp_fights_have_their_time_deaths_and_place():
    fought = [c for c in claims(items(DATA / "ucdp-rows.csv", "ucdp-nonstate")) if c.relation == "FOUGHT"]
    aland = Ref("ucdp:place-Aland", "Place", "Aland")
    assert [(c.subject.id, c.object and c.object.id, c.since, c.until, dict(c.qualifiers)) for c in fought] == [
        ("ucdp:9001", "ucdp:9002", "2015-03-14", "2015", {"deaths": 30, "place": aland}),
        ("ucdp:9001", "ucdp:9002", "2016", "2016-09", {"deaths": 45}),
        ("ucdp:9003", "ucdp:9004", "2017", "2017-11", {"deaths": 26, "place": aland}),
        ("ucdp:9005", "ucdp:9006", "2018-02-01", "2018", {"deaths": 27, "place": aland}),
        ("ucdp:9007", "ucdp:9008", "2018-02", "2018", {"deaths": 28, "place": aland}),
    ]


def test_ucdp_second_parties_are_states_components_members_and_other_names_aliases():
    found = claims(items(DATA / "ucdp-rows.csv", "ucdp-nonstate"))
    assert {(c.subject.id, c.relation, c.object.id, c.since) for c in found if c.relation in ("ALLIED_WITH", "MEMBER_OF") and c.object} == {
        ("ucdp:9002", "ALLIED_WITH", "ucdp:gw-901", "2015"),
        ("ucdp:9002", "ALLIED_WITH", "ucdp:gw-902", "2015"),
        ("ucdp:9007", "ALLIED_WITH", "ucdp:gw-901", "2018"),
        ("ucdp:9001", "MEMBER_OF", "ucdp:9003", None),
        ("ucdp:9002", "MEMBER_OF", "ucdp:9003", None),
    }
    assert {(c.subject.id, c.value) for c in found if c.attribute in ("kind", "alias")} == {
        *((f"ucdp:{n}", "armed_group") for n in (9001, 9002, 9003, 9004)),
        *((f"ucdp:{n}", "communal_group") for n in (9005, 9006)),
        *((f"ucdp:{n}", "other") for n in (9007, 9008)),
        *((f"ucdp:gw-{n}", "state") for n in (901, 902)),
        ("ucdp:9001", "Northern Front"),
        ("ucdp:9001", "Nordfront"),
        ("ucdp:9002", "Eastern Brigade"),
        ("ucdp:9003", "Eastern Brigade, Northern Front"),
    }


def test_ucdp_countries_are_named_by_their_own_name_whatever_the_order_of_their_codes():
    found = claims(items(DATA / "ucdp-rows.csv", "ucdp-nonstate"))
    places = {c.object for c in found if c.relation == "OPERATES_IN" and c.subject.id == "ucdp:9001"}
    assert places == {Ref("ucdp:place-Aland", "Place", "Aland"), Ref("ucdp:place-Borland", "Place", "Borland")}


def test_allegiances_tell_persons_and_unnamed_fighters_from_groups():
    found = claims(items(DATA / "allegiances-rows.csv", "allegiances"))
    assert {(c.subject.name, c.subject.type, c.relation, c.object.name) for c in found if c.object} == {
        ("Northern Front", "Organization", "PLEDGED_TO", "Islamic State"),
        ("Northern Front", "Organization", "OPERATES_IN", "Aland"),
        ("Northern Front", "Organization", "OPERATES_IN", "Afghanistan"),
        ("Northern Front", "Organization", "OPERATES_IN", "Pakistan"),
        ("Abu Bakr Bashir", "Person", "PLEDGED_TO", "Islamic State"),
        ("Abu Bakr Bashir", "Person", "OPERATES_IN", "Borland"),
        ("Fighters in Somalia", "Population", "PLEDGED_TO", "Islamic State"),
    }


@pytest.mark.needs_shared
def test_ucdp_gives_the_published_counts(ucdp: Path):
    found = items(ucdp, "ucdp-nonstate")
    said = claims(found)
    fought = [c for c in said if c.relation == "FOUGHT" and c.object]
    pairs = {frozenset((c.subject.id, c.object.id)) for c in fought if c.object}
    assert sum(isinstance(item, Row) for item in found) == 1442
    assert (len(fought), len(pairs), len(set().union(*pairs))) == (1442, 857, 1055)
    assert sum(int(str(c.qualifiers["deaths"])) for c in fought) == 292_135
    assert len({(c.subject.id, c.object.id) for c in said if c.relation == "MEMBER_OF" and c.object}) == 472
    assert len([p for p in pairs if "ucdp:303" in p]) == 5
    assert not [c for c in said if c.attribute == "alias" and c.value == "n/a"]


@pytest.mark.needs_shared
def test_ucdp_is_loaded_once(graph: Graph, ontology: Ontology, ucdp: Path):
    mapping = reading.read("ucdp-nonstate", ontology)
    first = pipeline.load(table.read(ucdp, mapping, ontology), graph, ontology)
    again = pipeline.load(table.read(ucdp, mapping, ontology), graph, ontology)
    assert (first.read, first.refused_count, again.created) == (1442, 0, 0)
    asked = [
        ("MATCH ()-[x:FOUGHT]->() RETURN count(x) AS n", 857),
        ("MATCH (e) WHERE (e)-[:FOUGHT]-() RETURN count(e) AS n", 1055),
        ("MATCH ()-[x:MEMBER_OF]->() RETURN count(x) AS n", 472),
        ("MATCH (c:Claim {relation: 'FOUGHT'}) RETURN sum(c.q_deaths) AS n", 292_135),
        ("MATCH ({name: 'Taleban'})-[:FOUGHT]-(b) RETURN count(DISTINCT b) AS n", 5),
    ]
    assert [(text, graph.driver.execute_query(text).records[0]["n"]) for text, _ in asked] == asked


@pytest.mark.needs_shared
def test_the_allegiances_give_the_published_counts(shared: Path):
    found = items(shared / "data" / "allegiances" / "islamic-state-allegiances.csv", "allegiances")
    assert sum(isinstance(item, Row) for item in found) == 47
    assert len({c.subject.id for c in claims(found) if c.relation == "PLEDGED_TO"}) == 46
