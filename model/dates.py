"""Dates as sources give them: EDTF level 1, each with an earliest and a latest reading as yyyymmdd integers.

An approximate (`2016~`) or uncertain (`2016?`) date may be one unit off, as precise as it is written: a year, a month or a
day; one that is both (`2016%`) two. The library would add the coarser units to the finer (`2015-01~`: 13 months).
"""

import re
import time
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, cast

from edtf import parse_edtf  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from model.errors import BadDate

OPEN_START = 0
OPEN_END = 99991231
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOOSE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?([~?%])")


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
    if plain := _plain(text):
        return plain
    try:
        parsed = cast(Any, parse_edtf(text))
        earliest, latest = _number(parsed.lower_strict(), OPEN_START), _number(parsed.upper_strict(), OPEN_END)
        first, _, last = text.partition("/")
        found = Reading(_loose(earliest, first, -1), _loose(latest, last or first, 1))
    except Exception as error:
        raise BadDate(f"{text!r} is not a date of EDTF level 1, such as 2015-01-26, 2015-01, 2016~, 2014/2016, ../2014") from error
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
    try:
        return _plain(text) is not None
    except BadDate:
        return False


def _plain(text: str) -> Reading | None:
    """Read a whole day, month or year without the library, which takes 10 ms for each; it reads seasons (2016-21)."""
    match = _PLAIN.fullmatch(text)
    if match is None or text.startswith("0000"):
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return Reading(year * 10000 + 101, year * 10000 + 1231)
    if 21 <= month <= 24:
        return None
    if not 1 <= month <= 12 or (number is not None and not 1 <= number <= monthrange(year, month)[1]):
        raise BadDate(f"{text!r} is not in the calendar")
    begin = year * 10000 + month * 100
    return Reading(begin + number, begin + number) if number else Reading(begin + 1, begin + monthrange(year, month)[1])


def _number(point: Any, opened: int) -> int:
    if not isinstance(point, time.struct_time):
        return opened
    return point.tm_year * 10000 + point.tm_mon * 100 + point.tm_mday


def _loose(number: int, text: str, way: int) -> int:
    """Return a day moved by what an approximate or uncertain date may be off."""
    match = _LOOSE.fullmatch(text)
    if match is None:
        return number
    units = way * (2 if match[3] == "%" else 1)
    year, month, on = number // 10000, number // 100 % 100, number % 100
    if match[2]:
        return _written(date(year, month, on) + timedelta(days=units))
    moved = year * 12 + month - 1 + (units if match[1] else 12 * units)
    year, month = moved // 12, moved % 12 + 1
    return year * 10000 + month * 100 + (1 if way < 0 else monthrange(year, month)[1])


def _written(day_: date) -> int:
    return day_.year * 10000 + day_.month * 100 + day_.day
