"""Answers as tables that fit the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from rich.cells import cell_len, set_cell_size

_NARROWEST = 6


class Plain(str):
    """A text that stands without quotes, also within a list."""

    __slots__ = ()


def table(fields: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> str:
    """Return rows under their fields; the widest columns are cut, with an ellipsis, until all fit the width."""
    cells = [[shown(value) for value in row] for row in rows]
    wanted = [max(cell_len(line[n]) for line in ([*fields], *cells)) for n in range(len(fields))]
    widths = _fitted(wanted, width - 3 * (len(fields) - 1))
    numbers = [all(isinstance(row[n], int | float) for row in rows) for n in range(len(fields))]
    rule = "─┼─".join("─" * w for w in widths)
    lines = [_line(fields, widths, numbers), rule, *(_line(line, widths, numbers) for line in cells)]
    return "\n".join(set_cell_size(line, width).rstrip() if cell_len(line) > width else line.rstrip() for line in lines)


def shown(value: Any) -> str:
    """Return a value on one line, as Cypher would write it; a text stands without quotes."""
    return " ".join(value.split()) if isinstance(value, str) else written(value)


def written(value: Any) -> str:
    """Return a value as Cypher writes it."""
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, str):
        return "'" + " ".join(value.split()) + "'"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {written(item)}" for key, item in cast(Mapping[str, Any], value).items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, cast(Sequence[Any], value))) + "]"
    return str(value)


def _fitted(widths: list[int], room: int) -> list[int]:
    fitted = widths.copy()
    while sum(fitted) > room and max(fitted) > _NARROWEST:
        widest = max(fitted)
        second = max((w for w in fitted if w < widest), default=_NARROWEST)
        over, many = sum(fitted) - room, fitted.count(widest)
        narrower = max(_NARROWEST, second, widest - -(-over // many))
        fitted = [narrower if w == widest else w for w in fitted]
    return fitted


def _line(cells: Sequence[str], widths: list[int], numbers: list[bool]) -> str:
    return " │ ".join(_cell(*cell) for cell in zip(cells, widths, numbers, strict=True))


def _cell(text: str, width: int, number: bool) -> str:
    if cell_len(text) > width:
        return set_cell_size(text, width - 1) + "…"
    return " " * (width - cell_len(text)) + text if number else set_cell_size(text, width)
