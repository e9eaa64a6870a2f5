"""Dates: the earliest and the latest reading of what sources write."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from model.dates import day, reading
from model.errors import BadDate


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2015-01-26", (20150126, 20150126)),
        ("2015-01", (20150101, 20150131)),
        ("2016-02", (20160201, 20160229)),
        ("2016~", (20150101, 20171231)),
        ("2016?", (20150101, 20171231)),
        ("2016%", (20140101, 20181231)),
        ("2015-01~", (20141201, 20150228)),
        ("2015-03-01?", (20150228, 20150302)),
        ("2014~/2016", (20130101, 20161231)),
        ("../2014~", (0, 20151231)),
        ("2016-21", (20160301, 20160531)),
        ("2014/2016", (20140101, 20161231)),
        ("../2014", (0, 20141231)),
        ("2014/..", (20140101, 99991231)),
        (None, (0, 99991231)),
    ],
)
def test_each_date_has_an_earliest_and_a_latest_reading(text: str | None, readings: tuple[int, int]):
    assert (reading(text).earliest, reading(text).latest) == readings


@pytest.mark.parametrize("text", ["", "yesterday", "2015-02-30", "2015-13", "2015-31", "26.1.2015", "2016/2014"])
def test_what_is_not_edtf_is_refused(text: str):
    with pytest.raises(BadDate):
        reading(text)


def test_a_day_is_written_in_iso_and_an_open_end_is_none():
    assert (day(20150126), day(0), day(99991231)) == ("2015-01-26", None, None)


@given(st.dates(min_value=date(1, 1, 1)), st.sampled_from([4, 7, 10]))
@settings(max_examples=60)
def test_a_plain_date_is_read_as_the_library_reads_it(day_: date, length: int):
    text = day_.isoformat()[:length]
    parsed = parse_edtf(text)
    told = [p.tm_year * 10000 + p.tm_mon * 100 + p.tm_mday for p in (parsed.lower_strict(), parsed.upper_strict())]
    assert [reading(text).earliest, reading(text).latest] == told
