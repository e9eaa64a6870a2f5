"""Mappings: a YAML file that says what each row of a table claims."""

from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError


class BadMapping(ValueError):
    """A mapping that cannot be read, names no column of the table, or has a key that does not exist."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cell(_Part):
    """A value: a column's cell, or a constant."""

    column: str | None = None
    const: str | int | None = None


def _cell(raw: Any) -> Any:
    return {"column": raw} if isinstance(raw, str) else raw


Value = Annotated[Cell, BeforeValidator(_cell)]


class Date(_Part):
    """A date from a column; `precision` names a column whose value `precisions` turns into day, month or year."""

    column: str | None = None
    const: str | None = None
    precision: str | None = None
    precisions: dict[str, Literal["day", "month", "year", "about"]] = Field(
        default_factory=dict[str, Literal["day", "month", "year", "about"]]
    )


When = Annotated[Date, BeforeValidator(_cell)]


class Condition(_Part):
    """When a claim is made: the column is, is not, matches (a whole regular expression), or is filled."""

    column: str
    equals: str | None = None
    differs: str | None = None
    matches: str | None = None
    filled: bool | None = None


class Entity(_Part):
    """How a row names an entity; `split` makes one of each value in the cell."""

    type: str
    id: Value
    name: Value | None = None
    prefix: str = ""
    split: str | None = None


class Statement(_Part):
    """One claim that a row makes."""

    subject: str
    relation: str | None = None
    object: str | None = None
    attribute: str | None = None
    value: Value | None = None
    split: str | None = None
    qualifiers: dict[str, Value] = Field(default_factory=dict[str, Value])
    since: When | None = None
    until: When | None = None
    when: Condition | None = None


class SourceOf(_Part):
    """The source of the rows: fixed texts, or columns."""

    id: Annotated[Cell, BeforeValidator(lambda raw: {"const": raw} if isinstance(raw, str) else raw)]
    title: str | None = None
    publisher: Annotated[Cell, BeforeValidator(lambda raw: {"const": raw} if isinstance(raw, str) else raw)] | None = None
    published: Annotated[Cell, BeforeValidator(lambda raw: {"const": raw} if isinstance(raw, str) else raw)] | None = None
    url: str | None = None


class Mapping(_Part):
    """What a table says."""

    dataset: str = Field(pattern=r"^[a-z0-9-]+$")
    source: SourceOf
    delimiter: str = ","
    encoding: str = "utf-8"
    entities: dict[str, Entity]
    claims: list[Statement]

    def columns(self) -> set[str]:
        """Return every column that the mapping names."""
        return set(_columns(self.model_dump()))


def shipped() -> list[str]:
    """Return the names of the mappings that come with Fealty."""
    return sorted(p.name.removesuffix(".yaml") for p in (files("loaders") / "mappings").iterdir() if p.name.endswith(".yaml"))


def read(name: str) -> Mapping:
    """Return a shipped mapping by name, or the one in a file; raises BadMapping naming the key."""
    if name in shipped():
        return parsed((files("loaders") / "mappings" / f"{name}.yaml").read_text(encoding="utf-8"), name)
    path = Path(name)
    if not path.is_file():
        raise BadMapping(f"{name} is neither a file nor one of {', '.join(shipped())}")
    return parsed(path.read_text(encoding="utf-8"), path.name)


def parsed(text: str, name: str) -> Mapping:
    """Return the mapping that a text holds; raises BadMapping naming the key."""
    try:
        mapping = Mapping.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise BadMapping(f"{name}: {error}") from error
    except ValidationError as error:
        raise BadMapping("; ".join(f"{name}: {'.'.join(map(str, e['loc']))}: {_reason(e)}" for e in error.errors())) from error
    for number, said in enumerate(mapping.claims):
        for end in filter(None, (said.subject, said.object)):
            if end not in mapping.entities:
                raise BadMapping(f"{name}: claims.{number}: {end!r} is not one of the entities{_near(end, mapping.entities)}")
    return mapping


def _reason(error: Any) -> str:
    if error["type"] != "extra_forbidden":
        return str(error["msg"])
    known = [*Statement.model_fields, *Entity.model_fields, *Mapping.model_fields, *Date.model_fields, *Condition.model_fields]
    return f"there is no such key{_near(str(error['loc'][-1]), known)}"


def _near(name: str, known: Any) -> str:
    close = get_close_matches(name, list(known), 1)
    return f"; did you mean {close[0]}?" if close else ""


def _columns(said: Any) -> Any:
    if isinstance(said, dict):
        for key, value in said.items():  # pyright: ignore[reportUnknownVariableType]
            if key in ("column", "precision") and isinstance(value, str):
                yield value
            else:
                yield from _columns(value)
    elif isinstance(said, list):
        for value in said:  # pyright: ignore[reportUnknownVariableType]
            yield from _columns(value)
