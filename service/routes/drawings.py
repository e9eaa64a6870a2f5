"""Pictures for the explorer: around entities, of relationships, one step further, and which of them stand then."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response
from fastapi.responses import HTMLResponse
from pydantic import FiniteFloat

from service import drawing, graph_shapes, narrowing, pictures
from service.answers import answer
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.openapi import answers
from service.parameters import ChosenFilter, Direction, EdgeFilter, EntityId, Limit, Offset
from service.routes.network import Entities, Hops

router = APIRouter(tags=["network"], dependencies=READING)
_RIVALS = "RIVAL_OF,khorasan:isis-k,khorasan:taliban"
Quotes = Annotated[int, Query(alias="evidence", ge=0, le=10, description="How many quotes for each edge.", examples=[0])]
Among = Annotated[bool, Query(description="Whether what joins the neighbours with each other is drawn too.", examples=[True])]
Relationships = Annotated[
    list[Annotated[str, Body(max_length=600)]], Body(max_length=5000, description="The relationships' ids.", examples=[[_RIVALS]])
]
Wanted = Annotated[
    list[Annotated[str, Body(max_length=200)]] | None,
    Body(max_length=2000, description="Entities to draw without a relationship too.", examples=[["khorasan:isis-k"]]),
]
Joined = Annotated[bool, Body(description="Whether what joins these entities is drawn too.", examples=[False])]
Places = Annotated[
    dict[str, tuple[FiniteFloat, FiniteFloat]] | None,
    Body(max_length=5000, description="Where entities stand; without, they are laid out.", examples=[{"khorasan:isis-k": [0, 0]}]),
]
Title = Annotated[str | None, Body(max_length=300, description="The page's title.", examples=["Rivals of IS-K"])]
_PAGE = {200: {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}}}


@router.get("/drawing", responses=answers(graph_shapes.Picture, 404))
def drawing_around(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: EdgeFilter,
    entities: Entities = None,
    hops: Hops = 1,
    among: Among = True,
    each: Quotes = 0,
) -> Response:
    """Answer the picture around some entities, or of everything; of more than 1,000 entities the 500 best-sourced."""
    return answer(
        pictures.around(graph, ontology, entities=entities or [], hops=hops, among=among, each=each, keep=keep, revision=revision)
    )


@router.get("/drawing/narrower", responses=answers(list[graph_shapes.Narrower], 404))
def narrower(
    graph: GraphDep, ontology: OntologyDep, _: Revision, keep: EdgeFilter, entities: Entities = None, hops: Hops = 1, among: Among = True
) -> Response:
    """Answer which further filter would leave how much of a picture, and what of that would be drawn."""
    return answer(narrowing.narrower(graph, ontology, entities=entities or [], hops=hops, among=among, keep=keep))


@router.post("/drawing/narrower", responses=answers(list[graph_shapes.Narrower], 413))
def narrower_of(
    graph: GraphDep, ontology: OntologyDep, _: Revision, keep: ChosenFilter, relationships: Relationships, entities: Wanted = None
) -> Response:
    """Answer which further filter would leave how much of the picture of these relationships; it changes nothing."""
    return answer(narrowing.narrower_of(graph, ontology, relationships=relationships, entities=entities or [], keep=keep))


@router.get("/entities/{entity_id}/drawing", responses=answers(graph_shapes.Picture, 404))
def drawing_grown(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    entity_id: EntityId,
    keep: EdgeFilter,
    direction: Direction = None,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer a page of what stands one step from an entity, best-sourced first, as a picture without positions."""
    return answer(
        pictures.grown(graph, ontology, entity_id=entity_id, direction=direction, limit=limit, offset=offset, keep=keep, revision=revision)
    )


@router.post("/drawing", responses=answers(graph_shapes.Picture, 413))
def drawing_of(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: ChosenFilter,
    relationships: Relationships,
    entities: Wanted = None,
    among: Joined = False,
    each: Quotes = 0,
) -> Response:
    """Answer the picture of these relationships and entities, those that are there; it changes nothing."""
    return answer(
        pictures.of(
            graph,
            ontology,
            relationships=relationships,
            entities=entities or [],
            among=among,
            each=each,
            keep=keep,
            revision=revision,
        )
    )


@router.post("/drawing/standing", responses=answers(graph_shapes.Standings, 413))
def standing(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: ChosenFilter,
    relationships: Annotated[Relationships, Body(embed=True)],
) -> Response:
    """Answer which of these relationships stand then, and how; it changes nothing."""
    return answer(pictures.standing(graph, ontology, relationships=relationships, keep=keep, revision=revision))


@router.post("/network.html", responses=answers(None, 413) | _PAGE, response_class=HTMLResponse)
def page_of(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: ChosenFilter,
    relationships: Relationships,
    entities: Wanted = None,
    places: Places = None,
    title: Title = None,
) -> HTMLResponse:
    """Answer the page of these relationships and entities, one file that works offline, with everything where it stands."""
    told = pictures.of(
        graph,
        ontology,
        relationships=relationships,
        entities=entities or [],
        each=3,
        keep=keep,
        revision=revision,
        places=places or None,
    )
    page = drawing.page(told["doc"], ontology, title=title or None)
    kept = {"Content-Security-Policy": page.csp, "Content-Disposition": 'attachment; filename="fealty-network.html"'}
    return HTMLResponse(page.html, headers=kept)
