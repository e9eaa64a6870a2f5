"""Taking everything out, counting it, and whether the service is well."""

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from cypher import exports, reads, writes
from model.schema import claim_schema
from service.dependencies import READING, GraphDep, OntologyDep
from service.routes.entities import ERRORS, answer

router = APIRouter(tags=["keeping"])


@router.get("/export/claims", responses=ERRORS, dependencies=READING)
def export_claims(graph: GraphDep) -> StreamingResponse:
    """Stream sources, passages and claims as canonical JSON lines."""
    return StreamingResponse(exports.lines(graph), media_type="application/jsonl")


@router.get("/stats", responses=ERRORS, dependencies=READING)
def stats(graph: GraphDep) -> Response:
    """Count entities by type, edges by relation, claims and sources."""
    return answer(reads.stats(graph))


@router.get("/ontology", responses=ERRORS, dependencies=READING)
def ontology(ontology: OntologyDep) -> Response:
    """Answer what can be said: every relation with its sentence and its ends."""
    relations = [
        {
            "name": r.name,
            "says": r.says,
            "inverse": r.inverse,
            "symmetric": r.symmetric,
            "kind": r.kind,
            "is_a": r.is_a,
            "ends": sorted(r.ends),
        }
        for r in ontology.relations.values()
    ]
    return answer(
        {"types": list(ontology.types), "attributes": ontology.attributes, "qualifiers": ontology.qualifiers, "relations": relations}
    )


@router.get("/schemas/claim", responses=ERRORS, dependencies=READING)
def schema(ontology: OntologyDep) -> Response:
    """Answer the JSON Schema of a claim record."""
    return answer(claim_schema(ontology))


@router.get("/healthz")
def healthz() -> Response:
    """Say that the service runs."""
    return answer({"status": "ok"})


@router.get("/readyz", responses=ERRORS)
def readyz(graph: GraphDep) -> Response:
    """Say that Neo4j answers too."""
    return answer({"status": "ok", "revision": writes.revision(graph)})
