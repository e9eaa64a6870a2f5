"""Which further filter would leave how much of a picture: counted from one reading of it, whatever the number of filters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cypher import reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph
from cypher.when import members
from model.ontology import Ontology
from service import crowds, pictures
from service.answers import Json, found
from service.crowds import Line

_EVERY = 200_000


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture as it was read: what was found around `begun`, what joins those who are in it, and of two steps the first.

    Without `among` nothing else is drawn than what was found; of chosen relationships `begun` are the entities that were named.
    """

    lines: Sequence[Line]
    found: frozenset[str]
    begun: frozenset[str]
    among: bool = False
    near: Sequence[Line] | None = None
    chosen: bool = False

    def left(self, asked: Json, kept: Sequence[Line], reached: Sequence[Line] | None = None) -> Json:
        """Return what a filter leaves, and what of that is drawn; `reached` are the lines of the first step that it follows."""
        star = [line for line in kept if line[0]["id"] in self.found]
        if reached is not None:
            centres = self.begun | crowds.ends(reached)
            star = [line for line in star if line[1] in centres or line[2] in centres]
        every = star
        if self.among and len(star) < crowds.EDGES:
            met = self.begun | crowds.ends(star)
            every = [line for line in kept if line[1] in met and line[2] in met]
        nodes = len(crowds.ends(star) | self.begun)
        drawn = every if nodes <= crowds.MOST and len(every) <= crowds.EDGES else self._drawn(star, kept)
        shown = {"nodes": len(crowds.ends(drawn) | self.begun), "edges": len(drawn)}
        return {"filter": asked, "nodes": nodes, "edges": len(every), "drawn": shown}

    def _drawn(self, star: Sequence[Line], kept: Sequence[Line]) -> Sequence[Line]:
        if self.chosen:
            return crowds.chosen(star, also=self.begun)
        many = len(crowds.ends(star)) > crowds.MOST
        hops = 1 if self.near is None else 2
        return crowds.drawn(star, _Kept(star, kept, self.begun), begun=self.begun, many=many, hops=hops, among=self.among)

    def typed(self) -> Mapping[str, frozenset[str]]:
        """Return by type the entities that lines keep it may join: those of the type, and whom it is around."""
        of = {name: set(self.begun) for edge, *_ in self.lines for types in edge["types"] for name in types}
        for edge, *both in self.lines:
            for end, types in zip(both, edge["types"], strict=True):
                for name in types:
                    of[name].add(end)
        return {name: frozenset(ids) for name, ids in of.items()}


@dataclass(frozen=True, slots=True)
class _Kept:
    """Answers from what was read what a picture is made of."""

    star: Sequence[Line]
    kept: Sequence[Line]
    begun: Collection[str]

    def near(self) -> list[Line]:
        return [line for line in self.star if line[1] in self.begun or line[2] in self.begun][: crowds.EDGES]

    def joining(self, ids: Collection[str]) -> list[Line]:
        return [line for line in self.kept if line[1] in ids and line[2] in ids][: crowds.EDGES]


def narrower(
    graph: Graph, ontology: Ontology, *, entities: Sequence[str] = (), hops: int = 1, among: bool = True, keep: Filter = EVERYTHING
) -> list[Json]:
    """Return filters that would narrow a picture, each with what it leaves and what of that is drawn, the most first."""
    for id_ in entities:
        found(graph, id_)
    begun = [*entities, *members(graph, entities, ontology, keep.when)]
    return _offered(_around(graph, ontology, begun, hops, among and bool(begun), keep), ontology, keep)


def narrower_of(
    graph: Graph, ontology: Ontology, *, relationships: Sequence[str], entities: Sequence[str] = (), keep: Filter = EVERYTHING
) -> list[Json]:
    """Return filters that would narrow a picture of chosen relationships, as of one around entities."""
    lines = pictures.fitting(graph, ontology, relationships, entities, keep, light=True)["rows"]
    named = frozenset(reads.types(graph, ids=entities)) if entities else frozenset[str]()
    return _offered(_Picture(lines, frozenset(line[0]["id"] for line in lines), named, chosen=True), ontology, keep)


def _around(graph: Graph, ontology: Ontology, begun: Sequence[str], hops: int, among: bool, keep: Filter) -> _Picture:
    star = _lines(graph, ontology, keep, entities=begun, hops=hops)
    every = frozenset(begun)
    near = None
    if begun and hops > 1:
        step = Filter(relations=keep.relations, types=keep.types, when=keep.when)
        near = (
            [line for line in star if line[1] in every or line[2] in every]
            if keep == step
            else _lines(graph, ontology, step, entities=begun)
        )
    lines = [*star, *_beyond(graph, ontology, star, every | crowds.ends(near or ()), keep)] if among else star
    return _Picture(crowds.ranked(lines), frozenset(line[0]["id"] for line in star), every, among, near)


def _beyond(graph: Graph, ontology: Ontology, star: Sequence[Line], centres: Collection[str], keep: Filter) -> list[Line]:
    """Return what joins those with each other who stand around the centres of what was found."""
    types = {end: told for edge, *both in star for end, told in zip(both, edge["types"], strict=True) if end not in centres}
    told = reads.joining(graph, ids=sorted(types), ontology=ontology, keep=keep) if types else []
    return [_line(edge, types) for edge in told]


def _line(edge: Sequence[Any], types: Mapping[str, Collection[str]]) -> Line:
    id_, sources, claims, contested = edge
    relation, a, b = id_.split(",")[:3]
    light = {"id": id_, "source_count": sources, "claim_count": claims, "contested": contested, "relation": relation}
    return [light | {"types": [types[a], types[b]]}, a, b]


def _lines(graph: Graph, ontology: Ontology, keep: Filter, **around: Any) -> list[Line]:
    return reads.network(graph, ontology=ontology, keep=keep, limit=_EVERY, light=True, **around)["rows"]


def _offered(picture: _Picture, ontology: Ontology, keep: Filter) -> list[Json]:
    told = [
        picture.left({"min_sources": n}, [x for x in picture.lines if x[0]["source_count"] >= n]) for n in (2, 3, 5) if n > keep.min_sources
    ]
    if keep.contested is None:
        told.append(picture.left({"contested": True}, [line for line in picture.lines if line[0]["contested"]]))
    if not keep.relations:
        told += _by_relation(picture, ontology)
    if not keep.types:
        told += [_by_type(picture, name, fit) for name, fit in picture.typed().items() if name in ontology.types]
    return sorted((one for one in told if one["edges"]), key=lambda one: (-one["edges"], str(one["filter"])))


def _by_relation(picture: _Picture, ontology: Ontology) -> list[Json]:
    lines, near = _grouped(picture.lines), _grouped(picture.near or ())
    told = [(name, ontology.narrower(name)) for name in ontology.relations]
    return [
        picture.left({"relation": [name]}, _of(lines, names), _of(near, names) if picture.near is not None else None)
        for name, names in told
    ]


def _grouped(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line[0]["relation"], []).append(line)
    return groups


def _of(groups: Mapping[str, list[Line]], names: Iterable[str]) -> list[Line]:
    return crowds.ranked(*(groups.get(name, ()) for name in names))


def _by_type(picture: _Picture, name: str, fit: Collection[str]) -> Json:
    lines, near = ([line for line in part if line[1] in fit and line[2] in fit] for part in (picture.lines, picture.near or ()))
    return picture.left({"type": [name]}, lines, near if picture.near is not None else None)
