"""Claims and sources as JSON records, both ways. `fealty load claims`, `POST /claims` and the export share this."""

from collections.abc import Mapping
from typing import Any, cast

from model import fields
from model.claims import (
    MODALITIES,
    POLARITIES,
    STATUSES,
    Cells,
    Claim,
    Locator,
    Number,
    Pointer,
    Qualifier,
    Ref,
    Source,
    Span,
    Voice,
)
from model.dates import reading
from model.errors import BadClaim
from model.fields import Record
from model.grades import GRADE, check_grades
from model.ids import is_entity_id
from model.ontology import Ontology

_SOURCE_FIELDS = ("title", "publisher", "url", "published", "retrieved", "kind", "reliability", *GRADE, "sha256", "text")
_CLAIM_FIELDS = frozenset(
    [
        "record",
        "id",
        "source",
        "locator",
        "start",
        "end",
        "quote",
        "subject",
        "relation",
        "object",
        "attribute",
        "value",
        "qualifiers",
        "polarity",
        "modality",
        "hedge",
        "attributed_to",
        "since",
        "until",
        "confidence",
        "extractor",
        "status",
    ]
)


def claim_of(record: Record, ontology: Ontology) -> Claim:
    """Return the claim that a JSON record says; raises BadClaim naming the field."""
    for unknown in set(record) - _CLAIM_FIELDS:
        raise BadClaim(unknown, "is not a field of a claim")
    claim = Claim(
        source=_source_id(record),
        locator=locator_of(record),
        quote=fields.text(record, "quote"),
        subject=ref_of(record.get("subject"), "subject", ontology),
        relation=fields.given(record, "relation"),
        object=ref_of(record["object"], "object", ontology) if record.get("object") is not None else None,
        attribute=fields.given(record, "attribute"),
        value=_value(record, ontology),
        qualifiers=_qualifiers(record.get("qualifiers") or {}, ontology),
        polarity=fields.choice(record, "polarity", POLARITIES, "affirmed"),
        modality=fields.choice(record, "modality", MODALITIES, "asserted"),
        hedge=fields.given(record, "hedge"),
        attributed_to=_voice(record.get("attributed_to"), ontology),
        since=fields.date(record, "since"),
        until=fields.date(record, "until"),
        confidence=fields.confidence(record),
        extractor=str(record.get("extractor") or "hand/1"),
        status=fields.choice(record, "status", STATUSES, "accepted"),
    )
    check(claim, ontology)
    return claim


def source_of(record: Record) -> Source:
    """Return the source that a JSON record describes; raises BadClaim naming the field."""
    name = record.get("id")
    if not isinstance(name, str) or not is_entity_id(name):
        raise BadClaim("source.id", f"{name!r} is not <dataset>:<key> of letters, digits and . _ ~ -")
    if record.get("published"):
        fields.date(record, "published")
    given = {key: record[key] for key in _SOURCE_FIELDS if record.get(key) is not None}
    for key, value in given.items():
        if not isinstance(value, str):
            raise BadClaim(f"source.{key}", f"{value!r} is not a text")
    check_grades(given)
    return Source(id=name, **given)


def check(claim: Claim, ontology: Ontology) -> None:
    """Refuse what the ontology does not allow; raises BadClaim naming the field."""
    if claim.relation is not None:
        _check_relation(claim, ontology)
    elif claim.attribute not in ontology.attributes:
        raise BadClaim("attribute", f"{claim.attribute!r} is neither a relation nor an attribute of the ontology")
    if claim.since and claim.until and reading(claim.since).earliest > reading(claim.until).latest:
        raise BadClaim("until", f"{claim.until} is before since {claim.since}")


def _check_relation(claim: Claim, ontology: Ontology) -> None:
    relation = ontology.relations.get(claim.relation or "")
    if relation is None:
        raise BadClaim("relation", f"{claim.relation!r} is not a relation of the ontology{_nearest(claim.relation, ontology)}")
    if claim.object is None or claim.attribute is not None:
        raise BadClaim("object", "a relation needs an object, and no attribute")
    if (claim.subject.type, claim.object.type) not in relation.ends:
        raise BadClaim("object.type", f"{relation.name} does not join {claim.subject.type} to {claim.object.type}")
    if relation.labelled and not claim.qualifiers.get("label"):
        raise BadClaim("qualifiers.label", f"{relation.name} needs a label")


def _nearest(name: Any, ontology: Ontology) -> str:
    from difflib import get_close_matches

    close = get_close_matches(str(name).upper(), ontology.relations, 1)
    return f"; did you mean {close[0]}?" if close else ""


def locator_of(record: Record) -> Locator:
    """Return where the quote stands; `start` and `end` may stand at the top level."""
    raw = record.get("locator") or {k: record[k] for k in ("start", "end") if k in record}
    match raw:
        case {"start": int(start), "end": int(end)} if 0 <= start < end:
            return Span(start, end)
        case {"row": int(row), "columns": [*columns]} if all(isinstance(c, str) for c in columns):
            return Cells(row, tuple(cast(list[str], columns)))
        case {"pointer": str(pointer)}:
            return Pointer(pointer)
        case _:
            raise BadClaim("locator", "needs {start, end}, {row, columns} or {pointer}")


def ref_of(raw: Any, field: str, ontology: Ontology) -> Ref:
    """Return the entity that `{"id", "type", "name", "mention"}` names."""
    if not isinstance(raw, Mapping):
        raise BadClaim(field, 'needs {"id", "type", "name"}')
    named = cast(Mapping[str, Any], raw)
    match dict(named):
        case {"id": str(id_), "type": str(type_)} if is_entity_id(id_):
            if type_ not in ontology.types:
                raise BadClaim(f"{field}.type", f"{type_!r} is not one of {', '.join(ontology.types)}")
            return Ref(id_, type_, fields.words(named, field, "name"), fields.words(named, field, "mention"), fields.aliases(named, field))
        case {"id": id_}:
            raise BadClaim(f"{field}.id", f"{id_!r} is not <dataset>:<key> of letters, digits and . _ ~ -, or its type is missing")
        case _:
            raise BadClaim(f"{field}.id", "is missing")


def _source_id(record: Record) -> str:
    raw = record.get("source")
    name = cast(Mapping[str, Any], raw).get("id") if isinstance(raw, Mapping) else raw
    if not isinstance(name, str) or not is_entity_id(name):
        raise BadClaim("source", f"{name!r} is not the id of a source")
    return name


def _voice(raw: Any, ontology: Ontology) -> Voice | None:
    match raw:
        case None:
            return None
        case {"text": str(text), **rest} if text.strip():
            entity = rest.get("entity")
            return Voice(
                fields.whole(text, "attributed_to.text"), ref_of(entity, "attributed_to.entity", ontology) if entity is not None else None
            )
        case _:
            raise BadClaim("attributed_to", 'needs {"text", "entity"}')


def _value(record: Record, ontology: Ontology) -> str | Number | None:
    value, attribute = record.get("value"), record.get("attribute")
    if attribute is None:
        return None
    match ontology.attributes.get(attribute):
        case "number":
            return fields.number_of(value)
        case "date":
            fields.date({"value": value}, "value")
            return fields.text(record, "value")
        case "kind":
            return _kind(fields.text(record, "value"), record, ontology)
        case _:
            return fields.text(record, "value")


def _kind(value: str, record: Record, ontology: Ontology) -> str:
    subject = cast(Mapping[str, Any], record.get("subject") or {})
    type_ = ontology.types.get(str(subject.get("type")))
    if type_ and type_.kinds and value not in type_.kinds:
        raise BadClaim("value", f"{value!r} is not a kind of {type_.name}: {', '.join(type_.kinds)}")
    return value


def _qualifiers(raw: Any, ontology: Ontology) -> dict[str, Qualifier]:
    if not isinstance(raw, Mapping):
        raise BadClaim("qualifiers", "needs an object")
    return {key: _qualifier(key, value, ontology) for key, value in cast(Mapping[str, Any], raw).items() if value is not None}


def _qualifier(key: str, value: Any, ontology: Ontology) -> Qualifier:
    match ontology.qualifiers.get(key):
        case "entity":
            return ref_of(value, f"qualifiers.{key}", ontology)
        case "number" if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= fields.MOST:
            return value
        case "text" if isinstance(value, str) and value.strip():
            return fields.whole(value, f"qualifiers.{key}")
        case None:
            raise BadClaim(f"qualifiers.{key}", f"is not one of {', '.join(ontology.qualifiers)}")
        case kind:
            raise BadClaim(f"qualifiers.{key}", f"{value!r} is not a {'whole number from 0' if kind == 'number' else kind}")
