"""Time in a question: read once from what was typed, told to the statements as days, and the family that it follows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cypher.graph import Graph, Row
from cypher.projecting import may_repeat, passages_at
from cypher.statements import statement
from model.dates import is_day, reading
from model.errors import BadDate, BadFilter
from model.ontology import Ontology
from model.projection import EdgeKey, Properties, Said, edge
from model.standing import LEFT_OUT, left_out, why
from model.standing import Said as Dates
from model.voices import Passages
from model.when import FAMILY, UNDATED, When

Parameters = dict[str, Any]
Parts = dict[str, int]


def when(
    *,
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    known_by: str | None = None,
    undated: str = "include",
    family: str = "none",
) -> When:
    """Return what is asked of time; raises BadFilter naming the parameter."""
    dates = {"as_of": as_of, "since": since, "until": until, "known_by": known_by}
    for name, text in dates.items():
        if text is not None and not is_day(text):
            raise BadFilter(name, f"{text!r} is not a day, a month or a year, such as 2016-07-26, 2016-07 or 2016")
    if since and until and reading(since).earliest > reading(until).latest:
        raise BadFilter("until", f"{until} is before since {since}")
    return When(**dates, undated=_one("undated", undated, UNDATED), family=_one("family", family, FAMILY))


def _one(name: str, value: str, known: Sequence[Any]) -> Any:
    if value not in known:
        raise BadFilter(name, f"{value!r} is not one of {', '.join(known)}")
    return value


def of_time(when: When, ontology: Ontology) -> Parameters:
    """Return what the statements of `explore/` are told of time, as days."""
    day, window = when.day or (None, None), when.window or (None, None)
    return {
        "timed": True if when.asked else None,
        "first": day[0],
        "last": day[1],
        "known": when.known,
        "since": window[0],
        "until": window[1],
        "dated": when.undated == "exclude" or when.window is not None,
        "occurrences": occurrences(ontology),
    }


def occurrences(ontology: Ontology) -> list[str]:
    """Return the relations that happen, where the others hold for a time."""
    return [name for name, relation in ontology.relations.items() if relation.kind == "occurrence"]


def summed(parts: Iterable[Mapping[str, int]]) -> Parts:
    """Return how much was left out, and why, over several answers."""
    total: Parts = dict.fromkeys(LEFT_OUT, 0)
    for part in parts:
        for name, count in part.items():
            total[name] += count
    return total


def counted_then(graph: Graph, edges: Iterable[Mapping[str, Any]], ontology: Ontology, when: When) -> dict[str, Properties]:
    """Return what the claims that count then add up to, for each edge that they change: its counts, quote and dispute."""
    keys = [key for found in edges if (key := EdgeKey.parse(found["id"])) and _changes(found, key, ontology, when)]
    against = {key: key.contradicting(ontology) for key in keys}
    every = sorted({str(k) for key in keys for k in (key, *against[key])})
    said = _said(graph, every, ontology, when)
    passages = _passages(graph, keys, said)
    made = {
        str(key): edge(
            key, said[str(key)], [s for k in against[key] for s in said[str(k)]], occurrence=_occurs(key, ontology), passages=passages
        )
        for key in keys
    }
    return {key: folded for key, folded in made.items() if folded}


def _passages(graph: Graph, keys: Iterable[EdgeKey], said: Mapping[str, Sequence[Said]]) -> Passages:
    """Return the passages that decide how many voices support these edges then."""
    places = {place for key in keys if may_repeat(key, said) for s in said[str(key)] if s.supports and (place := s.heard.place)}
    return (
        passages_at(graph.read(statement("load/passages_at"), {"places": [list(p) for p in sorted(places)]})[0]["found"]) if places else {}
    )


def _changes(found: Mapping[str, Any], key: EdgeKey, ontology: Ontology, when: When) -> bool:
    if not when.asked:
        return False
    lists = zip(*(found[name] for name in ("since_from", "since_to", "until_from", "until_to", "published")), strict=True)
    return found["contested"] or any(left_out(Dates(*days), when, occurrence=_occurs(key, ontology)) for days in lists)


def _said(graph: Graph, keys: Sequence[str], ontology: Ontology, when: When) -> dict[str, list[Said]]:
    """Return the accepted claims of edges, those that count then, each edge in turn."""
    found: dict[str, list[Said]] = {key: [] for key in keys}
    for row in graph.read(statement("explore/edge_claims"), {"keys": list(keys)}) if keys else ():
        for values in row["claims"]:
            claim = Said(*values)
            dates = Dates(claim.since_from, claim.since_to, claim.until_from, claim.until_to, claim.published or 0)
            if left_out(dates, when, occurrence=_occurs(EdgeKey.parse(claim.edge), ontology)) is None:
                found[claim.edge].append(claim)
    return found


def _occurs(key: EdgeKey, ontology: Ontology) -> bool:
    return ontology.relations[key.relation].kind == "occurrence"


def deaths(graph: Graph, ids: Iterable[str], when: When) -> dict[str, int]:
    """Return the last day on which each of these may have died, of those who surely did."""
    if when.day is None or not (asked := sorted(set(ids))):
        return {}
    rows = graph.read(statement("explore/deaths"), {"ids": asked, "known": when.known})
    return {row["id"]: max(map(_latest, row["dates"])) for row in rows}


def _latest(text: str) -> int:
    try:
        return reading(text).latest
    except BadDate:
        return reading(None).latest


def members(graph: Graph, ids: Sequence[str], ontology: Ontology, when: When) -> dict[str, Row]:
    """Return the others of the family: what these are branches of, or their branches, where every step stands then."""
    if when.family == "none" or not ids:
        return {}
    rows = graph.read(statement("explore/family"), {"ids": list(ids), "up": when.family == "parents"})
    plain = When(as_of=when.as_of, known_by=when.known_by)
    return {row["id"]: {k: row[k] for k in ("id", "type", "name")} for row in rows if all(_stood(x, plain) for x in row["steps"])}


def _stood(found: Mapping[str, Any], when: When) -> bool:
    lists = zip(*(found[name] for name in ("since_from", "since_to", "until_from", "until_to", "published")), strict=True)
    return why(left_out(Dates(*days), when, occurrence=False) for days in lists) is None
