"""The ontology: which types, attributes, qualifiers and relations there are, read from one YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from model.errors import BadOntology

StateKind = Literal["state", "occurrence"]
Tone = Literal["conflict", "cooperation", "other"]
TONES: tuple[Tone, ...] = ("conflict", "cooperation", "other")


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity, its kinds, and how it is drawn."""

    name: str
    kinds: tuple[str, ...]
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its sentence, its allowed ends, how it behaves in time, which date of its subject it gives, and how it is drawn."""

    name: str
    says: str
    inverse: str
    ends: frozenset[tuple[str, str]]
    symmetric: bool
    kind: StateKind
    tone: Tone
    is_a: str | None
    contradicts: frozenset[str]
    labelled: bool
    dates: str | None
    colour: str
    dash: str

    def sentence(self, subject: str, object_: str, label: str | None = None) -> str:
        """Return the relation as a sentence between two names."""
        said = self.says.replace("SUBJECT", "\0", 1).replace("OBJECT", "\1", 1)
        said = said.replace("is related to", label) if label else said
        return said.replace("\0", subject).replace("\1", object_)


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that can be said, by name, in the file's order."""

    types: Mapping[str, EntityType]
    attributes: Mapping[str, str]
    qualifiers: Mapping[str, str]
    relations: Mapping[str, Relation]
    _narrower: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]], repr=False)

    def narrower(self, relation: str) -> tuple[str, ...]:
        """Return the relation and every relation that `is_a` it, so that a filter includes them."""
        found = {relation}
        while more := {r.name for r in self.relations.values() if r.is_a in found} - found:
            found |= more
        return tuple(sorted(found))

    def contradicting(self, relation: str) -> tuple[str, ...]:
        """Return the relations that cannot hold between the same pair at the same time, read both ways."""
        if (known := self._narrower.get(relation)) is None:
            said = self.relations[relation].contradicts
            heard = {r.name for r in self.relations.values() if relation in r.contradicts}
            known = self._narrower[relation] = tuple(sorted(said | heard))
        return known

    def type_order(self, name: str) -> int:
        """Return a type's place in the ontology: the earlier one wins a tie."""
        return list(self.types).index(name)


@cache
def shipped() -> Ontology:
    """Return the ontology that comes with Fealty."""
    return read(_yaml((files("model") / "ontology.yaml").read_text(encoding="utf-8"), "ontology.yaml"))


def extended(path: Path) -> Ontology:
    """Return the shipped ontology with a user's file laid over it."""
    base = _yaml((files("model") / "ontology.yaml").read_text(encoding="utf-8"), "ontology.yaml")
    return read(_merged(base, _yaml(path.read_text(encoding="utf-8"), str(path))))


def read(raw: Mapping[str, Any]) -> Ontology:
    """Return the ontology that a parsed file describes; raises BadOntology."""
    types = {name: _type(name, body or {}) for name, body in raw["types"].items()}
    actor = tuple(raw["actor"])
    relations = {name: _relation(name, body, types, actor) for name, body in raw["relations"].items()}
    for relation in relations.values():
        _check(relation, relations)
        if relation.dates and raw["attributes"].get(relation.dates) != "date":
            raise BadOntology(f"relation {relation.name} dates {relation.dates}, which is not a date")
    return Ontology(types, dict(raw["attributes"]), dict(raw["qualifiers"]), relations)


def _type(name: str, body: Mapping[str, Any]) -> EntityType:
    return EntityType(name, tuple(body.get("kinds", ())), body.get("colour", "#999999"), body.get("shape", "dot"))


def _relation(name: str, body: Mapping[str, Any], types: Mapping[str, EntityType], actor: tuple[str, ...]) -> Relation:
    try:
        return Relation(
            name=name,
            says=body["says"],
            inverse=body["inverse"],
            ends=_ends(body, types, actor),
            symmetric=bool(body.get("symmetric", False)),
            kind=body["kind"],
            tone=body.get("tone", "other"),
            is_a=body.get("is_a"),
            contradicts=frozenset(body.get("contradicts", ())),
            labelled=bool(body.get("labelled", False)),
            dates=body.get("dates"),
            colour=body.get("colour", "#666666"),
            dash=body.get("dash", "solid"),
        )
    except KeyError as missing:
        raise BadOntology(f"relation {name}: {missing} is missing") from None


def _ends(body: Mapping[str, Any], types: Mapping[str, EntityType], actor: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    if "ends" in body:
        return frozenset((a, b) for a, b in body["ends"])

    def named(side: str) -> tuple[str, ...]:
        value = body[side]
        return actor if value == "actor" else tuple(types) if value == "any" else tuple(value)

    return frozenset((a, b) for a in named("from") for b in named("to"))


def _check(relation: Relation, relations: Mapping[str, Relation]) -> None:
    for other in {relation.is_a, *relation.contradicts} - {None}:
        if other not in relations:
            raise BadOntology(f"relation {relation.name} names {other}, which is not a relation")
    if relation.kind not in ("state", "occurrence"):
        raise BadOntology(f"relation {relation.name}: kind must be state or occurrence, not {relation.kind!r}")
    if relation.tone not in TONES:
        raise BadOntology(f"relation {relation.name}: tone must be one of {', '.join(TONES)}, not {relation.tone!r}")


def _yaml(text: str, name: str) -> dict[str, Any]:
    try:
        body = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadOntology(f"{name}: {error}") from error
    if not isinstance(body, dict):
        raise BadOntology(f"{name}: a mapping is expected")
    return cast(dict[str, Any], body)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        merged[key] = (
            _merged(cast(dict[str, Any], old), cast(dict[str, Any], value)) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return merged
