"""docs/cypher.md is true: each of its statements is answered on the example, within the limits that it names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cypher import free, loops
from cypher.completion import COMMANDS
from cypher.graph import FREE_AT_ONCE, Graph
from loaders import pipeline
from loaders.sources import claims
from model.ontology import Ontology
from tests.conftest import empty

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^([^\n]+)\n\n```cypher\n(.+?)\n```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def example(opened: Graph, ontology: Ontology) -> Iterator[Graph]:
    empty(opened)
    files = [ROOT / "examples" / "khorasan" / name for name in ("sources.jsonl", "claims.jsonl")]
    pipeline.load((item for f in files for item in claims.read(f, ontology)), opened, ontology)
    yield opened


def test_it_shows_ten_statements():
    assert len(SHOWN) == 10


@pytest.mark.parametrize(("question", "text"), SHOWN)
def test_each_statement_is_answered(example: Graph, question: str, text: str):
    said = free.ask(example, text, {})
    assert said.values and not said.truncated, question
    assert any(value not in (None, [], "") for row in said.values for value in row)


def test_the_example_request_is_answered(example: Graph):
    said = free.ask(example, "MATCH (a)-[x:RIVAL_OF]-(b {name: $name}) RETURN a, x", {"name": "Taliban"})
    assert said.values and said.graph["edges"]
    assert '"MATCH (a)-[x:RIVAL_OF]-(b {name: $name}) RETURN a, x"' in TEXT


def test_the_limits_are_as_told():
    assert (free.SECONDS, free.ROWS, free.CHARACTERS, free.PATIENCE, FREE_AT_ONCE) == (10, 10_000, 20_000_000, 5, 2)
    assert (loops.STEPS, loops.TOGETHER) == (100_000, 1_000_000)
    for said in ("10 seconds, 10,000 rows and 20 million characters", "up to 5 seconds", "100,000 steps", "1,000,000 steps"):
        assert said in TEXT
    assert {name.lower() for name in re.findall(r"`(db\.[\w.]+)`", TEXT)} == free.PROCEDURES


def test_every_command_of_the_shell_is_told():
    assert [command for command in COMMANDS if command not in TEXT] == []
