"""How two entities are connected: the answer of REST and of the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cypher import conflicts, evidence, history, reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph
from cypher.when import members
from model.ontology import Ontology
from model.projection import EdgeKey
from service.answers import Json, answered, found, page
from service.errors import Merged
from service.times import Then, then


class Bounds(NamedTuple):
    """Whom a way must pass, and what it does without; checked, with what everything is called."""

    via: Json | None = None
    exclude: tuple[Json, ...] = ()
    exclude_relation: tuple[str, ...] = ()
    exclude_relationship: tuple[Json, ...] = ()


NOTHING = Bounds()


def bounds(
    graph: Graph,
    ontology: Ontology,
    *,
    ends: Sequence[str],
    via: str | None = None,
    exclude: Sequence[str] = (),
    exclude_relation: Sequence[str] = (),
    exclude_relationship: Sequence[str] = (),
) -> tuple[Bounds, list[Json]]:
    """Return what bounds the ways, and what of it is wrong: an end, or what is not there; a merged id leads to what it is merged into."""
    if not (via or exclude or exclude_relation or exclude_relationship):
        return NOTHING, []
    keys = {text: _key(text, ontology) for text in exclude_relationship}
    parts = {id_ for key in keys.values() if key for id_ in (key.a, key.b)}
    entities = {*exclude, *([via] if via else [])}
    if into := reads.merged_into(graph, ids=sorted(entities | parts)):
        raise Merged(into)
    refs = conflicts.refs(graph, ids=entities | parts)
    edges = history.edges(graph, keys=[key for key in keys.values() if key])
    wrong = [*_unfit("via", [via] if via else [], ends, refs), *_unfit("exclude", exclude, ends, refs)]
    wrong += [_wrong("exclude", f"{via} is what the ways must pass") for id_ in exclude if id_ == via]
    wrong += [
        _wrong("exclude_relation", f"{r!r} is not one of {', '.join(ontology.relations)}")
        for r in exclude_relation
        if r not in ontology.relations
    ]
    wrong += [_wrong("exclude_relationship", _unsaid(text, key)) for text, key in keys.items() if key is None or str(key) not in edges]
    if wrong:
        return NOTHING, wrong
    said = [_said(key, edges[str(key)]["edge"], refs, ontology) for text in exclude_relationship if (key := keys[text])]
    return Bounds(refs[via] if via else None, tuple(refs[id_] for id_ in exclude), tuple(exclude_relation), tuple(said)), []


def _key(text: str, ontology: Ontology) -> EdgeKey | None:
    relation, *ends = text.split(",", 3)
    if relation not in ontology.relations or len(ends) < 2:
        return None
    return EdgeKey.of(ontology, relation, ends[0], ends[1], ends[2] if len(ends) > 2 else None)


def _wrong(name: str, detail: str) -> Json:
    return {"in": "query", "name": name, "detail": detail}


def _unfit(name: str, ids: Iterable[str], ends: Sequence[str], refs: Mapping[str, Json]) -> list[Json]:
    return [
        _wrong(name, f"{id_} is an end of the way" if id_ in ends else f"no entity has the id {id_}")
        for id_ in ids
        if id_ in ends or id_ not in refs
    ]


def _unsaid(text: str, key: EdgeKey | None) -> str:
    return f"nobody says {text}" if key else f"{text} is not RELATION,subject,object[,label]"


def _said(key: EdgeKey, edge: Json, refs: Mapping[str, Json], ontology: Ontology) -> Json:
    sentence = ontology.relations[key.relation].sentence(refs[key.a]["name"] or key.a, refs[key.b]["name"] or key.b, edge.get("label"))
    return {"id": str(key), "relation": key.relation, "sentence": sentence}


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
    within: Bounds = NOTHING,
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
        exclude=[one["id"] for one in within.exclude],
        exclude_relation=within.exclude_relation,
        exclude_relationship=[one["id"] for one in within.exclude_relationship],
        via=within.via["id"] if within.via else None,
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
    return page(results, told["total"], limit, offset) | {
        "from": ends[0],
        "to": ends[1],
        "answered": standings,
        "asked": within._asdict(),
        "entities": entities,
    }


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
