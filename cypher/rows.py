"""Claims and sources as the properties that Neo4j stores, and passages of a text."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from model.claims import Cells, Claim, Number, Pointer, Ref, Source, Span
from model.dates import UNKNOWN, reading
from model.projection import EdgeKey

Properties = dict[str, Any]
_AROUND = 80
_PARAGRAPH = re.compile(r".+?(?:\r?\n[ \t]*(?:\r?\n[ \t]*)+|\Z)", re.DOTALL)


def claim_properties(claim: Claim, key: EdgeKey | None, text: str | None) -> Properties:
    """Return a claim's properties; `text` is its document's, for the words around the quote."""
    since = reading(claim.since) if claim.since else UNKNOWN
    until = reading(claim.until) if claim.until else UNKNOWN
    voice = claim.attributed_to
    said: Properties = {
        "id": claim.id,
        "edge": str(key) if key else None,
        "relation": claim.relation,
        "attribute": claim.attribute,
        "quote": claim.quote,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "hedge": claim.hedge,
        "attributed_text": voice.text if voice else None,
        "since": claim.since,
        "until": claim.until,
        "since_from": since.earliest,
        "since_to": since.latest,
        "until_from": until.earliest,
        "until_to": until.latest,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
        "status": claim.status,
        "subject_type": claim.subject.type,
        "object_type": claim.object.type if claim.object else None,
    }
    said |= _value(claim.value) | _place(claim, text)
    for name, value in claim.qualifiers.items():
        if not isinstance(value, Ref):
            said[f"q_{name}"] = value
    return {name: value for name, value in said.items() if value is not None}


def source_properties(source: Source) -> Properties:
    """Return a source's properties; its text is kept in passages."""
    said: Properties = {name: getattr(source, name) for name in source.__slots__ if name != "text"}
    if source.text is not None and source.sha256 is None:
        said["sha256"] = text_digest(source.text)
    if source.published:
        said["published_day"] = reading(source.published).earliest or None
    return {name: value for name, value in said.items() if value is not None}


def text_digest(text: str) -> str:
    """Return the sha256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def passages(source: Source) -> Iterator[Properties]:
    """Yield a document's paragraphs; joined in order they are its text."""
    for ordinal, match in enumerate(_PARAGRAPH.finditer(source.text or "")):
        yield {
            "source": source.id,
            "id": f"{source.id}#{ordinal}",
            "ordinal": ordinal,
            "kind": "title" if ordinal == 0 else "body",
            "start": match.start(),
            "end": match.end(),
            "text": match[0],
        }


def names_of(claim: Claim) -> Iterator[Properties]:
    """Yield the entities that qualifiers and the attribution name."""
    for role, value in sorted(claim.qualifiers.items()):
        if isinstance(value, Ref):
            yield {"claim": claim.id, "entity": value.id, "as": role, "type": value.type}
    if claim.attributed_to and claim.attributed_to.entity:
        entity = claim.attributed_to.entity
        yield {"claim": claim.id, "entity": entity.id, "as": "attributed_to", "type": entity.type}


def _value(value: str | Number | None) -> Properties:
    if isinstance(value, Number):
        return {"value_min": value.min, "value_max": value.max, "value_op": value.op, "value_of": value.of}
    return {"value": value}


def _place(claim: Claim, text: str | None) -> Properties:
    match claim.locator:
        case Span(start, end):
            around = (text[max(0, start - _AROUND) : start], text[end : end + _AROUND]) if text else (None, None)
            return {"start": start, "end": end, "prefix": around[0], "suffix": around[1]}
        case Cells(row, columns):
            return {"row": row, "columns": list(columns)}
        case Pointer(pointer):
            return {"pointer": pointer}
