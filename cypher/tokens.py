"""Cypher's text as tokens: what stands in strings, comments and backticks is never mistaken for the statement itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number", "name", "parameter", "sign"]
_TOKEN = re.compile(
    r"""(?P<skip>//[^\n\r]*|/\*.*?(?:\*/|\Z))
    |(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))
    |\$(?P<parameter>\w+|`(?:[^`]|``)*(?:`|\Z))
    |(?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)
    |(?P<name>[^\W\d]\w*|`(?:[^`]|``)*(?:`|\Z))
    |(?P<sign>=~|\.\.|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)
_CLOSES = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token: a name or parameter without its backticks or $, a text without its quotes, and where it stands."""

    kind: Kind
    text: str
    start: int

    def says(self, *words: str) -> bool:
        """Say whether this is one of some signs or, in any case, words."""
        return self.kind in ("name", "sign") and self.text.lower() in words


def tokens(text: str) -> list[Token]:
    """Return the tokens of a statement; white space and comments are left out."""
    return list(_tokens(text))


def pairs(found: list[Token]) -> dict[int, int]:
    """Return for each opening bracket where it closes; one that never does closes at the end."""
    waiting: list[int] = []
    closes: dict[int, int] = {}
    for index, token in enumerate(found):
        if token.kind == "sign" and token.text in _CLOSES:
            waiting.append(index)
        elif waiting and token.kind == "sign" and token.text == _CLOSES[found[waiting[-1]].text]:
            closes[waiting.pop()] = index
    return closes | dict.fromkeys(waiting, len(found))


def depth(found: list[Token]) -> int:
    """Return how many brackets stand open at once at the most."""
    deepest = now = 0
    for token in found:
        if token.kind == "sign":
            now += (token.text in _CLOSES) - (token.text in _CLOSES.values())
            deepest = max(deepest, now)
    return deepest


def split(found: list[Token], closes: dict[int, int], begin: int, end: int, *words: str) -> list[tuple[int, int]]:
    """Cut [begin, end) at every one of some words that stands in no bracket of its own."""
    parts: list[tuple[int, int]] = []
    index = begin
    while index < end:
        if index in closes:
            index = min(closes[index], end - 1)
        elif found[index].says(*words):
            parts.append((begin, index))
            begin = index + 1
        index += 1
    return [*parts, (begin, end)]


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup, match.group()
        if kind == "text":
            yield Token("text", _unescaped(said), match.start())
        elif kind == "parameter":
            yield Token("parameter", _bare(match["parameter"]), match.start())
        elif kind == "name":
            yield Token("name", _bare(said), match.start())
        elif kind == "number":
            yield Token("number", said, match.start())
        elif kind == "sign" and said.isprintable() and not said.isspace():
            yield Token("sign", said, match.start())


def _bare(name: str) -> str:
    return name.strip("`").replace("``", "`") if name.startswith("`") else name


def _unescaped(literal: str) -> str:
    return re.sub(
        r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), literal[1:].removesuffix(literal[0]), flags=re.DOTALL
    )
