"""The canonical export: sources, passages, claims, judgements and reviews as sorted JSON lines, byte-equal for equal graphs."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from cypher.graph import Graph, Row
from cypher.statements import statement
from model.dates import OPEN_END, OPEN_START, reading
from model.judgements import Judgement, judgement_record
from model.ontology import Ontology
from model.reviews import Review, review_record
from model.standing import Said, left_out
from model.when import When

Json = dict[str, Any]
_PLAIN = (
    "id",
    "quote",
    "relation",
    "attribute",
    "value",
    "polarity",
    "modality",
    "hedge",
    "since",
    "until",
    "confidence",
    "extractor",
    "status",
)
_NOT_SAID = ("published_day", "retracting", "retracted_by", "retracted_at", "retracted_why")


def lines(graph: Graph) -> Iterator[bytes]:
    """Yield every record as one line of JSON with sorted keys."""
    return map(_line, records(graph))


def lines_then(graph: Graph, ontology: Ontology, when: When) -> Iterator[bytes]:
    """Yield those lines whose claims count then, with every source that had been published."""
    return map(_line, _records_then(graph, ontology, when))


def _line(record: Json) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def records(graph: Graph) -> Iterator[Json]:
    """Yield sources, passages, claims, judgements and reviews, each in the order of its id and naming its `record`."""
    for row in graph.stream(statement("explore/export_sources"), {}):
        yield _source(row)
    for row in graph.stream(statement("explore/export_passages"), {}):
        yield {"record": "passage", "source": row["source"]} | row["passage"]
    for row in graph.stream(statement("explore/export_claims"), {}):
        yield claim_record(row)
    yield from map(judgement_record, sorted(_judgements(graph), key=lambda j: j.id))
    yield from map(review_record, sorted(_reviews(graph), key=lambda r: r.id))


def _judgements(graph: Graph) -> Iterator[Judgement]:
    for row in graph.read(statement("judge/judgements"), {})[0]["found"]:
        yield Judgement(*row)


def _reviews(graph: Graph) -> Iterator[Review]:
    for row in graph.read(statement("judge/reviews"), {"sources": None})[0]["found"]:
        yield Review(*row)


def _records_then(graph: Graph, ontology: Ontology, when: When) -> Iterator[Json]:
    published: dict[str, int] = {}
    for row in graph.stream(statement("explore/export_sources"), {}):
        day = row["source"].get("published_day", 0)
        if when.known is None or 0 < day <= when.known:
            published[row["source"]["id"]] = day
            yield _source(row)
    for row in graph.stream(statement("explore/export_passages"), {}):
        if row["source"] in published:
            yield {"record": "passage", "source": row["source"]} | row["passage"]
    for row in graph.stream(statement("explore/export_claims"), {}):
        if row["source"] in published and _counts(row["claim"], published[row["source"]], ontology, when):
            yield claim_record(row)


def _source(row: Row) -> Json:
    return {"record": "source"} | {k: v for k, v in row["source"].items() if k not in _NOT_SAID}


def _counts(stored: Mapping[str, Any], published: int, ontology: Ontology, when: When) -> bool:
    if ontology.attributes.get(stored.get("attribute", "")) == "date":
        happened = reading(stored["value"])
        return left_out(Said(happened.earliest, happened.latest, OPEN_START, OPEN_END, published), when, occurrence=True) is None
    said = Said(stored["since_from"], stored["since_to"], stored["until_from"], stored["until_to"], published)
    relation = ontology.relations.get(stored.get("relation", ""))
    return left_out(said, when, occurrence=relation is not None and relation.kind == "occurrence") is None


def claim_record(row: Row) -> Json:
    """Return a stored claim as the record that `model.records` reads back."""
    stored: Mapping[str, Any] = row["claim"]
    named = {role: {"id": id_, "type": type_} for role, id_, type_ in row["names"]}
    voice = named.pop("attributed_to", None)
    qualifiers = named | {k.removeprefix("q_"): v for k, v in stored.items() if k.startswith("q_")}
    said: Json = {"record": "claim", "source": row["source"]} | {k: stored.get(k) for k in _PLAIN}
    said["subject"] = {"id": row["subject"], "type": stored["subject_type"]}
    said["object"] = {"id": row["object"], "type": stored["object_type"]} if row["object"] else None
    said["locator"] = _locator(stored)
    said["qualifiers"] = qualifiers or None
    said["attributed_to"] = {"text": stored["attributed_text"], "entity": voice} if "attributed_text" in stored else None
    if "value_op" in stored:
        said["value"] = {part: stored.get(f"value_{part}") for part in ("min", "max", "op", "of")}
    return {k: v for k, v in said.items() if v is not None}


def _locator(stored: Mapping[str, Any]) -> Json:
    if "start" in stored:
        return {"start": stored["start"], "end": stored["end"]}
    if "row" in stored:
        return {"row": stored["row"], "columns": stored["columns"]}
    return {"pointer": stored["pointer"]}
