"""The network as a GraphDoc, and as a page."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from cypher.filters import Filter
from cypher.graph import Graph
from model.ontology import Ontology
from service import drawing, graph_shapes
from service.answers import Json, answer, found
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.graphdoc import around
from service.openapi import answers
from service.parameters import EdgeFilter

router = APIRouter(tags=["network"], dependencies=READING)
Entities = Annotated[
    list[str] | None, Query(alias="entity", description="The ids to begin from; the whole graph without.", examples=[["khorasan:isis-k"]])
]
Hops = Annotated[int, Query(ge=1, le=2, description="How far from them.", examples=[1])]
Limit = Annotated[int, Query(ge=1, le=5000, description="How many relationships at the most, best-sourced first.", examples=[500])]
Quotes = Annotated[int, Query(alias="evidence", ge=0, le=10, description="How many quotes for each edge.", examples=[3])]
Download = Annotated[bool, Query(description="Answer the page as a file to keep.", examples=[False])]
_PAGE = {200: {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}}}


@router.get("/network", responses=answers(graph_shapes.GraphDoc, 404))
def network(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: EdgeFilter,
    entities: Entities = None,
    hops: Hops = 1,
    each: Quotes = 3,
    limit: Limit = 500,
) -> Response:
    """Answer the network around some entities, or the whole of it, as a GraphDoc."""
    return answer(_doc(graph, ontology, revision, keep, entities or [], hops, each, limit))


@router.get("/network.html", responses=answers(None, 404) | _PAGE, response_class=HTMLResponse)
def network_page(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: EdgeFilter,
    entities: Entities = None,
    hops: Hops = 1,
    each: Quotes = 3,
    limit: Limit = 500,
    download: Download = False,
) -> HTMLResponse:
    """Answer the same network as an interactive page; with download=1 it is one file that works offline."""
    page = drawing.page(_doc(graph, ontology, revision, keep, entities or [], hops, each, limit), ontology)
    headers = {"Content-Security-Policy": page.csp}
    if download:
        headers["Content-Disposition"] = 'attachment; filename="fealty-network.html"'
    return HTMLResponse(page.html, headers=headers)


def _doc(graph: Graph, ontology: Ontology, revision: int, keep: Filter, entities: list[str], hops: int, each: int, limit: int) -> Json:
    for id_ in entities:
        found(graph, id_)
    return around(graph, ontology, entities=entities, hops=hops, limit=limit, each=each, keep=keep, revision=revision)
