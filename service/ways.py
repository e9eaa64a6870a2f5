"""How two entities are connected: the answer of REST and of the terminal."""

from collections.abc import Sequence

from cypher import evidence, reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph
from model.ontology import Ontology
from service.answers import Json, answered, counts, found, page, timed


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
    told = reads.paths(
        graph,
        one=one,
        other=other,
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
    edges = sorted({hop["id"] for way in told["results"] for hop in way["hops"]})
    quotes = evidence.best(graph, edges=edges, each=each, keep=keep)
    results: list[Json] = [{"length": len(way["hops"]), "hops": _hops(way, entities, quotes, ontology)} for way in told["results"]]
    standings = answered(revision, (hop["standing"] for way in results for hop in way["hops"]))
    return page(results, told["total"], limit, offset) | {"from": ends[0], "to": ends[1], "answered": standings, "entities": entities}


def _hops(way: Json, entities: Json, quotes: dict[str, list[Json]], ontology: Ontology) -> list[Json]:
    steps = zip(way["hops"], way["nodes"], way["nodes"][1:], strict=False)
    return [_hop(edge, a["id"], b["id"], entities, ontology) | {"evidence": quotes.get(edge["id"], [])} for edge, a, b in steps]


def _hop(edge: Json, from_: str, to: str, entities: Json, ontology: Ontology) -> Json:
    relation = ontology.relations[edge["relation"]]
    sentence = relation.sentence(entities[edge["subject"]]["name"], entities[edge["object"]]["name"], edge.get("label"))
    way = "any" if relation.symmetric else "out" if edge["subject"] == from_ else "in"
    what = {"from": from_, "to": to, "relationship": edge["id"], "relation": relation.name, "direction": way, "sentence": sentence}
    return what | timed(edge, relation.name, ontology) | counts(edge)
