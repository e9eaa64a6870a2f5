"""docs/load-your-own-table.md is true: its files are the examples, its commands answer what it shows, and it describes every key."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from loaders.tables.mapping import MODELS
from tests.conftest import empty
from tests.pages import shown, told_truly

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "load-your-own-table.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "examples" / "tables"
FILES = re.findall(r"^`([\w.]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SHOWN = shown("load-your-own-table.md")
KEYS = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tables of the examples, where a reader of the page would stand."""
    for file in EXAMPLES.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_the_page_shows_is_what_is_answered(graph: Graph, server: embedded.Address, here: Path):
    runner = CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password})
    empty(graph)
    assert len(SHOWN) >= 8
    for command, answer in SHOWN:
        told_truly(runner, command, answer)
        if command == "load csv pledges.csv":
            for file in EXAMPLES.glob("*.yaml"):
                (here / file.name).write_bytes(file.read_bytes())
            sound = (here / "pledges.yaml").read_text(encoding="utf-8")
            typo = sound.replace("relation: PLEDGED_TO", "relation: PLEGDED_TO").replace("attribute: alias", "attribute: alais")
            (here / "typo.yaml").write_text(typo, encoding="utf-8")


def test_the_files_on_the_page_are_the_examples():
    shown = dict(FILES)
    assert {name: text for name, text in shown.items() if (EXAMPLES / name).read_text(encoding="utf-8") != text} == {}
    assert set(shown) == {file.name for file in EXAMPLES.iterdir()}


def test_every_key_of_a_mapping_is_described():
    known = {name for model in MODELS for name in model.model_fields}
    assert known - set(KEYS) == set()
    assert set(KEYS) - known == set()
