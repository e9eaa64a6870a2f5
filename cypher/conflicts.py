"""Reading where sources disagree: candidates from the graph, judged by the rules of `model.conflicts`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cypher.graph import Graph, Row
from cypher.projecting import passages_at
from cypher.statements import statement
from model.answers import Told
from model.claims import Number
from model.conflicts import Conflict, Pairs, conflicts
from model.ontology import Ontology
from model.voices import Heard, Passages, Place

_COMPARED = ("date", "number")
_SAID = ("edge", "relation", "attribute", "polarity", "modality", "since_from", "since_to", "until_from", "until_to", "quote", "start")
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
    parameters = {"entity": entity, "compared": [*compared, "cause_of_death"], "dating": dating, "contradicting": contradicting}
    return sorted(set(graph.read(statement("explore/disputed"), parameters)[0]["ids"]))


def told_by(graph: Graph, *, ids: Sequence[str]) -> list[Told]:
    """Return what claims answer."""
    return [_answer(row) for row in graph.read(statement("explore/told"), {"ids": list(ids)})] if ids else []


def _answer(row: Row) -> Told:
    claim = row["claim"]
    told: dict[str, Any] = {name: claim.get(name) for name in _SAID} | {name: row[name] for name in ("subject", "object", "event")}
    told |= {name: row[name] for name in ("source", "published", "publisher")}
    voice = row["voice"] or row["publisher"] or row["source"]
    return Told(id=claim["id"], subject_type=claim["subject_type"], dated=claim.get("since"), value=_value(claim), voice=voice, **told)


def _value(claim: dict[str, Any]) -> str | Number | None:
    if "value_op" in claim and claim["value_op"] is not None:
        return Number(claim["value_min"], claim["value_max"], claim["value_op"], claim["value_of"])
    return claim.get("value")


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
