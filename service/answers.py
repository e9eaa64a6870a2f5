"""What answers are made of: plain JSON in the shapes of `service.shapes`, built without a second validation."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from fastapi import HTTPException, Response

from cypher import evidence, reads, retractions
from cypher.filters import Filter
from cypher.graph import Graph, Row
from model.ontology import Ontology
from model.standing import LEFT_OUT, STANDINGS
from model.when import ALWAYS, When
from service.errors import Merged
from service.times import Then, then

Json = dict[str, Any]


def answer(said: Any, status: int = 200) -> Response:
    """Return JSON without a second validation: what was read already has the answer's shape."""
    return Response(orjson.dumps(said), status, media_type="application/json")


def page(results: Sequence[Any], total: int, limit: int, offset: int) -> Json:
    """Return a list's answer."""
    return {"total": total, "limit": limit, "offset": offset, "results": results}


def found(graph: Graph, entity_id: str) -> Json:
    """Return an entity's Ref; a 404 where there is none, and the canonical one's id where it is merged."""
    ref = reads.ref(graph, entity_id=entity_id)
    if ref is None:
        raise HTTPException(404, f"no entity has the id {entity_id}")
    if into := ref.pop("merged_into"):
        raise Merged({entity_id: into})
    return ref


def absent_source(graph: Graph, source_id: str) -> Exception:
    """Return what a missing source is: taken back (410, with when, by whom and why), or never there (404)."""
    gone = retractions.retraction(graph, source_id=source_id)
    if gone is None:
        return HTTPException(404, f"no source has the id {source_id}")
    why = f": {gone.why}" if gone.why else ""
    return HTTPException(410, f"{source_id} was taken back on {gone.at} by {gone.by}{why}")


def answered(revision: int, standings: Iterable[str], when: When = ALWAYS, left_out: Mapping[str, int] | None = None) -> Json:
    """Return under which question an answer was given, how its edges stand in time, and what was left out and why."""
    counted = Counter(standings)
    asked: Json = {name: getattr(when, name) for name in ("as_of", "known_by", "since", "until", "undated", "family")}
    return asked | {
        "revision": revision,
        "counts": {name: counted[name] for name in STANDINGS},
        "left_out": dict.fromkeys(LEFT_OUT, 0) | dict(left_out or {}),
    }


def groups(
    graph: Graph, rows: Sequence[Row], keep: Filter, ontology: Ontology, each: int, limit: int, offset: int, family: Mapping[str, Json]
) -> list[Json]:
    """Return neighbours in groups, each edge with its best evidence; `family` are those others whose neighbours were asked too."""
    edges = [edge for row in rows for edge, *_ in row["results"]]
    best = evidence.best(graph, ontology, edges=[edge["id"] for edge in edges], each=each, keep=keep)
    told = then(graph, ontology, keep.when, edges, best.counts)
    return [_group(row, best.quotes, told, family, limit, offset) for row in rows if row["total"]]


def _group(row: Row, quotes: Mapping[str, list[Json]], told: Then, family: Mapping[str, Json], limit: int, offset: int) -> Json:
    after = offset + limit if offset + limit < row["total"] else None
    results = [_neighbour(row["relation"], result, quotes, told, family) for result in row["results"]]
    return {name: row[name] for name in ("relation", "direction", "label")} | page(results, row["total"], limit, offset) | {"next": after}


def _neighbour(relation: str, result: Sequence[Any], quotes: Mapping[str, list[Json]], told: Then, family: Mapping[str, Json]) -> Json:
    edge, id_, type_, name, whose = result
    other = {"id": id_, "type": type_, "name": name}
    return (
        {"relationship": edge["id"], "other": other, "of": family.get(whose)}
        | told.of(edge, relation, (id_, whose))
        | {"evidence": quotes.get(edge["id"], [])}
    )


def standings(said: Iterable[Json]) -> list[str]:
    """Return how each edge of some groups stands."""
    return [result["standing"] for group in said for result in group["results"]]


def relationship(edge: Row, relation: str, subject: Json, object_: Json, told: Then) -> Json:
    """Return an edge as a sentence, with its ends, its time and its counts."""
    known = told.ontology.relations[relation]
    sentence = known.sentence(subject["name"] or subject["id"], object_["name"] or object_["id"], edge.get("label"))
    what = {"id": edge["id"], "relation": relation, "label": edge.get("label"), "symmetric": known.symmetric}
    return what | {"subject": subject, "object": object_, "sentence": sentence} | told.of(edge, relation, (subject["id"], object_["id"]))
