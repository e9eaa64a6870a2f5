"""Saved questions, and the analyst's own Cypher."""

import logging
import time
from collections import defaultdict
from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Body, Depends, HTTPException, Path, Request, Response

from cypher import free, questions
from cypher import vocabulary as named
from cypher.deadline import Call
from cypher.free import Answer
from cypher.statements import Statement, statement
from service import graph_shapes
from service.answers import answer
from service.dependencies import READING, Caller, GraphDep, OntologyDep, Revision, analyst, known_parameters
from service.errors import Invalid
from service.leaving import while_there
from service.openapi import answers

router = APIRouter(tags=["questions"])
audit = logging.getLogger("fealty.audit")
QueryName = Annotated[str, Path(max_length=60, description="A saved question's name.", examples=["best_sourced"])]
_LIMITS = {"seconds": free.SECONDS, "rows": free.ROWS, "characters": free.CHARACTERS}


@router.get("/queries", responses=answers(list[graph_shapes.Question]), dependencies=READING)
def queries() -> Response:
    """List the saved questions: each runs as it is in Neo4j Browser."""
    return answer([_query(statement(name)) for name in questions.listed()])


def _query(said: Statement) -> dict[str, Any]:
    parameters = [{"name": p.name, "type": p.type, "optional": p.optional, "example": p.example} for p in said.parameters]
    return {"name": said.name.partition("/")[2], "question": said.question, "parameters": parameters, "text": said.text}


@router.get("/limits", responses=answers(graph_shapes.Limits), dependencies=READING)
def limits(request: Request) -> Response:
    """Answer what Cypher is bounded by, and where Neo4j Browser answers; null where that is not known."""
    return answer({"limits": _LIMITS, "browser": request.app.state.browser})


@router.get("/vocabulary", responses=answers(graph_shapes.Vocabulary), dependencies=READING)
def vocabulary(graph: GraphDep, ontology: OntologyDep, _: Revision) -> Response:
    """Answer what a Cypher statement can name: labels, relationships and properties, what they mean, and how many there are."""
    return answer(named.vocabulary(graph, ontology))


@router.get("/queries/{name}", responses=answers(graph_shapes.Table, 400, 404), dependencies=[READING[0]])
async def query(graph: GraphDep, request: Request, _: Revision, name: QueryName) -> Response:
    """Answer a saved question; its parameters, as /queries lists them, are given in the query string. Hanging up ends it."""
    question = questions.found(name)
    if question is None:
        raise HTTPException(404, f"there is no saved question {name}; /queries lists them")
    given: dict[str, list[str]] = defaultdict(list)
    for key, value in request.query_params.multi_items():
        given[key].append(value)
    try:
        filled = questions.parameters(question, given)
    except questions.BadParameter as error:
        raise Invalid("query", error.name, error.reason) from error

    def asked(call: Call) -> Response:
        began = time.monotonic()
        return _table(questions.ask(graph, question, filled, call=call), began)

    return await while_there(request, asked)


@router.post("/cypher", responses=answers(graph_shapes.Table, 400, 413, 429), dependencies=[Depends(known_parameters)])
async def cypher(
    graph: GraphDep,
    request: Request,
    caller: Annotated[Caller, Depends(analyst)],
    statement: Annotated[
        str, Body(max_length=20_000, description="One reading statement.", examples=[statement("questions/contested").text])
    ],
    parameters: Annotated[dict[str, Any] | None, Body(description="Its parameters.", examples=[{}])] = None,
) -> Response:
    """Answer an analyst's own Cypher, reading only, within limits of time, rows and size; `graph` draws what it found.

    Hanging up ends the statement.
    """

    def asked(call: Call) -> Response:
        began = time.monotonic()
        with _audited(caller) as count:
            said = free.ask(graph, statement, parameters or {}, call=call)
            count.append(len(said.values))
        return _table(said, began)

    return await while_there(request, asked)


def _table(said: Answer, began: float) -> Response:
    elapsed = round((time.monotonic() - began) * 1000, 1)
    body = {"data": {"fields": said.fields, "values": said.values}, "truncated": said.truncated, "limits": _LIMITS, "elapsed_ms": elapsed}
    return Response(orjson.dumps(body | {"graph": said.graph}, default=str), media_type="application/json")


@contextmanager
def _audited(caller: Caller) -> Generator[list[int], None, None]:
    """Log who asked, for how long, how many rows came and how it ended; never the text."""
    began = time.monotonic()
    count: list[int] = []
    ended = "answered"
    try:
        yield count
    except Exception as error:
        ended = type(error).__name__
        raise
    finally:
        elapsed = round((time.monotonic() - began) * 1000, 1)
        audit.info("cypher who=%s role=%s ms=%s rows=%s ended=%s", caller.name, caller.role, elapsed, sum(count), ended)
