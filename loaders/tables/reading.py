"""Reading a mapping: by name or from a file, checked whole before any row is read."""

from collections.abc import Iterable
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import yaml
from pydantic import ValidationError

from loaders.tables.checks import problems
from loaders.tables.mapping import MODELS, BadMapping, Mapping
from loaders.tables.yaml_text import Document, parsed
from model.ontology import Ontology

_KEYS = [name for model in MODELS for name in model.model_fields]


def shipped() -> list[str]:
    """Return the names of the mappings that come with Fealty."""
    return sorted(p.name.removesuffix(".yaml") for p in (files("loaders") / "mappings").iterdir() if p.name.endswith(".yaml"))


def read(name: str, ontology: Ontology) -> Mapping:
    """Return a shipped mapping by name, or the one in a file; raises BadMapping naming the line and the key."""
    if name in shipped():
        return mapping_of((files("loaders") / "mappings" / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml", ontology)
    path = Path(name)
    if not path.is_file():
        raise BadMapping(f"{name} is neither a file nor one of {', '.join(shipped())}")
    try:
        return mapping_of(path.read_text(encoding="utf-8-sig"), path.name, ontology)
    except UnicodeDecodeError as error:
        raise BadMapping(f"{path.name}: a mapping is written in UTF-8, and byte {error.start + 1} is not") from None


def mapping_of(text: str, name: str, ontology: Ontology) -> Mapping:
    """Return the mapping that a text holds; raises BadMapping naming the line and the key."""
    said = _document(text, name)
    if not said.is_mapping:
        raise BadMapping(f"{name}: a mapping has the keys {', '.join(Mapping.model_fields)}")
    try:
        mapping = Mapping.model_validate(_entities_named(said.value, ontology))
    except ValidationError as error:
        raise BadMapping(_told(name, said, ((e["loc"], _reason(e)) for e in error.errors()))) from None
    if wrong := list(problems(mapping, ontology)):
        raise BadMapping(_told(name, said, wrong))
    return mapping


def _document(text: str, name: str) -> Document:
    try:
        return parsed(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadMapping(f"{name}:{line}: is not YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise BadMapping(f"{name}: is not YAML: {error}") from None


def _entities_named(raw: dict[str, Any], ontology: Ontology) -> dict[str, Any]:
    """Read a plain word as an entity where the ontology says that the qualifier is one."""
    for said in cast(list[Any], raw.get("claims") or []):
        if isinstance(said, dict) and isinstance(told := cast(dict[str, Any], said).get("qualifiers"), dict):
            for key, value in cast(dict[str, Any], told).items():
                if isinstance(value, str) and ontology.qualifiers.get(key) == "entity":
                    told[key] = {"entity": value}
    return raw


def _told(name: str, said: Document, wrong: Iterable[tuple[tuple[str | int, ...], str]]) -> str:
    lines = sorted((said.line(path), ".".join(str(p + 1 if isinstance(p, int) else p) for p in path), reason) for path, reason in wrong)
    return "\n".join(f"{name}:{line}: {path}: {reason}" for line, path, reason in lines)


def _reason(error: Any) -> str:
    if error["type"] in ("model_type", "dict_type"):
        return "needs keys below it"
    if error["type"] in ("tuple_type", "list_type"):
        return "needs a list: an entry a line, each after -"
    if error["type"] != "extra_forbidden":
        return str(error["msg"]).removeprefix("Value error, ")
    close = get_close_matches(str(error["loc"][-1]), _KEYS, 1)
    return "there is no such key" + (f"; did you mean {close[0]}?" if close else "")
