"""The gazetteer's files: what an entry may say, and which file and entry is wrong when one is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from model.ids import is_entity_id
from model.ontology import shipped

DATASET = "gazetteer"
_LOADER = cast(type[yaml.SafeLoader], getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class BadGazetteer(ValueError):
    """A gazetteer file or entry that cannot be used; says which."""


class Entry(BaseModel):
    """One entity: its names and what it belongs to. `id` is a key of ours, or complete, such as `places:AF-KUN`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    type: str = ""
    kind: str | None = None
    name: str = ""
    aliases: tuple[str, ...] = Field((), description="spellings that mean this entity wherever they stand")
    weak: tuple[str, ...] = Field((), description="spellings that count only beside a strong one in the same article")
    parent: str | None = Field(None, description="what it is a branch or wing of")
    places: tuple[str, ...] = Field((), description="where it is active: ISO codes or ids")
    of: tuple[str, ...] = Field((), description="organizations that a person belongs or belonged to")
    within: str | None = Field(None, description="what a place lies in: an ISO code or an id")

    @property
    def complete(self) -> str:
        """The complete id of the entity."""
        return complete(self.id)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and where it stands, for messages."""

    entry: Entry
    where: str


def complete(reference: str) -> str:
    """Return the complete id that an entry, a parent or a place is given by."""
    if ":" in reference:
        return reference
    return f"places:{reference}" if reference[:2].isupper() else f"{DATASET}:{reference}"


def read(path: Path) -> Iterator[Told]:
    """Yield the entries of a YAML file, or of every such file in a folder; raises BadGazetteer."""
    if not path.exists():
        raise BadGazetteer(f"{path}: there is no such file or folder")
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else (path,):
        yield from _file(file)


def _file(file: Path) -> Iterator[Told]:
    try:
        said = yaml.load(file.read_text(encoding="utf-8"), _LOADER)  # a safe loader, in C where there is one
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadGazetteer(f"{file.name}: {error}") from error
    for section, listed in _sections(said, file):
        for number, raw in enumerate(listed, 1):
            yield _entry(raw, section, f"{file.name}: entry {number}{f' of {section}' if section else ''}")


def _sections(said: Any, file: Path) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield lists of entries with the type or kind that heads them."""
    parts = cast(dict[str, Any], said) if isinstance(said, dict) else {"": cast(Any, said or [])}
    for section, listed in parts.items():
        if not isinstance(listed, list):
            raise BadGazetteer(f"{file.name}: {section or 'the file'} should be a list of entries")
        yield section, cast(list[Any], listed)


def _entry(raw: Any, section: str, where: str) -> Told:
    if not isinstance(raw, dict) or not isinstance(cast(dict[str, Any], raw).get("id"), str):
        raise BadGazetteer(f"{where}: needs an id")
    given = cast(dict[str, Any], raw)
    where = f"{where} ({given['id']})"
    try:
        entry = Entry.model_validate(_headed(section, where) | given)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadGazetteer(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    _check(entry, where)
    return Told(entry, where)


def _headed(section: str, where: str) -> dict[str, str]:
    if section in _kinds("Organization"):
        return {"type": "Organization", "kind": section}
    if section and section not in shipped().types:
        raise BadGazetteer(f"{where}: {section!r} is neither a type nor a kind of organization")
    return {"type": section} if section else {}


def _check(entry: Entry, where: str) -> None:
    if not is_entity_id(entry.complete):
        raise BadGazetteer(f"{where}: the id may hold letters, digits, dots, hyphens, underscores and tildes")
    if entry.type and entry.type not in shipped().types:
        raise BadGazetteer(f"{where}: {entry.type!r} is not a type")
    if entry.kind and entry.kind not in _kinds(entry.type):
        raise BadGazetteer(f"{where}: {entry.kind!r} is not a kind of {entry.type or 'nothing: give a type'}")
    if blank := [name for name in (*entry.aliases, *entry.weak) if not name.strip()]:
        raise BadGazetteer(f"{where}: {blank[0]!r} is not a name")


@cache
def _kinds(type_: str) -> frozenset[str]:
    known = shipped().types.get(type_)
    return frozenset(known.kinds) if known else frozenset()
