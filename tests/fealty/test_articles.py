"""`fealty load articles` and `fealty extract`, with a reader that stands in for the real one."""

from functools import partial
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner, Result

from cypher import exports
from cypher.graph import Graph
from fealty import embedded
from fealty.cli import app
from loaders.articles import reader
from tests.conftest import empty
from tests.loaders.articles import readers

ONE = "Two fronts part ways\n\nEverybody in the valley of the Aru knows that Front is a rival of Guard since the winter.\n"
TWO = "The elders of the valley said on Monday that Guard is a rival of Harbour, WARN and nobody in the town denied that.\n"
BAD = "The elders of the valley said on Monday that Guard is a rival of Harbour, RAISES and nobody in the town denied that.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (folder := tmp_path / "reports").mkdir()
    (folder / "one.txt").write_text(ONE)
    (folder / "two.txt").write_text(TWO)
    (folder / "two.yaml").write_text("publisher: The Valley Paper\npublished: 2019-03-04\n")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line without any database."""
    reads_as(monkeypatch)
    return CliRunner(env={"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "some-password"})


@pytest.fixture
def loads(run: CliRunner, server: embedded.Address) -> CliRunner:
    return CliRunner(env={"NEO4J_URI": server.bolt_uri, "NEO4J_PASSWORD": server.password})


def reads_as(monkeypatch: pytest.MonkeyPatch, extractor: str = "articles/1.0.0") -> None:
    monkeypatch.setattr(reader, "open_reader", partial(readers.open_reader, extractor=extractor))


def asked(runner: CliRunner, *command: object) -> Result:
    return runner.invoke(app, [str(part) for part in command])


def test_extract_writes_what_load_claims_reads_as_it_is(run: CliRunner, loads: CliRunner, graph: Graph, folder: Path, tmp_path: Path):
    out = tmp_path / "claims.jsonl"
    done = asked(run, "extract", folder, "-o", out)
    assert done.exit_code == 0, done.output
    records = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    assert [(r["record"], r.get("id") if r["record"] == "source" else r["quote"]) for r in records] == [
        ("source", "articles:one"),
        ("claim", "Front is a rival of Guard"),
        ("source", "articles:two"),
        ("claim", "Guard is a rival of Harbour"),
    ]
    assert records[2]["text"] == TWO and records[2]["publisher"] == "The Valley Paper"
    assert (
        "one.txt: has no date" in done.stderr and "two.txt: a warning" in done.stderr and "read 2 articles, wrote 2 claims" in done.stderr
    )
    assert asked(loads, "load", "claims", out, "--dry-run").exit_code == 0
    assert asked(loads, "load", "claims", out).exit_code == 0
    extracted = b"".join(exports.lines(graph))
    empty(graph)
    assert asked(loads, "load", "articles", folder).exit_code == 0
    assert b"".join(exports.lines(graph)) == extracted


def test_loading_articles_twice_changes_nothing(loads: CliRunner, graph: Graph, folder: Path):
    first = orjson.loads(asked(loads, "load", "articles", folder, "--json", "--workers", 2).stdout)
    before = b"".join(exports.lines(graph))
    again = orjson.loads(asked(loads, "load", "articles", folder, "--json").stdout)
    assert (first["read"], first["accepted"], first["created"], first["warned"]) == (2, 2, 6, 2)
    assert (again["created"], again["unchanged"]) == (0, 6)
    assert b"".join(exports.lines(graph)) == before


def test_an_article_that_fails_is_refused_alone_and_the_exit_code_is_1(run: CliRunner, folder: Path):
    (folder / "bad.txt").write_text(BAD)
    (folder / "empty.txt").write_text("")
    done = asked(run, "extract", folder, "-o", "-")
    assert (done.exit_code, len(done.stdout.splitlines())) == (1, 4)
    assert "refused " in done.stderr and "bad.txt: reading it raised ValueError" in done.stderr and "empty.txt: is empty" in done.stderr
    assert asked(run, "load", "articles", folder, "--dry-run").exit_code == 1


def test_options_come_before_what_files_say(run: CliRunner, folder: Path):
    done = asked(
        run, "extract", folder / "two.txt", "-o", "-", "--publisher", "Another", "--published", "2018-05", "--title", "T", "--url", "u"
    )
    said = orjson.loads(done.stdout.splitlines()[0])
    assert (said["publisher"], said["published"], said["title"], said["url"]) == ("Another", "2018-05", "T", "u")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["load", "articles", "absent"], "there is no such file or folder"),
        (["extract", "{}", "-o", "-", "--published", "soon"], "--published: 'soon' is not a date"),
        (["extract", "{}", "-o", "-", "--title", "T"], "--title and --url are about one article"),
        (["extract", "{}"], "name the file to write: -o FILE"),
        (["extract", "{}/one.txt", "-o", "{}"], "Is a directory"),
    ],
)
def test_wrong_usage_is_exit_code_2(run: CliRunner, folder: Path, command: list[str], said: str):
    done = asked(run, *(part.format(folder) for part in command))
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_settings_that_name_what_is_not_there_end_the_command(run: CliRunner, folder: Path):
    done = CliRunner(env={"FEALTY_GAZETTEER": "absent.yaml"}).invoke(app, ["extract", str(folder), "-o", "-"])
    assert (done.exit_code, "absent.yaml is not there" in done.output) == (2, True)


def test_a_reader_that_does_not_open_ends_the_command(run: CliRunner, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "open_reader", readers.never)
    done = asked(run, "extract", folder, "-o", "-")
    assert (done.exit_code, "the reader could not be opened: FileNotFoundError" in done.output) == (2, True)


def test_an_edition_with_another_text_is_refused_once_and_nothing_changes(loads: CliRunner, graph: Graph, folder: Path):
    assert asked(loads, "load", "articles", folder).exit_code == 0
    before = b"".join(exports.lines(graph))
    (folder / "one.txt").write_text(ONE.replace("winter", "summer"))
    done = asked(loads, "load", "articles", folder)
    assert (done.exit_code, done.output.count("refused /")) == (1, 1)
    assert "one.txt, id: articles:one is stored with another text" in done.output
    assert b"".join(exports.lines(graph)) == before


def test_a_newer_reader_supersedes_what_it_does_not_say_again(
    loads: CliRunner, graph: Graph, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    assert asked(loads, "load", "articles", folder).exit_code == 0
    monkeypatch.setattr(reader, "EXTRACTOR", "articles/1.1.0")
    monkeypatch.setattr(reader, "open_reader", partial(readers.open_reader, extractor="articles/1.1.0", says="FOUGHT"))
    assert asked(loads, "load", "articles", folder / "one.txt").exit_code == 0
    found = [orjson.loads(line) for line in exports.lines(graph)]
    told = {(c["source"], c["relation"], c["status"]) for c in found if c.get("relation")}
    assert told == {
        ("articles:one", "RIVAL_OF", "superseded"),
        ("articles:one", "FOUGHT", "accepted"),
        ("articles:two", "RIVAL_OF", "accepted"),
    }
    monkeypatch.setattr(reader, "EXTRACTOR", "articles/1.2.0")
    monkeypatch.setattr(reader, "open_reader", readers.says_nothing)
    assert asked(loads, "load", "articles", folder / "one.txt").exit_code == 0
    left = [orjson.loads(line) for line in exports.lines(graph)]
    assert {c["status"] for c in left if c["record"] == "claim" and c["source"] == "articles:one"} == {"superseded"}
