"""Saved questions, and the analyst's own Cypher."""

import logging
import time
from collections import defaultdict
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Body, HTTPException, Path, Request, Response

from cypher import free, questions
from cypher.statements import Statement, statement
from service import graph_shapes
from service.answers import answer
from service.dependencies import ANALYSING, READING, GraphDep, Revision, Role
from service.errors import Invalid
from service.openapi import answers

router = APIRouter(tags=["questions"])
audit = logging.getLogger("fealty.audit")
QueryName = Annotated[str, Path(max_length=60, description="A saved question's name.", examples=["best_sourced"])]


@router.get("/queries", responses=answers(list[graph_shapes.Question]), dependencies=READING)
def queries() -> Response:
    """List the saved questions: each runs as it is in Neo4j Browser."""
    return answer([_query(statement(name)) for name in questions.listed()])


def _query(said: Statement) -> dict[str, Any]:
    parameters = [{"name": p.name, "type": p.type, "optional": p.optional, "example": p.example} for p in said.parameters]
    return {"name": said.name.partition("/")[2], "question": said.question, "parameters": parameters, "text": said.text}


@router.get("/queries/{name}", responses=answers(graph_shapes.Table, 400, 404), dependencies=[READING[0]])
def query(graph: GraphDep, request: Request, _: Revision, name: QueryName) -> Response:
    """Answer a saved question; its parameters, as /queries lists them, are given in the query string."""
    question = questions.found(name)
    if question is None:
        raise HTTPException(404, f"there is no saved question {name}; /queries lists them")
    given: dict[str, list[str]] = defaultdict(list)
    for key, value in request.query_params.multi_items():
        given[key].append(value)
    began = time.monotonic()
    try:
        said = questions.ask(graph, question, questions.parameters(question, given))
    except questions.BadParameter as error:
        raise Invalid("query", error.name, error.reason) from error
    return _table(*said, limits={"seconds": questions.SECONDS, "rows": questions.ROWS}, began=began)


@router.post("/cypher", responses=answers(graph_shapes.Table, 400), dependencies=ANALYSING)
def cypher(
    graph: GraphDep,
    role: Role,
    statement: Annotated[
        str, Body(max_length=20_000, description="One reading statement.", examples=["MATCH (a)-[:RIVAL_OF]-(b) RETURN a.name, b.name"])
    ],
    parameters: Annotated[dict[str, Any] | None, Body(description="Its parameters.", examples=[{}])] = None,
) -> Response:
    """Answer an analyst's own Cypher, reading only, within limits of time and rows."""
    began = time.monotonic()
    said = free.ask(graph, statement, parameters or {})
    audit.info("cypher role=%s ms=%.1f rows=%s", role, (time.monotonic() - began) * 1000, len(said.values))
    return _table(said.fields, said.values, said.truncated, limits={"seconds": free.SECONDS, "rows": free.ROWS}, began=began)


def _table(fields: list[str], values: list[list[Any]], truncated: bool, *, limits: dict[str, Any], began: float) -> Response:
    elapsed = round((time.monotonic() - began) * 1000, 1)
    body = {"data": {"fields": fields, "values": values}, "truncated": truncated, "limits": limits, "elapsed_ms": elapsed}
    return Response(orjson.dumps(body, default=str), media_type="application/json")
