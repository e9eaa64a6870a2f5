"""The service: built from a graph, an ontology and keys, which the entry point opens and passes in."""

from collections.abc import Awaitable, Callable, Sequence

from fastapi import FastAPI, Request, Response
from fastapi_offline import FastAPIOffline

from cypher.graph import Graph
from model.ontology import Ontology
from service import errors
from service.dependencies import Key
from service.routes import asking, claims, entities, evidence, keep, network, paths

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_LARGEST_BODY = 10 * 1024 * 1024
_DESCRIPTION = "A graph of armed groups in which every edge says who says so."


def create_app(
    graph: Graph, ontology: Ontology, *, keys: Sequence[Key] = (), hosts: Sequence[str] = (), open_reading: bool = True
) -> FastAPI:
    """Return the app; it reads no settings and opens nothing."""
    app = FastAPIOffline(title="Fealty", version="1", description=_DESCRIPTION)
    app.state.graph, app.state.ontology, app.state.keys, app.state.open_reading = graph, ontology, tuple(keys), open_reading
    allowed = {*_LOOPBACK, *hosts}

    async def guard(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
        if refused := _refused(request, allowed):
            return refused
        response = await call(request)
        response.headers["Fealty-API"] = "1"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    app.middleware("http")(guard)
    errors.install(app)
    for routes in (entities, claims, evidence, network, paths, asking, keep):
        app.include_router(routes.router)
    return app


def _refused(request: Request, allowed: set[str]) -> Response | None:
    """A foreign Host header is refused: DNS rebinding would read the graph through a browser."""
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host
    if name not in allowed:
        return errors.problem(403, "Not our host", "the Host header names a host that is not ours; FEALTY_HOSTS adds one")
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > _LARGEST_BODY:
        return errors.problem(413, "Too large", "a request holds at most 10 MiB")
    return None
