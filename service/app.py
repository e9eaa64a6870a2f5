"""The service: built from a graph, an ontology and keys, which the entry point opens and passes in."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from cypher.graph import Graph
from model.ontology import Ontology
from service import errors, layout, static_files
from service.dependencies import Key
from service.guard import LOOPBACK, Guard
from service.reading import Reads
from service.routes import asking, claims, conflicts, drawings, entities, evidence, explorer, history, judging, keep, network, paths

_DESCRIPTION = """A graph of armed groups in which every edge says who says so.

Reading on loopback is open; writing and `POST /cypher` need a key with the role analyst. Errors are `application/problem+json`.
An answer carries an `ETag` of the graph's revision; `If-None-Match` gets a 304 while nothing was written."""


@asynccontextmanager
async def _begun(_: FastAPI) -> AsyncGenerator[None, None]:
    layout.warm()
    yield


def create_app(
    graph: Graph,
    ontology: Ontology,
    *,
    keys: Sequence[Key] = (),
    hosts: Sequence[str] = (),
    open_reading: bool = True,
    reads: Reads | None = None,
    browser: str | None = None,
) -> FastAPI:
    """Return the app; it reads no settings and opens nothing.

    `reads` reads posted reports into claims; `browser` is where Neo4j Browser answers.
    """
    app = FastAPIOffline(title="Fealty", version=version("fealty"), description=_DESCRIPTION, lifespan=_begun)
    app.state.graph, app.state.ontology, app.state.keys, app.state.open_reading = graph, ontology, tuple(keys), open_reading
    app.state.parameters, app.state.reads, app.state.browser = {}, reads, browser
    errors.install(app)
    for routes in (entities, claims, conflicts, evidence, history, judging, network, drawings, paths, asking, keep, explorer):
        app.include_router(routes.router)
    app.mount("/static", static_files.app)
    app.add_middleware(Guard, hosts=frozenset({*LOOPBACK, *hosts}))
    return app
