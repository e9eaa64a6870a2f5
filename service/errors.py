"""One shape for every error: `application/problem+json`.

Invalid       a parameter or a part of the body that is wrong; `where` is query, path or body
NotModified   the asker has this answer already: a 304
Merged        an id that is merged into another: a 308 to the same question about that
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from cypher.deadline import Gone
from cypher.graph import Away, BadQuery, Busy, GraphError, Refused, TooLong
from model.errors import BadClaim, BadFilter

Json = dict[str, Any]
_STATUS: tuple[tuple[type[GraphError], int, str], ...] = (
    (Away, 503, "Neo4j is away"),
    (Busy, 429, "Too many questions at once"),
    (TooLong, 504, "The question took too long"),
    (Refused, 403, "Not allowed"),
    (BadQuery, 400, "A mistake in the query"),
    (GraphError, 500, "Neo4j could not answer"),
)


class Invalid(ValueError):
    """A part of a request that is wrong: where it stands, its name, and why."""

    def __init__(self, where: str, name: str, detail: str) -> None:
        super().__init__(f"{name} {detail}")
        self.errors = [{"in": where, "name": name, "detail": detail}]


class NotModified(Exception):
    """The asker has this answer already."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class Merged(Exception):
    """Ids that are merged, each with the id that it is merged into."""

    def __init__(self, into: Mapping[str, str]) -> None:
        super().__init__(", ".join(into))
        self.into = dict(into)


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
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(Invalid, _invalid)
    app.add_exception_handler(BadFilter, _filter)
    app.add_exception_handler(BadClaim, _claim)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(Merged, _merged)
    app.add_exception_handler(Gone, _gone)
    app.add_exception_handler(Exception, _unexpected)


def wrong(errors: Sequence[Json]) -> Response:
    """Return a 422 that lists what is wrong."""
    said = "; ".join(f"{e['name']}: {e['detail']}" if e["name"] else e["detail"] for e in errors)
    return problem(422, "Something in the request is wrong", said, errors)


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


def _validation(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return wrong([{"in": str(e["loc"][0]), "name": ".".join(map(str, e["loc"][1:])), "detail": e["msg"]} for e in error.errors()])


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, Invalid)
    return problem(422, "Something in the request is wrong", str(error), error.errors)


def _filter(_: Request, error: Exception) -> Response:
    assert isinstance(error, BadFilter)
    return wrong([{"in": "query", "name": error.name, "detail": error.reason}])


def _claim(_: Request, error: Exception) -> Response:
    assert isinstance(error, BadClaim)
    return wrong([{"in": "body", "name": error.field, "detail": error.reason}])


def _not_modified(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)
    return Response(status_code=304, headers={"ETag": error.etag})


def _merged(request: Request, error: Exception) -> Response:
    """Send the asker to the same question about the canonical entity, the query string kept."""
    assert isinstance(error, Merged)
    path, query = request.url.path, request.url.query
    for merged, into in error.into.items():
        path = _replaced(path, merged, into)
        query = urlencode([(name, _replaced(value, merged, into)) for name, value in parse_qsl(query, keep_blank_values=True)])
    told = problem(308, "Merged", ", ".join(f"{merged} is merged into {into}" for merged, into in error.into.items()))
    told.headers["Location"] = quote(path, safe="/:,~.-") + (f"?{query}" if query else "")
    return told


def _replaced(text: str, merged: str, into: str) -> str:
    """Replace an id where it stands whole: between the ends of the text, slashes and commas."""
    return re.sub(rf"(?<![^/,]){re.escape(merged)}(?![^/,])", lambda _: into, text)


def _gone(_: Request, __: Exception) -> Response:
    """Nobody reads this; the log tells by it that the reader hung up."""
    return Response(status_code=499)


def _unexpected(_: Request, __: Exception) -> Response:
    return problem(500, "A mistake of ours", "the service met a mistake of its own; its log has the request's id")
