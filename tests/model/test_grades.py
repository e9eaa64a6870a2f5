"""Grades of reliability: the Admiralty scale, and nothing else."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from model.errors import BadClaim
from model.grades import moment
from model.records import source_of

GRADED = {"id": "t:s", "graded": "B", "graded_by": "ana", "graded_at": "2021-11-01T09:00:00.000Z"}


@pytest.mark.parametrize("grade", ["A", "F", None])
def test_a_letter_of_the_scale_or_none(grade: str | None):
    assert source_of({"id": "t:s", "reliability": grade}).reliability == grade


@pytest.mark.parametrize("grade", ["G", "b", "B2", "good", ""])
def test_another_grade_is_refused_with_what_there_is(grade: str):
    with pytest.raises(BadClaim, match=r"is not a grade of reliability: A \(always reliable\)"):
        source_of({"id": "t:s", "reliability": grade})


@pytest.mark.parametrize("part", ["graded", "graded_by", "graded_at"])
def test_an_analysts_grade_says_who_and_when(part: str):
    assert source_of(GRADED).graded_by == "ana"
    with pytest.raises(BadClaim, match="needs all of"):
        source_of({k: v for k, v in GRADED.items() if k != part})
    with pytest.raises(BadClaim):
        source_of(GRADED | {part: "x" if part != "graded_by" else 1})


def test_moments_sort_as_time_does():
    noon = datetime(2021, 11, 1, 12, 0, 0, 5000, timezone(timedelta(hours=2)))
    assert moment(noon) == "2021-11-01T10:00:00.005Z" < moment(datetime(2021, 11, 1, 10, 0, 1, tzinfo=UTC))
