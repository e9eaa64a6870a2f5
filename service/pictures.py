"""What the explorer draws: a GraphDoc with its pyvis drawing and the days of its claims, never more than a reader can see."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cypher import reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph, Row
from cypher.when import members
from model.dates import day
from model.ontology import Ontology
from model.standing import LEFT_OUT, days, said
from service import crowds, drawing
from service.answers import Json, answered, found
from service.graphdoc import told
from service.times import then

_NOBODY: Row = {"total": 0, "nodes": 0, "rows": [], "left_out": {}}


def around(
    graph: Graph,
    ontology: Ontology,
    *,
    entities: Sequence[str] = (),
    hops: int = 1,
    among: bool = True,
    each: int = 0,
    keep: Filter = EVERYTHING,
    revision: int = 0,
) -> Json:
    """Return the picture around some entities, with what joins their neighbours where `among`; of everything without entities."""
    for id_ in entities:
        found(graph, id_)
    family = members(graph, entities, ontology, keep.when)
    begun = [*entities, *family]
    query: Json = {"entity": list(entities), "hops": hops} | ({"of": list(family.values())} if family else {})
    rows = reads.network(graph, ontology=ontology, entities=begun, keep=keep, hops=hops, limit=crowds.EDGES)
    cut = len(rows["rows"]) >= crowds.EDGES
    if cut and begun and hops > 1:
        rows = _led_to(graph, ontology, rows, begun, keep)
    elif among and begun and not cut:
        rows = _joined(graph, ontology, rows, begun, keep)
    best = _best(rows, begun=begun)
    if cut and rows["nodes"] > crowds.MOST and (among or not begun):
        joined = _joined(graph, ontology, best, begun, keep)
        best |= {"rows": crowds.chosen(joined["rows"], begun=begun)}
    return _picture(graph, ontology, best, begun, query, each, keep, revision)


def of(
    graph: Graph,
    ontology: Ontology,
    *,
    relationships: Sequence[str],
    entities: Sequence[str] = (),
    among: bool = False,
    each: int = 0,
    keep: Filter = EVERYTHING,
    revision: int = 0,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> Json:
    """Return the picture of these relationships and entities, those that are there; with what joins them where `among`."""
    wanted, ends = set(relationships), {*entities, *_ends(relationships)}
    if among:
        wanted |= set(reads.among(graph, ids=sorted(ends), ontology=ontology))
    rows = _network(graph, ontology, sorted(wanted), sorted(ends), keep)
    query: Json = {"entity": list(entities), "relationships": len(relationships)}
    return _picture(graph, ontology, _best(rows, also=entities), entities, query, each, keep, revision, places)


def grown(
    graph: Graph,
    ontology: Ontology,
    *,
    entity_id: str,
    direction: str | None = None,
    limit: int = 25,
    offset: int = 0,
    keep: Filter = EVERYTHING,
    revision: int = 0,
) -> Json:
    """Return a page of what stands one step from an entity, best-sourced first, as a picture without positions."""
    found(graph, entity_id)
    groups = reads.adjacent(graph, entity_id=entity_id, ontology=ontology, keep=keep, direction=direction, limit=offset + limit, offset=0)
    every = [edge | {"relation": group["relation"]} for group in groups for edge, *_ in group["results"]]
    every.sort(key=lambda edge: (-edge["source_count"], -edge["claim_count"], edge["id"]))
    rows = [[edge, *edge["id"].split(",")[1:3]] for edge in every[offset : offset + limit]]
    total = sum(group["total"] for group in groups)
    left_out = {why: sum(group["left_out"][why] for group in groups) for why in LEFT_OUT}
    query: Json = {"entity": [entity_id], "direction": direction, "limit": limit, "offset": offset}
    return _picture(
        graph, ontology, _NOBODY | {"total": total, "rows": rows, "left_out": left_out}, [entity_id], query, 0, keep, revision, {}
    )


def standing(graph: Graph, ontology: Ontology, *, relationships: Sequence[str], keep: Filter, revision: int = 0) -> Json:
    """Return which of these relationships stand then, and how; `answered` counts what is left out and why."""
    rows = _network(graph, ontology, relationships, sorted(_ends(relationships)), keep)
    clock = then(graph, ontology, keep.when, [edge for edge, *_ in rows["rows"]])
    kept = {edge["id"]: clock.timed(edge, edge["relation"], ends)["standing"] for edge, *ends in rows["rows"]}
    return {"kept": kept, "answered": answered(revision, kept.values(), keep.when, rows["left_out"])}


def _network(graph: Graph, ontology: Ontology, edges: Sequence[str], ends: Sequence[str], keep: Filter) -> Row:
    if not edges:
        return _NOBODY
    return reads.network(graph, ontology=ontology, entities=ends, edges=edges, keep=keep, limit=crowds.EDGES)


def _ends(relationships: Iterable[str]) -> set[str]:
    return {end for id_ in relationships for end in id_.split(",")[1:3]}


def _joined(graph: Graph, ontology: Ontology, rows: Row, begun: Sequence[str], keep: Filter) -> Row:
    """Add what joins the neighbours with each other; how many there are around is still what was asked."""
    ids = sorted({*begun, *crowds.ends(rows["rows"])})
    edges = {edge["id"] for edge, *_ in rows["rows"]} | set(reads.among(graph, ids=ids, ontology=ontology))
    every = _network(graph, ontology, sorted(edges), ids, keep)
    counts = {"total": max(rows["total"], every["total"]), "nodes": max(rows["nodes"], len(ids)), "left_out": rows["left_out"]}
    return counts | {"rows": crowds.ranked(rows["rows"], every["rows"])}


def _led_to(graph: Graph, ontology: Ontology, rows: Row, begun: Sequence[str], keep: Filter) -> Row:
    """Add the first step where the best lines of two are too many to hold it, and leave entities apart from those they are around."""
    there = len({*begun, *crowds.ends(rows["rows"])})
    wanted = crowds.BEST if rows["nodes"] > crowds.MOST else there
    if len(crowds.along(rows["rows"], begun, wanted)[0]) >= min(wanted, there):
        return rows
    near = reads.network(graph, ontology=ontology, entities=begun, keep=keep, limit=crowds.EDGES)
    return rows | {"rows": crowds.ranked(rows["rows"], near["rows"])}


def _best(rows: Row, *, begun: Sequence[str] = (), also: Sequence[str] = ()) -> Row:
    """Keep what is drawn of more than a picture holds."""
    return rows | {"rows": crowds.chosen(rows["rows"], begun=begun, also=also, many=rows["nodes"] > crowds.MOST)}


def _picture(
    graph: Graph,
    ontology: Ontology,
    rows: Row,
    also: Sequence[str],
    query: Json,
    each: int,
    keep: Filter,
    revision: int,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> Json:
    doc = told(graph, ontology, rows, also=also, query=query, each=each, keep=keep, revision=revision, places=places)
    every = [(edge["id"], edge, ontology.relations[edge["relation"]].kind == "occurrence") for edge, *_ in rows["rows"]]
    dated = {id_: _days(edge, occurrence=occurrence) for id_, edge, occurrence in every}
    told_on = {id_: _told_on(edge) for id_, edge, occurrence in every if dated[id_] and not occurrence}
    return drawing.drawn(doc, ontology) | {"days": dated, "told_on": {id_: days for id_, days in told_on.items() if days}}


def _days(edge: Mapping[str, Any], *, occurrence: bool) -> list[tuple[str | None, str | None]]:
    """Return the first and last day on which each dated claim of an edge is evidence."""
    found_days = [days(claim, occurrence=occurrence) for claim in said(edge) if claim.dated]
    return [(day(first), day(last)) for first, last in found_days]


def _told_on(edge: Mapping[str, Any]) -> list[str]:
    """Return the days on which undated claims of a state were published: that it held then is evidence too."""
    return [told_day for claim in said(edge) if not claim.dated and (told_day := day(claim.published))]
