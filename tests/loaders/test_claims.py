"""The claims format: what is wrong is refused with its place, and the rest is loaded."""

from pathlib import Path

import orjson
import pytest

from cypher import exports
from cypher.graph import Graph
from loaders import pipeline
from loaders.lines import BadLine, Line, lines
from loaders.report import Report
from loaders.sources import claims
from model.ontology import Ontology
from tests.conftest import empty

TEXT = "Group A is a rival of Group B.\n\nA left B in 2015."
SOURCE = {"record": "source", "id": "t:report", "title": "A report", "publisher": "P", "published": "2015-05-01", "text": TEXT}
CLAIM = {
    "source": "t:report",
    "subject": {"id": "t:a", "type": "Organization", "name": "Group A"},
    "relation": "RIVAL_OF",
    "object": {"id": "t:b", "type": "Organization", "name": "Group B"},
    "quote": "Group A is a rival of Group B",
    "start": 0,
    "end": 29,
}
BY_ROW = {name: value for name, value in CLAIM.items() if name not in ("start", "end")} | {"locator": {"row": 1, "columns": ["all"]}}


def load(graph: Graph, ontology: Ontology, path: Path, *rows: object) -> Report:
    path.write_bytes(b"".join(row if isinstance(row, bytes) else orjson.dumps(row) + b"\n" for row in rows))
    return pipeline.load(claims.read(path, ontology), graph, ontology)


def test_a_file_is_loaded_and_loading_it_again_changes_nothing(graph: Graph, ontology: Ontology, tmp_path: Path):
    first = load(graph, ontology, tmp_path / "c.jsonl", SOURCE, CLAIM)
    before = b"".join(exports.lines(graph))
    again = load(graph, ontology, tmp_path / "c.jsonl", SOURCE, CLAIM)
    assert (first.read, first.accepted, first.created) == (2, 1, 3)
    assert (again.created, again.unchanged) == (0, 3)
    assert b"".join(exports.lines(graph)) == before


def test_the_export_read_back_is_the_same_export(graph: Graph, ontology: Ontology, tmp_path: Path):
    load(graph, ontology, tmp_path / "c.jsonl", SOURCE, CLAIM)
    out = b"".join(exports.lines(graph))
    empty(graph)
    (tmp_path / "again.jsonl").write_bytes(out)
    report = pipeline.load(claims.read(tmp_path / "again.jsonl", ontology), graph, ontology)
    assert not report.refused
    assert b"".join(exports.lines(graph)) == out


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (b'{"quote": \n', None, "unexpected end"),
        (b"\xff\xfe\n", None, "not UTF-8 at byte 1"),
        (CLAIM | {"quote": "Group A adores Group B"}, "quote", "is not in the text"),
        (CLAIM | {"start": 3, "end": 32}, "quote", "stands at 0-29, not at 3-32"),
        (BY_ROW, "quote", "`start` and `end` are needed"),
        (CLAIM | {"relation": "RIVAL_OFF"}, "relation", "did you mean RIVAL_OF"),
        (CLAIM | {"source": "t:unread"}, "quote", "the text of t:unread is not there"),
        (CLAIM | {"subject": {"id": "t:a/'b\"", "type": "Person"}}, "subject.id", "is not <dataset>:<key>"),
        ({"record": "song"}, "record", "not source, passage, claim, judgement or review"),
        ({"record": "source", "id": "t:x", "file": "../../etc/passwd"}, None, "not in the folder"),
    ],
)
def test_a_bad_record_is_refused_with_its_place_and_the_rest_is_loaded(
    graph: Graph, ontology: Ontology, tmp_path: Path, bad: object, column: str | None, reason: str
):
    report = load(graph, ontology, tmp_path / "c.jsonl", SOURCE, bad, CLAIM)
    assert report.accepted == 1
    (refusal,) = report.refused
    assert (refusal.file, refusal.line, refusal.column) == ("c.jsonl", 2, column)
    assert reason in refusal.reason


def test_a_line_too_long_to_hold_is_refused_and_the_next_one_is_read(tmp_path: Path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(b"x" * 5000 + b"\n{}\n")
    assert list(lines(path, longest=1000)) == [BadLine(1, "the line is longer than 0 MiB (5001 bytes)"), Line(2, b"{}")]


def test_a_denied_or_alleged_claim_never_becomes_an_edge(graph: Graph, ontology: Ontology, tmp_path: Path):
    load(graph, ontology, tmp_path / "c.jsonl", SOURCE, CLAIM | {"modality": "alleged"}, CLAIM | {"polarity": "denied"})
    assert not graph.driver.execute_query("MATCH ()-[x:RIVAL_OF]->() RETURN x").records
    load(graph, ontology, tmp_path / "c.jsonl", SOURCE, CLAIM)
    (edge,) = graph.driver.execute_query("MATCH ()-[x:RIVAL_OF]->() RETURN x.contested AS c, x.quote AS q").records
    assert (edge["c"], edge["q"]) == (True, CLAIM["quote"])


def test_a_dry_run_holds_claims_against_their_schema(ontology: Ontology, tmp_path: Path):
    lax = CLAIM | {"locator": {"start": 0, "end": 29, "colour": "red"}, "extractor": 7}
    (path := tmp_path / "c.jsonl").write_bytes(b"".join(orjson.dumps(r) + b"\n" for r in (SOURCE, lax, CLAIM)))
    report = pipeline.dry_run(claims.read(path, ontology, by_schema=True), None)
    assert (report.read, report.accepted) == (3, 1)
    assert [(r.line, r.column) for r in report.refused] == [(2, "extractor")]


def test_a_load_tells_what_was_written_and_how_much_was_read(graph: Graph, ontology: Ontology, tmp_path: Path):
    path, heard = tmp_path / "c.jsonl", list[tuple[int, int]]()
    path.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in (SOURCE, CLAIM, CLAIM | {"relation": "NO_SUCH"})))
    pipeline.load(claims.read(path, ontology), graph, ontology, told=lambda written, read: heard.append((written, read)))
    assert heard == [(3, 3)]
