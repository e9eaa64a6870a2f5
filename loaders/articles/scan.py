"""An article as it is scanned for names: its paragraphs that are read, how it uses capitals, and which characters are taken."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.articles.article import READ, Paragraph
from loaders.articles.gazetteer.spelling import folded, plain
from loaders.articles.names import Entity, How, Mention

_LOWER = re.compile(r"\b[a-z][a-z-]+\b")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_INSIDE = re.compile(r"'(?![sS]\b)[^\W\d_]")
_FEW_CAPITALS = 0.004
_SENTENCE_ENDS = frozenset(".!?:;\"'([")


@dataclass(slots=True)
class Scan:
    """A text and what has been found in it; offsets are characters of the stored text."""

    text: str
    parts: Sequence[Paragraph]
    plain: str
    folded: str
    common: frozenset[str]
    quiet: bool
    mentions: list[Mention] = field(default_factory=list[Mention])
    _taken: bytearray = field(default_factory=bytearray)
    _begins: list[int] = field(default_factory=list[int])
    _styles: dict[int, str] = field(default_factory=dict[int, str])

    @classmethod
    def of(cls, text: str, paragraphs: Iterable[Paragraph]) -> "Scan":
        """Return a scan of the paragraphs that are read."""
        parts = sorted((p for p in paragraphs if p.label in READ), key=lambda p: p.start)
        simple = plain(text)
        read = " ".join(simple[p.start : p.end] for p in parts)
        letters = sum(map(str.isalpha, read))
        quiet = sum(map(str.isupper, read)) <= letters * _FEW_CAPITALS
        return cls(
            text,
            parts,
            simple,
            folded(text),
            frozenset(_LOWER.findall(read)),
            quiet,
            _taken=bytearray(len(text)),
            _begins=[p.start for p in parts],
        )

    def part(self, position: int) -> Paragraph | None:
        """Return the paragraph that is read and holds a position."""
        number = bisect(self._begins, position) - 1
        return self.parts[number] if number >= 0 and position < self.parts[number].end else None

    def style(self, position: int) -> str:
        """Return how the paragraph at a position is written: `loud` (capitals only), `title` (Each Word So) or `plain`."""
        part = self.part(position)
        if part is None:
            return "plain"
        if part.start not in self._styles:
            self._styles[part.start] = _style(self.plain[part.start : part.end])
        return self._styles[part.start]

    def free(self, start: int, end: int) -> bool:
        """Say whether no mention holds a character of a stretch."""
        return not any(self._taken[start:end])

    def add(self, start: int, end: int, entity: Entity, how: How, certainty: float) -> Mention:
        """Record a mention."""
        return self.keep(Mention(start, end, self.text[start:end], (entity,), how, certainty))

    def keep(self, mention: Mention) -> Mention:
        """Record a mention found before."""
        self._taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        self.mentions.append(mention)
        return mention

    def whole(self, start: int, end: int) -> bool:
        """Say whether a stretch begins and ends where words do."""
        before, after = self.plain[start - 1 : start], self.plain[end : end + 1]
        if before.isalnum() or after.isalnum():
            return False
        inner = _INSIDE.match(self.plain, end) is not None
        return not inner and not (before == "'" and self.plain[start - 2 : start - 1].isalpha())

    def begins_sentence(self, start: int) -> bool:
        """Say whether a sentence, quotation or paragraph begins at a position."""
        before = self.plain[max(0, start - 3) : start].rstrip(" ")
        return not before or before[-1] in _SENTENCE_ENDS or start in self._begins

    def occurrences(self, spelling: str) -> Iterator[tuple[int, int]]:
        """Yield where a spelling stands as whole words in its own case, in stretches that are free."""
        sought, found = plain(spelling), -1
        while (found := self.plain.find(sought, found + 1)) >= 0:
            end = found + len(sought)
            if self.whole(found, end) and self.free(found, end) and (part := self.part(found)) and end <= part.end:
                yield found, end


def _style(text: str) -> str:
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    if text.upper() == text and words:
        return "loud"
    high = sum(w[0].isupper() for w in words)
    return "title" if len(words) > 2 and high >= 0.8 * len(words) and not text.rstrip().endswith(".") else "plain"
