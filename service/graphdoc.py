"""GraphDoc: what a picture is made of. The page, and what comes after it, are made from this alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cypher import evidence, reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph, Row
from model.dates import day
from model.ontology import Ontology
from model.standing import periods
from service.answers import answered, counts, timed
from service.layout import positions

Json = dict[str, Any]


def around(
    graph: Graph,
    ontology: Ontology,
    *,
    entities: Sequence[str] = (),
    hops: int = 1,
    limit: int = 500,
    each: int = 3,
    keep: Filter = EVERYTHING,
    revision: int = 0,
) -> Json:
    """Return the GraphDoc of the network around some entities, or of all of it; `each` is how many quotes an edge carries."""
    found = reads.network(graph, ontology=ontology, entities=entities, keep=keep, hops=hops, limit=limit)
    ids = {id_ for _, a, b in found["rows"] for id_ in (a, b)} | set(entities)
    nodes = reads.nodes(graph, ids=sorted(ids), ontology=ontology)
    quotes = evidence.best(graph, edges=[edge["id"] for edge, _, _ in found["rows"]], each=each, keep=keep)
    asked = {"entity": list(entities), "hops": hops, "limit": limit}
    total = {"nodes": max(found["nodes"], len(nodes)), "edges": found["total"]}
    return graphdoc(nodes, found["rows"], quotes, ontology, query=asked, total=total, revision=revision)


def graphdoc(
    nodes: Sequence[Row],
    rows: Sequence[Sequence[Any]],
    quotes: Mapping[str, Sequence[Json]],
    ontology: Ontology,
    *,
    query: Json,
    total: Json,
    revision: int,
) -> Json:
    """Return a GraphDoc of nodes, of edges as [edge, subject id, object id], and of the evidence of each, with positions."""
    names = {node["id"]: node["name"] or node["id"] for node in nodes}
    edges = [_edge(row, names, quotes, ontology) for row in rows]
    degree = Counter(end for edge in edges for end in (edge["source"], edge["target"]))
    placed = positions(list(names), [(e["source"], e["target"]) for e in edges])
    drawn = [_node(node, degree[node["id"]], placed[node["id"]]) for node in nodes]
    claims = {said["claim"]: said for found in quotes.values() for said in found}
    return {
        "schema": "fealty-graph/1",
        "query": query,
        "answered": answered(revision, (edge["standing"] for edge in edges)),
        "shown": {"nodes": len(drawn), "edges": len(edges)},
        "total": total,
        "types": dict(sorted(Counter(n["type"] for n in drawn).items())),
        "relations": dict(sorted(Counter(e["relation"] for e in edges).items())),
        "nodes": drawn,
        "edges": edges,
        "claims": claims,
        "sources": {said["source"]["id"]: said["source"] for said in claims.values()},
    }


def _node(node: Row, degree: int, place: tuple[float, float]) -> Json:
    kept = {name: node[name] for name in ("id", "type", "kind", "aliases", "claim_count")}
    hidden = max(0, node["edge_count"] - degree)
    return kept | {
        "label": node["name"] or node["id"],
        "degree": degree,
        "hidden": hidden,
        "x": round(place[0], 1),
        "y": round(place[1], 1),
    }


def _edge(row: Sequence[Any], names: Mapping[str, str], quotes: Mapping[str, Sequence[Json]], ontology: Ontology) -> Json:
    edge, a, b = row
    relation = ontology.relations[edge["relation"]]
    days = [[day(p.first), day(p.last)] for p in periods(edge, occurrence=relation.kind == "occurrence")]
    what = {"id": edge["id"], "source": a, "target": b, "relation": relation.name, "label": edge.get("label")}
    what["sentence"] = relation.sentence(names[a], names[b], edge.get("label"))
    what["standing"] = timed(edge, relation.name, ontology)["standing"]
    said = [shown["claim"] for shown in quotes.get(edge["id"], ())]
    return what | {"dated": bool(days), "t": days} | counts(edge) | {"claims": said}
