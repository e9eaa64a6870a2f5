"""What the reader is given and what it gives back: an article, the parts of its text, and a reading."""

from dataclasses import dataclass
from typing import Literal

from model.claims import Claim, Source

Label = Literal["title", "body", "byline", "caption", "teaser", "advert", "navigation"]
READ: tuple[Label, ...] = ("title", "body")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a text, in characters of the stored text, what it is, and why it was taken for that."""

    start: int
    end: int
    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A report to read: its source with the whole text, its paragraphs, and where it came from (for messages)."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    file: str
    line: int = 0

    @property
    def text(self) -> str:
        """The text as stored; offsets of claims are characters of it."""
        return self.source.text or ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: claims whose quotes stand in its text, and what a person should know about the reading."""

    article: Article
    claims: tuple[Claim, ...]
    warnings: tuple[str, ...] = ()
