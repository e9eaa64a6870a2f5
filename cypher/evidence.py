"""Reading evidence: one typed function per file of `explore/` that answers who says so."""

from cypher.graph import Graph, Row
from cypher.statements import statement
from model.projection import EdgeKey


def edge(graph: Graph, *, key: EdgeKey) -> Row | None:
    """Return a native edge with its ends, or None."""
    told = {"one": key.a, "other": key.b, "relation": key.relation, "id": str(key)}
    found = graph.read(statement("explore/edge"), told)
    return found[0] if found else None


def sides(graph: Graph, *, key: EdgeKey, limit: int = 25) -> dict[str, Row]:
    """Return the evidence for, against and unproven, each with its total."""
    found = {row.pop("side"): row for row in graph.read(statement("explore/relationship"), {"edge": str(key), "limit": limit})}
    return {side: found.get(side, {"total": 0, "results": []}) for side in ("for", "against", "unproven")}


def sources(graph: Graph, *, limit: int = 25, offset: int = 0) -> Row:
    """Return a page of what was read, newest first."""
    return graph.read(statement("explore/sources"), {"limit": limit, "offset": offset})[0]


def source_text(graph: Graph, *, source_id: str) -> Row | None:
    """Return a source, its text (None for a table) and where its claims stand in it."""
    found = graph.read(statement("explore/source_text"), {"source_id": source_id})
    return found[0] | {"text": "".join(found[0]["text"]) or None} if found else None
