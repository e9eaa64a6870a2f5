"""docs/load-your-own-table.md is true: its files are the examples, its commands answer what it shows, and it describes every key."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from fealty.cli import app
from loaders.tables.mapping import MODELS
from tests.conftest import empty

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "load-your-own-table.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "examples" / "tables"
FILES = re.findall(r"^`([\w.]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SHOWN = [
    (command, answer)
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for command, answer in re.findall(r"^\$ fealty (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]
KEYS = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)


def words(answer: str) -> list[str]:
    """The words of an answer; the time that a load took, and so its rate, is nobody's promise."""
    return re.sub(r"[\d,]+ claims/s", "claims/s", answer).split()


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
        done = runner.invoke(app, shlex.split(command))
        assert words(done.output) == words(answer), f"fealty {command}\n{done.output}"
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
