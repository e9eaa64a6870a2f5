"""What is said of an entity, and what stands one step from it: the answers of REST and of the terminal."""

from collections import Counter, defaultdict
from typing import Any

from fastapi import HTTPException

from cypher import conflicts, evidence, reads
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph, Row
from cypher.when import members, summed
from model.ontology import Ontology
from model.standing import left_out as left_out_of
from model.voices import Passages, comparable, counted
from model.when import ALWAYS, When
from service.answers import Json, answered, found, groups, standings
from service.times import dated


def entity(graph: Graph, ontology: Ontology, *, entity_id: str, when: When = ALWAYS, revision: int = 0) -> Json:
    """Return one entity: its names, everything said of it with its quotes, and how many edges it has; a 404 where there is none."""
    told = reads.entity(graph, entity_id=entity_id)
    if told is None:
        found(graph, entity_id)
        raise HTTPException(404, f"no entity has the id {entity_id}")
    said, omitted = _attributes(graph, entity_id, ontology, when)
    counted = reads.relation_counts(graph, entity_id=entity_id, ontology=ontology, when=when)
    left_out = summed([omitted, *(row["left_out"] for row in counted)])
    disputes = len(conflicts.found(graph, ontology=ontology, entity=entity_id))
    attributes = {name: values for name, values in said.items() if name not in ("name", "alias")}
    return (
        {name: told[name] for name in ("id", "type", "kind", "name")}
        | {
            "names": _names(said),
            "attributes": attributes,
            "relations": [_counted(row) for row in counted if row["count"]],
            "merged": told["merged"],
        }
        | {"claim_count": told["claim_count"], "source_count": told["source_count"], "conflict_count": disputes}
        | {"first_evidenced": _outer(counted, "first_evidenced", min), "last_evidenced": _outer(counted, "last_evidenced", max)}
        | {"answered": answered(revision, (), when, left_out)}
    )


def adjacent(
    graph: Graph,
    ontology: Ontology,
    *,
    entity_id: str,
    keep: Filter = EVERYTHING,
    direction: str | None = None,
    sort: str = "sources",
    each: int = 1,
    limit: int = 25,
    offset: int = 0,
    revision: int = 0,
) -> Json:
    """Return what stands one step from an entity, in groups by relation and direction; a 404 where there is no such entity."""
    ref = found(graph, entity_id)
    family = members(graph, [entity_id], ontology, keep.when)
    rows = reads.adjacent(
        graph,
        entity_id=entity_id,
        ontology=ontology,
        members=list(family),
        keep=keep,
        direction=direction,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    said = groups(graph, rows, keep, ontology, each, limit, offset, family)
    left_out = summed(row["left_out"] for row in rows)
    return {"entity": ref, "answered": answered(revision, standings(said), keep.when, left_out), "groups": said}


def _attributes(graph: Graph, entity_id: str, ontology: Ontology, when: When) -> tuple[dict[str, list[Json]], dict[str, int]]:
    """Group what is said of an entity by attribute and value; nothing is averaged. With it, how much time leaves out."""
    said: dict[str, dict[str, Json]] = defaultdict(dict)
    omitted: Counter[str] = Counter()
    for attribute, value, shown in evidence.attributes(graph, entity_id=entity_id):
        dates = dated(shown, attribute, value, ontology)
        if when.asked and (reason := left_out_of(dates.said, when, occurrence=dates.occurrence)):
            omitted[reason] += 1
            continue
        key = f"{value}|{shown['since']}|{shown['until']}"
        entry = said[attribute].setdefault(key, {"value": value, "since": shown["since"], "until": shown["until"], "evidence": []})
        entry["evidence"].append(shown)
    heard = [list(map(evidence.heard, entry["evidence"])) for values in said.values() for entry in values.values()]
    passages = conflicts.passages(graph, places=[h.place for some in heard if comparable(some) for h in some if h.place])
    grouped = {attribute: [entry | _voices(entry["evidence"], passages) for entry in values.values()] for attribute, values in said.items()}
    return grouped, dict(omitted)


def _voices(shown: list[Json], passages: Passages) -> Json:
    return {"source_count": len({s["source"]["id"] for s in shown})} | counted(list(map(evidence.heard, shown)), passages)._asdict()


def _names(said: dict[str, list[Json]]) -> list[Json]:
    found = [(kind, entry) for kind in ("name", "alias") for entry in said.get(kind, ())]
    return [
        {"value": entry["value"], "kind": kind, "lang": entry["evidence"][0]["qualifiers"].get("lang")}
        | {name: entry[name] for name in ("since", "until", "source_count")}
        for kind, entry in sorted(found, key=lambda f: (f[0] != "name", -f[1]["source_count"], f[1]["value"]))
    ]


def _counted(row: Row) -> Json:
    return {name: row[name] for name in ("relation", "direction", "label", "count")}


def _outer(rows: list[Row], name: str, which: Any) -> str | None:
    return which((row[name] for row in rows if row[name]), default=None)
