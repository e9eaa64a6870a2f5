"""Reading the graph: one typed function per file of `explore/` that answers about entities and edges."""

import re
from collections.abc import Sequence
from typing import Any

from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph, Row
from cypher.statements import statement
from cypher.when import of_time
from model.ontology import Ontology
from model.when import ALWAYS, When

_WORD = re.compile(r"\w+")
_FUZZY_FROM = 4
_NOT_INDEXED = frozenset(  # Lucene's English stop words, which the index leaves out: asked for, they would be met by nothing
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "if",
        "in",
        "into",
        "is",
        "it",
        "no",
        "not",
        "of",
        "on",
        "or",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "will",
        "with",
    ]
)
THROUGH = ("Organization", "Person", "Event", "Population")


def search(graph: Graph, *, text: str, types: Sequence[str] = (), limit: int = 10, offset: int = 0) -> Row:
    """Return a page of entities by name and alias: whole words, one letter off, or the start of a word.

    Whoever goes by exactly that name comes first, then what fits best and is most spoken of.
    """
    query = full_text(text)
    if not query:
        return {"total": 0, "results": []}
    told = {"text": query, "whole": text.strip().lower(), "types": list(types) or None, "limit": limit, "offset": offset}
    return graph.read(statement("explore/search"), told)[0]


def full_text(text: str) -> str:
    """Return what somebody typed as a full-text query in which every word must be met; nothing typed is syntax."""
    words = [word.lower() for word in _WORD.findall(text[:200])][:12]
    return " AND ".join(_either(word) for word in [w for w in words if w not in _NOT_INDEXED] or words)


def _either(word: str) -> str:
    fuzzy = f" OR {word}~1" if len(word) >= _FUZZY_FROM else ""
    return f'("{word}"^4 OR {word}*^2{fuzzy})'


def listed(graph: Graph, *, types: Sequence[str] = (), limit: int = 25, offset: int = 0) -> Row:
    """Return a page of entities, most spoken of first."""
    return graph.read(statement("explore/listed"), {"types": list(types) or None, "limit": limit, "offset": offset})[0]


def merged_into(graph: Graph, *, ids: Sequence[str]) -> dict[str, str]:
    """Return those of these ids that are merged, each with its canonical id."""
    return dict(graph.read(statement("load/merged_into"), {"ids": list(ids)})[0]["found"])


def ref(graph: Graph, *, entity_id: str) -> Row | None:
    """Return an entity's id, type, name and what it is merged into, or None."""
    found = graph.read(statement("explore/ref"), {"entity_id": entity_id})
    return found[0] if found else None


def entity(graph: Graph, *, entity_id: str) -> Row | None:
    """Return an entity's id, type, names and counts of claims and sources, or None."""
    found = graph.read(statement("explore/entity"), {"entity_id": entity_id})
    return found[0] if found else None


def relation_counts(graph: Graph, *, entity_id: str, ontology: Ontology, when: When = ALWAYS) -> list[Row]:
    """Return how many edges of each relation and direction an entity has, and when the first and last were evidenced."""
    told = {"entity_id": entity_id, "relations": list(ontology.relations), "symmetric": symmetric(ontology)}
    return graph.read(statement("explore/relation_counts"), told | of_time(when, ontology))


def symmetric(ontology: Ontology) -> list[str]:
    """Return the relations that read the same from both ends."""
    return [name for name, relation in ontology.relations.items() if relation.symmetric]


def adjacent(
    graph: Graph,
    *,
    entity_id: str,
    ontology: Ontology,
    members: Sequence[str] = (),
    keep: Filter = EVERYTHING,
    direction: str | None = None,
    sort: str = "sources",
    limit: int = 25,
    offset: int = 0,
) -> list[Row]:
    """Return the neighbours in groups by relation and direction; each result is [edge, id, type, name, whose neighbour]."""
    told = {
        "entity_id": entity_id,
        "members": list(members),
        "symmetric": symmetric(ontology),
        "direction": direction,
        "sort": sort,
        "limit": limit,
    }
    told |= keep.of_edges(graph, ontology, around=[entity_id, *members]) | {"offset": offset}
    return graph.read(statement("explore/adjacent"), told)


def relationships(
    graph: Graph, *, ontology: Ontology, keep: Filter = EVERYTHING, sort: str = "sources", limit: int = 25, offset: int = 0
) -> Row:
    """Return a page of edges; each result is [edge, relation, subject, object]."""
    told = keep.of_edges(graph, ontology) | {"sort": sort, "limit": limit, "offset": offset}
    return graph.read(statement("explore/relationships"), told)[0]


def among(graph: Graph, *, ids: Sequence[str], ontology: Ontology) -> list[str]:
    """Return the ids of the edges that join some entities with each other."""
    return graph.read(statement("explore/among"), {"ids": list(ids), "relations": list(ontology.relations)})[0]["edges"]


def joining(graph: Graph, *, ids: Sequence[str], ontology: Ontology, keep: Filter = EVERYTHING) -> list[list[Any]]:
    """Return the edges that join some entities with each other and fit, each as [id, sources, claims, contested]."""
    told = keep.of_edges(graph, ontology) | {"ids": list(ids)}
    told.pop("types")
    return graph.read(statement("explore/joining"), told)[0]["rows"]


def types(graph: Graph, *, ids: Sequence[str]) -> dict[str, str]:
    """Return the type of each of these entities that is there."""
    return {row["id"]: row["type"] for row in graph.read(statement("explore/refs"), {"ids": list(ids)})}


def network(
    graph: Graph,
    *,
    ontology: Ontology,
    entities: Sequence[str] = (),
    edges: Sequence[str] | None = None,
    keep: Filter = EVERYTHING,
    hops: int = 1,
    limit: int = 500,
    light: bool = False,
) -> Row:
    """Return the edges around some entities, or all of them, best-sourced first: each row is [edge, subject id, object id].

    `edges` narrows to these, by id; `light` tells of each only what it is, how well sourced, and the types of its ends.
    """
    told: dict[str, Any] = keep.of_edges(graph, ontology) | {"limit": limit, "light": light}
    if edges is not None:
        told["edges"] = list(edges) if told["edges"] is None else sorted({*edges} & {*told["edges"]})
    if not entities:
        found = graph.read(statement("explore/whole_network"), told)
    else:
        found = graph.read(statement("explore/network"), told | {"entities": list(entities), "hops": hops})
    return found[0] if found else {"total": 0, "nodes": 0, "rows": [], "left_out": {}}


def nodes(graph: Graph, *, ids: Sequence[str], ontology: Ontology) -> list[Row]:
    """Return what entities are, and how many edges and claims each has, in the order of their ids."""
    return graph.read(statement("explore/nodes"), {"ids": list(ids), "relations": list(ontology.relations)})


def paths(
    graph: Graph,
    *,
    ones: Sequence[str],
    others: Sequence[str],
    ontology: Ontology,
    keep: Filter = EVERYTHING,
    max_hops: int = 6,
    slack: int = 0,
    through: Sequence[str] = THROUGH,
    exclude: Sequence[str] = (),
    exclude_relation: Sequence[str] = (),
    exclude_relationship: Sequence[str] = (),
    via: str | None = None,
    limit: int = 5,
    offset: int = 0,
) -> Row:
    """Return a page of the shortest ways from any of some entities to any of others, best-sourced first of a length.

    `slack` adds those that many hops longer; `via` keeps those that pass an entity. No way passes anybody twice.
    """
    edges = keep.of_edges(graph, ontology)
    edges.pop("types")
    edges["relations"] = [name for name in edges["relations"] if name not in exclude_relation]
    told = {"ones": list(ones), "others": list(others), "max_hops": max_hops, "through": list(through), "exclude": list(exclude)}
    told |= edges | {"without": list(exclude_relationship), "limit": limit, "offset": offset}
    if via:
        return graph.read(statement("explore/passing_paths"), told | {"via": via, "slack": slack})[0]
    if slack:
        return graph.read(statement("explore/longer_paths"), told | {"slack": slack})[0]
    return graph.read(statement("explore/shortest_paths"), told)[0]


def left_out(graph: Graph, *, entities: Sequence[str], ontology: Ontology, keep: Filter) -> dict[str, int]:
    """Return how many edges of some entities do not stand then, and why."""
    if not keep.when.asked:
        return {}
    told = keep.of_edges(graph, ontology, around=entities) | {"entities": list(entities), "hops": 1, "limit": 0, "light": True}
    found = graph.read(statement("explore/network"), told)
    return found[0]["left_out"] if found else {}


def stats(graph: Graph) -> dict[str, Any]:
    """Count entities by type, edges by relation, claims and sources."""
    counted = graph.read(statement("explore/count_records"), {})[0]
    types = {row["name"]: row["count"] for row in graph.read(statement("explore/count_types"), {})}
    relations = {row["name"]: row["count"] for row in graph.read(statement("explore/count_relations"), {})}
    return {"types": types, "relations": relations, "claims": counted["claims"], "sources": counted["sources"]}
