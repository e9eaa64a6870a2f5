"""The claim record as a JSON Schema, made from the ontology: `/schemas/claim`, and what `--dry-run` checks first."""

from collections.abc import Callable
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match  # pyright: ignore[reportUnknownVariableType]

from model.claims import MODALITIES, OPERATORS, POLARITIES, STATUSES
from model.ids import ENTITY_ID
from model.ontology import Ontology

Json = dict[str, Any]
_ID: Json = {"type": "string", "pattern": f"^(?:{ENTITY_ID.pattern})$"}
_TEXT: Json = {"type": "string", "minLength": 1}
_DATE: Json = {"type": ["string", "null"], "description": "EDTF level 1: 2015-01-26, 2015-01, 2016~, 2014/2016, ../2014"}


def claim_schema(ontology: Ontology) -> Json:
    """Return the JSON Schema (2020-12) of one claim record."""
    said: Json = {
        "record": {"const": "claim"},
        "id": {"type": "string", "description": "What the export writes; made anew when it is read."},
        "source": {"anyOf": [_ID, {"type": "object", "required": ["id"]}]},
        "locator": _locator(),
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
        "quote": _TEXT,
        "subject": _ref(ontology),
        "relation": {"enum": [*ontology.relations, None]},
        "object": {"anyOf": [_ref(ontology), {"type": "null"}]},
        "attribute": {"enum": [*ontology.attributes, None]},
        "value": {"anyOf": [{"type": ["string", "number", "null"]}, _number()]},
        "qualifiers": {"anyOf": [_qualifiers(ontology), {"type": "null"}]},
        "polarity": {"enum": [*POLARITIES, None]},
        "modality": {"enum": [*MODALITIES, None]},
        "hedge": {"type": ["string", "null"]},
        "attributed_to": {"anyOf": [_voice(ontology), {"type": "null"}]},
        "since": _DATE,
        "until": _DATE,
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "extractor": {"type": ["string", "null"]},
        "status": {"enum": [*STATUSES, None]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claim",
        "description": "One statement by one source.",
        "type": "object",
        "properties": said,
        "required": ["source", "quote", "subject"],
        "allOf": [
            {"anyOf": [{"required": ["relation", "object"]}, {"required": ["attribute", "value"]}]},
            {"anyOf": [{"required": ["locator"]}, {"required": ["start", "end"]}]},
        ],
        "additionalProperties": False,
    }


def misfit(ontology: Ontology) -> Callable[[Json], tuple[str, str] | None]:
    """Return what says where and why a record does not fit the schema, or None where it does."""
    validator = cast(Any, Draft202012Validator(claim_schema(ontology)))

    def found(record: Json) -> tuple[str, str] | None:
        error = cast(Any, best_match(validator.iter_errors(record)))
        return (".".join(map(str, error.absolute_path)), f"does not fit the schema: {error.message}") if error else None

    return found


def _ref(ontology: Ontology) -> Json:
    named: Json = {
        "id": _ID,
        "type": {"enum": list(ontology.types)},
        "name": {"type": ["string", "null"]},
        "mention": {"type": ["string", "null"]},
        "aliases": {"type": "array", "items": _TEXT},
    }
    return {"type": "object", "properties": named, "required": ["id", "type"]}


def _voice(ontology: Ontology) -> Json:
    return {"type": "object", "properties": {"text": _TEXT, "entity": {"anyOf": [_ref(ontology), {"type": "null"}]}}, "required": ["text"]}


def _number() -> Json:
    bound: Json = {"type": ["number", "null"]}
    said: Json = {"min": bound, "max": bound, "op": {"enum": list(OPERATORS)}, "of": {"type": ["string", "null"]}}
    return {"type": "object", "properties": said, "additionalProperties": False}


def _locator() -> Json:
    whole: Json = {"type": "integer", "minimum": 0}
    return {
        "anyOf": [
            {"type": "object", "properties": {"start": whole, "end": whole}, "required": ["start", "end"]},
            {
                "type": "object",
                "properties": {"row": whole, "columns": {"type": "array", "items": {"type": "string"}}},
                "required": ["row", "columns"],
            },
            {"type": "object", "properties": {"pointer": {"type": "string"}}, "required": ["pointer"]},
        ]
    }


def _qualifiers(ontology: Ontology) -> Json:
    kinds: Json = {"entity": _ref(ontology), "number": {"type": "integer", "minimum": 0}, "text": _TEXT}
    said = {name: {"anyOf": [kinds[kind], {"type": "null"}]} for name, kind in ontology.qualifiers.items()}
    return {"type": "object", "properties": said, "additionalProperties": False}
