"""Claims themselves, the denied and the alleged ones too."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from cypher import reads
from service.dependencies import READING, GraphDep
from service.routes.entities import ERRORS, Limit, answer

router = APIRouter(tags=["claims"], dependencies=READING)
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.", examples=[0])]


def _id(what: str) -> object:
    return Query(max_length=200, description=what, examples=["khorasan:isis-k"])


@router.get("/claims", responses=ERRORS)
def claims(
    graph: GraphDep,
    subject: Annotated[str | None, _id("Of whom something is said.")] = None,
    object: Annotated[str | None, _id("Whom it is said of, as the other end.")] = None,
    between: Annotated[str | None, _id("Two ids with a comma: what is said of the pair, both ways.")] = None,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer claims by their ends, each with its quote and source."""
    pair = tuple(between.split(",")) if between else None
    if (pair is not None and len(pair) != 2) or not (subject or object or pair):
        raise HTTPException(422, "give subject, object, or between=one,other")
    found = reads.claims(graph, subject=subject, object_=object, between=(pair[0], pair[1]) if pair else None, limit=limit, offset=offset)
    return answer({"total": found["total"], "limit": limit, "offset": offset, "results": found["results"]})
