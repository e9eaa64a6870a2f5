"""What a statement can name: labels, relationships and properties, each with what it means and how many there are."""

from collections.abc import Mapping
from typing import Any

from cypher import reads
from cypher.graph import Graph
from model.ontology import Ontology

ENTITY = {
    "id": "such as khorasan:isis-k",
    "name": "what most sources call it",
    "aliases": "a list of its other names",
    "kind": "such as armed_group or attack",
    "description": "in the words of a source",
    "country": "",
    "nationality": "",
    "designation": "by whom it is listed",
}
RELATIONSHIP = {
    "id": "RELATION,subject,object",
    "since": "the first day, month or year, as it was said",
    "until": "the last one, as it was said",
    "claim_count": "how many claims affirm it",
    "source_count": "how many sources affirm it",
    "voice_count": "how many independent voices affirm it",
    "contested": "true where sources dispute it",
    "quote": "the best sentence that says so",
    "quote_source": "the id of that sentence's source",
    "first_evidenced": "",
    "last_evidenced": "",
    "label": "what a RELATED_TO is called",
    "since_from": "a list: the earliest beginnings, as numbers such as 20150101",
    "since_to": "a list: the latest beginnings",
    "until_from": "a list: the earliest ends",
    "until_to": "a list: the latest ends",
    "published": "a list: the days on which it was published",
}
CLAIM = {
    "id": "",
    "edge": "the id of the relationship that it speaks of",
    "relation": "such as RIVAL_OF; null where it gives an attribute",
    "attribute": "such as name, founded or strength",
    "value": "what the attribute is said to be",
    "value_min": "of a number: at least",
    "value_max": "of a number: at most",
    "value_op": "of a number: how it was put",
    "value_of": "of a number: what it counts",
    "quote": "the sentence, verbatim",
    "prefix": "what stands before the quote",
    "suffix": "what stands after the quote",
    "polarity": "affirmed or denied",
    "modality": "asserted, alleged, possible or planned",
    "hedge": "the words that make it less than certain",
    "attributed_text": "the voice inside the source",
    "status": "proposed, accepted, rejected or superseded",
    "since": "as it was said",
    "until": "as it was said",
    "since_from": "a number such as 20150101",
    "since_to": "",
    "until_from": "",
    "until_to": "",
    "confidence": "from 0 to 1",
    "extractor": "who or what read it",
    "subject_type": "",
    "object_type": "",
    "start": "where the quote begins in the text",
    "end": "where the quote ends in the text",
    "row": "of a table",
    "columns": "of a table",
    "pointer": "of a JSON file",
}
SOURCE = {
    "id": "",
    "title": "",
    "publisher": "",
    "published": "a day, month or year",
    "published_day": "a number such as 20210826",
    "url": "",
    "kind": "",
    "reliability": "from A to F, as it came",
    "graded": "from A to F, as an analyst holds it to be",
    "graded_by": "",
    "graded_at": "",
    "retrieved": "",
    "sha256": "of its text",
}
PASSAGE = {"id": "", "ordinal": "its place in the text", "kind": "title or body", "start": "", "end": "", "text": "a paragraph"}
RECORDS = {
    "Claim": ("one statement by one source", CLAIM),
    "Source": ("what was read", SOURCE),
    "Passage": ("a paragraph of a source", PASSAGE),
}
JOINS = {
    "SUBJECT": "(:Claim)-[:SUBJECT]->(:Entity): whom it is about",
    "OBJECT": "(:Claim)-[:OBJECT]->(:Entity): the other end",
    "NAMES": "(:Claim)-[:NAMES {as}]->(:Entity): who else it names, as place, to, by or attributed_to",
    "FROM": "(:Claim)-[:FROM]->(:Source): who says so",
    "HAS": "(:Source)-[:HAS]->(:Passage): its text",
    "SAME_AS": "(:Merged)-[:SAME_AS]->(:Entity): judged to be the same",
}


def vocabulary(graph: Graph, ontology: Ontology) -> dict[str, Any]:
    """Return what a statement can name; `count` is null where it is not counted."""
    counted = reads.stats(graph)
    types: Mapping[str, int] = counted["types"]
    many = {"Claim": counted["claims"], "Source": counted["sources"]}
    labels = [_named("Entity", "whoever or whatever sources speak of", sum(types.values()))]
    labels += [_named(label, "an Entity", types.get(label, 0)) for label in ontology.types]
    labels += [_named(label, says, many.get(label)) for label, (says, _) in RECORDS.items()]
    relations = [
        _named(r.name, r.says, counted["relations"].get(r.name, 0)) | {"symmetric": r.symmetric} for r in ontology.relations.values()
    ]
    joins = [_named(name, says, None) | {"symmetric": False} for name, says in JOINS.items()]
    owners = {"entities": ENTITY, "relationships": RELATIONSHIP} | {
        f"{label.lower()}s": properties for label, (_, properties) in RECORDS.items()
    }
    owners["claims"] = CLAIM | {f"q_{name}": "a qualifier" for name, kind in ontology.qualifiers.items() if kind != "entity"}
    properties = [{"of": of, "name": name, "says": says} for of, told in owners.items() for name, says in told.items()]
    return {"labels": labels, "relations": [*relations, *joins], "properties": properties}


def _named(name: str, says: str, count: int | None) -> dict[str, Any]:
    return {"name": name, "says": says, "count": count}
