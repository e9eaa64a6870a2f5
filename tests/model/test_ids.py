"""Ids: what fits stays, what does not is slugged so that no two keys meet."""

from hypothesis import given
from hypothesis import strategies as st

from model.ids import entity_id, is_entity_id


def test_a_fitting_key_is_kept():
    assert entity_id("ucdp", "303") == "ucdp:303"


def test_a_key_with_slashes_and_quotes_is_slugged():
    assert entity_id("t", "a/'b\"").startswith("t:a-b-")


@given(st.text(), st.text())
def test_every_key_becomes_an_id_and_no_two_keys_share_one(one: str, other: str):
    assert is_entity_id(entity_id("t", one))
    assert (entity_id("t", one) == entity_id("t", other)) == (one == other)


def test_a_trailing_newline_is_not_an_id():
    assert not is_entity_id("t:a\n")
