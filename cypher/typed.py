"""What is typed into the shell: when it is complete, the parameters it gives, and where in it a mistake stands."""

import json
import re
from collections.abc import Sequence
from typing import Any

from cypher.statements import Parameter

_GIVEN = re.compile(r"""(\w+)\s*(?:=>|=|:)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[[^\]]*\]|\{[^}]*\}|\S+)""")
_OFFSET = re.compile(r"\s*\(line \d+, column \d+ \(offset: (\d+)\)\).*", re.DOTALL)


class BadInput(ValueError):
    """Something typed that cannot be read; the message says how it is typed."""


def complete(text: str) -> bool:
    """Say whether a statement or command ends here: a command, a `;`, or an empty last line."""
    bare = text.strip()
    return not bare or bare.startswith(":") or bare.endswith(";") or text.rsplit("\n", 1)[-1].strip() == ""


def given(text: str) -> dict[str, Any]:
    """Read `key=value …`; raises BadInput."""
    if left := _GIVEN.sub("", text).strip():
        raise BadInput(f"{left!r} is not key=value; a value with spaces is quoted: name='Abu Bakr'")
    return {name: literal(value) for name, value in _GIVEN.findall(text)}


def literal(text: str) -> Any:
    """Read a value: a quoted text, what JSON knows, or else the text as it is."""
    if len(text) > 1 and text[0] == text[-1] == "'":
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    try:
        return json.loads(text)
    except ValueError:
        return text


def filled(parameters: Sequence[Parameter], told: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Return a saved question's parameters: as given, else as kept with :param, else its example; raises BadInput."""
    names = [p.name for p in parameters]
    if unknown := sorted(told.keys() - set(names)):
        raise BadInput(f"{', '.join(unknown)} is not among its parameters: {', '.join(names) or 'it has none'}")
    return {p.name: told.get(p.name, kept.get(p.name, literal(p.example))) for p in parameters}


def pointed(message: str, text: str) -> str:
    """Return what is wrong, with the line it stands in and a caret under the place where Neo4j names one."""
    found = _OFFSET.search(message)
    if not found:
        return message.strip()
    before = text.encode("utf-16-le")[: 2 * int(found[1])].decode("utf-16-le", "ignore")
    start = before.rfind("\n") + 1
    line = text[start:].split("\n", 1)[0]
    return f"{message[: found.start()]}\n  {line}\n  {' ' * (len(before) - start)}^"
