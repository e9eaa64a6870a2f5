"""How two entities are connected: the answer of REST and of the terminal."""

from collections.abc import Mapping, Sequence

from cypher import evidence, reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph
from cypher.when import members
from model.ontology import Ontology
from service.answers import Json, answered, found, page
from service.times import Then, then


def between(
    graph: Graph,
    ontology: Ontology,
    *,
    one: str,
    other: str,
    keep: Filter = EVERYTHING,
    max_hops: int = 6,
    slack: int = 0,
    through: Sequence[str] = reads.THROUGH,
    exclude: Sequence[str] = (),
    exclude_relation: Sequence[str] = (),
    each: int = 1,
    limit: int = 5,
    offset: int = 0,
    revision: int = 0,
) -> Json:
    """Return the shortest ways between two entities, with the best quotes on every hop; a 404 where one of them is not there."""
    ends = [found(graph, id_) for id_ in (one, other)]
    families = [members(graph, [id_], ontology, keep.when) for id_ in (one, other)]
    told = reads.paths(
        graph,
        ones=[one, *(id_ for id_ in families[0] if id_ != other)],
        others=[other, *(id_ for id_ in families[1] if id_ != one and id_ not in families[0])],
        ontology=ontology,
        keep=keep,
        max_hops=max_hops,
        slack=slack,
        through=through,
        exclude=exclude,
        exclude_relation=exclude_relation,
        limit=limit,
        offset=offset,
    )
    entities: Json = {end["id"]: end for end in ends} | {node["id"]: node for way in told["results"] for node in way["nodes"]}
    edges = {hop["id"]: hop for way in told["results"] for hop in way["hops"]}
    best = evidence.best(graph, ontology, edges=sorted(edges), each=each, keep=keep)
    clock = then(graph, ontology, keep.when, edges.values(), best.counts)
    kin = {**families[0], **families[1]}
    results = [_way(way, entities, best.quotes, clock, kin) for way in told["results"]]
    left_out = reads.left_out(graph, entities=[end["id"] for end in ends], ontology=ontology, keep=keep)
    standings = answered(revision, (hop["standing"] for way in results for hop in way["hops"]), keep.when, left_out)
    return page(results, told["total"], limit, offset) | {"from": ends[0], "to": ends[1], "answered": standings, "entities": entities}


def _way(way: Json, entities: Json, quotes: dict[str, list[Json]], clock: Then, kin: Mapping[str, Json]) -> Json:
    steps = zip(way["hops"], way["nodes"], way["nodes"][1:], strict=False)
    hops = [_hop(edge, a["id"], b["id"], entities, clock) | {"evidence": quotes.get(edge["id"], [])} for edge, a, b in steps]
    ends = (way["nodes"][0]["id"], way["nodes"][-1]["id"])
    return {"length": len(hops), "of": [kin[end] for end in ends if end in kin], "hops": hops}


def _hop(edge: Json, from_: str, to: str, entities: Json, clock: Then) -> Json:
    relation = clock.ontology.relations[edge["relation"]]
    sentence = relation.sentence(entities[edge["subject"]]["name"], entities[edge["object"]]["name"], edge.get("label"))
    way = "any" if relation.symmetric else "out" if edge["subject"] == from_ else "in"
    what = {"from": from_, "to": to, "relationship": edge["id"], "relation": relation.name, "direction": way, "sentence": sentence}
    return what | clock.of(edge, relation.name, (from_, to))
