"""The schema of a claim agrees with the reader of a claim."""

from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from model.errors import BadClaim
from model.ontology import shipped
from model.records import claim_of
from model.schema import claim_schema
from model.writing import claim_record
from tests.model.test_claims import RECORD

VALIDATOR = Draft202012Validator(claim_schema(shipped()))
EXAMPLE = Path(__file__).parents[2] / "examples" / "khorasan" / "claims.jsonl"


def test_the_schema_is_one():
    Draft202012Validator.check_schema(claim_schema(shipped()))


def test_every_claim_of_the_example_fits_as_given_and_as_written():
    for line in EXAMPLE.read_bytes().splitlines():
        record = orjson.loads(line)
        VALIDATOR.validate(record)
        VALIDATOR.validate(claim_record(claim_of(record, shipped())))


def test_a_mention_fits():
    VALIDATOR.validate(RECORD | {"subject": {"id": "t:a", "type": "Organization", "mention": "the group"}})


@pytest.mark.parametrize(
    "change",
    [
        {"relation": "RIVALOF"},
        {"subject": {"id": "a b", "type": "Organization"}},
        {"subject": {"id": "t:a", "type": "Group"}},
        {"confidence": 2},
        {"polarity": "no"},
        {"qualifiers": {"colour": "red"}},
        {"quotee": "x"},
        {"quote": ""},
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(change: dict[str, object]):
    assert not VALIDATOR.is_valid(RECORD | change)
    with pytest.raises(BadClaim):
        claim_of(RECORD | change, shipped())
