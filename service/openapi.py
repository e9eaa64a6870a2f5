"""What a route may answer, for OpenAPI: its shape, and every error with its meaning."""

from typing import Any

from pydantic import BaseModel, Field

from service.shapes import Json, Shape

_MEANINGS: dict[int, str] = {
    304: "The asker has this answer already.",
    308: "The id is merged into another; Location is the same question about that.",
    400: "A mistake in the statement; `position` says where.",
    401: "The key is missing or not known.",
    403: "The Host header is not ours, or the key's role may not do this.",
    404: "Nothing has this id.",
    410: "The source was taken back; `detail` says when, by whom and why.",
    409: "It is there already, and differs.",
    413: "The body is larger than 10 MiB.",
    422: "A parameter or a part of the body is wrong; `errors` names each.",
    429: "Too much at once; Retry-After says when to ask again.",
    503: "Neo4j is away; Retry-After says when to ask again.",
    504: "The question took too long.",
}
_ALWAYS = (401, 403, 422, 503, 504)


class Wrong(Shape):
    """What is wrong: where it stands, its name and why."""

    in_: str = Field(alias="in")
    name: str
    detail: str


class Problem(BaseModel):
    """An error, as application/problem+json."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Wrong]
    request_id: str


def answers(shape: Any, *errors: int, status: int = 200) -> dict[int | str, Json]:
    """Return what a route may answer, for OpenAPI: its shape, and every error with its meaning."""
    told: dict[int | str, Json] = {status: {"model": shape, "description": "The answer."}}
    if status == 200:
        told[304] = {"description": _MEANINGS[304]}
    for code in sorted({*_ALWAYS, *errors, *((308,) if 404 in errors else ())}):
        told[code] = {"description": _MEANINGS[code], "content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
    return told
