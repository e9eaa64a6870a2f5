"""docs/articles.md is true: its commands answer what it shows, and it names every label, kind of file and option."""

from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from fealty.cli import app
from loaders.articles.article import Article, Label
from loaders.articles.metadata import NAMES
from loaders.articles.reader import open_reader
from loaders.articles.reading import READ, articles
from model.claims import Claim
from model.ontology import shipped
from tests.pages import DOCS, shown, told_truly

ROOT = Path(__file__).parents[1]

PAGE = (DOCS / "articles.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "answer"), shown("articles.md"))
def test_what_the_page_shows_is_what_is_answered(command: str, answer: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(Path(__file__).parents[1])
    told_truly(CliRunner(env={"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "some-password"}), command, answer)


def test_every_label_detail_and_kind_of_file_is_named():
    assert [
        name for name in (*get_args(Label), *NAMES, *READ) if f"`{name}`" not in PAGE and f'"{name}"' not in PAGE and f"{name}:" not in PAGE
    ] == []


@pytest.mark.parametrize("command", [["load", "articles"], ["extract"]])
def test_every_option_is_named(command: list[str]):
    found = typer.main.get_command(app)
    for name in command:
        found = found.commands[name]  # type: ignore[attr-defined]
    options = [o for p in found.params for o in p.opts if o.startswith("--") and o not in ("--json", "--output")]
    assert [o for o in options if o not in PAGE] == []


def test_the_walk_shows_what_the_reader_reads():
    reader = open_reader(ontology=shipped())
    found = next(a for a in articles([ROOT / "examples" / "articles" / "a-new-branch.txt"]) if isinstance(a, Article))
    told = {_row(claim) for claim in reader.read(found).claims if claim.object is not None}
    table = [line for line in PAGE.splitlines() if line.startswith("| ") and line.count("|") == 8 and "as written" not in line]
    assert len(table) == 7 and [line for line in table if line not in told] == []


def _row(claim: Claim) -> str:
    assert claim.object is not None
    when = claim.since or (f"until {claim.until}" if claim.until else "")
    how = f"{claim.polarity} by {claim.attributed_to.text}" if claim.polarity == "denied" and claim.attributed_to else ""
    cells = (claim.subject.name, claim.subject.mention, claim.relation, claim.object.name, when, how, claim.confidence)
    return "| " + " | ".join(map(str, cells)).replace("|  |", "| |").replace("|  |", "| |") + " |"
