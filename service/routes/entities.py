"""Entities: searched, shown, and what stands one step from them."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from cypher import reads
from cypher.filters import Filter
from service import entities, shapes
from service.answers import answer, page
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.openapi import answers
from service.parameters import AskedAlone, Direction, EdgeFilter, EdgeOrder, EntityId, Limit, Offset, Quotes, RelationName, Types

router = APIRouter(tags=["entities"], dependencies=READING)
Typed = Annotated[str | None, Query(max_length=200, description="A name, its start, or one letter off; all without.", examples=["isis k"])]


@router.get("/entities", responses=answers(shapes.Page[shapes.Found]))
def search(
    graph: GraphDep, ontology: OntologyDep, _: Revision, q: Typed = None, types: Types = None, limit: Limit = 25, offset: Offset = 0
) -> Response:
    """Find entities by name and alias, best first; without a name all of them, most spoken of first."""
    keep = Filter(types=tuple(types or ())).checked(ontology)
    if q is None:
        listed = reads.listed(graph, types=keep.types, limit=limit, offset=offset)
    else:
        listed = reads.search(graph, text=q, types=keep.types, limit=limit, offset=offset)
    return answer(page(listed["results"], listed["total"], limit, offset))


@router.get("/entities/{entity_id}", responses=answers(shapes.Entity, 404))
def entity(graph: GraphDep, ontology: OntologyDep, revision: Revision, entity_id: EntityId, when: AskedAlone) -> Response:
    """Answer one entity: its names, everything said of it with its quotes, and how many edges it has."""
    return answer(entities.entity(graph, ontology, entity_id=entity_id, when=when, revision=revision))


@router.get("/entities/{entity_id}/adjacent", responses=answers(shapes.Adjacent, 404))
def adjacent(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    entity_id: EntityId,
    keep: EdgeFilter,
    direction: Direction = None,
    each: Quotes = 1,
    sort: EdgeOrder = "sources",
    limit: Limit = 25,
) -> Response:
    """Answer what stands one step from an entity, in groups by relation and direction, with the best quotes."""
    return answer(
        entities.adjacent(
            graph,
            ontology,
            entity_id=entity_id,
            keep=keep,
            direction=direction,
            sort=sort,
            each=each,
            limit=limit,
            revision=revision,
        )
    )


@router.get("/entities/{entity_id}/adjacent/{relation}", responses=answers(shapes.Adjacent, 404))
def adjacent_by(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    entity_id: EntityId,
    relation: RelationName,
    keep: EdgeFilter,
    direction: Direction = None,
    each: Quotes = 1,
    sort: EdgeOrder = "sources",
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer one relation's neighbours, page by page; what is_a the relation is included."""
    if relation not in ontology.relations:
        raise HTTPException(404, f"{relation} is not a relation of the ontology")
    narrowed = replace(keep, relations=(relation,))
    return answer(
        entities.adjacent(
            graph,
            ontology,
            entity_id=entity_id,
            keep=narrowed,
            direction=direction,
            sort=sort,
            each=each,
            limit=limit,
            offset=offset,
            revision=revision,
        )
    )
