"""Reading where sources disagree: candidates from the graph, judged by the rules of `model.conflicts`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from cypher.graph import Graph, Row
from cypher.projecting import passages_at
from cypher.statements import statement
from model.answers import Told
from model.claims import Number
from model.conflicts import Conflict, Pairs, conflicts
from model.ontology import Ontology
from model.voices import Heard, Passages, Place

_COMPARED = ("date", "number")
_BELONGING = ("PART_OF", "BRANCH_OF", "MEMBER_OF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which conflicts to keep; an empty part asks nothing. `whats` are relations and attributes.

    `types` are of what a conflict is about and `min_voices` is asked of every side; both need more than the claims.
    """

    kinds: Sequence[str] = ()
    whats: Sequence[str] = ()
    sources: Sequence[str] = ()
    publishers: Sequence[str] = ()
    types: Sequence[str] = ()
    min_voices: int = 1

    def keeps(self, conflict: Conflict) -> bool:
        """Say whether a conflict fits every part that its claims decide."""
        told = conflict.claims
        return (
            (not self.kinds or conflict.kind in self.kinds)
            and (not self.whats or any(name in self.whats for t in told for name in (conflict.what, t.relation, t.attribute)))
            and (not self.sources or any(t.source in self.sources for t in told))
            and (not self.publishers or any(t.publisher in self.publishers for t in told))
        )


ALL = Wanted()


def found(graph: Graph, *, ontology: Ontology, entity: str | None = None, wanted: Wanted = ALL) -> list[Conflict]:
    """Return every conflict, or those that an entity has a part in, the most widely told first."""
    told = told_by(graph, ids=disputed(graph, ontology=ontology, entity=entity))
    if not told:
        return []
    every = conflicts(told, ontology, affiliated(graph, ids=_killers(told), ontology=ontology))
    return [c for c in every if wanted.keeps(c) and (entity is None or any(entity in (*c.about, t.subject, t.object) for t in c.claims))]


def disputed(graph: Graph, *, ontology: Ontology, entity: str | None = None) -> list[str]:
    """Return the claims that may answer a question in two ways."""
    compared = [name for name, kind in ontology.attributes.items() if kind in _COMPARED]
    contradicting = [name for name in ontology.relations if ontology.contradicting(name)]
    dating = sorted({"KILLED_BY", *(r.name for r in ontology.relations.values() if r.dates)})
    told = {"compared": [*compared, "cause_of_death"], "dating": dating, "contradicting": contradicting}
    if entity is None:
        found = graph.read(statement("explore/disputed"), told)
    else:
        found = graph.read(statement("explore/disputed_about"), told | {"entity": entity})
    return sorted({id_ for row in found for id_ in row["ids"]})


def told_by(graph: Graph, *, ids: Sequence[str]) -> list[Told]:
    """Return what claims answer."""
    rows: list[list[Any]] = graph.read(statement("explore/told"), {"ids": list(ids)})[0]["found"] if ids else []
    return list(map(_answer, rows))


def _answer(row: list[Any]) -> Told:
    values = [Number(*cast(list[Any], value)) if isinstance(value, list) else value for value in row]
    return Told(*cast(list[Any], values))


def _killers(told: Iterable[Told]) -> list[str]:
    return sorted({t.object for t in told if t.relation == "KILLED_BY" and t.object})


def affiliated(graph: Graph, *, ids: Sequence[str], ontology: Ontology) -> Pairs:
    """Return the pairs of which one belongs to the other, in up to three steps."""
    if len(ids) < 2:
        return set()
    relations = sorted({n for r in _BELONGING if r in ontology.relations for n in ontology.narrower(r)})
    rows = graph.read(statement("explore/affiliated"), {"ids": list(ids), "relations": relations})
    return {frozenset((row["one"], row["other"])) for row in rows}


def refs(graph: Graph, *, ids: Iterable[str]) -> dict[str, Row]:
    """Return what entities are called, by id."""
    asked = sorted(set(ids))
    return {row["id"]: row for row in graph.read(statement("explore/refs"), {"ids": asked})} if asked else {}


def passages(graph: Graph, *, places: Iterable[Place]) -> Passages:
    """Return the passage that stands at each place of a document, where its text is stored."""
    asked = [list(place) for place in sorted(set(places))]
    return passages_at(graph.read(statement("load/passages_at"), {"places": asked})[0]["found"]) if asked else {}


def heard(told: Iterable[Told]) -> list[Heard]:
    """Return who says these things, and where."""
    return [Heard(t.voice, t.source, t.published, t.start) for t in told]
