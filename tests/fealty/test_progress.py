"""What a person sees while a load runs."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from fealty.commands import load


def test_the_bar_shows_how_much_was_read_and_how_many_claims_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file, seen = tmp_path / "c.jsonl", StringIO()
    file.write_bytes(b"{}\n" * 4)
    monkeypatch.setattr(load, "to_people", Console(file=seen, force_terminal=True, width=120))
    with load.progress([file]) as said:
        said(1200, 1)
        said(34, 3)
    assert "75%" in seen.getvalue()
    assert "1,234 claims written" in seen.getvalue()
