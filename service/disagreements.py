"""Where sources disagree, as a readable question with its sides: the answers of REST and of the terminal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cypher import conflicts, evidence
from cypher.conflicts import ALL, Wanted
from cypher.graph import Graph
from model.answers import Told
from model.claims import Number
from model.conflicts import Conflict
from model.dates import OPEN_END, OPEN_START
from model.ontology import Ontology
from model.projection import EdgeKey
from model.standing import span
from model.voices import Passages, counted
from service.answers import found, page

Json = dict[str, Any]
Names = Mapping[str, str]
_LATER_THAN_ALL = 99999999
_NUMBERS = {
    "death_toll": "How many {of} died in {about}{when}?",
    "injured": "How many {of} were injured in {about}{when}?",
    "strength": "How many {of} did {about} have{when}?",
    "attack_count": "How many attacks did {about} carry out{when}?",
}
_DATES = {
    "founded": "When was {about} founded?",
    "dissolved": "When was {about} dissolved?",
    "born": "When was {about} born?",
    "died": "When did {about} die?",
    "date": "When did {about} happen?",
}
_CAUSES = {"cause_of_death": "How did {about} die?", "KILLED_BY": "Who killed {about}?"}
_SAYS = {"died": "{about} died {answer}", "founded": "{about} was founded {answer}", "born": "{about} was born {answer}"}
_COUNTED = {"death_toll": "{answer} died in {about}", "injured": "{answer} were injured in {about}"}
_DAY = len("2015-01-26")


def listed(
    graph: Graph,
    ontology: Ontology,
    *,
    entity_id: str | None = None,
    wanted: Wanted = ALL,
    each: int = 3,
    limit: int = 25,
    offset: int = 0,
) -> Json:
    """Return a page of conflicts, the most widely told first; a 404 where there is no such entity."""
    if entity_id is not None:
        found(graph, entity_id)
    every = _kept(graph, conflicts.found(graph, ontology=ontology, entity=entity_id, wanted=wanted), wanted)
    return page(_shown(graph, every[offset : offset + limit], ontology, each), len(every), limit, offset)


def _kept(graph: Graph, every: list[Conflict], wanted: Wanted) -> list[Conflict]:
    if wanted.types:
        refs = conflicts.refs(graph, ids=[id_ for c in every for id_ in c.about])
        every = [c for c in every if any(refs[id_]["type"] in wanted.types for id_ in c.about if id_ in refs)]
    if wanted.min_voices > 1:
        passages = _passages(graph, every)
        every = [c for c in every if all(_counts(side, passages)["voice_count"] >= wanted.min_voices for side in c.sides)]
    return every


def _shown(graph: Graph, some: Sequence[Conflict], ontology: Ontology, each: int) -> list[Json]:
    refs = conflicts.refs(graph, ids=[id_ for c in some for t in c.claims for id_ in (*c.about, t.subject, t.object) if id_])
    names = {id_: str(ref["name"] or id_) for id_, ref in refs.items()}
    best = {t.id for c in some for side in c.sides for t in _earliest(side)[:each]}
    read = {said["claim"]: said for said in evidence.claims_by_id(graph, ids=sorted(best))}
    passages = _passages(graph, some)
    return [
        _told(c, names, ontology)
        | {"about": [refs[id_] for id_ in c.about if id_ in refs]}
        | _counts(c.claims, passages)
        | {"sides": [_side(c, side, names, read, passages, ontology, each) for side in c.sides]}
        for c in some
    ]


def _passages(graph: Graph, some: Sequence[Conflict]) -> Passages:
    return conflicts.passages(graph, places=[(t.source, t.start) for c in some for t in c.claims if t.start is not None])


def _earliest(side: Sequence[Told]) -> list[Told]:
    """Return claims, the earliest published first; of those that rest on the same words, one."""
    ordered = sorted(side, key=lambda t: (t.published or _LATER_THAN_ALL, t.source, t.start or 0, t.id), reverse=True)
    return list({(t.source, t.start, t.quote): t for t in ordered}.values())[::-1]


def _counts(told: Sequence[Told], passages: Passages) -> Json:
    voices = counted(conflicts.heard(told), passages)
    return {"claim_count": len(told), "source_count": len({t.source for t in told})} | voices._asdict()


def _side(
    conflict: Conflict,
    side: Sequence[Told],
    names: Names,
    read: Mapping[str, Json],
    passages: Passages,
    ontology: Ontology,
    each: int,
) -> Json:
    return (
        {"answer": _answer(conflict, side, names, ontology), "denies": side[0].polarity == "denied"}
        | {"alleged": all(t.modality == "alleged" for t in side)}
        | _counts(side, passages)
        | {"evidence": [read[t.id] for t in _earliest(side)[:each] if t.id in read]}
    )


def _told(conflict: Conflict, names: Names, ontology: Ontology) -> Json:
    when = _when(conflict)
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "what": conflict.what,
        "question": _question(conflict, names, ontology),
        "when": when,
    }


def _when(conflict: Conflict) -> str | None:
    return span(conflict.first, conflict.last) if conflict.first != OPEN_START or conflict.last != OPEN_END else None


def _question(conflict: Conflict, names: Names, ontology: Ontology) -> str:
    about, when = _article(names.get(conflict.about[0], conflict.about[0])), _when(conflict)
    match conflict.kind:
        case "numbers":
            asked = _NUMBERS.get(conflict.what, f"What is the {conflict.what.replace('_', ' ')} of {{about}}{{when}}?")
            return asked.format(of=_people(conflict), about=about, when=f" in {when}" if when else "")
        case "dates":
            return _DATES.get(conflict.what, f"What is the {conflict.what} date of {{about}}?").format(about=about)
        case "cause":
            return _CAUSES[conflict.what].format(about=about)
        case "denied":
            return f"Is it true that {_statement(conflict, about, names, ontology)}?"
        case "contradiction":
            one, other = (_sentence(side[0], names, ontology) for side in conflict.sides)
            return f"Which is true: {one}, or {other}?"


def _article(name: str) -> str:
    """Return a name as it stands in a sentence: a descriptive one, such as "attack at Kabul airport", with its article."""
    return f"the {name}" if name[:1].islower() else name


def _people(conflict: Conflict) -> str:
    named = Counter(t.value.of for t in conflict.claims if isinstance(t.value, Number) and t.value.of)
    return min(named, key=lambda of: (-named[of], len(of), of)) if named else "people"


def _statement(conflict: Conflict, about: str, names: Names, ontology: Ontology) -> str:
    denied = next(t for t in conflict.claims if t.denies)
    if denied.relation:
        return _sentence(denied, names, ontology)
    answer = _value(denied, names)
    if isinstance(denied.value, Number):
        any_ = f"any {denied.value.of or 'people'}" if (denied.value.min, denied.value.op) == (1, ">=") else answer
        return _COUNTED.get(conflict.what, "{about} had {answer}").format(about=about, answer=any_)
    answer = f"{'on' if len(answer) == _DAY else 'in'} {answer}" if conflict.what in _SAYS else answer
    return _SAYS.get(conflict.what, f"the {conflict.what.replace('_', ' ')} of {{about}} is {{answer}}").format(about=about, answer=answer)


def _sentence(told: Told, names: Names, ontology: Ontology) -> str:
    key = EdgeKey.parse(told.edge or "")
    one, other = (_article(names.get(id_, id_)) for id_ in (key.a, key.b))
    return ontology.relations[key.relation].sentence(one, other, key.label)


def _answer(conflict: Conflict, side: Sequence[Told], names: Names, ontology: Ontology) -> str:
    if conflict.kind == "denied":
        return "no" if side[0].denies else "yes"
    if conflict.kind == "contradiction":
        return _sentence(side[0], names, ontology)
    return "; ".join(sorted({_value(t, names, conflict.kind) for t in side}))


def _value(told: Told, names: Names, kind: str = "") -> str:
    if isinstance(told.value, Number):
        return count(told.value)
    if told.relation:
        return str(told.dated) if kind == "dates" else names.get(told.object or "", told.object or "")
    return str(told.value)


def count(number: Number) -> str:
    """Return a count in words, such as "more than 60 Afghans"."""
    words = {">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most ", "~": "about ", "=": ""}[number.op]
    low, high = number.min, number.max
    said = f"{low:,} to {high:,}" if low is not None and high is not None and low != high else f"{low if low is not None else high:,}"
    return f"{words}{said}{' ' + number.of if number.of else ''}"
