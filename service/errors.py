"""One shape for every error: `application/problem+json`."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from cypher.graph import Away, BadQuery, Busy, GraphError, Refused, TooLong

Json = dict[str, Any]
_STATUS: tuple[tuple[type[GraphError], int, str], ...] = (
    (Away, 503, "Neo4j is away"),
    (Busy, 429, "Too many questions at once"),
    (TooLong, 504, "The question took too long"),
    (Refused, 403, "Not allowed"),
    (BadQuery, 400, "A mistake in the query"),
    (GraphError, 500, "Neo4j could not answer"),
)


def problem(
    status: int, title: str, detail: str, errors: Sequence[Json] = (), headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """Return an error as problem+json."""
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": list(errors),
        "request_id": uuid.uuid4().hex,
    }
    return Response(orjson.dumps(body | more), status, headers, "application/problem+json")


def install(app: FastAPI) -> None:
    """Answer every error of the app in that shape."""
    app.add_exception_handler(GraphError, _graph)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def _graph(_: Request, error: Exception) -> Response:
    status, title = next((status, title) for kind, status, title in _STATUS if isinstance(error, kind))
    headers = {"Retry-After": "5"} if status in (429, 503) else None
    place = error.position if isinstance(error, BadQuery) else None
    if place:
        return problem(status, title, str(error), headers=headers, position=asdict(place))
    return problem(status, title, str(error), headers=headers)


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, "Not possible", str(error.detail), headers=dict(error.headers or {}))


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"in": str(e["loc"][0]), "name": ".".join(map(str, e["loc"][1:])), "detail": e["msg"]} for e in error.errors()]
    return problem(422, "A parameter is wrong", "; ".join(f"{e['name']}: {e['detail']}" for e in errors), errors)
