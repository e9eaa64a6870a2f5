"""Pages of docs/ whose console blocks are run: each command with the answer that the page shows."""

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from fealty.cli import app

DOCS = Path(__file__).parents[1] / "docs"
Shown = list[tuple[str, str]]


def shown(name: str) -> Shown:
    """Return the commands of a page's console blocks, in order, each with its answer."""
    text = (DOCS / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [pair for block in blocks for pair in re.findall(r"^\$ fealty (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


def words(answer: str) -> list[str]:
    """Return the words of an answer; ids that hold a moment, and rates, are others each time."""
    plain = re.sub(r"\b[0-9a-f]{32}\b", "ID", answer)
    return re.sub(r"[\d,]+ claims/s", "claims/s", plain).split()


def told_truly(runner: CliRunner, command: str, answer: str) -> None:
    """Hold what a page shows against what is answered."""
    done = runner.invoke(app, shlex.split(command))
    assert words(done.output) == words(answer), f"fealty {command}\n{done.output}"
