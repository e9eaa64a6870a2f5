"""Saved questions, and the analyst's own Cypher."""

import hmac
import logging
import time
from collections.abc import Generator
from contextlib import contextmanager
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


_LIMITS = {"seconds": free.SECONDS, "rows": free.ROWS, "characters": free.CHARACTERS}
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"description": "A mistake in the statement; `position` says where."},
    429: {"description": "Too many statements are running; Retry-After says when to come back."},
    504: {"description": "It took too long."},
}


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
    responses=ERRORS | REFUSALS,
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
    """Answer an analyst's own Cypher, reading only, within limits of time, rows and size; `graph` draws what it found."""
    with _audited(request) as count:
        began = time.monotonic()
        said = free.ask(graph, statement, parameters or {})
        count.append(len(said.values))
    elapsed = round((time.monotonic() - began) * 1000, 1)
    body = {"data": {"fields": said.fields, "values": said.values}, "truncated": said.truncated, "limits": _LIMITS, "elapsed_ms": elapsed}
    return Response(orjson.dumps(body | {"graph": said.graph}, default=str), media_type="application/json")


@contextmanager
def _audited(request: Request) -> Generator[list[int], None, None]:
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
        audit.info("cypher who=%s role=%s ms=%s rows=%s ended=%s", _who(request), role_of(request), elapsed, sum(count), ended)


def _who(request: Request) -> str:
    """Return the name of the key that a request bears."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ").encode()
    return next((name for name, _, key in request.app.state.keys if hmac.compare_digest(given, key.encode())), "nobody")
