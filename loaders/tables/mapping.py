"""Mappings: what a YAML file may say about each row of a table. A plain word is a column, unless a key says otherwise."""

import codecs
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Precision = Literal["day", "month", "year", "about"]
PRECISIONS: tuple[Precision, ...] = ("day", "month", "year", "about")


class BadMapping(ValueError):
    """A mapping that cannot be read, names no column of the table, or has a key that does not exist."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cell(_Part):
    """A value: a column's cell, or a constant."""

    column: str | None = Field(None, description="the column whose cell is taken")
    const: str | None = Field(None, description="a fixed text, the same for every row")
    map: dict[str, str] = Field(default_factory=dict[str, str], description="cell: what it stands for; '*' stands for every other cell")
    default: str | None = Field(None, description="what an empty cell stands for")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(value is not None for value in self._choices()) != 1:
            raise ValueError(f"needs exactly one of {', '.join(self._choice_names())}")
        return self

    def _choices(self) -> list[str | None]:
        return [getattr(self, name) for name in self._choice_names()]

    def _choice_names(self) -> tuple[str, ...]:
        return "column", "const"


class Date(Cell):
    """A date: EDTF, or written as `format` says; `precision` names the column that says how exact it is."""

    format: Annotated[
        tuple[str, ...], BeforeValidator(lambda raw: [raw] if isinstance(raw, str) else raw, json_schema_input_type=str | list[str])
    ] = Field((), description="how the column writes its dates, such as %d/%m/%Y; a list is tried in order")
    precision: str | None = Field(None, description="the column that says how exact the date is")
    precisions: dict[str, Precision] = Field(
        default_factory=dict[str, Precision], description="what that column holds: day, month, year or about"
    )
    within: str | None = Field(
        None, description="the column with the period that the row is about, taken where the date lies outside or is empty"
    )


class QualifierCell(Cell):
    """A qualifier: a cell or a constant, or one of the entities for `to`, `place`, `event` and `by`."""

    entity: str | None = Field(None, description="one of the entities")

    def _choice_names(self) -> tuple[str, ...]:
        return "column", "const", "entity"


def _column(raw: Any) -> Any:
    return {"column": raw} if isinstance(raw, str) else raw


def _const(raw: Any) -> Any:
    return {"const": raw} if isinstance(raw, str) else raw


def _number_or_column(raw: Any) -> Any:
    try:
        return {"const": raw} if isinstance(raw, str) and float(raw) >= 0 else _column(raw)
    except ValueError:
        return _column(raw)


Value = Annotated[Cell, BeforeValidator(_column, json_schema_input_type=str | Cell)]
Fixed = Annotated[Cell, BeforeValidator(_const, json_schema_input_type=str | Cell)]
Share = Annotated[Cell, BeforeValidator(_number_or_column, json_schema_input_type=str | float | Cell)]
When = Annotated[Date, BeforeValidator(_column, json_schema_input_type=str | Date)]
FixedDate = Annotated[Date, BeforeValidator(_const, json_schema_input_type=str | Date)]
Qualified = Annotated[QualifierCell, BeforeValidator(_column, json_schema_input_type=str | QualifierCell)]


class Condition(_Part):
    """When a claim is made: the column is filled, equals, differs, or matches a whole regular expression."""

    column: str = Field(description="the column that decides")
    equals: Fixed | None = Field(None, description="the cell is this text, or the cell of {column: …}")
    differs: Fixed | None = Field(None, description="the cell is not this text, or not the cell of {column: …}")
    matches: str | None = Field(None, description="the whole cell matches this regular expression")
    filled: bool | None = Field(None, description="true: the cell holds something; false: it is empty")

    @property
    def only_filled(self) -> bool:
        """Say whether nothing but the column is named, which asks for a filled cell."""
        return self.equals is None and self.differs is None and self.matches is None and self.filled is None


def _conditions(raw: Any) -> Any:
    return [_column(one) for one in (raw if isinstance(raw, list) else [raw])]  # pyright: ignore[reportUnknownVariableType]


class Entity(_Part):
    """How a row names an entity."""

    type: Fixed = Field(description="Organization, Person, Place, Event, Population or Thing; or a cell with a map to them")
    id: Value = Field(description="the cell that tells this entity from others: a code, or the name where there is none")
    name: Value | None = Field(None, description="the cell with its name")
    prefix: str = Field("", description="put before the id, so that two lists of codes do not mix")
    dataset: str | None = Field(None, pattern=r"^[a-z0-9-]+$", description="the data set of the id, where it is not the mapping's own")
    split: str | None = Field(None, min_length=1, description="what stands between several values in the cell")


class Voice(_Part):
    """The voice inside the source that says it."""

    text: Value = Field(description="the voice as written")
    entity: str | None = Field(None, description="one of the entities, where the voice is one")


class Statement(_Part):
    """One claim that a row makes."""

    subject: str = Field(description="one of the entities: whom the claim is about")
    relation: str | None = Field(None, description="a relation of the ontology")
    object: str | None = Field(None, description="one of the entities: the relation's other end")
    attribute: str | None = Field(None, description="an attribute of the ontology, instead of a relation")
    value: When | None = Field(None, description="the attribute's value")
    min: Value | None = Field(None, description="the least reading of a number")
    max: Value | None = Field(None, description="the greatest reading of a number")
    op: Fixed | None = Field(None, description="how the number is meant: =, >=, <=, >, <, ~")
    of: Value | None = Field(None, description="which people the number counts")
    split: str | None = Field(None, min_length=1, description="what stands between several values in the value's cell; each is a claim")
    qualifiers: dict[str, Qualified] = Field(default_factory=dict[str, QualifierCell], description="what belongs to the relation")
    attributed_to: (
        Annotated[Voice, BeforeValidator(lambda raw: {"text": raw} if isinstance(raw, str) else raw, json_schema_input_type=str | Voice)]
        | None
    ) = Field(None, description="the voice inside the source that says it")
    polarity: Fixed | None = Field(None, description="affirmed or denied")
    modality: Fixed | None = Field(None, description="asserted, alleged, possible or planned")
    hedge: Value | None = Field(None, description="the doubting words, verbatim")
    confidence: Share | None = Field(None, description="how sure the reading is, 0 to 1")
    since: When | None = Field(None, description="when it began or happened")
    until: When | None = Field(None, description="when it ended")
    when: Annotated[tuple[Condition, ...], BeforeValidator(_conditions, json_schema_input_type=str | Condition | list[Condition])] = Field(
        (), description="the claim is made only where this holds; of a list, all must hold"
    )


class SourceOf(_Part):
    """The source of the rows: fixed texts, or `{column: …}` for each row's own. Rows with the same id share one."""

    id: Fixed = Field(description="the source's id")
    title: Fixed | None = Field(None, description="its title")
    publisher: Fixed | None = Field(None, description="who published it")
    published: FixedDate | None = Field(None, description="when it was published")
    retrieved: FixedDate | None = Field(None, description="when you fetched it")
    url: Fixed | None = Field(None, description="where it can be read")
    reliability: Fixed | None = Field(None, description="your own grade for it, A to F")


def _known_encoding(name: str) -> str:
    try:
        "".encode(codecs.lookup(name).name)
    except LookupError:
        raise ValueError(f"{name!r} is not an encoding; common ones are utf-8, cp1252, latin-1, utf-16") from None
    return name


def _one_character(raw: str) -> str:
    if raw.lower() in ("tab", "\\t"):
        return "\t"
    if len(raw) != 1 or raw in '\r\n"\0':
        raise ValueError(f"{raw!r} is not one character; write tab for a tab")
    return raw


class Mapping(_Part):
    """What a table says."""

    dataset: str = Field(pattern=r"^[a-z0-9-]+$", description="the first part of every id: lower-case letters, digits, -")
    source: SourceOf = Field(description="who says all this")
    delimiter: Annotated[str, AfterValidator(_one_character)] = Field(",", description="what stands between cells; tab for a tab")
    encoding: Annotated[str, AfterValidator(_known_encoding)] = Field("utf-8", description="how the file is written")
    skip: int = Field(0, ge=0, le=1000, description="lines above the header that are not part of the table")
    missing: frozenset[str] = Field(
        frozenset(), description="cells that mean that nothing is known, such as NA or -9; an empty cell always does"
    )
    thousands: str = Field("", max_length=1, description="what groups the digits of numbers, such as , in 1,500")
    entities: dict[str, Entity] = Field(min_length=1, description="what the rows name, each with a word of yours")
    claims: tuple[Statement, ...] = Field(min_length=1, description="what each row says, one entry a claim")

    def columns(self) -> set[str]:
        """Return every column that the mapping names."""
        return columns_of(self)


MODELS: tuple[type[BaseModel], ...] = (Mapping, SourceOf, Entity, Statement, Cell, Date, QualifierCell, Voice, Condition)


def columns_of(part: BaseModel | None) -> set[str]:
    """Return every column that a part of a mapping names."""
    return set(_columns(part))


def _columns(said: Any) -> Iterator[str]:
    match said:
        case BaseModel():
            named = (getattr(said, name, None) for name in ("column", "precision", "within"))
            yield from (name for name in named if isinstance(name, str))
            yield from _columns([value for _, value in said])
        case dict() | list() | tuple():
            for value in said.values() if isinstance(said, dict) else said:  # pyright: ignore[reportUnknownVariableType]
                yield from _columns(value)
        case _:
            pass
