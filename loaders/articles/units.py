"""The parts that a text is labelled in: its lines, or several where a paragraph was wrapped by hand; and their shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_MARKS = re.compile(r"\s*(?:#{1,6}\s+|>\s+)?")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_ITEM = re.compile(r"(?:[-*•–—▪◦]|\(?\d{1,2}[.)])\s+\S")
_INSIDE = re.compile(r"[a-z]{4,}[.!?][\"”’)\]]*\s+[\"“‘(]?[A-Z]")
_WIDEST = 200


@dataclass(frozen=True)
class Unit:
    """A stretch of the text, in characters, without the space and the marks of headings around it.

    `gap` says that an empty line stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    heading: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, without punctuation."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    @property
    def cut(self) -> bool:
        """Whether it breaks off, as the beginning of another story does."""
        return self.text.endswith(("…", "..."))

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: a sentence of some length, several, or words that no heading has so many of."""
        ended = self.ended or _INSIDE.search(self.text) is not None
        return (ended and len(self.words) >= 9) or len(self.words) >= 26

    @property
    def sentence(self) -> bool:
        """Whether it reads as a sentence, however short."""
        return self.prose or (self.ended and len(self.words) >= 3)

    @property
    def item(self) -> bool:
        """Whether it is an entry of a list."""
        return _ITEM.match(self.text) is not None

    @property
    def headline(self) -> bool:
        """Whether it could be a headline: some words that begin large and end without a full stop."""
        few = 3 <= len(self.words) <= 30 and not self.item
        return few and not self.text.endswith((".", ",", ";", ":")) and not self.text[:1].islower()

    @property
    def name(self) -> bool:
        """Whether it could be a publisher's name or a section: few words, each large or in a domain."""
        few = 1 <= len(self.words) <= 4 and not self.ended
        return few and ("." in self.text or all(w[0].isupper() or w[0].isdigit() or len(w) < 4 for w in self.words))


def units(text: str) -> list[Unit]:
    """Return the parts of a text in their order."""
    return [unit for block in _blocks(text) for unit in _parts(text, block) if unit.text]


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines that stand together, each block without the empty lines around it."""
    block: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        if block and _empty_line(text[last : match.start()]):
            yield block
            block = []
        block.append(match.span())
        last = match.end()
    if block:
        yield block


def _empty_line(between: str) -> bool:
    return len(between.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\u00a0\u200b")) > 1


def _parts(text: str, block: list[tuple[int, int]]) -> Iterator[Unit]:
    if _wrapped([text[a:b].strip() for a, b in block]):
        yield _unit(text, block[0][0], block[-1][1], gap=True)
        return
    for number, (start, end) in enumerate(block):
        yield _unit(text, start, end, gap=number == 0)


def _wrapped(lines: list[str]) -> bool:
    """Say whether lines are one paragraph cut at a width: all but the last nearly as long, and some cut inside a sentence."""
    widest = max(map(len, lines))
    if len(lines) < 2 or not 40 <= widest <= _WIDEST or any(line.startswith("#") for line in lines):
        return False
    long = sum(len(line) >= 0.7 * widest for line in lines[:-1])
    cut = sum(not _ENDED.search(line) for line in lines[:-1])
    flowing = sum(after[:1].islower() for after in lines[1:])
    return long >= 0.8 * (len(lines) - 1) and cut >= 0.5 * (len(lines) - 1) and flowing >= 0.3 * (len(lines) - 1)


def _unit(text: str, start: int, end: int, *, gap: bool) -> Unit:
    marks = _MARKS.match(text, start, end)
    first = marks.end() if marks else start
    whole = text[first:end]
    kept = whole.rstrip()
    return Unit(first, first + len(kept), kept, gap, heading="#" in text[start:first])
