"""Loops inside one expression, bounded by the text: Neo4j interrupts a statement between rows, never within an expression.

With a limit of 2 s, `RETURN size([x IN range(1, 2000000000) WHERE x % 2 = 3])` ran for 36 s. So each `range` of an
expression has few steps, loops inside one another have few steps together, and a pattern for `=~` is a simple one.
What this cannot see (how long a collected list is) is left to the deadline, see `free.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cypher import patterns
from cypher.tokens import Token, depth, pairs, split, tokens

STEPS = 100_000
TOGETHER = 1_000_000
BUILDING = 10_000
DEEPEST = 60
_UNKNOWN, _PATTERN, _SMALL = 2_000, 500, 100
_SMALL_LISTS = ("nodes", "relationships", "labels", "keys")
_TESTS = ("any", "all", "none", "single")
_JOINS = ("+", "-", "*", "/", "%", "^", ".", "[", "||")
_ESCAPE = re.compile(r"\\u+[0-9a-fA-F]")


@dataclass(frozen=True, slots=True)
class Loop:
    """An iterating expression: where its list and its body stand, where it ends, and what a reduce gathers in."""

    list: tuple[int, int] | None
    body: tuple[int, int]
    end: int
    gathers: str = ""
    begins: tuple[int, int] = (0, 0)


def fault(text: str, parameters: Mapping[str, Any]) -> str | None:
    """Say why no time limit could stop this statement, or None where every loop in it is short."""
    if _ESCAPE.search(text):
        return r"\u escapes are not read here; write the character itself, or pass it as a parameter"
    return _Reader(tokens(text), parameters).fault()


class _Reader:
    """Reads one statement's tokens."""

    def __init__(self, found: list[Token], parameters: Mapping[str, Any]) -> None:
        self._found, self._parameters = found, parameters
        self._closes = pairs(found)
        self._longest = 0
        self._fault: str | None = None

    def fault(self) -> str | None:
        """Return the first fault of the statement."""
        if depth(self._found) > DEEPEST:
            return f"more than {DEEPEST} brackets inside one another are not allowed here"
        for index in range(len(self._found)):
            self._range(index)
            self._match(index)
        self._walk(0, len(self._found), 1)
        return self._fault

    def _says(self, index: int, *words: str) -> bool:
        return 0 <= index < len(self._found) and self._found[index].says(*words)

    def _closing(self, opening: int) -> int:
        return self._closes.get(opening, len(self._found))

    def _split(self, begin: int, end: int, *words: str) -> list[tuple[int, int]]:
        return split(self._found, self._closes, begin, end, *words)

    def _refuse(self, why: str) -> None:
        self._fault = self._fault or why

    def _range(self, index: int) -> None:
        """Bound a range that does not feed UNWIND, which goes row by row."""
        if not self._calls(index, "range") or self._rows(index):
            return
        steps = self._steps(index)
        if steps is None:
            self._refuse("the bounds of range() are numbers, parameters or a size() here; or use UNWIND range(…) AS x")
        elif steps > STEPS:
            self._refuse(f"a range of more than {STEPS:,} steps is not allowed within an expression; use UNWIND range(…) AS x")
        self._longest = max(self._longest, steps or 0)

    def _rows(self, index: int) -> bool:
        return self._says(index - 1, "unwind") and self._says(self._closing(index + 1) + 1, "as")

    def _match(self, index: int) -> None:
        if not self._says(index, "=~"):
            return
        told = self._found[index + 1] if index + 1 < len(self._found) else None
        if told is None or told.kind not in ("text", "parameter") or self._says(index + 2, *_JOINS):
            self._refuse("the pattern after =~ is one text or one parameter here")
            return
        pattern = told.text if told.kind == "text" else self._parameters.get(told.text)
        if isinstance(pattern, str) and (why := patterns.fault(pattern)):
            self._refuse(f"the pattern after =~ {why}, which is not allowed here")

    def _walk(self, begin: int, end: int, product: int) -> None:
        """Multiply the steps of loops inside one another."""
        index = begin
        while index < end:
            loop = self._loop(index)
            if loop is None:
                if self._calls(index, "range") and not self._rows(index):
                    self._together(product, self._steps(index) or 1)
                index += 1
                continue
            steps = self._bound(*loop.list) if loop.list else _PATTERN
            self._together(product, steps)
            if loop.gathers:
                self._gathered(loop, steps)
            if loop.list:
                self._walk(*loop.list, product)
            self._walk(*loop.body, product * steps)
            index = loop.end + 1

    def _together(self, product: int, steps: int) -> None:
        if product > 1 and product * steps > TOGETHER:
            self._refuse(f"loops inside one another may make more than {TOGETHER:,} steps; spread one of them with UNWIND")

    def _gathered(self, loop: Loop, steps: int) -> None:
        """Refuse a reduce that doubles what it gathers, or that builds a long text or list piece by piece."""
        uses = [i for i in range(*loop.body) if self._found[i].kind == "name" and self._found[i].text == loop.gathers]
        if sum(self._says(i - 1, "+", "*", "||") or self._says(i + 1, "+", "*", "||") for i in uses) > 1:
            self._refuse("a reduce that adds what it gathers to itself is not allowed here")
        begins = self._found[loop.begins[0]] if loop.begins[0] < loop.begins[1] else None
        if begins and (begins.kind == "text" or begins.says("[")) and steps > BUILDING:
            self._refuse(f"a reduce that builds a text or a list in more than {BUILDING:,} steps is not allowed here")

    def _loop(self, index: int) -> Loop | None:
        """Return the iterating expression that begins at a token."""
        if self._says(index, "["):
            return self._comprehension(index, index + 1) or self._pattern(index)
        if self._calls(index, *_TESTS):
            return self._comprehension(index + 1, index + 2)
        return self._reduce(index + 1) if self._calls(index, "reduce") else None

    def _comprehension(self, opening: int, variable: int) -> Loop | None:
        if not (self._says(variable + 1, "in") and self._found[variable].kind == "name"):
            return None
        end = self._closing(opening)
        listed = self._split(variable + 2, end, "where", "|")[0]
        return Loop(listed, (listed[1], end), end)

    def _pattern(self, opening: int) -> Loop | None:
        named = self._says(opening + 2, "=")
        if not self._says(opening + (3 if named else 1), "("):
            return None
        end = self._closing(opening)
        pattern = self._split(opening + 1, end, "where", "|")
        return Loop(None, (pattern[0][1], end), end) if len(pattern) > 1 else None

    def _reduce(self, opening: int) -> Loop | None:
        end = self._closing(opening)
        parts = self._split(opening + 1, end, ",")
        if len(parts) < 2 or not self._says(parts[1][0] + 1, "in"):
            return None
        listed = self._split(parts[1][0] + 2, end, "|")[0]
        return Loop(listed, (listed[1], end), end, self._found[opening + 1].text, (opening + 3, parts[0][1]))

    def _calls(self, index: int, *names: str) -> bool:
        return index < len(self._found) and self._found[index].kind == "name" and self._says(index, *names) and self._says(index + 1, "(")

    def _bound(self, begin: int, end: int) -> int:
        """Return how long a list may be: known, or a guess for what the text does not say."""
        parts = self._split(begin, end, "+")
        if len(parts) > 1:
            return sum(self._bound(*part) for part in parts)
        first = self._found[begin] if begin < end else None
        if first is None:
            return 0
        if first.kind == "parameter" and end == begin + 1:
            value = self._parameters.get(first.text)
            return len(value) if isinstance(value, list | str) else 1  # pyright: ignore[reportUnknownArgumentType]
        if (cut := self._sliced(begin, end)) is not None:
            return cut
        if self._says(begin, "[") and self._closing(begin) == end - 1:
            return self._literal(begin, end)
        return self._called(begin, end)

    def _sliced(self, begin: int, end: int) -> int | None:
        last = self._found[end - 2] if end - begin > 3 else None
        if last and last.kind == "number" and self._says(end - 1, "]") and self._says(end - 3, "..") and self._says(end - 4, "["):
            return _whole(last.text)
        return None

    def _literal(self, begin: int, end: int) -> int:
        loop = self._loop(begin)
        if loop is None:
            return len(self._split(begin + 1, end - 1, ","))
        return self._bound(*loop.list) if loop.list else _PATTERN

    def _called(self, begin: int, end: int) -> int:
        whole = self._says(begin + 1, "(") and self._closing(begin + 1) == end - 1
        if whole and self._says(begin, "range"):
            return self._steps(begin) or _UNKNOWN
        if whole and self._says(begin, *_SMALL_LISTS):
            return _SMALL
        if whole and self._says(begin, "coalesce", "tail", "reverse"):
            return max(self._bound(*part) for part in self._split(begin + 2, end - 1, ","))
        if self._says(begin + 1, ".") and end == begin + 3:
            return max(_SMALL, self._longest)
        return max(_UNKNOWN, self._longest)

    def _steps(self, index: int) -> int | None:
        """Return how many steps a range makes; None where its bounds do not say."""
        told = self._split(index + 2, self._closing(index + 1), ",")
        bounds = [self._number(*part) for part in told[:3]]
        if len(bounds) < 2 or bounds[0] is None or bounds[1] is None:
            return None
        by = bounds[2] if len(bounds) > 2 and bounds[2] else 1
        return max(0, (bounds[1] - bounds[0]) // by + 1)

    def _number(self, begin: int, end: int) -> int | None:
        """Return the value of numbers, parameters and sizes that are added or subtracted."""
        total, sign, index = 0, 1, begin
        while index < end:
            token = self._found[index]
            if token.says("+", "-"):
                sign = -sign if token.text == "-" else sign
                index += 1
                continue
            value, index = self._term(index)
            if value is None or (index < end and not self._says(index, "+", "-")):
                return None
            total, sign = total + sign * value, 1
        return total if begin < end else None

    def _term(self, index: int) -> tuple[int | None, int]:
        token = self._found[index]
        if token.kind == "number":
            return _whole(token.text), index + 1
        if token.kind == "parameter":
            value = self._parameters.get(token.text)
            return int(value) if isinstance(value, int | float) and abs(value) < 2**63 else None, index + 1
        if self._calls(index, "size", "length"):
            end = self._closing(index + 1)
            return self._bound(index + 2, end), end + 1
        return None, index + 1


def _whole(text: str) -> int:
    bare = text.replace("_", "")
    try:
        return int(bare, 0)
    except ValueError:
        return int(min(float(bare), 2.0**63))
