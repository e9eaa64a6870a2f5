"""docs/gazetteer.md is true: its example runs, its entries stand in the files, and its fields are those an entry has."""

import re
from pathlib import Path

import pytest

from loaders.articles.gazetteer.entries import Entry, read
from loaders.articles.gazetteer.geography import HERE, lists

PAGE = (Path(__file__).parents[1] / "docs" / "gazetteer.md").read_text(encoding="utf-8")


def test_the_example_runs(capsys: pytest.CaptureFixture[str]):
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(example, "docs/gazetteer.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "JNIM is Jama'at Nusrat al-Islam wal-Muslimin",
        "Malian soldiers is Malian forces",
        "Djibo is Djibo",
    ]


def test_every_field_is_described():
    described = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE))))
    assert described == set(Entry.model_fields) - {"type", "kind"}


def test_the_entries_shown_are_in_the_files(tmp_path: Path):
    (shown,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "shown.yaml").write_text(shown, encoding="utf-8")
    known = {told.entry.complete: told.entry for told in read(HERE)}
    for told in read(tmp_path):
        shipped = known[told.entry.complete]
        assert (told.entry.name, told.entry.parent, told.entry.of) == (shipped.name, shipped.parent, shipped.of)
        assert set(told.entry.aliases) <= set(shipped.aliases)


def test_the_sizes_of_cities_are_as_said():
    people = lists("places.yaml")["people"]
    assert f"{people['beat']:,} people" in PAGE
    assert f"{people['elsewhere']:,} elsewhere" in PAGE
