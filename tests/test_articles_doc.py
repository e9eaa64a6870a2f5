"""docs/articles.md is true: its commands answer what it shows, and it names every label, kind of file and option."""

from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from fealty.cli import app
from loaders.articles.article import Label
from loaders.articles.metadata import NAMES
from loaders.articles.reading import READ
from tests.pages import DOCS, shown, told_truly

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
