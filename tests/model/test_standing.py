"""How an edge stands in time: its periods as coarse as they were said, and whether anybody dates it."""

from typing import Any

import pytest

from model.dates import OPEN_END, OPEN_START, reading
from model.standing import periods, span, standing


def edge(*said: tuple[str | None, str | None], last: str | None = None) -> dict[str, Any]:
    """An edge whose claims say these beginnings and ends."""
    read = [(reading(since), reading(until)) for since, until in said]
    return {
        "since_from": [s.earliest for s, _ in read],
        "since_to": [s.latest for s, _ in read],
        "until_from": [u.earliest for _, u in read],
        "until_to": [u.latest for _, u in read],
        "last_evidenced": last,
    }


def shown(told: dict[str, Any], *, occurrence: bool) -> list[tuple[str | None, str | None]]:
    return [(p.since, p.until) for p in periods(told, occurrence=occurrence)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("1994", "1994"), ("1995", "1995"), ("2010", "2011")], [("1994", "1995"), ("2010", "2011")]),
        ([("2015-03", None)], [("2015-03", "2015-03")]),
        ([("2015-03-14", None), ("2015-03-15", None)], [("2015-03-14", "2015-03-15")]),
        ([("2014", "2016"), ("2015", "2015")], [("2014", "2016")]),
        ([(None, None)], []),
    ],
)
def test_occurrences_keep_the_years_between_free(said: list[tuple[str | None, str | None]], expected: list[tuple[str, str]]):
    assert shown(edge(*said), occurrence=True) == expected


def test_a_state_without_an_end_lasts_to_its_last_evidence():
    assert shown(edge(("2014-10", None), last="2021-09-17"), occurrence=False) == [("2014-10", "2021-09-17")]
    assert shown(edge(("2014-10", "2016"), last="2021-09-17"), occurrence=False) == [("2014-10", "2016")]
    assert shown(edge((None, "2016"), last="2016-12-31"), occurrence=False) == [(None, "2016")]


def test_standing_tells_what_is_dated_from_what_is_not():
    assert standing(edge((None, None)), occurrence=True) == standing(edge((None, None)), occurrence=False) == "undated"
    assert standing(edge((None, None), ("2014", None)), occurrence=True) == "happened"
    assert standing(edge((None, "2014")), occurrence=False) == "certain"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (20150101, 20151231, "2015"),
        (20160201, 20160229, "2016-02"),
        (20160201, 20160228, "2016-02-01/2016-02-28"),
        (20160203, 20160203, "2016-02-03"),
        (OPEN_START, 20141231, "../2014-12-31"),
        (OPEN_START, OPEN_END, None),
    ],
)
def test_a_span_is_written_as_coarse_as_it_is(first: int, last: int, written: str | None):
    assert span(first, last) == written
