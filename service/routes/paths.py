"""How two entities are connected."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from cypher import reads
from service import shapes, ways
from service.answers import answer
from service.dependencies import READING, GraphDep, OntologyDep, Revision
from service.errors import Invalid
from service.openapi import answers
from service.parameters import EdgeFilter, Offset, Quotes

router = APIRouter(tags=["paths"], dependencies=READING)
Type = Literal["Organization", "Person", "Place", "Event", "Population", "Thing"]
_THROUGH: list[Any] = list(reads.THROUGH)


@router.get("/paths", responses=answers(shapes.Paths, 404))
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
    each: Quotes = 1,
    limit: Annotated[int, Query(ge=1, le=25, description="How many ways at the most.", examples=[5])] = 5,
    offset: Offset = 0,
) -> Response:
    """Answer the shortest ways between two entities, with the best quotes on every hop."""
    for end in {from_, to} & set(exclude or ()):
        raise Invalid("query", "exclude", f"{end} is an end of the way")
    return answer(
        ways.between(
            graph,
            ontology,
            one=from_,
            other=to,
            keep=keep,
            max_hops=max_hops,
            slack=slack,
            through=_known(through.split(","), ontology.types, "through"),
            exclude=exclude or (),
            exclude_relation=_known(exclude_relation or [], ontology.relations, "exclude_relation"),
            each=each,
            limit=limit,
            offset=offset,
            revision=revision,
        )
    )


def _known(names: list[str], known: Any, parameter: str) -> list[str]:
    for name in names:
        if name not in known:
            raise Invalid("query", parameter, f"{name!r} is not one of {', '.join(known)}")
    return names
