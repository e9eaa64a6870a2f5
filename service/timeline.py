"""What is said in order of time: of one entity, and between two."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cypher import evidence, history
from cypher.filters import EVERYTHING, Filter
from cypher.graph import Graph
from cypher.history import Told
from cypher.when import deaths, members
from model.dates import day
from model.ontology import TONES, Ontology
from model.standing import Standing, left_out, standing_on
from service.answers import Json, answered, found, page
from service.times import Then, then


class _Kin(NamedTuple):
    """Whose line of time it is, where it is one's, and the others of the families that were asked about."""

    asked: str | None
    family: Mapping[str, Json]


def timeline(
    graph: Graph,
    ontology: Ontology,
    *,
    entity_id: str,
    keep: Filter = EVERYTHING,
    limit: int = 25,
    offset: int = 0,
    revision: int = 0,
) -> Json:
    """Return what is said of an entity in order of time, what nobody dates last; a 404 where there is no such entity."""
    ref = found(graph, entity_id)
    family = members(graph, [entity_id], ontology, keep.when)
    told = history.told(graph, ontology, ones=[entity_id, *family], others=None, keep=keep)
    return {"entity": ref} | _answer(graph, ontology, told, keep, _Kin(entity_id, family), limit, offset, revision)


def dyad(
    graph: Graph,
    ontology: Ontology,
    *,
    one: str,
    other: str,
    keep: Filter = EVERYTHING,
    limit: int = 25,
    offset: int = 0,
    neighbours: int = 10,
    revision: int = 0,
) -> Json:
    """Return everything between two entities in order of time, and who else is related to both; a 404 where one is not there."""
    refs = [found(graph, id_) for id_ in (one, other)]
    families = [{id_: ref} | members(graph, [id_], ontology, keep.when) for id_, ref in zip((one, other), refs, strict=True)]
    ones, others = list(families[0]), [id_ for id_ in families[1] if id_ not in families[0] or id_ == other]
    ones = [id_ for id_ in ones if id_ not in others]
    told = history.told(graph, ontology, ones=ones, others=others, keep=keep)
    shared = history.shared(graph, ontology, ones=ones, others=others, keep=keep, limit=neighbours)
    kin = {id_: end for family in families for id_, end in family.items() if id_ not in (one, other)}
    said = _answer(graph, ontology, told, keep, _Kin(None, kin), limit, offset, revision)
    counted = Counter(ontology.relations[t.what].tone for t in told if _out(t, keep) is None)
    clock = then(graph, ontology, keep.when, [x for row in shared["results"] for side in _SIDES for x in row[side]])
    return (
        {"one": refs[0], "other": refs[1]}
        | said
        | {"tones": {tone: counted[tone] for tone in TONES}}
        | {"shared": {"total": shared["total"], "results": [_shared(row, clock) for row in shared["results"]]}}
    )


_SIDES = ("with_one", "with_other")


def _answer(
    graph: Graph,
    ontology: Ontology,
    told: Sequence[Told],
    keep: Filter,
    kin: _Kin,
    limit: int,
    offset: int,
    revision: int,
) -> Json:
    omitted = Counter(reason for t in told if (reason := _out(t, keep)))
    kept = [t for t in told if _out(t, keep) is None]
    shown = kept[offset : offset + limit]
    read = {claim["claim"]: claim for claim in evidence.claims_by_id(graph, ids=[t.claim for t in shown])}
    ends = {end["id"] for claim in read.values() for end in (claim["subject"], claim["object"]) if end}
    died = deaths(graph, ends, keep.when)
    results = [_entry(t, read[t.claim], keep, kin, ontology, died) for t in shown]
    asked = answered(revision, (r["standing"] for r in results), keep.when, omitted)
    return page(results, len(kept), limit, offset) | {"answered": asked}


def _out(told: Told, keep: Filter) -> Any:
    return left_out(told.dates, keep.when, occurrence=told.occurrence) if keep.when.asked else None


def _entry(told: Told, claim: Json, keep: Filter, kin: _Kin, ontology: Ontology, died: Mapping[str, int]) -> Json:
    ends = [end["id"] for end in (claim["subject"], claim["object"]) if end]
    dead = min((died[id_] for id_ in ends if id_ in died), default=None)
    relation = ontology.relations.get(told.what)
    return claim | {
        "sentence": sentence(claim, ontology),
        "standing": _standing(told, keep, dead),
        "tone": relation.tone if relation else "other",
        "at": [day(told.dates.since_from or told.dates.until_from), day(_last(told))],
        "of": None if kin.asked in ends else next((kin.family[id_] for id_ in ends if id_ in kin.family), None),
    }


def _last(told: Told) -> int:
    dates = told.dates
    return dates.until_to if dates.ends else dates.since_to


def _standing(told: Told, keep: Filter, died: int | None) -> Standing:
    if keep.when.day is None:
        return "undated" if not told.dates.dated else "happened" if told.occurrence else "certain"
    found = standing_on(told.dates, keep.when.day, occurrence=told.occurrence)
    dead = died is not None and not told.occurrence and keep.when.day[0] > died
    return "possible" if dead and found == "certain" else found


def sentence(claim: Json, ontology: Ontology) -> str:
    """Return what a claim states, in words; not whether it is denied or only alleged."""
    subject = claim["subject"]["name"] or claim["subject"]["id"]
    if claim["relation"]:
        other = claim["object"]["name"] or claim["object"]["id"]
        return ontology.relations[claim["relation"]].sentence(subject, other, claim["qualifiers"].get("label"))
    return f"{subject}, {claim['attribute'].replace('_', ' ')}: {written(claim['value'])}"


def written(value: Any) -> str:
    """Return an attribute's value in words."""
    match value:
        case {"min": low, "max": high, "op": op, "of": of}:
            count = f"{low:,}" if low == high else f"{low:,} to {high:,}" if low is not None and high is not None else f"{low or high:,}"
            return f"{'' if op == '=' else op + ' '}{count}{' ' + of if of else ''}"
        case _:
            return str(value)


def _shared(row: Json, clock: Then) -> Json:
    return {"entity": row["entity"]} | {side: [_link(edge, clock) for edge in row[side]] for side in _SIDES}


def _link(edge: Json, clock: Then) -> Json:
    relation = clock.ontology.relations[edge["relation"]]
    (a, a_name), (b, b_name) = edge["subject"], edge["object"]
    words = relation.sentence(a_name or a, b_name or b, edge.get("label"))
    what = {"relationship": edge["id"], "relation": relation.name, "tone": relation.tone, "sentence": words}
    return what | clock.of(edge, relation.name, (a, b))
