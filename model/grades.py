"""The Admiralty scale: how reliable a source is held to be, by its publisher or by an analyst."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from model.errors import BadClaim

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
GRADE = ("graded", "graded_by", "graded_at")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def check_grades(given: Mapping[str, Any]) -> None:
    """Refuse a source's grades where one is no letter of the scale, or an analyst's lacks who or when; raises BadClaim."""
    for name in ("reliability", "graded"):
        if name in given:
            grade_of(given[name], f"source.{name}")
    if 0 < len(given.keys() & set(GRADE)) < len(GRADE):
        raise BadClaim("source.graded", f"needs all of {', '.join(GRADE)}")
    if "graded_at" in given and not _MOMENT.fullmatch(given["graded_at"]):
        raise BadClaim("source.graded_at", f"{given['graded_at']!r} is not a moment such as 2021-11-01T09:00:00.000Z")


def grade_of(value: str, field: str) -> str:
    """Return a grade of the Admiralty scale; raises BadClaim naming the field for anything else."""
    if value not in RELIABILITIES:
        raise BadClaim(field, f"{value!r} is not a grade of reliability: A (always reliable) to E (unreliable), or F (cannot be judged)")
    return value


def moment(at: datetime) -> str:
    """Return a moment as records hold it: UTC in thousandths of a second, so that texts sort as time does."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"
