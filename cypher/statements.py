"""Reads a .cypher file: its question, its parameters and what it returns; refuses a file whose parts disagree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

_PARAM = re.compile(r"// param (\w+):\s*(\w+(?:<\w+>)?)(\?)?\s*=\s*(.+)")
_RETURNS = re.compile(r"// returns (.+)")
_USED = re.compile(r"\$(\w+)\b(?!\s*\()|\$`(\w+)`")
_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*")
FOLDERS = ("schema", "explore", "load", "judge", "questions", "admin")


class BadStatement(ValueError):
    """A .cypher file whose header and body disagree."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: its name, type, whether it may be null, and an example as Cypher writes it."""

    name: str
    type: str
    optional: bool
    example: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One query file."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    text: LiteralString


@cache
def statement(name: str) -> Statement:
    """Return the statement in `<folder>/<name>.cypher`; raises BadStatement or FileNotFoundError."""
    text = (files("cypher") / f"{name}.cypher").read_text(encoding="utf-8")
    return parsed(name, text)


def parsed(name: str, text: str) -> Statement:
    """Return what a file's text says; raises BadStatement naming the file and the line."""
    lines = text.splitlines()
    question = lines[0].removeprefix("// ").strip() if lines and lines[0].startswith("// ") else ""
    if not question.endswith("?") and not name.startswith(("schema/", "load/", "judge/")):
        raise BadStatement(f"{name}: the first line must be a question in a // comment")
    parameters = tuple(_parameters(name, lines))
    used = {a or b for a, b in _USED.findall(_TEXT.sub("", text))}
    if used != (named := {p.name for p in parameters}):
        raise BadStatement(f"{name}: header and body disagree on {', '.join(sorted(used ^ named))}")
    returns = next((m[1] for line in lines if (m := _RETURNS.fullmatch(line))), "")
    return Statement(name, question, parameters, tuple(r.strip() for r in returns.split(",") if r), cast(LiteralString, text))


def names(folder: str) -> list[str]:
    """Return the names of a folder's statements, sorted."""
    return sorted(f"{folder}/{p.name.removesuffix('.cypher')}" for p in (files("cypher") / folder).iterdir() if p.name.endswith(".cypher"))


def _parameters(name: str, lines: list[str]) -> Iterator[Parameter]:
    for number, line in enumerate(lines, 1):
        if not line.startswith("// param"):
            continue
        if not (m := _PARAM.fullmatch(line.rstrip())):
            raise BadStatement(f"{name}:{number}: a parameter reads `// param name: type = example`")
        yield Parameter(m[1], m[2], bool(m[3]), m[4].strip())
