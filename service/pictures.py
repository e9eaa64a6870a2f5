"""What the explorer draws: a GraphDoc with its pyvis drawing and the days of its claims, never more than a reader can see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Reading:
    """Reads what else a picture around somebody is made of."""

    graph: Graph
    ontology: Ontology
    begun: Sequence[str]
    keep: Filter
    joined: Row = field(default_factory=dict[str, Any])

    def near(self) -> list[crowds.Line]:
        return reads.network(self.graph, ontology=self.ontology, entities=self.begun, keep=self.keep, limit=crowds.EDGES)["rows"]

    def joining(self, ids: Collection[str]) -> list[crowds.Line]:
        edges = reads.among(self.graph, ids=sorted(ids), ontology=self.ontology)
        self.joined = _network(self.graph, self.ontology, sorted(edges), sorted(ids), self.keep) | {"nodes": len(ids)}
        return self.joined["rows"]

    def counted(self, rows: Row) -> Row:
        """Return how much was found, with what joins the neighbours where all of that was read."""
        every = self.joined if len(rows["rows"]) < crowds.EDGES else {}
        return {name: max(rows[name], every.get(name, 0)) for name in ("total", "nodes")}


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
    reading = _Reading(graph, ontology, begun, keep)
    best = crowds.drawn(rows["rows"], reading, begun=begun, many=rows["nodes"] > crowds.MOST, hops=hops, among=among)
    return _picture(graph, ontology, rows | reading.counted(rows) | {"rows": best}, begun, query, each, keep, revision)


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
    wanted = set(relationships)
    if among:
        wanted |= set(reads.among(graph, ids=sorted({*entities, *_ends(relationships)}), ontology=ontology))
    rows = fitting(graph, ontology, wanted, entities, keep)
    query: Json = {"entity": list(entities), "relationships": len(relationships)}
    return _picture(
        graph, ontology, rows | {"rows": crowds.chosen(rows["rows"], also=entities)}, entities, query, each, keep, revision, places
    )


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
    family = members(graph, [entity_id], ontology, keep.when)
    groups = reads.adjacent(
        graph, entity_id=entity_id, members=[*family], ontology=ontology, keep=keep, direction=direction, limit=offset + limit, offset=0
    )
    every = [edge | {"relation": group["relation"]} for group in groups for edge, *_ in group["results"]]
    every.sort(key=lambda edge: (-edge["source_count"], -edge["claim_count"], edge["id"]))
    rows = [[edge, *edge["id"].split(",")[1:3]] for edge in every[offset : offset + limit]]
    total = sum(group["total"] for group in groups)
    left_out = {why: sum(group["left_out"][why] for group in groups) for why in LEFT_OUT}
    query: Json = {"entity": [entity_id], "direction": direction, "limit": limit, "offset": offset}
    query |= {"of": list(family.values())} if family else {}
    page = _NOBODY | {"total": total, "rows": rows, "left_out": left_out}
    return _picture(graph, ontology, page, [entity_id], query, 0, keep, revision, {})


def standing(graph: Graph, ontology: Ontology, *, relationships: Sequence[str], keep: Filter, revision: int = 0) -> Json:
    """Return which of these relationships stand then, and how; `answered` counts what is left out and why."""
    rows = fitting(graph, ontology, relationships, (), keep)
    clock = then(graph, ontology, keep.when, [edge for edge, *_ in rows["rows"]])
    kept = {edge["id"]: clock.timed(edge, edge["relation"], ends)["standing"] for edge, *ends in rows["rows"]}
    return {"kept": kept, "answered": answered(revision, kept.values(), keep.when, rows["left_out"])}


def fitting(
    graph: Graph, ontology: Ontology, relationships: Iterable[str], entities: Sequence[str], keep: Filter, *, light: bool = False
) -> Row:
    """Return those of some relationships that fit; the types asked for are those of both ends, but for entities that were named."""
    wanted = sorted(relationships)
    if keep.types:
        known = reads.types(graph, ids=sorted(_ends(wanted)))
        fit = {*entities, *(id_ for id_, type_ in known.items() if type_ in keep.types)}
        wanted = [id_ for id_ in wanted if _ends([id_]) <= fit]
    return _network(graph, ontology, wanted, sorted({*entities, *_ends(wanted)}), keep, light=light)


def _network(graph: Graph, ontology: Ontology, edges: Sequence[str], ends: Sequence[str], keep: Filter, *, light: bool = False) -> Row:
    if not edges:
        return _NOBODY
    return reads.network(graph, ontology=ontology, entities=ends, edges=edges, keep=keep, limit=crowds.EDGES, light=light)


def _ends(relationships: Iterable[str]) -> set[str]:
    return {end for id_ in relationships for end in id_.split(",")[1:3]}


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
