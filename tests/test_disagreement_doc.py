"""docs/disagreement.md is true: its commands answer what it shows, over the Khorasan example and the invented papers."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from fealty.cli import app
from model.conflicts import KINDS
from model.grades import RELIABILITIES
from tests.conftest import empty

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "disagreement.md").read_text(encoding="utf-8")
SHOWN = [
    (command, answer)
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for command, answer in re.findall(r"^\$ fealty (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def words(answer: str) -> list[str]:
    """The words of an answer; how fast a load was is nobody's promise."""
    return re.sub(r"[\d,]+ claims/s", "claims/s", answer).split()


def test_what_the_page_shows_is_what_is_answered(graph: Graph, server: embedded.Address, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    runner = CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password})
    empty(graph)
    assert len(SHOWN) >= 10
    for command, answer in SHOWN:
        done = runner.invoke(app, shlex.split(command))
        assert words(done.output) == words(answer), f"fealty {command}\n{done.output}"


def test_every_kind_and_every_grade_is_described():
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == {*KINDS, *RELIABILITIES}
