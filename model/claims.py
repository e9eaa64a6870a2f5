"""Claims: one statement by one source, the only thing that loaders produce."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import orjson

from model.ids import digest

Polarity = Literal["affirmed", "denied"]
Modality = Literal["asserted", "alleged", "possible", "planned"]
Status = Literal["proposed", "accepted", "rejected", "superseded"]
POLARITIES: tuple[Polarity, ...] = ("affirmed", "denied")
MODALITIES: tuple[Modality, ...] = ("asserted", "alleged", "possible", "planned")
STATUSES: tuple[Status, ...] = ("proposed", "accepted", "rejected", "superseded")
OPERATORS = ("=", ">=", "<=", ">", "<", "~")


@dataclass(frozen=True, slots=True)
class Ref:
    """An entity as a source names it. The name is shorthand for a `name` claim with the same locator.

    `mention` is the text that names it, as it stands in the quote ("the group"): for whoever checks the reading, and no part of the claim.
    `aliases` are what else its source calls it ("the blast", "Thursday's attack"): so too.
    """

    id: str
    type: str
    name: str | None = None
    mention: str | None = field(default=None, compare=False)
    aliases: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A count as said: its least and greatest reading, the operator, and whom it counts."""

    min: float | int | None
    max: float | int | None
    op: str = "="
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quote stands in a stored text, in Python characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cells:
    """Where a quote stands in a table: the record's number from 1 and the columns, as published."""

    row: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a quote stands in a JSON document (RFC 6901)."""

    pointer: str


Locator = Span | Cells | Pointer


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice inside the source, as written, and its entity where it is known."""

    text: str
    entity: Ref | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: who published it, when, and the text it was read from, if it is a document.

    `reliability` is the Admiralty grade, A to F, that it came with; `graded` is an analyst's own, which counts before it.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    kind: str = "document"
    reliability: str | None = None
    graded: str | None = None
    graded_by: str | None = None
    graded_at: str | None = None
    sha256: str | None = None
    text: str | None = field(default=None, repr=False)


Qualifier = Ref | str | int


@dataclass(frozen=True)
class Claim:
    """One statement by one source: a relation to an object, or an attribute with a value."""

    source: str
    locator: Locator
    quote: str
    subject: Ref
    relation: str | None = None
    object: Ref | None = None
    attribute: str | None = None
    value: str | Number | None = None
    qualifiers: Mapping[str, Qualifier] = field(default_factory=dict[str, Qualifier])
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    hedge: str | None = None
    attributed_to: Voice | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 1.0
    extractor: str = "hand/1"
    status: Status = "accepted"

    @cached_property
    def id(self) -> str:
        """What is said and where; not how sure the reader was, who read it, or when."""
        voice = self.attributed_to
        said_by = [voice.text, voice.entity.id if voice.entity else ""] if voice else []
        return digest(
            self.statement,
            self.modality,
            *said_by,
            "since",
            self.since or "",
            self.until or "",
            *(part for key in sorted(self.qualifiers) for part in (key, _said(self.qualifiers[key]))),
        )

    @cached_property
    def statement(self) -> str:
        """What a review decides on: a second reading with a better date keeps the decision."""
        what = self.relation or self.attribute or ""
        other = self.object.id if self.object else _said(self.value)
        label = _said(self.qualifiers["label"]) if self.relation and "label" in self.qualifiers else ""
        return digest(self.source, _place(self.locator), self.subject.id, what, other, label, self.polarity)

    def names(self) -> tuple["Claim", ...]:
        """Return the `name` claims that the inline names stand for."""
        return tuple(self._name(ref) for ref in self._refs() if ref.name)

    def entities(self) -> tuple[Ref, ...]:
        """Return every entity this claim reaches, the subject first."""
        return tuple(self._refs())

    def _refs(self) -> list[Ref]:
        found = [self.subject] if self.object is None else [self.subject, self.object]
        found += [value for _, value in sorted(self.qualifiers.items()) if isinstance(value, Ref)]
        if self.attributed_to and self.attributed_to.entity:
            found.append(self.attributed_to.entity)
        return found

    def _name(self, ref: Ref) -> "Claim":
        return Claim(
            source=self.source,
            locator=self.locator,
            quote=self.quote,
            subject=replace(ref, name=None),
            attribute="name",
            value=ref.name,
            confidence=self.confidence,
            extractor=self.extractor,
            status=self.status,
        )


def precedence(extractor: str, confidence: float) -> tuple[tuple[int, ...], float, str]:
    """Return what decides between two readings of one claim: the greater extractor version, then confidence."""
    name, version = reader_of(extractor)
    return version, confidence, name


def reader_of(extractor: str) -> tuple[str, tuple[int, ...]]:
    """Return the name and the version of an extractor such as `articles/1.0.0`."""
    name, _, version = extractor.partition("/")
    return name, tuple(int(part) for part in version.split(".") if part.isascii() and part.isdigit())


def _place(locator: Locator) -> str:
    match locator:
        case Span(start, end):
            return f"{start}-{end}"
        case Cells(row, columns):
            return f"{row}:{'|'.join(columns)}"
        case Pointer(pointer):
            return pointer


def _said(value: "Qualifier | Number | None") -> str:
    match value:
        case None:
            return ""
        case Ref():
            return value.id
        case Number():
            return orjson.dumps([value.min, value.max, value.op, value.of]).decode()
        case _:
            return str(value)
