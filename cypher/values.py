"""What Neo4j answers as plain JSON, and the nodes and relationships found in it, for drawing."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A node; its id is Neo4j's element id."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes, by Neo4j's element ids."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes joined by relationships, in order."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The nodes and relationships met so far, each once."""

    nodes: dict[str, Json] = field(default_factory=dict[str, Json])
    edges: dict[str, Json] = field(default_factory=dict[str, Json])

    def meet(self, value: Any) -> None:
        """Take in every node and relationship of a value."""
        for found in _entities(value):
            (self.nodes if isinstance(found, Node) else self.edges).setdefault(found.id, plain(found))

    def missing(self) -> list[str]:
        """Return the ids of ends that no value held."""
        ends = {edge[end] for edge in self.edges.values() for end in ("source", "target")}
        return sorted(ends - self.nodes.keys())

    def graph(self) -> Json:
        """Return nodes and edges as lists; an edge whose ends are not known is left out."""
        edges = [e for e in self.edges.values() if e["source"] in self.nodes and e["target"] in self.nodes]
        return {"nodes": list(self.nodes.values()), "edges": edges}


def plain(value: Any) -> Any:
    """Return a value as JSON has it; nodes, relationships and paths as objects, bytes as base64."""
    match value:
        case Node():
            return {"id": value.id, "labels": list(value.labels), "properties": plain(value.properties)}
        case Relationship():
            told = {"id": value.id, "type": value.type, "source": value.source, "target": value.target}
            return told | {"properties": plain(value.properties)}
        case Path():
            parts = {"nodes": plain(value.nodes), "relationships": plain(value.relationships)}
            return {"length": len(value.relationships)} | parts
        case bytes() | bytearray():
            return base64.b64encode(value).decode()
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in cast(Iterable[Any], value)]
        case Mapping():
            return {str(key): plain(item) for key, item in cast(Mapping[Any, Any], value).items()}
        case _:
            return value


def weight(value: Any) -> int:
    """Return about how many characters a plain value takes."""
    if isinstance(value, str):
        return len(value) + 2
    if isinstance(value, list):
        return 2 + sum(weight(item) for item in cast(list[Any], value))
    if isinstance(value, dict):
        return 2 + sum(len(key) + weight(item) for key, item in cast(Json, value).items())
    return 8


def _entities(value: Any) -> Iterator[Node | Relationship]:
    match value:
        case Node() | Relationship():
            yield value
        case Path():
            yield from value.nodes
            yield from value.relationships
        case list() | tuple():
            for item in cast(Iterable[Any], value):
                yield from _entities(item)
        case Mapping():
            for item in cast(Mapping[str, Any], value).values():
                yield from _entities(item)
        case _:
            return
