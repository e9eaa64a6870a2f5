"""Claims as records: what is read is what was written, and what is wrong names its field."""

import pytest

from model.claims import Claim, Number, Ref, Span, Voice
from model.errors import BadClaim
from model.ontology import shipped
from model.records import claim_of
from model.writing import claim_record

RECORD = {
    "source": "t:report",
    "subject": {"id": "t:a", "type": "Organization", "name": "Group A"},
    "relation": "RIVAL_OF",
    "object": {"id": "t:b", "type": "Organization", "name": "Group B"},
    "quote": "A is a rival of B",
    "start": 3,
    "end": 20,
}


def test_a_record_survives_the_round_trip():
    claim = claim_of(RECORD | {"attributed_to": {"text": "officials"}, "qualifiers": {"place": {"id": "t:p", "type": "Place"}}}, shipped())
    assert claim_of(claim_record(claim), shipped()) == claim


def test_a_mention_is_kept_beside_the_claim_and_is_no_part_of_it():
    mentioned = RECORD | {"subject": RECORD["subject"] | {"mention": "the group"}}  # type: ignore[operator]
    claim = claim_of(mentioned, shipped())
    assert claim_record(claim)["subject"]["mention"] == claim_of(claim_record(claim), shipped()).subject.mention == "the group"
    plain = claim_of(RECORD, shipped())
    assert (claim, claim.id, hash(claim.subject)) == (plain, plain.id, hash(plain.subject))
    with pytest.raises(BadClaim, match="is not a mention"):
        claim_of(RECORD | {"subject": RECORD["subject"] | {"mention": 5}}, shipped())  # type: ignore[operator]


def test_the_id_ignores_confidence_extractor_and_status():
    plain = claim_of(RECORD, shipped())
    assert claim_of(RECORD | {"confidence": 0.2, "extractor": "x/9", "status": "proposed"}, shipped()).id == plain.id


@pytest.mark.parametrize(
    "change",
    [
        {"since": "2015"},
        {"until": "2015"},
        {"polarity": "denied"},
        {"modality": "alleged"},
        {"start": 4},
        {"attributed_to": {"text": "officials"}},
        {"qualifiers": {"role": "emir"}},
        {"source": "t:other"},
    ],
)
def test_the_id_depends_on_what_is_said(change: dict[str, object]):
    assert claim_of(RECORD | change, shipped()).id != claim_of(RECORD, shipped()).id


def test_inline_names_stand_for_name_claims():
    claim = claim_of(RECORD, shipped())
    assert {(c.subject.id, c.attribute, c.value, c.locator) for c in claim.names()} == {
        ("t:a", "name", "Group A", Span(3, 20)),
        ("t:b", "name", "Group B", Span(3, 20)),
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"relation": "RIVALOF"}, "relation"),
        ({"subject": {"id": "a b", "type": "Organization"}}, "subject.id"),
        ({"subject": {"id": "t:a\n", "type": "Organization"}}, "subject.id"),
        ({"subject": {"id": "t:a", "type": "Group"}}, "subject.type"),
        ({"object": {"id": "t:b", "type": "Place"}}, "object.type"),
        ({"since": "2015-99"}, "since"),
        ({"since": "2016", "until": "2015"}, "until"),
        ({"confidence": 2}, "confidence"),
        ({"qualifiers": {"colour": "red"}}, "qualifiers.colour"),
        ({"quote": " "}, "quote"),
        ({"start": 9, "end": 9}, "locator"),
        ({"polarity": "no"}, "polarity"),
        ({"quotee": "x"}, "quotee"),
        ({"relation": None, "object": None, "attribute": "height", "value": "3"}, "attribute"),
        ({"relation": None, "object": None, "attribute": "strength", "value": "many"}, "value"),
    ],
)
def test_a_bad_claim_names_its_field(change: dict[str, object], field: str):
    with pytest.raises(BadClaim) as caught:
        claim_of(RECORD | change, shipped())
    assert caught.value.field == field


def test_a_near_miss_is_suggested():
    with pytest.raises(BadClaim, match="did you mean RIVAL_OF"):
        claim_of(RECORD | {"relation": "RIVAL_OFF"}, shipped())


def test_numbers_keep_their_range_and_whom_they_count():
    claim = claim_of(
        {k: v for k, v in RECORD.items() if k not in ("relation", "object")}
        | {"attribute": "strength", "value": {"min": 1500, "max": 2200, "op": "~", "of": "fighters"}},
        shipped(),
    )
    assert claim.value == Number(1500, 2200, "~", "fighters")


def test_every_entity_a_claim_reaches_is_found():
    claim = Claim(
        source="t:r",
        locator=Span(0, 1),
        quote="x",
        subject=Ref("t:a", "Person"),
        relation="DEFECTED_FROM",
        object=Ref("t:b", "Organization"),
        qualifiers={"to": Ref("t:c", "Organization"), "how": "openly"},
        attributed_to=Voice("D", Ref("t:d", "Organization")),
    )
    assert [ref.id for ref in claim.entities()] == ["t:a", "t:b", "t:c", "t:d"]
