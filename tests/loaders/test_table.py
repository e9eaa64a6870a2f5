"""Tables through mappings: what each row claims, and errors that name the file, the line and the column."""

from pathlib import Path

import pytest

from cypher.graph import Graph
from loaders import mapping, pipeline
from loaders.pipeline import Item, Said
from loaders.report import Refusal, Row
from loaders.sources import table
from model.claims import Claim
from model.ontology import Ontology, shipped

DATA = Path(__file__).parents[1] / "data"


def items(path: Path, name: str) -> list[Item]:
    return list(table.read(path, mapping.read(name), shipped()))


def said(found: list[Item]) -> list[Claim]:
    return [item.claim for item in found if isinstance(item, Said)]


def test_several_values_in_a_cell_precision_constants_and_conditions():
    found = said(items(DATA / "groups.csv", str(DATA / "groups.yaml")))
    assert {(c.subject.id, c.relation or c.attribute, c.object.id if c.object else c.value, c.since) for c in found} == {
        ("own:7", "SPLIT_FROM", "own:8", "2015-03"),
        ("own:7", "SPLIT_FROM", "own:9", "2015-03"),
        ("own:7", "alias", "G7", None),
        ("own:7", "alias", "Seventh", None),
        ("own:7", "kind", "armed_group", None),
        ("own:8", "kind", "armed_group", None),
    }


def test_the_quote_is_the_cells_as_published():
    first = said(items(DATA / "groups.csv", str(DATA / "groups.yaml")))[0]
    assert first.quote == "code: 7; group: Group Seven; left: 8|9; when: 2015-03-14; how sure: month"


def test_a_bad_cell_is_refused_with_file_line_and_column():
    refused = [item for item in items(DATA / "groups.csv", str(DATA / "groups.yaml")) if isinstance(item, Refusal)]
    assert [(r.file, r.line, r.column) for r in refused] == [("groups.csv", 4, "when")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (b"code;group;left;when;how sure;dead;aliases\n1;2\n", 2, "has 2 cells, where the header has 7"),
        (b"code;group;left;when;how sure;dead;aliases\n\xff;;;;;;\n", 2, "not UTF-8 at byte 1"),
    ],
)
def test_a_broken_row_is_refused(tmp_path: Path, text: bytes, line: int, reason: str):
    (path := tmp_path / "t.csv").write_bytes(text)
    (refusal,) = [item for item in items(path, str(DATA / "groups.yaml")) if isinstance(item, Refusal)]
    assert (refusal.line, reason in refusal.reason) == (line, True)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("dataset: own", "datasett: own", "did you mean dataset"),
        ("object: left", "object: lefft", "did you mean left"),
        ("id: code", "id: coode", "there is no column coode"),
        ("filled: true", "filed: true", "did you mean filled"),
    ],
)
def test_a_typo_in_a_mapping_is_named(tmp_path: Path, old: str, new: str, reason: str):
    (path := tmp_path / "m.yaml").write_text((DATA / "groups.yaml").read_text().replace(old, new, 1))
    with pytest.raises(mapping.BadMapping, match=reason):
        items(DATA / "groups.csv", str(path))


def test_a_starter_mapping_can_be_loaded_as_it_is(tmp_path: Path):
    (path := tmp_path / "pairs.csv").write_text("one,other\nA,B\n")
    (tmp_path / "m.yaml").write_text(table.starter(path))
    assert [(c.relation, c.quote) for c in said(items(path, str(tmp_path / "m.yaml")))] == [("RIVAL_OF", "one: A; other: B")]


@pytest.mark.parametrize("name", mapping.shipped())
def test_every_shipped_mapping_is_sound(name: str):
    assert mapping.read(name).claims


@pytest.mark.needs_shared
def test_ucdp_gives_the_published_counts(shared: Path):
    found = items(shared / "data" / "ucdp" / "ucdp-nonstate-221.csv", "ucdp-nonstate")
    claims = said(found)
    fought = [c for c in claims if c.relation == "FOUGHT" and c.object]
    pairs = {frozenset((c.subject.id, c.object.id)) for c in fought if c.object}
    assert sum(isinstance(item, Row) for item in found) == 1442
    assert len(pairs) == 857
    assert len(set().union(*pairs)) == 1055
    assert sum(int(str(c.qualifiers["deaths"])) for c in fought) == 292_135
    assert len({(c.subject.id, c.object.id) for c in claims if c.relation == "MEMBER_OF" and c.object}) == 472
    assert len([p for p in pairs if "ucdp:303" in p]) == 5
    assert not [item for item in found if isinstance(item, Refusal)]


@pytest.mark.needs_shared
def test_ucdp_is_loaded_once(graph: Graph, ontology: Ontology, shared: Path):
    path = shared / "data" / "ucdp" / "ucdp-nonstate-221.csv"
    first = pipeline.load(table.read(path, mapping.read("ucdp-nonstate"), ontology), graph, ontology)
    again = pipeline.load(table.read(path, mapping.read("ucdp-nonstate"), ontology), graph, ontology)
    assert (first.refused_count, again.created) == (0, 0)
    assert graph.driver.execute_query("MATCH ()-[x:FOUGHT]->() RETURN count(x) AS n").records[0]["n"] == 857


@pytest.mark.needs_shared
def test_the_allegiances_give_the_published_counts(shared: Path):
    found = said(items(shared / "data" / "allegiances" / "islamic-state-allegiances.csv", "allegiances"))
    assert len({c.subject.id for c in found if c.relation == "PLEDGED_TO"}) == 46
