"""How two entities are connected."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response

from cypher import reads
from model.ontology import Ontology
from service.dependencies import READING, GraphDep, OntologyDep
from service.routes.entities import ERRORS, answer, found

router = APIRouter(tags=["paths"], dependencies=READING)


@router.get("/paths", responses=ERRORS)
def paths(
    graph: GraphDep,
    ontology: OntologyDep,
    from_: Annotated[str, Query(alias="from", description="Where to begin.", examples=["khorasan:muhajir"])],
    to: Annotated[str, Query(description="Where to end.", examples=["khorasan:taliban"])],
    max_hops: Annotated[int, Query(ge=1, le=6, description="How long at the most.", examples=[4])] = 4,
    exclude: Annotated[list[str] | None, Query(description="Entities not to pass.", examples=[["khorasan:us-military"]])] = None,
    exclude_relation: Annotated[list[str] | None, Query(description="Relations not to use.", examples=[["OPERATES_IN"]])] = None,
    limit: Annotated[int, Query(ge=1, le=25, description="How many ways at the most.", examples=[5])] = 5,
) -> Response:
    """Answer the shortest ways between two entities, with the best quote on every hop."""
    ends = [{name: found(graph, id_)[name] for name in ("id", "type", "name")} for id_ in (from_, to)]
    for name in exclude_relation or ():
        if name not in ontology.relations:
            raise HTTPException(422, f"exclude_relation: {name} is not a relation")
    ways = reads.paths(
        graph, one=from_, other=to, max_hops=max_hops, exclude=exclude or (), exclude_relation=exclude_relation or (), limit=limit
    )
    entities = {node["id"]: node for way in ways for node in way["nodes"]}
    results = [
        {"length": way["length"], "hops": [_hop(hop, way["nodes"][n : n + 2], entities, ontology) for n, hop in enumerate(way["hops"])]}
        for way in ways
    ]
    return answer(
        {"from": ends[0], "to": ends[1], "total": len(results), "limit": limit, "offset": 0, "results": results, "entities": entities}
    )


def _hop(hop: dict[str, Any], ends: list[dict[str, Any]], entities: dict[str, Any], ontology: Ontology) -> dict[str, Any]:
    relation = ontology.relations[hop["relation"]]
    sentence = relation.sentence(entities[hop["subject"]]["name"], entities[hop["object"]]["name"], hop["label"])
    way = "any" if relation.symmetric else "out" if hop["subject"] == ends[0]["id"] else "in"
    return hop | {"from": ends[0]["id"], "to": ends[1]["id"], "direction": way, "sentence": sentence}
