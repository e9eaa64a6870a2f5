"""The network as a GraphDoc, and as a page."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from cypher import reads
from cypher.graph import Graph
from model.ontology import Ontology
from service import drawing
from service.dependencies import READING, GraphDep, OntologyDep
from service.graphdoc import graphdoc
from service.routes.entities import ERRORS, answer, found

router = APIRouter(tags=["network"], dependencies=READING)
Entities = Annotated[list[str] | None, Query(description="The ids to begin from; the whole graph without.", examples=[["khorasan:isis-k"]])]
Hops = Annotated[int, Query(ge=1, le=2, description="How far from them.", examples=[1])]
Limit = Annotated[int, Query(ge=1, le=2000, description="How many relationships at the most, best-sourced first.", examples=[500])]
Download = Annotated[bool, Query(description="Answer the page as a file to keep.", examples=[False])]


@router.get("/network", responses=ERRORS)
def network(graph: GraphDep, ontology: OntologyDep, entity: Entities = None, hops: Hops = 1, limit: Limit = 500) -> Response:
    """Answer the network around some entities, or the whole of it, as a GraphDoc."""
    return answer(_doc(graph, ontology, entity, hops, limit))


@router.get("/network.html", responses=ERRORS, response_class=HTMLResponse)
def network_page(
    graph: GraphDep, ontology: OntologyDep, entity: Entities = None, hops: Hops = 1, limit: Limit = 500, download: Download = False
) -> HTMLResponse:
    """Answer the same network as an interactive page."""
    doc = _doc(graph, ontology, entity, hops, limit)
    names = [node["label"] for node in doc["nodes"] if node["id"] in (entity or ())]
    page = drawing.page(doc, ontology, title=("Around " + ", ".join(names)) if names else "The whole network")
    headers = {"Content-Security-Policy": page.csp}
    if download:
        headers["Content-Disposition"] = 'attachment; filename="fealty-network.html"'
    return HTMLResponse(page.html, headers=headers)


def _doc(graph: Graph, ontology: Ontology, entity: list[str] | None, hops: int, limit: int) -> dict[str, Any]:
    for id_ in entity or ():
        found(graph, id_)
    rows = reads.network(graph, entities=entity, hops=hops, limit=limit)
    return graphdoc(rows, ontology, {"entity": entity, "hops": hops, "limit": limit})
