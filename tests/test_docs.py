"""The docs are true: what README shows is what the example answers, and every route and setting is described."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from fealty.cli import app
from fealty.settings import Settings
from model.ontology import Ontology
from service.app import create_app
from tests.conftest import empty

ROOT = Path(__file__).parents[1]
_RIVALS = "RIVAL_OF,khorasan:isis-k,khorasan:taliban"
SHOWN = re.findall(r"^\$ fealty (.+)\n((?:\{.+\n)+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def run(opened: Graph, server: embedded.Address) -> CliRunner:
    told = {"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password}
    runner = CliRunner(env=told)
    empty(opened)
    example = [str(ROOT / "examples" / "khorasan" / name) for name in ("sources.jsonl", "claims.jsonl")]
    loaded = runner.invoke(app, ["load", "claims", *example, "--json"])
    assert loaded.exit_code == 0, loaded.output
    return runner


def test_readme_shows_five_questions():
    assert len(SHOWN) == 5


@pytest.mark.parametrize(("command", "answer"), SHOWN)
def test_what_readme_shows_is_what_is_answered(run: CliRunner, command: str, answer: str):
    assert run.invoke(app, shlex.split(command)).stdout == answer


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (["search", "talib"], 0, "Taliban"),
        (["show", "ISIS-K"], 0, "PLEDGED_TO|RIVAL_OF"),
        (["show", "nobody at all"], 2, "nothing is called"),
        (["show", "ISIS-K", "--relation", "RIVAL"], 2, "--relation: 'RIVAL' is not known; did you mean RIVAL_OF"),
        (["show", "ISIS-K", "--type", "Person", "--json"], 0, '"adjacent"'),
        (["claims", "ISIS-K", "taliban", "--sort", "since"], 0, "RIVAL_OF"),
        (["claims", "--polarity", "denied", "--json"], 0, '"polarity":"denied"'),
        (["paths", "Hafiz Saeed Khan", "khorasan:taliban"], 0, "RIVAL_OF|FOUGHT"),
        (["paths", "Hafiz Saeed Khan", "taliban", "--through", "x"], 2, "No such option"),
        (
            ["paths", "Hafiz Saeed Khan", "al-Qaida", "--via", "taliban", "--exclude-relationship", _RIVALS],
            0,
            "3 hops.*(?s:.)*Islamic State Khorasan fought Taliban",
        ),
        (["paths", "Hafiz Saeed Khan", "al-Qaida", "--exclude-relationship", "LIKES"], 2, "exclude_relationship: LIKES is not RELATION"),
        (["cypher", "CREATE (n)"], 1, "only statements that read"),
        (["cypher", "MATCH (n"], 2, "Invalid input"),
        (["stats", "--json"], 0, '"Organization":'),
        (["load", "claims", "absent.jsonl"], 2, "there is no such file"),
        (["load", "claims", str(ROOT / "README.md")], 1, "README.md:1"),
        (["init"], 0, "schema"),
        (["render", "-o", "-", "--entity", "ISIS-K", "--as-of", "2015", "--family", "parents"], 0, '"as_of":"2015"'),
        (["show", "ISIS-K", "--as-of", "2016~"], 2, "--as-of: '2016~' is not a day, a month or a year"),
        (["diff", "--since", "2016"], 2, "needs --since and --until"),
        (["dyad", "ISIS-K", "taliban", "--json"], 0, '"tones":{"conflict":11'),
        (["render", "-o", "-", "--entity", "ISIS-K"], 0, "Around Islamic State Khorasan"),
    ],
)
def test_commands_end_as_they_should(run: CliRunner, command: list[str], code: int, said: str):
    done = run.invoke(app, command)
    assert (done.exit_code, bool(re.search(said, done.output))) == (code, True), done.output


def test_no_database_is_exit_code_3():
    runner = CliRunner(env={"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "some-password"})
    assert runner.invoke(app, ["stats"]).exit_code == 3


def test_the_sample_password_is_refused():
    done = CliRunner(env={"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "change-me"}).invoke(app, ["stats"])
    assert (done.exit_code, "sample password" in done.output) == (2, True)


def test_every_route_is_described(opened: Graph, ontology: Ontology):
    text = (ROOT / "docs" / "asking.md").read_text(encoding="utf-8")
    paths = create_app(opened, ontology).openapi()["paths"]
    assert [path for path in paths if path.replace("entity_id", "id") not in text] == []


def test_every_setting_is_described():
    text = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    names = [field.validation_alias.choices[0] for field in Settings.model_fields.values()]  # type: ignore[union-attr]
    assert [name for name in names if name not in text] == []
