"""Who says so: relationships with all their evidence, and the sources with their texts."""

from collections import Counter
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, HTTPException, Response

from cypher import evidence, grading, intake, reads
from cypher.graph import Graph
from model.ontology import Ontology
from model.projection import EdgeKey
from model.records import source_of
from service import graph_shapes, shapes
from service.answers import Json, absent_source, answer, answered, page
from service.answers import relationship as told_relationship
from service.dependencies import ANALYSING, READING, Caller, GraphDep, OntologyDep, Revision, analyst, known_parameters
from service.errors import Merged, wrong
from service.openapi import answers
from service.parameters import AskedAlone, EdgeFilter, EdgeOrder, Limit, Offset, Publishers, RelationshipId, SourceId
from service.reading import Found, ReadsDep, reading
from service.times import then

router = APIRouter(tags=["evidence"])
_NOTHING: Json = {
    "standing": None,
    "periods": [],
    "claim_count": 0,
    "source_count": 0,
    "voice_count": 0,
    "contested": False,
    "recycled_from": [],
}
_READ = "Whether its text is read into claims; without: where it comes without claims and the service has a reader."
_SOURCE = {"id": "own:report", "title": "A report", "publisher": "Me", "published": "2021-09-20", "text": "Group A is a rival of Group B."}


@router.get("/relationships", responses=answers(shapes.Relationships), dependencies=READING)
def relationships(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    keep: EdgeFilter,
    sort: EdgeOrder = "sources",
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """List relationships as sentences, best-sourced first."""
    told = reads.relationships(graph, ontology=ontology, keep=keep, sort=sort, limit=limit, offset=offset)
    clock = then(graph, ontology, keep.when, (edge for edge, *_ in told["results"]))
    results = [told_relationship(edge, relation, a, b, clock) for edge, relation, a, b in told["results"]]
    standings = answered(revision, (r["standing"] for r in results), keep.when, told["left_out"])
    return answer(page(results, told["total"], limit, offset) | {"answered": standings})


@router.get("/relationships/{relationship_id:path}", responses=answers(shapes.Sides, 404), dependencies=READING)
def relationship(
    graph: GraphDep,
    ontology: OntologyDep,
    revision: Revision,
    relationship_id: RelationshipId,
    when: AskedAlone,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Response:
    """Answer one relationship as a sentence, with the evidence for, against and unproven; without evidence then it has no standing."""
    key = _key(graph, relationship_id, ontology)
    sides, left_out = evidence.sides(graph, ontology, key=key, when=when, limit=limit, offset=offset)
    edge = evidence.edge(graph, key=key)
    if edge is None and not any(side["total"] for side in sides.values()) and not any(left_out.values()):
        raise HTTPException(404, f"nobody says {relationship_id}")
    clock = then(graph, ontology, when, [edge["edge"]] if edge else [])
    time = _NOTHING | (clock.of(edge["edge"], key.relation, (key.a, key.b)) if edge and sides["for"]["total"] else {})
    standings = answered(revision, filter(None, [time["standing"]]), when, left_out)
    return answer(_sentence(graph, key, ontology) | time | sides | {"answered": standings})


def _key(graph: Graph, text: str, ontology: Ontology) -> EdgeKey:
    relation, _, rest = text.partition(",")
    ends = rest.split(",", 2)
    if relation not in ontology.relations or len(ends) < 2:
        raise HTTPException(404, f"{text} is not RELATION,subject,object[,label]")
    if into := reads.merged_into(graph, ids=ends[:2]):
        raise Merged(into)
    return EdgeKey.of(ontology, relation, ends[0], ends[1], ends[2] if len(ends) > 2 else None)


def _sentence(graph: Graph, key: EdgeKey, ontology: Ontology) -> Json:
    ends = [_ref(graph, id_) for id_ in (key.a, key.b)]
    told = ontology.relations[key.relation]
    sentence = told.sentence(ends[0]["name"] or key.a, ends[1]["name"] or key.b, key.label)
    what = {"id": str(key), "relation": key.relation, "label": key.label, "symmetric": told.symmetric}
    return what | {"subject": ends[0], "object": ends[1], "sentence": sentence}


def _ref(graph: Graph, entity_id: str) -> Json:
    told = reads.ref(graph, entity_id=entity_id) or {"id": entity_id, "type": "Thing", "name": None}
    return {name: told[name] for name in ("id", "type", "name")}


@router.get("/sources", responses=answers(shapes.Page[graph_shapes.SourceShape]), dependencies=READING)
def sources(graph: GraphDep, _: Revision, publishers: Publishers = None, limit: Limit = 25, offset: Offset = 0) -> Response:
    """List what was read, newest first."""
    told = evidence.sources(graph, publishers=publishers or (), limit=limit, offset=offset)
    return answer(page(told["results"], told["total"], limit, offset))


@router.get("/sources/{source_id}", responses=answers(graph_shapes.SourceShape, 404, 410), dependencies=READING)
def source(graph: GraphDep, _: Revision, source_id: SourceId) -> Response:
    """Answer one source: who published it, and when."""
    if (told := evidence.source(graph, source_id=source_id)) is None:
        raise absent_source(graph, source_id)
    return answer(told)


@router.get("/sources/{source_id}/text", responses=answers(graph_shapes.SourceText, 404, 410), dependencies=READING)
def source_text(graph: GraphDep, _: Revision, source_id: SourceId) -> Response:
    """Answer a document's text and where each claim stands in it."""
    if (told := evidence.source_text(graph, source_id=source_id)) is None:
        raise absent_source(graph, source_id)
    return answer(told)


@router.post("/sources", responses=answers(graph_shapes.AddedSource, 409, 413, status=201), dependencies=ANALYSING, status_code=201)
def add(
    graph: GraphDep,
    ontology: OntologyDep,
    reads: ReadsDep,
    source: Annotated[dict[str, Any], Body(description="A source record, with the text of a document.", examples=[_SOURCE])],
    claims: Annotated[list[dict[str, Any]] | None, Body(max_length=5000, description="Claims of that source.", examples=[[]])] = None,
    read: Annotated[bool | None, Body(description=_READ, examples=[True])] = None,
) -> Response:
    """Add a source with its text, and claims that quote it: all of them, or nothing where one is wrong. Without claims its text is read."""
    try:
        given = intake.with_text(graph, source_of(source))
        found = reading(given, reads, asked=read, claims=bool(claims))
        if found:
            added = intake.add_reading(graph, found.source, found.claims, found.extractor, ontology)
            return answer(_added(added) | {"reading": _read(found, added)}, 201)
        added = intake.add_source(graph, given, claims or [], ontology)
    except intake.OtherText as error:
        raise HTTPException(409, str(error)) from error
    if added.errors:
        return wrong([{"in": "body", "name": e.place, "detail": e.reason} for e in added.errors])
    return answer(_added(added) | {"reading": None}, 201)


def _added(added: intake.Added) -> Json:
    return {"created": added.created, "unchanged": added.unchanged, "claims": added.ids}


def _read(found: Found, added: intake.Added) -> Json:
    kept, refused = set(added.ids), [f"refused {e.place}: {e.reason}" for e in added.errors]
    statuses = Counter(claim.status for claim in found.claims if claim.id in kept)
    counts = {name: statuses[name] for name in ("accepted", "proposed")}
    return {"extractor": found.extractor} | counts | {"refused": len(refused), "warnings": [*found.warnings, *refused]}


@router.patch("/sources/{source_id}", responses=answers(graph_shapes.SourceShape, 404, 413), dependencies=[Depends(known_parameters)])
def grade(
    graph: GraphDep,
    caller: Annotated[Caller, Depends(analyst)],
    source_id: SourceId,
    reliability: Annotated[
        Literal["A", "B", "C", "D", "E", "F"],
        Body(embed=True, description="The Admiralty grade: A always reliable … E unreliable, F cannot be judged.", examples=["B"]),
    ],
) -> Response:
    """Grade a source; the grade stays when the source is loaded again."""
    if not grading.grade(graph, source_id=source_id, reliability=reliability, by=caller.name, at=datetime.now(UTC)):
        raise HTTPException(404, f"no source has the id {source_id}")
    return answer(evidence.source(graph, source_id=source_id))
