"""Claims and sources as JSON records, both ways. `fealty load claims`, `POST /claims` and the export share this."""

from collections.abc import Mapping
from typing import Any, cast

from model.claims import (
    MODALITIES,
    OPERATORS,
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
from model.errors import BadClaim, BadDate
from model.grades import GRADE, check_grades
from model.ids import is_entity_id
from model.ontology import Ontology

Record = Mapping[str, Any]
_MOST = 2**63 - 1  # the greatest number that Neo4j stores
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
        quote=_text(record, "quote"),
        subject=ref_of(record.get("subject"), "subject", ontology),
        relation=_given(record, "relation"),
        object=ref_of(record["object"], "object", ontology) if record.get("object") is not None else None,
        attribute=_given(record, "attribute"),
        value=_value(record, ontology),
        qualifiers=_qualifiers(record.get("qualifiers") or {}, ontology),
        polarity=_choice(record, "polarity", POLARITIES, "affirmed"),
        modality=_choice(record, "modality", MODALITIES, "asserted"),
        hedge=_given(record, "hedge"),
        attributed_to=_voice(record.get("attributed_to"), ontology),
        since=_date(record, "since"),
        until=_date(record, "until"),
        confidence=_confidence(record),
        extractor=str(record.get("extractor") or "hand/1"),
        status=_choice(record, "status", STATUSES, "accepted"),
    )
    check(claim, ontology)
    return claim


def source_of(record: Record) -> Source:
    """Return the source that a JSON record describes; raises BadClaim naming the field."""
    name = record.get("id")
    if not isinstance(name, str) or not is_entity_id(name):
        raise BadClaim("source.id", f"{name!r} is not <dataset>:<key> of letters, digits and . _ ~ -")
    if record.get("published"):
        _date(record, "published")
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
            return Ref(id_, type_, _words(named, field, "name"), _words(named, field, "mention"), _aliases(named, field))
        case {"id": id_}:
            raise BadClaim(f"{field}.id", f"{id_!r} is not <dataset>:<key> of letters, digits and . _ ~ -, or its type is missing")
        case _:
            raise BadClaim(f"{field}.id", "is missing")


def _words(named: Mapping[str, Any], field: str, key: str) -> str | None:
    value = named.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise BadClaim(f"{field}.{key}", f"{value!r} is not a {key}")
    return value and _whole(value, f"{field}.{key}")


def _aliases(named: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value: Any = named.get("aliases") or []
    if not isinstance(value, list) or not all(isinstance(alias, str) and alias.strip() for alias in cast(list[Any], value)):
        raise BadClaim(f"{field}.aliases", f"{named['aliases']!r} is not a list of names")
    return tuple(cast(list[str], value))


def _source_id(record: Record) -> str:
    raw = record.get("source")
    name = cast(Mapping[str, Any], raw).get("id") if isinstance(raw, Mapping) else raw
    if not isinstance(name, str) or not is_entity_id(name):
        raise BadClaim("source", f"{name!r} is not the id of a source")
    return name


def _text(record: Record, field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not value.strip():
        raise BadClaim(field, "is missing or empty")
    return _whole(value, field)


def _given(record: Record, field: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value and _whole(value, field)
    raise BadClaim(field, f"{value!r} is not a text")


def _whole(text: str, field: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadClaim(field, f"{text!r} holds half a character") from None
    return text


def _choice(record: Record, field: str, allowed: tuple[Any, ...], default: Any) -> Any:
    value = record.get(field) or default
    if value not in allowed:
        raise BadClaim(field, f"{value!r} is not one of {', '.join(allowed)}")
    return value


def _date(record: Record, field: str) -> str | None:
    value = _given(record, field)
    try:
        return reading(value) and value
    except BadDate as error:
        raise BadClaim(field, str(error)) from None


def _confidence(record: Record) -> float:
    value = record.get("confidence", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadClaim("confidence", f"{value!r} is not between 0 and 1")
    return float(value)


def _voice(raw: Any, ontology: Ontology) -> Voice | None:
    match raw:
        case None:
            return None
        case {"text": str(text), **rest} if text.strip():
            entity = rest.get("entity")
            return Voice(
                _whole(text, "attributed_to.text"), ref_of(entity, "attributed_to.entity", ontology) if entity is not None else None
            )
        case _:
            raise BadClaim("attributed_to", 'needs {"text", "entity"}')


def _value(record: Record, ontology: Ontology) -> str | Number | None:
    value, attribute = record.get("value"), record.get("attribute")
    if attribute is None:
        return None
    match ontology.attributes.get(attribute):
        case "number":
            return number_of(value)
        case "date":
            _date({"value": value}, "value")
            return _text(record, "value")
        case "kind":
            return _kind(_text(record, "value"), record, ontology)
        case _:
            return _text(record, "value")


def _kind(value: str, record: Record, ontology: Ontology) -> str:
    subject = cast(Mapping[str, Any], record.get("subject") or {})
    type_ = ontology.types.get(str(subject.get("type")))
    if type_ and type_.kinds and value not in type_.kinds:
        raise BadClaim("value", f"{value!r} is not a kind of {type_.name}: {', '.join(type_.kinds)}")
    return value


def number_of(raw: Any) -> Number:
    """Return the count that `{"min", "max", "op", "of"}` or a plain number says."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        raw = {"min": raw, "max": raw}
    match raw:
        case {"of": of} if not (of is None or isinstance(of, str)):
            raise BadClaim("value", f"it counts {of!r}, which is not a text")
        case {**given} if given.get("op", "=") in OPERATORS and _bounds(given):
            return Number(given.get("min"), given.get("max"), given.get("op", "="), given.get("of"))
        case _:
            raise BadClaim("value", f'needs {{"min", "max", "op", "of"}} with op one of {" ".join(OPERATORS)}')


def _bounds(given: Mapping[str, Any]) -> bool:
    low, high = given.get("min"), given.get("max")
    numbers = [n for n in (low, high) if n is not None]
    return bool(numbers) and all(isinstance(n, int | float) and -_MOST <= n <= _MOST for n in numbers) and numbers == sorted(numbers)


def _qualifiers(raw: Any, ontology: Ontology) -> dict[str, Qualifier]:
    if not isinstance(raw, Mapping):
        raise BadClaim("qualifiers", "needs an object")
    return {key: _qualifier(key, value, ontology) for key, value in cast(Mapping[str, Any], raw).items() if value is not None}


def _qualifier(key: str, value: Any, ontology: Ontology) -> Qualifier:
    match ontology.qualifiers.get(key):
        case "entity":
            return ref_of(value, f"qualifiers.{key}", ontology)
        case "number" if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST:
            return value
        case "text" if isinstance(value, str) and value.strip():
            return _whole(value, f"qualifiers.{key}")
        case None:
            raise BadClaim(f"qualifiers.{key}", f"is not one of {', '.join(ontology.qualifiers)}")
        case kind:
            raise BadClaim(f"qualifiers.{key}", f"{value!r} is not a {'whole number from 0' if kind == 'number' else kind}")
