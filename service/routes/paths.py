"""How two entities are connected."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from cypher import reads
from service import way_shapes, ways
from service.answers import answer
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.errors import Invalid, wrong
from service.openapi import answers
from service.parameters import EdgeFilter, Offset, Quotes

router = APIRouter(tags=["paths"], dependencies=READING)
Type = Literal["Organization", "Person", "Place", "Event", "Population", "Thing"]
_LEADS = "LEADER_OF,khorasan:khan,khorasan:isis-k"
_THROUGH: list[Any] = list(reads.THROUGH)


@router.get("/paths", responses=answers(way_shapes.Paths, 404))
def paths(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: EdgeFilter,
    from_: Annotated[str, Query(alias="from", description="Where to begin.", examples=["khorasan:khan"])],
    to: Annotated[str, Query(description="Where to end.", examples=["khorasan:al-qaida"])],
    max_hops: Annotated[int, Query(ge=1, le=6, description="How long at the most.", examples=[6])] = 6,
    slack: Annotated[int, Query(ge=0, le=2, description="Also the ways this many hops longer than the shortest.", examples=[0])] = 0,
    through: Annotated[str, Query(description="Types that may be passed, with commas.", examples=["Organization,Person,Event"])] = ",".join(
        _THROUGH
    ),
    exclude: Annotated[list[str] | None, Query(description="Entities not to pass.", examples=[["khorasan:us-military"]])] = None,
    exclude_relation: Annotated[list[str] | None, Query(description="Relations not to use.", examples=[["OPERATES_IN"]])] = None,
    exclude_relationship: Annotated[
        list[str] | None, Query(description="Relationships not to use: RELATION,subject,object[,label].", examples=[[_LEADS]])
    ] = None,
    via: Annotated[str | None, Query(max_length=200, description="An entity that every way passes.", examples=["khorasan:taliban"])] = None,
    each: Quotes = 1,
    limit: Annotated[int, Query(ge=1, le=25, description="How many ways at the most.", examples=[5])] = 5,
    offset: Offset = 0,
) -> Response:
    """Answer the shortest ways between two entities, with the best quotes on every hop."""
    passed = _known(through.split(","), ontology.types)
    within, errors = ways.bounds(
        graph,
        ontology,
        ends=(from_, to),
        via=via,
        exclude=exclude or (),
        exclude_relation=exclude_relation or (),
        exclude_relationship=exclude_relationship or (),
    )
    if errors:
        return wrong(errors)
    return answer(
        ways.between(
            graph,
            ontology,
            one=from_,
            other=to,
            keep=keep,
            max_hops=max_hops,
            slack=slack,
            through=passed,
            within=within,
            each=each,
            limit=limit,
            offset=offset,
            revision=revision,
        )
    )


def _known(names: list[str], known: Any) -> list[str]:
    for name in names:
        if name not in known:
            raise Invalid("query", "through", f"{name!r} is not one of {', '.join(known)}")
    return names
