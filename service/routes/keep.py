"""Taking everything out, counting it, and whether the service is well."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Response
from fastapi.responses import StreamingResponse

from cypher import exports, reads, writes
from model.schema import claim_schema
from service import graph_shapes
from service.answers import answer
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.openapi import answers
from service.parameters import AskedAlone
from service.shapes import Json

router = APIRouter(tags=["keeping"])
_LINES = {200: {"description": "One record a line.", "content": {"application/jsonl": {"schema": {"type": "string"}}}}}
SchemaName = Annotated[Literal["claim"], Path(description="Which schema.", examples=["claim"])]


@router.get("/export/claims", responses=answers(None) | _LINES, dependencies=READING, response_class=StreamingResponse)
def export_claims(graph: GraphDep, ontology: OntologyDep, _: Revision, when: AskedAlone) -> StreamingResponse:
    """Stream sources, passages and claims as canonical JSON lines; with time asked, those claims that count then."""
    found = exports.lines_then(graph, ontology, when) if when.asked else exports.lines(graph)
    return StreamingResponse(found, media_type="application/jsonl")


@router.get("/stats", responses=answers(graph_shapes.Stats), dependencies=READING)
def stats(graph: GraphDep, _: Revision) -> Response:
    """Count entities by type, edges by relation, claims and sources."""
    return answer(reads.stats(graph))


@router.get("/ontology", responses=answers(graph_shapes.OntologyShape), dependencies=READING)
def ontology(ontology: OntologyDep) -> Response:
    """Answer what can be said: every relation with its sentence and its ends."""
    relations = [
        {
            "name": r.name,
            "says": r.says,
            "inverse": r.inverse,
            "symmetric": r.symmetric,
            "kind": r.kind,
            "tone": r.tone,
            "is_a": r.is_a,
            "labelled": r.labelled,
            "ends": sorted(r.ends),
        }
        for r in ontology.relations.values()
    ]
    return answer(
        {"types": list(ontology.types), "attributes": ontology.attributes, "qualifiers": ontology.qualifiers, "relations": relations}
    )


@router.get("/schemas/{name}", responses=answers(Json), dependencies=READING)
def schema(ontology: OntologyDep, name: SchemaName) -> Response:
    """Answer the JSON Schema of a claim record."""
    return answer(claim_schema(ontology))


@router.get("/healthz", responses=answers(graph_shapes.Health))
def healthz() -> Response:
    """Say that the service runs."""
    return answer({"status": "ok"})


@router.get("/readyz", responses=answers(graph_shapes.Health))
def readyz(graph: GraphDep) -> Response:
    """Say that Neo4j answers too."""
    return answer({"status": "ok", "revision": writes.revision(graph)[0]})
