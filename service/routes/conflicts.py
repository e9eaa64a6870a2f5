"""Where sources disagree: everywhere, or about one entity."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from cypher.conflicts import Wanted
from cypher.filters import Filter
from model.conflicts import Kind
from service import disagreements, shapes
from service.answers import answer
from service.conflict_shapes import ConflictShape
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.errors import Invalid
from service.openapi import answers
from service.parameters import EntityId, Limit, Offset, Publishers, Types

router = APIRouter(tags=["conflicts"], dependencies=READING)
Kinds = Annotated[
    list[Kind] | None, Query(alias="kind", description="numbers, dates, denied, cause or contradiction.", examples=[["numbers"]])
]
_Relations = Annotated[
    list[str] | None, Query(alias="relation", description="About these relations, with those they include.", examples=[["KILLED_BY"]])
]
_Attributes = Annotated[list[str] | None, Query(alias="attribute", description="About one of these.", examples=[["founded"]])]
_Sources = Annotated[
    list[str] | None, Query(alias="source", description="In which one of these has a say.", examples=[["khorasan:brief-origins"]])
]
MinVoices = Annotated[
    int, Query(alias="min_voices", ge=1, le=1000, description="With this many independent voices on every side.", examples=[1])
]
Quotes = Annotated[int, Query(alias="evidence", ge=0, le=50, description="How many quotes on each side, the earliest first.", examples=[3])]
About = Annotated[str | None, Query(alias="entity", max_length=200, description="About this entity.", examples=["khorasan:isis-k"])]


async def _wanted(
    ontology: OntologyDep,
    kinds: Kinds = None,
    relations: _Relations = None,
    attributes: _Attributes = None,
    sources: _Sources = None,
    publishers: Publishers = None,
    types: Types = None,
    min_voices: MinVoices = 1,
) -> Wanted:
    keep = Filter(relations=tuple(relations or ()), types=tuple(types or ())).checked(ontology)
    for name in attributes or ():
        if name not in ontology.attributes:
            raise Invalid("query", "attribute", f"{name!r} is not one of {', '.join(ontology.attributes)}")
    whats = [*(keep.widened(ontology) if relations else ()), *(attributes or ())]
    return Wanted(
        kinds=kinds or (), whats=whats, sources=sources or (), publishers=publishers or (), types=keep.types, min_voices=min_voices
    )


WantedDep = Annotated[Wanted, Depends(_wanted)]


@router.get("/conflicts", responses=answers(shapes.Page[ConflictShape], 404))
def conflicts(
    graph: GraphDep,
    ontology: OntologyDep,
    _: Revision,
    wanted: WantedDep,
    entity: About = None,
    each: Quotes = 3,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer where sources disagree: each question with its sides, and who stands on which."""
    return answer(disagreements.listed(graph, ontology, entity_id=entity, wanted=wanted, each=each, limit=limit, offset=offset))


@router.get("/entities/{entity_id}/conflicts", responses=answers(shapes.Page[ConflictShape], 404))
def conflicts_about(
    graph: GraphDep,
    ontology: OntologyDep,
    _: Revision,
    wanted: WantedDep,
    entity_id: EntityId,
    each: Quotes = 3,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer where sources disagree about one entity."""
    return answer(disagreements.listed(graph, ontology, entity_id=entity_id, wanted=wanted, each=each, limit=limit, offset=offset))
