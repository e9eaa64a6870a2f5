"""Which further filter would leave how much of a network: counted from one reading of it, whatever the number of filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cypher import reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph
from cypher.when import members
from model.ontology import Ontology
from service.answers import Json, found

_EVERY = 200_000
Line = tuple[Json, str, str]
Keeps = Callable[[Line], bool]


@dataclass(frozen=True, slots=True)
class Around:
    """A network as it was read: its lines, whom it is around, and, of two steps, the lines of the first."""

    lines: Sequence[Line]
    begun: frozenset[str]
    near: Sequence[Line] | None = None

    def left(self, keeps: Keeps, *, reaches: Keeps | None = None) -> Json:
        """Return how much is left of it by a filter; `reaches` is what the filter asks of the first of two steps."""
        kept = [line for line in self.lines if keeps(line)]
        if reaches and self.near is not None:
            centres = self.begun | _ends(line for line in self.near if reaches(line))
            kept = [line for line in kept if line[1] in centres or line[2] in centres]
        return {"nodes": len(_ends(kept) | self.begun), "edges": len(kept)}

    def typed(self, name: str) -> Keeps:
        """Return what keeps lines whose ends are of a type, or are those that it is around."""
        return lambda line: all(end in self.begun or name in types for end, types in zip(line[1:], line[0]["types"], strict=True))


def narrower(graph: Graph, ontology: Ontology, *, entities: Sequence[str] = (), hops: int = 1, keep: Filter = EVERYTHING) -> list[Json]:
    """Return filters that would narrow a picture, each with the entities and relationships that it leaves, the most first."""
    around = _read(graph, ontology, entities, hops, keep)
    told = [({"min_sources": n}, around.left(_sourced(n))) for n in (2, 3, 5) if n > keep.min_sources]
    if keep.contested is None:
        told.append(({"contested": True}, around.left(lambda line: bool(line[0]["contested"]))))
    if not keep.relations:
        told += [({"relation": [n]}, around.left(of, reaches=of)) for n, of in _related(ontology).items()]
    if not keep.types:
        told += [({"type": [n]}, around.left(around.typed(n), reaches=around.typed(n))) for n in ontology.types]
    narrowed = [{"filter": asked} | left for asked, left in told if left["edges"]]
    return sorted(narrowed, key=lambda n: (-n["edges"], str(n["filter"])))


def _read(graph: Graph, ontology: Ontology, entities: Sequence[str], hops: int, keep: Filter) -> Around:
    for id_ in entities:
        found(graph, id_)
    begun = [*entities, *members(graph, entities, ontology, keep.when)]
    if not begun:
        return Around(_lines(graph, ontology, keep), frozenset())
    lines = _lines(graph, ontology, keep, entities=begun, hops=hops)
    step = Filter(relations=keep.relations, types=keep.types, when=keep.when)
    return Around(lines, frozenset(begun), _lines(graph, ontology, step, entities=begun) if hops > 1 else None)


def _lines(graph: Graph, ontology: Ontology, keep: Filter, **around: Any) -> list[Line]:
    rows = reads.network(graph, ontology=ontology, keep=keep, limit=_EVERY, light=True, **around)["rows"]
    return [(edge, a, b) for edge, a, b in rows]


def _sourced(least: int) -> Keeps:
    return lambda line: line[0]["source_count"] >= least


def _related(ontology: Ontology) -> dict[str, Keeps]:
    def of(names: frozenset[str]) -> Keeps:
        return lambda line: line[0]["relation"] in names

    return {name: of(frozenset(ontology.narrower(name))) for name in ontology.relations}


def _ends(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(end for _, *ends in lines for end in ends)
