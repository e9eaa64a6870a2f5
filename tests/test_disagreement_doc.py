"""docs/disagreement.md is true: its commands answer what it shows, over the Khorasan example and the invented papers."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from model.conflicts import KINDS
from model.grades import RELIABILITIES
from tests.conftest import empty
from tests.pages import shown, told_truly

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "disagreement.md").read_text(encoding="utf-8")
SHOWN = shown("disagreement.md")


def test_what_the_page_shows_is_what_is_answered(graph: Graph, server: embedded.Address, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    runner = CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password})
    empty(graph)
    assert len(SHOWN) >= 10
    for command, answer in SHOWN:
        told_truly(runner, command, answer)


def test_every_kind_and_every_grade_is_described():
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == {*KINDS, *RELIABILITIES}
