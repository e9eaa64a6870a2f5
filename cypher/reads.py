"""Reading the graph: one typed function per file of `explore/`."""

import re
from collections.abc import Sequence
from typing import Any

from cypher.graph import Graph, Row
from cypher.statements import statement

_WORD = re.compile(r"\w+")
_FUZZY_FROM = 4


def search(graph: Graph, *, text: str, limit: int = 10) -> list[Row]:
    """Return entities by name and alias: whole words, one letter off, or the start of a word; best first."""
    query = full_text(text)
    return graph.read(statement("explore/search"), {"text": query, "limit": limit}) if query else []


def full_text(text: str) -> str:
    """Return what somebody typed as a full-text query in which every word must be met; nothing typed is syntax."""
    words = [word.lower() for word in _WORD.findall(text[:200])][:12]
    return " AND ".join(_either(word) for word in words)


def _either(word: str) -> str:
    fuzzy = f" OR {word}~1" if len(word) >= _FUZZY_FROM else ""
    return f'("{word}"^4 OR {word}*^2{fuzzy})'


def exists(graph: Graph, *, entity_id: str) -> bool:
    """Say whether an entity has this id."""
    return entity(graph, entity_id=entity_id) is not None


def entity(graph: Graph, *, entity_id: str) -> Row | None:
    """Return an entity's id, type, names and count of claims, or None."""
    found = graph.read(statement("explore/entity"), {"entity_id": entity_id})
    return found[0] if found else None


def attributes(graph: Graph, *, entity_id: str) -> list[Row]:
    """Return what is said of an entity, each value with its evidence."""
    return graph.read(statement("explore/attributes"), {"entity_id": entity_id})


def adjacent(graph: Graph, *, entity_id: str, relations: Sequence[str] | None = None, evidence: int = 1, limit: int = 25) -> list[Row]:
    """Return the neighbours in groups by relation and direction, best-sourced first, with their best quotes."""
    told = {"entity_id": entity_id, "relations": list(relations) if relations else None, "evidence": evidence, "limit": limit}
    return graph.read(statement("explore/adjacent"), told)


def network(graph: Graph, *, entities: Sequence[str] | None, hops: int = 1, limit: int = 500) -> list[Row]:
    """Return the edges around some entities, or all of them, best-sourced first."""
    return graph.read(statement("explore/network"), {"entities": list(entities) if entities else None, "hops": hops, "limit": limit})


def stats(graph: Graph) -> dict[str, Any]:
    """Count entities by type, edges by relation, claims and sources."""
    counted = graph.read(statement("explore/count_records"), {})[0]
    types = {row["name"]: row["count"] for row in graph.read(statement("explore/count_types"), {})}
    relations = {row["name"]: row["count"] for row in graph.read(statement("explore/count_relations"), {})}
    return {"types": types, "relations": relations, "claims": counted["claims"], "sources": counted["sources"]}


def claims(
    graph: Graph, *, subject: str | None, object_: str | None, between: tuple[str, str] | None, limit: int = 25, offset: int = 0
) -> Row:
    """Return a page of claims with their quotes, and how many there are; denied and alleged ones too."""
    one, other = between or (None, None)
    told = {"subject": subject, "object": object_, "one": one, "other": other, "limit": limit, "offset": offset}
    return graph.read(statement("explore/claims"), told)[0]


def paths(
    graph: Graph,
    *,
    one: str,
    other: str,
    max_hops: int = 6,
    exclude: Sequence[str] = (),
    exclude_relation: Sequence[str] = (),
    limit: int = 5,
) -> list[Row]:
    """Return the shortest ways between two entities, best-sourced first, with the best quote on every hop."""
    told = {"one": one, "other": other, "max_hops": max_hops, "exclude": list(exclude), "exclude_relation": list(exclude_relation)}
    return graph.read(statement("explore/paths"), told | {"limit": limit})
