"""The mapping to begin from: guessed well, and loadable as it is whatever the table looks like."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.pipeline import Said
from loaders.report import Refusal
from loaders.sources import table
from loaders.tables import reading
from loaders.tables.guesses import sampled
from loaders.tables.mapping import BadMapping, Mapping
from loaders.tables.starter import starter
from model.claims import Claim
from model.ontology import shipped

LIST = """Pledges, all known

Group ID;Group;Acronym;Leader;Pledged to;Date of pledge;Countries;Fighters;Founded;Status;Source;Source URL;Published
1;Northern Front;NF|Front;Ali One;Central Command;14/03/2015;Aland;1,500;2009;confirmed;Daily A;http://a.example/1;2015-04-01
2;Eastern Brigade;;Omar Two;Central Command;01/12/2016;Aland|Borland;NA;2011;rumour;Weekly B;http://b.example/2;2017-01-10
"""


def begun(path: Path) -> tuple[Mapping, list[Claim], list[Refusal]]:
    """The starter of a table, and what the table says through it."""
    mapping = reading.mapping_of(starter(path, sampled(path), shipped(), target="m.yaml"), "m.yaml", shipped())
    found = list(table.read(path, mapping, shipped()))
    return mapping, [i.claim for i in found if isinstance(i, Said)], [i for i in found if isinstance(i, Refusal)]


def test_a_list_of_pledges_is_understood(tmp_path: Path):
    (path := tmp_path / "pledges list.csv").write_text(LIST, encoding="utf-8")
    mapping, claims, refused = begun(path)
    assert (mapping.dataset, mapping.skip, mapping.delimiter, mapping.missing, mapping.thousands) == ("pledges-list", 2, ";", {"NA"}, ",")
    assert not refused
    assert {
        (c.subject.name, c.relation or c.attribute, c.object.name if c.object else str(c.value), c.since, c.modality) for c in claims
    } >= {
        ("Northern Front", "PLEDGED_TO", "Central Command", "2015-03-14", "asserted"),
        ("Eastern Brigade", "PLEDGED_TO", "Central Command", "2016-12-01", "alleged"),
        ("Ali One", "LEADER_OF", "Northern Front", None, "asserted"),
        ("Eastern Brigade", "OPERATES_IN", "Borland", None, "alleged"),
        ("Northern Front", "alias", "Front", None, "asserted"),
        ("Northern Front", "founded", "2009", None, "asserted"),
        ("Northern Front", "strength", "Number(min=1500, max=1500, op='=', of=None)", None, "asserted"),
    }
    assert {c.subject.id for c in claims if c.relation == "PLEDGED_TO"} == {"pledges-list:1", "pledges-list:2"}
    assert len({c.source for c in claims}) == 2


def test_what_is_not_understood_is_related_with_the_columns_name_never_made_a_rivalry(tmp_path: Path):
    (path := tmp_path / "pairs.csv").write_text("actor one,actor two\nA,B\n")
    _, (claim,), _ = begun(path)
    assert (claim.relation, claim.qualifiers, claim.quote) == ("RELATED_TO", {"label": "actor two"}, "actor one: A; actor two: B")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_encoding_and_the_delimiter_are_guessed(tmp_path: Path, encoding: str, delimiter: str):
    (path := tmp_path / "t.csv").write_text(f"group{delimiter}rival\nÉtoile{delimiter}Ñandú\n", encoding=encoding)
    _, (claim,), _ = begun(path)
    assert (claim.relation, claim.subject.name, claim.object and claim.object.name) == ("RIVAL_OF", "Étoile", "Ñandú")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\n", "the table is empty"),
        (b"a,b,a\n1,2,3\n", "the header names 'a' twice"),
        (b"PK\x03\x04", "workbook"),
        (b"a,\0\n1,2\n", "NUL"),
    ],
)
def test_a_table_that_cannot_be_begun_says_why(tmp_path: Path, raw: bytes, reason: str):
    (path := tmp_path / "t.csv").write_bytes(raw)
    with pytest.raises(BadMapping, match=reason):
        sampled(path)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12) | st.sampled_from(
    [
        "2015",
        "14/03/2015",
        "1,500",
        "A;B",
        "NA",
        "group",
        "side_b",
        "country",
        "leader",
        "date",
        "status",
        "denied",
        "killed",
        "id",
        "source",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=5))
def test_the_untouched_starter_of_any_table_reads_back(tmp_path: Path, rows: list[list[str]]):
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    try:
        sampled(path)
    except BadMapping:
        return
    begun(path)
