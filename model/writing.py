"""Claims and sources written as JSON records: the shape that `model.records` reads back."""

from typing import Any

from model.claims import Cells, Claim, Locator, Number, Pointer, Qualifier, Ref, Source, Span, Voice

Json = dict[str, Any]


def claim_record(claim: Claim) -> Json:
    """Return the claim as a record without what is absent."""
    said: Json = {
        "record": "claim",
        "id": claim.id,
        "source": claim.source,
        "locator": locator_record(claim.locator),
        "quote": claim.quote,
        "subject": ref_record(claim.subject),
        "relation": claim.relation,
        "object": ref_record(claim.object) if claim.object else None,
        "attribute": claim.attribute,
        "value": number_record(claim.value) if isinstance(claim.value, Number) else claim.value,
        "qualifiers": {key: qualifier_record(value) for key, value in sorted(claim.qualifiers.items())} or None,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "hedge": claim.hedge,
        "attributed_to": voice_record(claim.attributed_to) if claim.attributed_to else None,
        "since": claim.since,
        "until": claim.until,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
        "status": claim.status,
    }
    return {key: value for key, value in said.items() if value is not None}


def source_record(source: Source) -> Json:
    """Return the source as a record without what is absent, its text inside."""
    said = {key: getattr(source, key) for key in Source.__slots__}
    return {"record": "source"} | {key: value for key, value in said.items() if value is not None}


def ref_record(ref: Ref) -> Json:
    """Return an entity as `{"id", "type"}`, with its name where it is inline and what mentions it where that is known."""
    said = {"id": ref.id, "type": ref.type, "name": ref.name, "mention": ref.mention, "aliases": list(ref.aliases)}
    return {key: value for key, value in said.items() if value}


def number_record(number: Number) -> Json:
    """Return a count as `{"min", "max", "op", "of"}`."""
    return {"min": number.min, "max": number.max, "op": number.op, "of": number.of}


def voice_record(voice: Voice) -> Json:
    """Return a voice as `{"text", "entity"}`."""
    return {"text": voice.text, "entity": ref_record(voice.entity) if voice.entity else None}


def qualifier_record(value: Qualifier) -> str | int | Json:
    """Return a qualifier's value: an entity, a text or a count."""
    return ref_record(value) if isinstance(value, Ref) else value


def locator_record(locator: Locator) -> Json:
    """Return where the quote stands."""
    match locator:
        case Span(start, end):
            return {"start": start, "end": end}
        case Cells(row, columns):
            return {"row": row, "columns": list(columns)}
        case Pointer(pointer):
            return {"pointer": pointer}
