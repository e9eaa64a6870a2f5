"""Saved questions, and the analyst's own Cypher."""

import logging
import time
from typing import Annotated, Any, LiteralString

import orjson
from fastapi import APIRouter, Body, Request, Response

from cypher import free
from cypher.statements import names, statement
from service.dependencies import ANALYSING, READING, GraphDep, role_of
from service.routes.entities import ERRORS, answer

router = APIRouter(tags=["questions"])
audit = logging.getLogger("fealty.audit")
_HIDDEN: tuple[LiteralString, ...] = ("export_", "count_", "revision", "projection", "entities")


@router.get("/queries", responses=ERRORS, dependencies=READING)
def queries() -> Response:
    """List the saved questions: each runs as it is in Neo4j Browser."""
    told = [statement(name) for name in names("explore")]
    return answer([_query(said) for said in told if not said.name.removeprefix("explore/").startswith(_HIDDEN)])


def _query(said: Any) -> dict[str, Any]:
    parameters = [{"name": p.name, "type": p.type, "optional": p.optional, "example": p.example} for p in said.parameters]
    return {"name": said.name.removeprefix("explore/"), "question": said.question, "parameters": parameters, "text": said.text}


@router.post(
    "/cypher",
    responses=ERRORS
    | {400: {"description": "A mistake in the statement; `position` says where."}, 504: {"description": "It took too long."}},
    dependencies=ANALYSING,
)
def cypher(
    graph: GraphDep,
    request: Request,
    statement: Annotated[
        str, Body(max_length=20_000, description="One reading statement.", examples=["MATCH (a)-[:RIVAL_OF]-(b) RETURN a.name, b.name"])
    ],
    parameters: Annotated[dict[str, Any] | None, Body(description="Its parameters.", examples=[{}])] = None,
) -> Response:
    """Answer an analyst's own Cypher, reading only, within limits of time and rows."""
    began = time.monotonic()
    said = free.ask(graph, statement, parameters or {})
    elapsed = round((time.monotonic() - began) * 1000, 1)
    audit.info("cypher role=%s ms=%s rows=%s", role_of(request), elapsed, len(said.values))
    limits = {"seconds": free.SECONDS, "rows": free.ROWS}
    body = {"data": {"fields": said.fields, "values": said.values}, "truncated": said.truncated, "limits": limits, "elapsed_ms": elapsed}
    return Response(orjson.dumps(body, default=str), media_type="application/json")
