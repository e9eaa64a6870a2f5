"""docs/merging.md is true: its commands, one after the other on the example, answer what it shows."""

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from fealty.cli import app
from tests.pages import shown, told_truly

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "merging.md").read_text(encoding="utf-8")
SHOWN = shown("merging.md")


@pytest.fixture
def run(graph: Graph, server: embedded.Address, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line on the example, from the project's root."""
    monkeypatch.chdir(ROOT)
    runner = CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password})
    example = [f"examples/khorasan/{name}" for name in ("sources.jsonl", "claims.jsonl")]
    assert runner.invoke(app, ["load", "claims", *example]).exit_code == 0
    return runner


def test_what_the_page_shows_is_what_is_answered(run: CliRunner):
    assert len(SHOWN) >= 12
    for command, answer in SHOWN:
        told_truly(run, command, answer)


def test_deciding_refuses_what_cannot_be(run: CliRunner):
    for command, code, said in (
        ("merge khorasan:is khorasan:is", 2, "both are"),
        ("merge nobody-at-all taliban", 2, "nothing is called"),
        ("unmerge nothing", 2, "there is no judgement"),
        ("retract khorasan:nothing", 2, "there is no source"),
        ("review none", 2, "there is no claim"),
        ("review --decision maybe", 2, "--decision is"),
        ("review", 0, "nothing waits"),
        ("verify --csv x.csv", 2, "each --csv needs a --mapping"),
    ):
        done = run.invoke(app, shlex.split(command))
        assert (done.exit_code, said in done.output) == (code, True), (command, done.output)


def test_the_queue_is_decided_beside_the_passage(run: CliRunner):
    assert run.invoke(app, ["load", "claims", "examples/merging/draft.jsonl"]).exit_code == 0
    done = run.invoke(app, ["review"], input="s\n")
    assert "1 of 1" in done.output and "One officer said that" in done.output
    assert "rejected: 1 claim changed" in run.invoke(app, ["review"], input="r\n").output
    assert "nothing waits" in run.invoke(app, ["review"]).output


def test_a_table_is_held_against_its_cells(run: CliRunner, tmp_path: Path):
    table, mapping = ROOT / "examples" / "tables" / "pledges.csv", str(ROOT / "examples" / "tables" / "pledges.yaml")
    assert run.invoke(app, ["load", "csv", str(table), "--mapping", mapping]).exit_code == 0
    assert run.invoke(app, ["verify", "--csv", str(table), "--mapping", mapping]).exit_code == 0
    (changed := tmp_path / "pledges.csv").write_bytes(table.read_bytes().replace(b"Northern Front", b"Southern Front"))
    done = run.invoke(app, ["verify", "--csv", str(changed), "--mapping", mapping])
    assert (done.exit_code, "is not what the table's cells say" in done.output) == (1, True)
