"""docs/time.md is true: what it shows is what the example answers, and every standing and reason is explained."""

import re
from pathlib import Path

from typer.testing import CliRunner

from cypher.graph import Graph
from fealty import embedded
from fealty.cli import app
from model.dates import reading
from model.standing import LEFT_OUT, STANDINGS
from tests.conftest import empty
from tests.pages import shown, told_truly

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "time.md").read_text(encoding="utf-8")
SHOWN = shown("time.md")


def test_what_the_page_shows_is_what_is_answered(opened: Graph, server: embedded.Address):
    empty(opened)
    runner = CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password, "COLUMNS": "118"})
    example = [str(ROOT / "examples" / "khorasan" / name) for name in ("sources.jsonl", "claims.jsonl")]
    assert runner.invoke(app, ["load", "claims", *example]).exit_code == 0
    assert len(SHOWN) >= 15
    for command, answer in SHOWN:
        told_truly(runner, command, answer)


def test_every_standing_and_every_reason_is_explained():
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert set(STANDINGS) <= set(rows)
    assert [reason for reason in LEFT_OUT if f"`{reason}`" not in PAGE] == []


def test_dates_are_read_as_the_page_says():
    assert (reading("2016~").earliest, reading("2016~").latest) == (20150101, 20171231)
    assert (reading("2016-07~").earliest, reading("2016-07~").latest) == (20160601, 20160831)
    assert (reading("2016%").earliest, reading("2016%").latest) == (20140101, 20181231)
