"""The page's own modules and styles, answered from memory until they change: a first visit asks for dozens of small files."""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from service import drawing

STATIC = cast(Path, files("service") / "static")
_VIS = "vis-network.min.js"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is answered."""

    body: bytes
    kind: str
    etag: str


def listed(pattern: str) -> list[str]:
    """Return the names of the explorer's files that fit a pattern."""
    return sorted(path.relative_to(STATIC).as_posix() for path in (STATIC / "explorer").rglob(pattern))


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a file by its name, or that it did not change."""
    request = Request(scope)
    await _answer(request, scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/"))(scope, receive, send)


def _answer(request: Request, name: str) -> Response:
    if request.method not in ("GET", "HEAD"):
        return Response(status_code=405, headers={"Allow": "GET, HEAD"})
    path = _paths().get(name)
    if path is None:
        return Response(f"there is no file {name}", status_code=404, media_type="text/plain")
    file = _read(path, path.stat().st_mtime_ns)
    headers = {"ETag": file.etag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == file.etag:
        return Response(status_code=304, headers=headers)
    return Response(file.body, headers=headers, media_type=file.kind)


@cache
def _paths() -> dict[str, Path]:
    found = {path.relative_to(STATIC).as_posix(): path for path in STATIC.rglob("*") if path.is_file()}
    return {**found, _VIS: drawing.VIS}


@lru_cache(256)
def _read(path: Path, _changed: int) -> File:
    body = path.read_bytes()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return File(body, kind, f'"{hashlib.sha256(body).hexdigest()[:16]}"')
