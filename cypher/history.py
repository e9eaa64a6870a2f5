"""Reading what changed: what is said of entities and pairs with its days, who is related to both, and which edges changed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from cypher.filters import Filter
from cypher.graph import Graph, Row
from cypher.statements import statement
from cypher.when import of_time
from model.claims import STATUSES
from model.dates import OPEN_END, OPEN_START, reading
from model.ontology import Ontology
from model.projection import EdgeKey, Said
from model.standing import Said as Dates


class Told(NamedTuple):
    """A claim by id, what it states, its days, and whether it tells of an occurrence."""

    claim: str
    what: str
    dates: Dates
    occurrence: bool

    @property
    def order(self) -> tuple[bool, int, int, str]:
        """Return its place in time: by its earliest known day; what nobody dates comes last, by publication."""
        d = self.dates
        if not d.dated:
            return True, d.published or OPEN_END, 0, self.claim
        first, last = (d.since_from or d.since_to, d.since_to) if d.begins else (d.until_from or d.until_to, d.until_to)
        return False, first, last, self.claim


def told(graph: Graph, ontology: Ontology, *, ones: Sequence[str], others: Sequence[str] | None, keep: Filter) -> list[Told]:
    """Return what is said of some entities, or between them and others, in order of time, whether it counts then or not."""
    asked = keep.of_claims(graph, ontology, plain=False)
    asked |= {"relations": keep.widened(ontology) if keep.relations else None, "types": list(keep.types) or None}
    asked |= {"ones": list(ones), "others": list(others) if others is not None else None}
    asked["statuses"] = list(keep.statuses) or [STATUSES[1]]
    named = statement("explore/said_of")
    rows = graph.read(named, {p.name: asked[p.name] for p in named.parameters})
    return sorted((_told(row, ontology) for row in rows[0]["found"]), key=lambda t: t.order)


def _told(row: Sequence[Any], ontology: Ontology) -> Told:
    id_, what, value, since_from, since_to, until_from, until_to, published = row
    if ontology.attributes.get(what) == "date":
        happened = reading(value)
        return Told(id_, what, Dates(happened.earliest, happened.latest, OPEN_START, OPEN_END, published), True)
    relation = ontology.relations.get(what)
    return Told(
        id_,
        what,
        Dates(since_from, since_to, until_from, until_to, published),
        relation is not None and relation.kind == "occurrence",
    )


def shared(graph: Graph, ontology: Ontology, *, ones: Sequence[str], others: Sequence[str], keep: Filter, limit: int) -> Row:
    """Return who else is related to both, best-sourced first: each with the edges to either side."""
    asked = {"ones": list(ones), "others": list(others), "relations": keep.widened(ontology), "limit": limit}
    return graph.read(statement("explore/shared"), asked | of_time(keep.when, ontology))[0]


def changing(graph: Graph, ontology: Ontology, *, entities: Sequence[str], keep: Filter) -> list[Row]:
    """Return the edges whose claims begin, end or are disputed in what is asked; the model decides which really changed."""
    window = keep.when.window or (OPEN_START, OPEN_END)
    asked = keep.of_edges(graph, ontology, around=entities) | {"entities": list(entities) or None}
    named = statement("explore/changing")
    given = asked | {"since": window[0], "until": window[1]}
    return graph.read(named, {p.name: given[p.name] for p in named.parameters})[0]["found"]


def edges(graph: Graph, *, keys: Sequence[EdgeKey]) -> dict[str, Row]:
    """Return edges with their ends, by id."""
    asked = [{"one": key.a, "other": key.b, "relation": key.relation, "id": str(key)} for key in keys]
    rows = graph.read(statement("explore/edges_by_id"), {"keys": asked}) if asked else []
    return {row["edge"]["id"]: row for row in rows}


def claims_of(graph: Graph, *, keys: Sequence[str], known: int | None) -> dict[str, list[Said]]:
    """Return the accepted claims of edges, the denied and the alleged too, of what had been published by a day."""
    rows = graph.read(statement("explore/edge_claims"), {"keys": list(keys)}) if keys else []
    said = {row["edge"]: [Said(*values) for values in row["claims"]] for row in rows}
    if known is None:
        return said
    return {key: [s for s in found if 0 < (s.published or 0) <= known] for key, found in said.items()}
