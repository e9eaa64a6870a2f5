"""What every request passes: the Host header, the size of its body, and the headers of every answer."""

import logging
import time
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import problem

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
LARGEST_BODY = 10 * 1024 * 1024
_ALWAYS = {"Fealty-API": "1", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache"}
access = logging.getLogger("fealty.access")


class Guard:
    """ASGI middleware. A foreign Host header is refused: DNS rebinding would read the graph through a browser."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began = time.monotonic()

        async def answering(message: Message) -> None:
            if message["type"] == "http.response.start":
                _headers(message, scope.get("state", {}))
                _log(scope, message["status"], began)
            await send(message)

        headers = Headers(scope=scope)
        if _name(headers.get("host", "")) not in self._hosts:
            refused = problem(403, "Not our host", "the Host header names a host that is not ours; FEALTY_HOSTS adds one")
            return await refused(scope, receive, answering)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return await problem(413, "Too large", "a request holds at most 10 MiB")(scope, receive, answering)
        return await self._app(scope, _bounded(receive), answering)


def _name(host: str) -> str:
    return host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host


def _bounded(receive: Receive) -> Receive:
    """Count what comes: a chunked body names no length."""
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST_BODY:
            raise HTTPException(413, "a request holds at most 10 MiB")
        return message

    return receiving


def _headers(message: Message, state: Mapping[str, Any]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    if etag := state.get("etag"):
        headers.setdefault("ETag", etag)


def _log(scope: Scope, status: int, began: float) -> None:
    """Log the route's template, never what was searched."""
    route = scope.get("route")
    access.info("%s %s %s %.1f ms", scope["method"], getattr(route, "path", "-"), status, (time.monotonic() - began) * 1000)
