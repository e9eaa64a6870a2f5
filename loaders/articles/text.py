"""The parts of an article's text, each labelled with a reason: what is read, and what a page holds beside it.

Nothing is removed: a label only says whether claims are read from a part. Words tell first (`furniture`); then where a
line stands: above the first paragraph, between paragraphs, in a list of other stories, or after the article's end.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.articles import furniture
from loaders.articles.article import Label, Paragraph
from loaders.articles.furniture import Told
from loaders.articles.teasers import listed
from loaders.articles.units import Unit, units

_TOO_LONG = 15  # words of a line that is no heading
_ENOUGH_WORDS, _ENOUGH_SHARE = 120, 0.3
_NOT_A_LETTER = re.compile(r"[\W_]+")
_PAGE: Told = ("navigation", "a short line above the article")
_HEADING: Told = ("title", "a heading over a paragraph")
_ALONE: Told = ("navigation", "a short line with no paragraph under it")


def paragraphs(text: str, *, title: str | None = None) -> tuple[Paragraph, ...]:
    """Return the parts of a text in their order, in characters of it; `title` is the article's, where it is known."""
    found = units(text)
    labels = _Labels(found, title)
    return tuple(Paragraph(u.start, u.end, label, reason) for u, (label, reason) in zip(found, labels.all(), strict=True))


class _Labels:
    """What each part is; filled in the order of how sure a rule is."""

    def __init__(self, parts: Sequence[Unit], title: str | None) -> None:
        self.parts = parts
        self.told: list[Told | None] = [furniture.told(part) for part in parts]
        self.first = self._first_paragraph()
        self._title(title)

    def all(self) -> list[Told]:
        self._above()
        self._after_the_end()
        for place, what in listed(self.parts, self.told, self.first):
            self.told[place] = what
        self._between()
        return [told or ("body", "a paragraph") for told in self.told]

    def _open(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield the places that no rule has spoken about."""
        for place in range(start, len(self.parts) if end is None else end):
            if self.told[place] is None:
                yield place

    def _first_paragraph(self) -> int:
        asked = next((n for n in self._open() if self._asks(n)), -1)
        prose = (n for n in self._open() if self.parts[n].prose and n != asked)
        short = (n for n in self._open() if self.parts[n].sentence and n != asked)
        return next(prose, next(short, max(asked, 0)))

    def _asks(self, place: int) -> bool:
        """Say whether a line that ends like a sentence may still be a title: "Who leads the group now?"."""
        part = self.parts[place]
        return part.headline and part.text.endswith(("?", "!")) and len(part.words) <= 25

    def _title(self, given: str | None) -> None:
        place = self._given(given) if given else None
        place = self._likely() if place is None else place
        if place is None:
            return
        said = _plain(self.parts[place].text)
        self.told[place] = ("title", "the title that was given" if given and said == _plain(given) else "the first line like a title")
        for other, part in enumerate(self.parts):
            if other != place and _plain(part.text) == said:
                self.told[other] = ("title", "the title again")
        if place < self.first:
            self._standfirst(place)

    def _given(self, title: str) -> int | None:
        wanted = _plain(title)
        return next((n for n, part in enumerate(self.parts) if _plain(part.text) == wanted), None)

    def _likely(self) -> int | None:
        """Return the line above the first paragraph that is likest to a title; of equals the first counts."""
        likely = [n for n in self._open(0, self.first) if self.parts[n].headline or self.parts[n].heading]
        texts = Counter(_plain(part.text) for part in self.parts[: self.first])

        def doubt(place: int) -> tuple[bool, ...]:
            part = self.parts[place]
            again = len(part.words) > 3 and texts[_plain(part.text)] > 1
            return not part.heading, not again, len(part.words) < 5

        return min(likely, key=doubt, default=None)

    def _standfirst(self, place: int) -> None:
        below = next((n for n in range(place + 1, self.first) if _label(self.told[n]) != "title"), None)
        if below is not None and self.told[below] is None and len(self.parts[below].words) >= 6:
            self.told[below] = ("title", "the line under the title")

    def _above(self) -> None:
        for place in self._open(0, self.first):
            part = self.parts[place]
            if not part.sentence and not (part.item and len(part.words) >= 6):
                self.told[place] = _PAGE

    def _after_the_end(self) -> None:
        every = sum(len(self.parts[n].words) for n in self._open(self.first) if self.parts[n].prose)
        read = 0
        for place in range(self.first, len(self.parts)):
            part = self.parts[place]
            if self.told[place] is None and part.prose:
                read += len(part.words)
            elif furniture.over(part) and (read >= _ENOUGH_WORDS or read >= _ENOUGH_SHARE * every > 0):
                return self._close(place)
        return None

    def _close(self, end: int) -> None:
        for place in self._open(end):
            part = self.parts[place]
            label: Label = "teaser" if part.sentence or part.headline else "navigation"
            self.told[place] = label, "stands after the end of the article"

    def _between(self) -> None:
        for place in reversed(list(self._open(self.first))):
            part = self.parts[place]
            if part.sentence:
                self.told[place] = ("body", "a paragraph")
            elif part.item or part.text.endswith((":", ",", ";")) or part.text[:1].islower():
                self.told[place] = ("body", "a part of a list or of a sentence")
            else:
                self.told[place] = self._heading(place)

    def _heading(self, place: int) -> Told:
        after = (self.told[n] for n in range(place + 1, len(self.parts)))
        below = next((told for told in after if told and told[0] not in ("caption", "advert")), None)
        if len(self.parts) == 1:
            return "body", "the only text there is"
        if below and (below[0] == "body" or below == _HEADING):
            return _HEADING
        return ("body", "a paragraph without a full stop") if len(self.parts[place].words) >= _TOO_LONG else _ALONE


def _label(told: Told | None) -> Label | None:
    return told[0] if told else None


def _plain(text: str) -> str:
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", text)).casefold()
