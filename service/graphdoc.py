"""GraphDoc: what a picture is made of. The page, and what comes after it, are made from this alone."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cypher import evidence, reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph, Row
from cypher.when import members
from model.dates import day
from model.ontology import Ontology
from model.standing import periods
from model.when import ALWAYS
from service.answers import answered
from service.layout import begun
from service.times import Then, then

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
    family = members(graph, entities, ontology, keep.when)
    found = reads.network(graph, ontology=ontology, entities=[*entities, *family], keep=keep, hops=hops, limit=limit)
    asked: Json = {"entity": list(entities), "hops": hops, "limit": limit} | ({"of": list(family.values())} if family else {})
    return told(graph, ontology, found, also=[*entities, *family], query=asked, each=each, keep=keep, revision=revision)


def told(
    graph: Graph,
    ontology: Ontology,
    found: Mapping[str, Any],
    *,
    also: Sequence[str] = (),
    query: Json,
    each: int,
    keep: Filter,
    revision: int,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> Json:
    """Return the GraphDoc of edges that were found, with their evidence.

    `also` are entities to show without an edge too; `places` are positions that are known, and then nothing else is laid out.
    """
    ids = {id_ for _, a, b in found["rows"] for id_ in (a, b)} | set(also)
    placing = begun(sorted(ids), [(a, b) for _, a, b in found["rows"]]) if places is None else lambda: places
    nodes = reads.nodes(graph, ids=sorted(ids), ontology=ontology)
    edges = [edge for edge, _, _ in found["rows"]]
    best = evidence.best(graph, ontology, edges=[edge["id"] for edge in edges], each=each, keep=keep)
    total = {"nodes": max(found["nodes"], len(nodes)), "edges": found["total"]}
    clock = then(graph, ontology, keep.when, edges, best.counts)
    doc = graphdoc(
        nodes,
        found["rows"],
        best.quotes,
        ontology,
        query=query,
        total=total,
        revision=revision,
        clock=clock,
        placing=placing,
    )
    return doc | {"answered": answered(revision, (e["standing"] for e in doc["edges"]), keep.when, found["left_out"])}


def graphdoc(
    nodes: Sequence[Row],
    rows: Sequence[Sequence[Any]],
    quotes: Mapping[str, Sequence[Json]],
    ontology: Ontology,
    *,
    query: Json,
    total: Json,
    revision: int,
    clock: Then | None = None,
    placing: Callable[[], Mapping[str, tuple[float, float]]] | None = None,
) -> Json:
    """Return a GraphDoc of nodes, of edges as [edge, subject id, object id], and of the evidence of each, with positions."""
    names = {node["id"]: node["name"] or node["id"] for node in nodes}
    dated = clock or Then(ALWAYS, ontology, {}, {})
    edges = [_edge(row, names, quotes, dated) for row in rows]
    degree = Counter(end for edge in edges for end in (edge["source"], edge["target"]))
    placed = (placing or begun(list(names), [(e["source"], e["target"]) for e in edges]))()
    drawn = [_node(node, degree[node["id"]], placed.get(node["id"], (0.0, 0.0))) for node in nodes]
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


def _edge(row: Sequence[Any], names: Mapping[str, str], quotes: Mapping[str, Sequence[Json]], clock: Then) -> Json:
    edge, a, b = row
    relation = clock.ontology.relations[edge["relation"]]
    days = [[day(p.first), day(p.last)] for p in periods(edge, occurrence=relation.kind == "occurrence", known=clock.when.known)]
    what = {"id": edge["id"], "source": a, "target": b, "relation": relation.name, "label": edge.get("label")}
    what["sentence"] = relation.sentence(names[a], names[b], edge.get("label"))
    what["standing"] = clock.timed(edge, relation.name, (a, b))["standing"]
    said = [shown["claim"] for shown in quotes.get(edge["id"], ())]
    return what | {"dated": bool(days), "t": days} | clock.counts(edge) | {"claims": said}
