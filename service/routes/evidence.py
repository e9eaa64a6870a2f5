"""Who says so: one relationship with all its evidence, and the sources with their texts."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Response

from cypher import evidence
from cypher.graph import Row
from model.projection import EdgeKey
from service.dependencies import READING, GraphDep, OntologyDep
from service.routes.claims import Offset
from service.routes.entities import ERRORS, Limit, answer

router = APIRouter(tags=["evidence"], dependencies=READING)
RelationshipId = Annotated[
    str, Path(description="RELATION,subject,object[,label].", examples=["RIVAL_OF,khorasan:isis-k,khorasan:taliban"])
]
SourceId = Annotated[str, Path(description="A source's id.", examples=["khorasan:brief-origins"])]


@router.get("/relationships/{relationship_id}", responses=ERRORS)
def relationship(graph: GraphDep, ontology: OntologyDep, relationship_id: RelationshipId, limit: Limit = 25) -> Response:
    """Answer one relationship as a sentence, with the evidence for, against and unproven."""
    parts = relationship_id.split(",", 3)
    relation = ontology.relations.get(parts[0])
    if relation is None or len(parts) < 3:
        raise HTTPException(404, f"{relationship_id} is not RELATION,subject,object[,label]")
    key = EdgeKey.of(ontology, parts[0], parts[1], parts[2], parts[3] if len(parts) > 3 else None)
    found, sides = evidence.edge(graph, key=key), evidence.sides(graph, key=key, limit=limit)
    if found is None and not any(side["total"] for side in sides.values()):
        raise HTTPException(404, f"nobody says {relationship_id}")
    edge: Row = found["edge"] if found else {}
    ends = {end: found[end] for end in ("subject", "object")} if found else {"subject": {"id": key.a}, "object": {"id": key.b}}
    names = [end.get("name") or end["id"] for end in ends.values()]
    kept = {name: edge.get(name) for name in ("since", "until", "claim_count", "source_count", "voice_count", "contested")}
    told = {
        "id": str(key),
        "relation": key.relation,
        "symmetric": relation.symmetric,
        "sentence": relation.sentence(names[0], names[1], key.label),
    }
    return answer(told | ends | kept | sides)


@router.get("/sources", responses=ERRORS)
def sources(graph: GraphDep, limit: Limit = 25, offset: Offset = 0) -> Response:
    """List what was read, newest first."""
    found = evidence.sources(graph, limit=limit, offset=offset)
    return answer({"total": found["total"], "limit": limit, "offset": offset, "results": found["results"]})


@router.get("/sources/{source_id}", responses=ERRORS)
def source(graph: GraphDep, source_id: SourceId) -> Response:
    """Answer one source: who published it, and when."""
    return answer(_found(graph, source_id)["source"])


@router.get("/sources/{source_id}/text", responses=ERRORS)
def source_text(graph: GraphDep, source_id: SourceId) -> Response:
    """Answer a document's text and where each claim stands in it."""
    return answer(_found(graph, source_id))


def _found(graph: GraphDep, source_id: str) -> dict[str, object]:
    if (found := evidence.source_text(graph, source_id=source_id)) is None:
        raise HTTPException(404, f"no source has the id {source_id}")
    return found
