"""Mappings: a slip is refused when the mapping is read, with its line and what was meant."""

from pathlib import Path

import pytest

from loaders.tables import reading
from loaders.tables.mapping import BadMapping, Mapping
from model.ontology import shipped

MAPPING = """dataset: own
source: {id: 'own:table', published: '2020'}
entities:
  group: {type: Organization, id: code}
  spot: {type: Place, id: spot}
claims:
  - subject: group
    relation: FOUGHT
    object: group
    since: {column: day, format: '%d/%m/%Y', precision: how, precisions: {m: month}}
    qualifiers: {place: spot, deaths: killed}
    modality: {column: status, map: {rumour: alleged}}
    when: {column: day, filled: true}
  - {subject: group, attribute: kind, value: {const: armed_group}}
  - {subject: group, attribute: strength, min: low, max: high}
"""


def test_the_mapping_of_these_tests_is_sound():
    assert reading.mapping_of(MAPPING, "m.yaml", shipped()).columns() == {"code", "spot", "day", "how", "killed", "status", "low", "high"}


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("dataset: own", "datasett: own", 1, "there is no such key; did you mean dataset?"),
        ("dataset: own", "dataset: Own", 1, "pattern"),
        ("object: group", "object: grup", 9, "'grup' is not one of the entities; did you mean group?"),
        ("relation: FOUGHT", "relation: FOUGTH", 8, "'FOUGTH' is not a relation; did you mean FOUGHT?"),
        ("relation: FOUGHT", "relation: fought", 8, "did you mean FOUGHT?"),
        ("object: group", "object: spot", 7, "FOUGHT joins Organization to Organization, Person, Population, not to Place"),
        ("object: group\n", "\n", 7, "a relation needs an object, and no attribute"),
        ("type: Organization", "type: Organisation", 4, "'Organisation' is not a type; did you mean Organization?"),
        ("attribute: kind", "attribute: kin", 14, "'kin' is not an attribute; did you mean kind?"),
        ("const: armed_group", "const: armed_grup", 14, "is not a kind of Organization; did you mean armed_group?"),
        ("deaths: killed", "death: killed", 11, "'death' is not a qualifier; did you mean deaths?"),
        ("place: spot", "place: sopt", 11, "'sopt' is not one of the entities; did you mean spot?"),
        ("place: spot", "place: {column: spot}", 11, "names one of the entities: group, spot"),
        ("rumour: alleged", "rumour: aleged", 12, "'aleged' is not a modality; did you mean alleged?"),
        ("modality: {column: status, map: {rumour: alleged}}", "modality: status", 12, "for a column write {column: status}"),
        ("modality: {", "confidence: 80\n    modality: {", 12, "80 is not between 0 and 1"),
        ("filled: true", "filed: true", 13, "did you mean filled?"),
        ("filled: true", "matches: '['", 13, "is not a regular expression"),
        ("'%d/%m/%Y'", "dd/mm/yyyy", 10, "is not a form of date with a year, such as %d/%m/%Y"),
        ("m: month", "m: mnth", 10, "'day', 'month', 'year' or 'about'"),
        ("published: '2020'", "published: '17/5/2020'", 2, "is not a date of EDTF level 1"),
        ("min: low, max: high", "value: {column: a, const: b}", 15, "needs exactly one of column, const"),
        ("min: low, max: high", "of: low", 15, "strength is a number: it needs a value, or min and max"),
        ("{type: Place, id: spot}", "spot", 5, "needs keys below it"),
        ("claims:", "encoding: utf-9\nclaims:", 6, "'utf-9' is not an encoding"),
        ("claims:", "delimiter: ', '\nclaims:", 6, "is not one character"),
        ("claims:", "dataset: two\nclaims:", 6, "the key dataset stands twice"),
        ("claims:", "skip: [\nclaims:", 8, "is not YAML"),
    ],
)
def test_a_slip_in_a_mapping_is_named_with_its_line(old: str, new: str, line: int, reason: str):
    with pytest.raises(BadMapping) as error:
        reading.mapping_of(MAPPING.replace(old, new, 1), "m.yaml", shipped())
    assert f"m.yaml:{line}: " in str(error.value)
    assert reason in str(error.value)


def test_every_slip_is_named_at_once():
    text = MAPPING.replace("FOUGHT", "FAUGHT").replace("attribute: kind", "attribute: kin")
    with pytest.raises(BadMapping) as error:
        reading.mapping_of(text, "m.yaml", shipped())
    assert len(str(error.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("raw", "reason"), [(b"\xff", "is written in UTF-8"), (b"", "a mapping has the keys"), (b"- a", "a mapping has the keys")]
)
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, raw: bytes, reason: str):
    (path := tmp_path / "m.yaml").write_bytes(raw)
    with pytest.raises(BadMapping, match=reason):
        reading.read(str(path), shipped())


def test_an_unknown_name_lists_the_mappings_that_come_with_fealty():
    with pytest.raises(BadMapping, match="neither a file nor one of allegiances, ucdp-nonstate"):
        reading.read("ucdp", shipped())


def test_words_that_yaml_reads_as_truth_values_and_numbers_stay_words():
    text = MAPPING.replace("map: {rumour: alleged}", "map: {no: alleged, 1: possible}").replace(
        "dataset", "missing: [NA, -9, no]\ndataset", 1
    )
    found = reading.mapping_of(text, "m.yaml", shipped())
    assert found.missing == {"NA", "-9", "no"}
    assert found.claims[0].modality and found.claims[0].modality.map == {"no": "alleged", "1": "possible"}


def test_a_mapping_has_a_json_schema_that_knows_the_short_forms():
    schema = Mapping.model_json_schema()
    assert {"type": "string"} in schema["$defs"]["Entity"]["properties"]["id"]["anyOf"]
