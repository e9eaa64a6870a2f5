"""Entities: searched, shown, and what stands one step from them."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, HTTPException, Path, Query, Response

from cypher import reads
from cypher.graph import Graph
from service.dependencies import READING, GraphDep, OntologyDep

router = APIRouter(tags=["entities"], dependencies=READING)
EntityId = Annotated[str, Path(description="An entity's id.", examples=["khorasan:isis-k"])]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at the most.", examples=[25])]
Evidence = Annotated[int, Query(ge=0, le=10, description="How many quotes for each edge.", examples=[1])]
ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"description": "The key is missing or not known."},
    403: {"description": "The Host header is not ours."},
    404: {"description": "Nothing has this id."},
    503: {"description": "Neo4j is away; Retry-After says when to ask again."},
}


def answer(said: Any) -> Response:
    """Return JSON without a second validation: Neo4j's maps already have the answer's shape."""
    return Response(orjson.dumps(said), media_type="application/json")


def found(graph: Graph, entity_id: str) -> dict[str, Any]:
    """Return an entity; a 404 where there is none."""
    entity = reads.entity(graph, entity_id=entity_id)
    if entity is None:
        raise HTTPException(404, f"no entity has the id {entity_id}")
    return entity


@router.get("/entities", responses=ERRORS)
def search(
    graph: GraphDep,
    q: Annotated[str, Query(max_length=200, description="A name, its start, or one letter off.", examples=["isis k"])],
    limit: Limit = 25,
) -> Response:
    """Find entities by name and alias, best first."""
    results = reads.search(graph, text=q, limit=limit)
    return answer({"total": len(results), "limit": limit, "offset": 0, "results": results})


@router.get("/entities/{entity_id}", responses=ERRORS)
def entity(graph: GraphDep, entity_id: EntityId) -> Response:
    """Answer one entity with its names and everything said of it, each with its quote."""
    return answer(found(graph, entity_id) | {"attributes": _by_name(reads.attributes(graph, entity_id=entity_id))})


@router.get("/entities/{entity_id}/adjacent", responses=ERRORS)
def adjacent(graph: GraphDep, ontology: OntologyDep, entity_id: EntityId, limit: Limit = 25, evidence: Evidence = 1) -> Response:
    """Answer what stands one step from an entity, in groups by relation and direction, with the best quotes."""
    entity = found(graph, entity_id)
    groups = reads.adjacent(graph, entity_id=entity_id, evidence=evidence, limit=limit)
    symmetric = {name for name, relation in ontology.relations.items() if relation.symmetric}
    ref = {name: entity[name] for name in ("id", "type", "name")}
    return answer({"entity": ref, "groups": _joined(groups, symmetric, limit)})


def _joined(groups: list[dict[str, Any]], symmetric: set[str], limit: int) -> list[dict[str, Any]]:
    """Put both directions of a symmetric relation into one group."""
    joined: dict[tuple[str, str, str], dict[str, Any]] = {}
    for group in groups:
        way = "any" if group["relation"] in symmetric else group["direction"]
        key = (group["relation"], way, group["label"] or "")
        if before := joined.get(key):
            results = sorted(before["results"] + group["results"], key=lambda r: (-r["source_count"], -r["claim_count"], r["other"]["id"]))
            before |= {"total": before["total"] + group["total"], "results": results[:limit]}
        else:
            joined[key] = group | {"direction": way, "limit": limit, "offset": 0}
    return list(joined.values())


def _by_name(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    said: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        said.setdefault(row.pop("attribute"), []).append(row)
    return said
