"""GraphDoc: what a picture is made of. The page, and what comes after it, are made from this alone."""

from collections import Counter
from typing import Any

from cypher.graph import Row
from model.ontology import Ontology
from service.layout import positions

Json = dict[str, Any]


def graphdoc(rows: list[Row], ontology: Ontology, query: Json) -> Json:
    """Return a GraphDoc of network rows, with positions."""
    nodes = {end["id"]: end for row in rows for end in (row["a"], row["b"])}
    edges = [_edge(row, ontology) for row in rows]
    degree = Counter(end for edge in edges for end in (edge["source"], edge["target"]))
    placed = positions(list(nodes), [(e["source"], e["target"]) for e in edges])
    drawn = [_node(nodes[id_], degree[id_], placed[id_]) for id_ in sorted(nodes)]
    return {
        "schema": "fealty-graph/1",
        "query": query,
        "shown": {"nodes": len(nodes), "edges": len(edges)},
        "total": {"edges": rows[0]["total"] if rows else 0},
        "types": dict(sorted(Counter(n["type"] for n in drawn).items())),
        "relations": dict(sorted(Counter(e["relation"] for e in edges).items())),
        "nodes": drawn,
        "edges": edges,
        "sources": {row["quote_source"]["id"]: row["quote_source"] for row in rows if row["quote_source"]},
    }


def _node(node: Row, degree: int, place: tuple[float, float]) -> Json:
    plain = {"id": node["id"], "type": node["type"], "kind": node["kind"], "label": node["name"], "aliases": node["aliases"]}
    return plain | {"degree": degree, "x": round(place[0], 1), "y": round(place[1], 1)}


def _edge(row: Row, ontology: Ontology) -> Json:
    edge = row["edge"]
    sentence = ontology.relations[edge["relation"]].sentence(row["a"]["name"], row["b"]["name"], edge.get("label"))
    kept = ("id", "relation", "claim_count", "source_count", "voice_count", "contested", "since", "until", "quote")
    return {name: edge.get(name) for name in kept} | {
        "source": row["a"]["id"],
        "target": row["b"]["id"],
        "sentence": sentence,
        "quote_source": edge.get("quote_source"),
    }
