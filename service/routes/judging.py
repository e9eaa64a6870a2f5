"""Deciding: which entities are the same, which claims count, and taking a source back."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, HTTPException, Path, Query, Response

from cypher import correcting, evidence, judgements, retractions, reviews
from model.judgements import Judgement, judgement_of, judgement_record, moment
from service import judging_shapes, shapes
from service.answers import Json, absent_source, answer, page
from service.dependencies import READING, Caller, GraphDep, OntologyDep, Revision, analyst, known_parameters
from service.errors import wrong
from service.openapi import answers
from service.parameters import CLAIM, ClaimFilter, ClaimId, ClaimOrder, Limit, Offset, SourceId

router = APIRouter(tags=["deciding"])
Analyst = Annotated[Caller, Depends(analyst)]
CHECKED = [Depends(known_parameters)]
JudgementId = Annotated[str, Path(max_length=64, description="A judgement's id.", examples=["0f1e2d3c4b5a69788796a5b4c3d2e1f0"])]
Why = Annotated[str | None, Query(max_length=1000, description="Why.", examples=["withdrawn by its publisher"])]
_CORRECT = CLAIM | {"since": "2015-01"}
_EntityId = Body(max_length=200, description="An entity's id.", examples=["ucdp:303"])


@router.get("/judgements", responses=answers(judging_shapes.Judgements), dependencies=READING)
def listed(graph: GraphDep, _: Revision, limit: Limit = 25, offset: Offset = 0) -> Response:
    """List judgements, the latest first, and those `same` that a `different` blocks."""
    every = judgements.listed(graph)
    blocked = [{"judgement": _told(s.judgement), "blocked_by": _told(s.blocked_by)} for s in judgements.skipped(graph)]
    return answer(page([_told(j) for j in every[offset : offset + limit]], len(every), limit, offset) | {"skipped": blocked})


def _told(judgement: Judgement) -> Json:
    said = judgement_record(judgement)
    return {name: said.get(name) for name in ("id", "left", "right", "verdict", "by", "at", "why")}


@router.post("/judgements", responses=answers(judging_shapes.Judged, 413, status=201), dependencies=CHECKED, status_code=201)
def judge(
    graph: GraphDep,
    ontology: OntologyDep,
    caller: Analyst,
    left: Annotated[str, _EntityId],
    right: Annotated[str, _EntityId],
    verdict: Annotated[str, Body(description="same, different or unsure.", examples=["same"])],
    why: Annotated[str | None, Body(max_length=1000, description="Why.", examples=["both are the Taliban"])] = None,
) -> Response:
    """Judge whether two entities are the same; what follows from it is merged or parted at once."""
    said = {"left": left, "right": right, "verdict": verdict, "by": caller.name, "at": moment(datetime.now(UTC)), "why": why}
    done = judgements.judge(graph, judgement_of(said), ontology=ontology)
    blocked = [{"judgement": _told(s.judgement), "blocked_by": _told(s.blocked_by)} for s in done.skipped]
    return answer(_told(done.judgement) | {"moved": sorted(done.moved), "skipped": blocked}, 201)


@router.delete("/judgements/{judgement_id}", responses=answers(judging_shapes.Moved, 404), dependencies=CHECKED)
def unjudge(graph: GraphDep, ontology: OntologyDep, caller: Analyst, judgement_id: JudgementId) -> Response:
    """Take a judgement back: what it alone had merged is parted."""
    moved = judgements.unjudge(graph, judgement_id, ontology=ontology)
    if moved is None:
        raise HTTPException(404, f"no judgement has the id {judgement_id}")
    return answer({"moved": sorted(moved)})


@router.get("/review", responses=answers(shapes.Page[shapes.ClaimShape]), dependencies=READING)
def queue(
    graph: GraphDep,
    ontology: OntologyDep,
    _: Revision,
    keep: ClaimFilter,
    sort: ClaimOrder = "confidence",
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """List the claims that wait for a decision, the surest first; with status=rejected, say, those that were decided so."""
    kept = keep if keep.statuses else replace(keep, statuses=("proposed",))
    told = evidence.claims(graph, ontology=ontology, keep=kept, sort=sort, limit=limit, offset=offset)
    return answer(page(told["results"], told["total"], limit, offset))


@router.post("/claims/{claim_id}/review", responses=answers(judging_shapes.Reviewed, 404, 413), dependencies=CHECKED)
def review(
    graph: GraphDep,
    ontology: OntologyDep,
    caller: Analyst,
    claim_id: ClaimId,
    decision: Annotated[str, Body(description="accepted, rejected, or proposed to put it back into the queue.", examples=["accepted"])],
    why: Annotated[str | None, Body(max_length=1000, description="Why.", examples=["the next sentence takes it back"])] = None,
) -> Response:
    """Decide on what a claim states; the decision holds for every reading of the same statement, now and later."""
    stored = reviews.stored(graph, claim_id=claim_id)
    if stored is None:
        raise HTTPException(404, f"no claim has the id {claim_id}")
    at = moment(datetime.now(UTC))
    made = reviews.of_claim(graph, row=stored, decision=decision, by=caller.name, at=at, why=why, ontology=ontology)
    changed = reviews.decide(graph, [made], ontology=ontology, subjects=[stored["subject"]])
    return answer({"claim": claim_id, "decision": made.decision, "by": made.by, "at": made.at, "why": made.why, "changed": changed})


@router.post(
    "/claims/{claim_id}/correction",
    responses=answers(judging_shapes.Corrected, 404, 413, status=201),
    dependencies=CHECKED,
    status_code=201,
)
def correct(
    graph: GraphDep,
    ontology: OntologyDep,
    caller: Analyst,
    claim_id: ClaimId,
    claim: Annotated[dict[str, Any], Body(description="What it should say: a claim record of the same source.", examples=[_CORRECT])],
    why: Annotated[str | None, Body(max_length=1000, description="Why.", examples=["the report gives the month"])] = None,
) -> Response:
    """Correct a claim: the new one is in force, the old one stays as superseded, also when its source is loaded again."""
    at = moment(datetime.now(UTC))
    done = correcting.correct(graph, claim_id=claim_id, record=claim, by=caller.name, at=at, why=why, ontology=ontology)
    if done is None:
        raise HTTPException(404, f"no claim has the id {claim_id}")
    if done.errors:
        return wrong([{"in": "body", "name": e.place, "detail": e.reason} for e in done.errors])
    said: Json = {"claim": done.claim, "corrects": claim_id, "by": caller.name, "at": at, "why": why or None}
    return answer(said | {"created": done.created, "changed": done.changed}, 201)


@router.delete("/sources/{source_id}", responses=answers(judging_shapes.Retracted, 404, 410), dependencies=CHECKED)
def retract(graph: GraphDep, ontology: OntologyDep, caller: Analyst, source_id: SourceId, why: Why = None) -> Response:
    """Take a source back: exactly what only it supported disappears; loading it again restores it."""
    at = moment(datetime.now(UTC))
    gone = retractions.retract(graph, source_id=source_id, by=caller.name, at=at, why=why, ontology=ontology)
    if gone is None:
        raise absent_source(graph, source_id)
    said: dict[str, Any] = {"source": source_id, "claims": gone, "by": caller.name, "at": at, "why": why}
    return answer(said)
