"""Tables through mappings: what each row claims."""

from pathlib import Path

import pytest

from cypher import exports
from cypher.graph import Graph
from loaders import pipeline
from loaders.pipeline import Item, Said
from loaders.report import Refusal, Row
from loaders.sources import table
from loaders.tables import reading
from model.claims import Claim, Number, Ref, Source, Voice
from model.ontology import Ontology, shipped

DATA = Path(__file__).parents[1] / "data"
HEAD = "dataset: t\nsource: {id: 't:s'}\nentities:\n  a: {type: Organization, id: a}\n  b: {type: Organization, id: b}\n  p: {type: Place, id: p}\n"


def items(path: Path, name: str) -> list[Item]:
    return list(table.read(path, reading.read(name, shipped()), shipped()))


def said(found: list[Item]) -> list[Claim]:
    return [item.claim for item in found if isinstance(item, Said)]


def refused(found: list[Item]) -> list[tuple[int, str | None, str]]:
    return [(item.line, item.column, item.reason) for item in found if isinstance(item, Refusal)]


def told(tmp_path: Path, rows: str, claim: str, head: str = HEAD) -> list[Item]:
    """What rows say through a mapping that makes one claim of each."""
    (path := tmp_path / "t.csv").write_text(rows, encoding="utf-8")
    mapping = reading.mapping_of(f"{head}claims:\n  - {claim}\n", "m.yaml", shipped())
    return list(table.read(path, mapping, shipped()))


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


def test_a_row_with_a_bad_cell_is_refused_whole_with_file_line_and_column():
    found = items(DATA / "groups.csv", str(DATA / "groups.yaml"))
    assert [(r.file, r.line, r.column) for r in found if isinstance(r, Refusal)] == [("groups.csv", 4, "when")]
    assert "own:9" not in {c.subject.id for c in said(found)}


def test_qualifiers_that_are_entities_are_named_by_their_word(tmp_path: Path):
    rows = "a,b,p,killed\nA,B,P-Town,5\nA,B,,\n"
    first, second = said(told(tmp_path, rows, "{subject: a, relation: FOUGHT, object: b, qualifiers: {place: p, deaths: killed}}"))
    assert first.qualifiers == {"place": Ref("t:P-Town", "Place"), "deaths": 5}
    assert second.qualifiers == {}


def test_a_qualifier_takes_one_entity(tmp_path: Path):
    head = HEAD.replace("id: p}", "id: p, split: '|'}")
    found = told(tmp_path, "a,b,p\nA,B,P|Q\n", "{subject: a, relation: FOUGHT, object: b, qualifiers: {place: p}}", head)
    assert refused(found) == [(2, "p", "takes one p, and the cell holds 2")]


def test_voice_polarity_modality_hedge_and_confidence_from_columns_and_constants(tmp_path: Path):
    rows = "a,b,p,by,status,words,sure\nA,B,,B,rumour,it is said,0.4\nA,B,,,denied,,\n"
    claim = """subject: a
    relation: ALLIED_WITH
    object: b
    attributed_to: {text: by, entity: b}
    polarity: {column: status, map: {denied: denied, '*': affirmed}}
    modality: {column: status, map: {rumour: alleged, '*': asserted}}
    hedge: words
    confidence: {column: sure, default: '0.9'}"""
    first, second = said(told(tmp_path, rows, claim))
    assert (first.polarity, first.modality, first.hedge, first.confidence) == ("affirmed", "alleged", "it is said", 0.4)
    assert first.attributed_to == Voice("B", Ref("t:B", "Organization"))
    assert (second.polarity, second.modality, second.attributed_to, second.confidence) == ("denied", "asserted", None, 0.9)


@pytest.mark.parametrize(
    ("keys", "cells", "number"),
    [
        ("value: n", "1,1500,", Number(1500, 1500)),
        ("value: n, op: '>='", "1,60,", Number(60, None, ">=")),
        ("value: n, op: '<='", "1,170,", Number(None, 170, "<=")),
        ("min: n, max: m, of: {const: fighters}", "1,1500,2200", Number(1500, 2200, "=", "fighters")),
        ("min: n, max: m", "1,1500,", Number(1500, None, ">=")),
        ("min: n, max: m", "1,,2200", Number(None, 2200, "<=")),
        ("value: n, op: {const: '~'}", "1,25.0,", Number(25, 25, "~")),
        ("value: n", '1,"1,500,000",', Number(1500000, 1500000)),
    ],
)
def test_numbers_keep_their_range_operator_and_whom_they_count(tmp_path: Path, keys: str, cells: str, number: Number):
    head = "thousands: ','\n" + HEAD
    rows = f"a,n,m,b,p\n{cells},,\n"
    assert [c.value for c in said(told(tmp_path, rows, f"{{subject: a, attribute: strength, {keys}}}", head))] == [number]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('"1,500"', "is not a number; if ',' groups its digits, say `thousands: ','` in the mapping"),
        ("about 30", "'about 30' is not a number"),
        ("-9", "is below 0; where it marks a missing value, add it to `missing`"),
        ("12.5", "'12.5' is not a whole number"),
        ("9" * 30, "is not a number"),
    ],
)
def test_a_number_that_is_none_is_refused_with_what_to_do(tmp_path: Path, cell: str, reason: str):
    found = told(tmp_path, f"a,b,p,n\nA,B,,{cell}\n", "{subject: a, relation: FOUGHT, object: b, qualifiers: {deaths: n}}")
    ((line, column, why),) = refused(found)
    assert (line, column, reason in why) == (2, "n", True)


@pytest.mark.parametrize(
    ("keys", "cell", "since"),
    [
        ("format: '%d/%m/%Y'", "14/03/2015", "2015-03-14"),
        ("format: '%B %Y'", "March 2015", "2015-03"),
        ("format: ['%d/%m/%Y', '%m/%Y']", "03/2015", "2015-03"),
        ("format: '%d/%m/%Y'", "2015", "2015"),
        ("format: '%d/%m/%Y', precision: how", "14/03/2015,about", "2015~"),
        ("precision: how, precisions: {5: year}", "2015-12-31,5", "2015"),
        ("within: how", "2015-03-14,2015", "2015-03-14"),
        ("within: how", "2014-03-14,2015", "2015"),
        ("within: how", ",2015", "2015"),
        ("map: {ongoing: ''}", "ongoing", None),
        ("", "2014/2016", "2014/2016"),
    ],
)
def test_dates_in_other_forms(tmp_path: Path, keys: str, cell: str, since: str | None):
    rows = "a,b,p,when,how\nA,B,," + (cell if "," in cell else cell + ",") + "\n"
    claim = f"{{subject: a, relation: ALLIED_WITH, object: b, since: {{column: when, {keys}}}}}"
    assert [c.since for c in said(told(tmp_path, rows, claim))] == [since]


@pytest.mark.parametrize(
    ("keys", "cell", "column", "reason"),
    [
        ("", "14/03/2015,", "when", "give its `format`, such as %d/%m/%Y"),
        ("format: '%d/%m/%Y'", "31/02/2015,", "when", "is not a date in the form %d/%m/%Y"),
        ("precision: how", "2015-03-14,7", "how", "'7' is none of day, month, year, about; say in `precisions`"),
    ],
)
def test_a_date_that_is_none_is_refused_with_what_to_do(tmp_path: Path, keys: str, cell: str, column: str, reason: str):
    claim = f"{{subject: a, relation: ALLIED_WITH, object: b, since: {{column: when, {keys}}}}}"
    ((_, where, why),) = refused(told(tmp_path, f"a,b,p,when,how\nA,B,,{cell}\n", claim))
    assert (where, reason in why) == (column, True)


def test_each_row_may_name_its_own_source_and_rows_fill_in_what_others_leave_out(tmp_path: Path):
    source = "{id: {column: src}, title: {column: title}, publisher: {column: pub}, published: {column: day, format: '%d.%m.%Y'}"
    head = HEAD.replace("{id: 't:s'}", source + ", url: {column: url}, reliability: {column: grade}}")
    rows = (
        "a,b,p,src,title,pub,day,url,grade\n"
        "A,B,,Paper: one,,Daily,,http://x,B\nA,C,,Paper: one,First,Daily,05.07.2019,,\n"
        "A,D,,other:two,,,,,\nA,E,,Paper: one,Second,,,,\nA,F,,,,,,,\n"
    )
    found = told(tmp_path, rows, "{subject: a, relation: RIVAL_OF, object: b}", head)
    one, two = [item for item in found if isinstance(item, Source)]
    assert (one.title, one.publisher, one.published, one.url, one.reliability) == ("First", "Daily", "2019-07-05", "http://x", "B")
    assert (one.id.startswith("t:paper-one-"), two.id) == (True, "other:two")
    assert [c.source for c in said(found)] == [one.id, one.id, two.id]
    assert [(line, column) for line, column, _ in refused(found)] == [(5, "title"), (6, "src")]


def test_missing_marks_maps_and_defaults(tmp_path: Path):
    rows = "a,b,p,kind\nA,NA,,rebels\nB,A,,\nC,A,,-9\n"
    head = "missing: ['', NA, -9]\n" + HEAD
    kinds = said(
        told(tmp_path, rows, "{subject: a, attribute: kind, value: {column: kind, map: {rebels: armed_group}, default: other}}", head)
    )
    assert [(c.subject.id, c.value) for c in kinds] == [("t:A", "armed_group"), ("t:B", "other"), ("t:C", "other")]
    found = told(tmp_path, rows, "{subject: a, relation: RIVAL_OF, object: b}", head)
    assert [c.subject.id for c in said(found)] == ["t:B", "t:C"]
    assert refused(found) == [(2, "b", "is empty, so the row claims nothing")]


def test_a_map_reads_the_whole_cell_or_each_of_its_values(tmp_path: Path):
    head = HEAD.replace("id: p}", "id: {column: p, map: {both: X|Y, Z: Zed}}, split: '|'}")
    found = said(told(tmp_path, "a,b,p\nA,,both\nA,,X|Z\n", "{subject: a, relation: OPERATES_IN, object: p}", head))
    assert [c.object.id for c in found if c.object] == ["t:X", "t:Y", "t:X", "t:Zed"]


def test_conditions_compare_with_a_text_or_another_column_and_all_must_hold(tmp_path: Path):
    rows = "a,b,p,alias,full\nA,,,A,A\nB,,,Bee,Bee\nC,,,Cee,Sea\n"
    claim = (
        "{subject: a, attribute: alias, value: alias, when: [alias, {column: alias, differs: {column: a}}, {column: full, matches: '..+'}]}"
    )
    assert [c.value for c in said(told(tmp_path, rows, claim))] == ["Bee", "Cee"]


def test_a_type_may_come_from_a_column_and_an_id_from_another_data_set(tmp_path: Path):
    head = HEAD.replace(
        "a: {type: Organization, id: a}", "a: {type: {column: p, map: {man: Person, '*': Organization}}, id: a, dataset: known, prefix: x-}"
    )
    found = said(told(tmp_path, "a,b,p\nA,B,man\nC,B,unit\n", "{subject: a, relation: JOINED, object: b}", head))
    assert [(c.subject.id, c.subject.type) for c in found] == [("known:x-A", "Person"), ("known:x-C", "Organization")]


def test_a_key_that_does_not_fit_is_kept_as_an_identifier_once(tmp_path: Path):
    head = HEAD.replace("a: {type: Organization, id: a}", "a: {type: Organization, id: a, name: p}")
    found = said(told(tmp_path, "a,b,p\nA/1,B,First\nA/1,C,First\nZ,Z z,Z\n", "{subject: a, relation: RIVAL_OF, object: b}", head))
    assert [(c.value, c.quote) for c in found if c.attribute == "identifier"] == [("A/1", "a: A/1"), ("Z z", "b: Z z")]


def test_a_row_that_claims_nothing_is_refused_and_one_whose_conditions_fail_is_not(tmp_path: Path):
    rows = "a,b,p,did\n,B,,yes\nA,B,,no\n"
    found = told(tmp_path, rows, "{subject: a, relation: RIVAL_OF, object: b, when: {column: did, equals: 'yes'}}")
    assert (refused(found), said(found)) == ([(2, "a", "is empty, so the row claims nothing")], [])


def test_loading_twice_changes_nothing_and_the_export_reads_back(graph: Graph, ontology: Ontology, tmp_path: Path):
    examples = Path(__file__).parents[2] / "examples" / "tables"
    before = b""
    for name in ("pledges", "notes", "pledges", "notes"):
        pipeline.load(
            table.read(examples / f"{name}.csv", reading.read(str(examples / f"{name}.yaml"), ontology), ontology), graph, ontology
        )
        before, now = b"".join(exports.lines(graph)), before
    assert before == now
    assert Row(4) in items(examples / "notes.csv", str(examples / "notes.yaml"))
