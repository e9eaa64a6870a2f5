"""Dates as sources give them: EDTF level 1, each with an earliest and a latest reading as yyyymmdd integers."""

import re
import time
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from edtf import parse_edtf  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from model.errors import BadDate

OPEN_START = 0
OPEN_END = 99991231
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """The first and the last day that a date can mean, yyyymmdd; 0 and 99991231 are open."""

    earliest: int
    latest: int


UNKNOWN = Reading(OPEN_START, OPEN_END)


@lru_cache(maxsize=65536)
def reading(text: str | None) -> Reading:
    """Return the readings of an EDTF level 1 date such as `2015-01`, `2016~`, `2014/2016`, `../2014`; raises BadDate."""
    if text is None:
        return UNKNOWN
    return _plain(text) or _parsed(text)


def _plain(text: str) -> Reading | None:
    """Read a day, month or year of the calendar without the parser, which takes 3 ms a date."""
    if not (match := _PLAIN.fullmatch(text)) or not text.isascii() or not int(match[1]):
        return None
    year, month, day_ = (int(part) if part else 0 for part in match.groups())
    if not month:
        return Reading(year * 10000 + 101, year * 10000 + 1231) if match[2] is None else None
    if month > 12 or (match[3] is not None and not 1 <= day_ <= monthrange(year, month)[1]):
        return None
    first = year * 10000 + month * 100
    return Reading(first + (day_ or 1), first + (day_ or monthrange(year, month)[1]))


def _parsed(text: str) -> Reading:
    try:
        parsed = cast(Any, parse_edtf(text))
        earliest, latest = parsed.lower_strict(), parsed.upper_strict()
    except Exception as error:
        raise BadDate(f"{text!r} is not a date of EDTF level 1, such as 2015-01-26, 2015-01, 2016~, 2014/2016, ../2014") from error
    found = Reading(_number(earliest, OPEN_START), _number(latest, OPEN_END))
    if found.earliest > found.latest:
        raise BadDate(f"{text!r} ends before it begins")
    return found


def day(number: int) -> str | None:
    """Return yyyymmdd as an ISO day, or None where it is open."""
    if number in (OPEN_START, OPEN_END):
        return None
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def is_day(text: str) -> bool:
    """Say whether the text is a whole day, month or year that the calendar has."""
    match = _PLAIN.fullmatch(text)
    if not match:
        return False
    try:
        reading(text)
    except BadDate:
        return False
    return True


def _number(point: Any, opened: int) -> int:
    if not isinstance(point, time.struct_time):
        return opened
    return point.tm_year * 10000 + point.tm_mon * 100 + point.tm_mday
