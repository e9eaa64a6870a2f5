"""Time itself: one entity's line of time, a pair's, and what changed between two dates."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from service import changes, time_shapes, timeline
from service.answers import answer
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.openapi import answers
from service.parameters import ChangeFilter, ClaimFilter, EntityId, Limit, Offset, Quotes

router = APIRouter(tags=["time"], dependencies=READING)
One = Annotated[str, Path(max_length=200, description="An actor's id.", examples=["khorasan:isis-k"])]
Other = Annotated[str, Path(max_length=200, description="Another's id.", examples=["khorasan:taliban"])]
Neighbours = Annotated[int, Query(ge=0, le=50, description="How many of those related to both.", examples=[10])]
Entities = Annotated[
    list[str] | None, Query(alias="entity", description="Changes of these only; everybody's without.", examples=[["khorasan:isis-k"]])
]


@router.get("/entities/{entity_id}/timeline", responses=answers(time_shapes.Timeline, 404))
def entity_timeline(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    entity_id: EntityId,
    keep: ClaimFilter,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer what is said of an entity in order of time, the denied and the alleged too; what nobody dates comes last."""
    told = timeline.timeline(graph, ontology, entity_id=entity_id, keep=keep, limit=limit, offset=offset, revision=revision)
    return answer(told)


@router.get("/dyads/{one}/{other}", responses=answers(time_shapes.Dyad, 404))
def dyad(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    one: One,
    other: Other,
    keep: ClaimFilter,
    neighbours: Neighbours = 10,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer everything between two actors, both ways and in order of time, as conflict or cooperation; and who is related to both."""
    told = timeline.dyad(
        graph, ontology, one=one, other=other, keep=keep, neighbours=neighbours, limit=limit, offset=offset, revision=revision
    )
    return answer(told)


@router.get("/diff", responses=answers(time_shapes.Diff, 404))
def diff(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: ChangeFilter,
    entities: Entities = None,
    each: Quotes = 1,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer which relationships began, ended or came to be disputed between two dates, each with its evidence."""
    told = changes.diff(graph, ontology, keep=keep, entities=entities, each=each, limit=limit, offset=offset, revision=revision)
    return answer(told)
