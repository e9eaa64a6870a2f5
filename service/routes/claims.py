"""Claims themselves, the denied and the alleged ones too; and adding more."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Query, Response

from cypher import evidence, intake, reviews
from cypher.when import members
from model.reviews import Review
from service import judging_shapes, shapes
from service.answers import answer, answered, page
from service.dependencies import ANALYSING, READING, GraphDep, OntologyDep, Revision
from service.errors import Invalid, wrong
from service.openapi import answers
from service.parameters import CLAIM, ClaimFilter, ClaimId, ClaimOrder, Limit, Offset

router = APIRouter(tags=["claims"])
Attributes = Annotated[list[str] | None, Query(alias="attribute", description="Claims that give one of these.", examples=[["founded"]])]
_CLAIM = CLAIM | {"source": "khorasan:brief-origins"}


def _id(what: str, example: str) -> Any:
    return Query(max_length=300, description=what, examples=[example])


@router.get("/claims", responses=answers(shapes.Claims), dependencies=READING)
def claims(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: ClaimFilter,
    subject: Annotated[str | None, _id("Of whom something is said.", "khorasan:isis-k")] = None,
    object: Annotated[str | None, _id("Whom it is said of, as the other end.", "khorasan:taliban")] = None,
    between: Annotated[
        str | None, _id("Two ids with a comma: what is said of the pair, both ways.", "khorasan:isis-k,khorasan:taliban")
    ] = None,
    attributes: Attributes = None,
    sort: ClaimOrder = "id",
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer claims, each with its quote and source: by their ends, by the filters, or all."""
    for name in attributes or ():
        if name not in ontology.attributes:
            raise Invalid("query", "attribute", f"{name!r} is not one of {', '.join(ontology.attributes)}")
    one, other = _pair(between, subject or object) or (None, None)
    ends = [[id_, *members(graph, [id_], ontology, keep.when)] if id_ else [] for id_ in (subject, object, one, other)]
    told = evidence.claims(
        graph,
        ontology=ontology,
        subjects=ends[0],
        objects=ends[1],
        between=(ends[2], ends[3]),
        keep=keep,
        attributes=attributes or (),
        sort=sort,
        limit=limit,
        offset=offset,
    )
    asked = answered(revision, (), keep.when, told["left_out"])
    return answer(page(told["results"], told["total"], limit, offset) | {"answered": asked})


def _pair(between: str | None, ends: str | None) -> tuple[str, str] | None:
    if between is None:
        return None
    one, comma, other = between.partition(",")
    if not comma or not one or not other or "," in other:
        raise Invalid("query", "between", "needs two ids with a comma: one,other")
    if ends:
        raise Invalid("query", "between", "stands alone, without subject and object")
    return one, other


@router.get("/claims/{claim_id}", responses=answers(judging_shapes.OneClaim, 404), dependencies=READING)
def claim(graph: GraphDep, ontology: OntologyDep, _: Revision, claim_id: ClaimId) -> Response:
    """Answer one claim with its quote and source, who decided on it, when and why, and which claims it corrects."""
    told = evidence.claims_by_id(graph, ids=[claim_id])
    if not told:
        raise HTTPException(404, f"no claim has the id {claim_id}")
    about = reviews.about(graph, claim_id=claim_id, ontology=ontology)
    review = _review(about.counts) if about.counts else None
    return answer(told[0] | {"review": review, "decisions": [_review(made) for made in about.made], "corrects": about.corrects})


def _review(made: Review) -> dict[str, str | None]:
    return {name: getattr(made, name) for name in ("decision", "by", "at", "why", "instead")}


@router.post("/claims", responses=answers(shapes.Added, 422, status=201), dependencies=ANALYSING, status_code=201)
def add(
    graph: GraphDep,
    ontology: OntologyDep,
    claims: Annotated[
        list[dict[str, Any]],
        Body(embed=True, min_length=1, max_length=5000, description="Claim records; their form is /schemas/claim.", examples=[[_CLAIM]]),
    ],
) -> Response:
    """Add claims to sources that are there: all of them, or none where one is wrong."""
    added = intake.add_claims(graph, claims, ontology)
    if added.errors:
        return wrong([{"in": "body", "name": e.place, "detail": e.reason} for e in added.errors])
    return answer({"created": added.created, "unchanged": added.unchanged, "claims": added.ids}, 201)
