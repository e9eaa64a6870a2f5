"""What a cell says: its text, its several values, a number, a date, and whether a condition holds."""

import re
from datetime import datetime

from loaders.tables.mapping import PRECISIONS, Cell, Condition, Date
from loaders.tables.rows import Record
from model.dates import reading
from model.errors import BadClaim, ModelError

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"([+-]?[0-9]{1,18})\.([0-9]+)")
_PLAIN_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CUT = {"day": 10, "month": 7, "year": 4, "about": 4}


def text(cell: Cell | None, record: Record) -> str:
    """Return what a cell says, empty where nothing is known."""
    return values(cell, record, None)[0] if cell is not None else ""


def values(cell: Cell, record: Record, split: str | None) -> list[str]:
    """Return the values in a cell, each through its map; one value where nothing splits it."""
    whole = cell.const if cell.const is not None else record.take(cell.column)
    mapped = cell.map.get(whole)
    parts = (
        [record.known(part) for part in (whole if mapped is None else mapped).split(split)]
        if split
        else [whole if mapped is None else mapped]
    )
    return [(part if mapped is not None else _mapped(part, cell)) or cell.default or "" for part in parts]


def _mapped(part: str, cell: Cell) -> str:
    return cell.map.get(part, cell.map.get("*", part)) if part else ""


def number(said: str, column: str, thousands: str) -> int | float:
    """Return the number that a cell says; raises BadClaim naming the column."""
    plain = said.replace(thousands, "") if thousands and _grouped(said, thousands) else said
    if _WHOLE.fullmatch(plain):
        found: int | float = int(plain)
    elif match := _DECIMAL.fullmatch(plain):
        found = float(plain) if match[2].strip("0") else int(match[1])
    else:
        raise BadClaim(column, f"{said!r} is not a number{_if_grouped(said)}")
    if found < 0:
        raise BadClaim(column, f"{said} is below 0; where it marks a missing value, add it to `missing` in the mapping")
    return found


def whole_number(said: str, column: str, thousands: str) -> int:
    """Return the whole number that a cell says; raises BadClaim naming the column."""
    found = number(said, column, thousands)
    if not isinstance(found, int):
        raise BadClaim(column, f"{said!r} is not a whole number")
    return found


def _grouped(said: str, mark: str) -> bool:
    return re.fullmatch(rf"[+-]?[0-9]{{1,3}}({re.escape(mark)}[0-9]{{3}})+(\.[0-9]+)?", said) is not None


def _if_grouped(said: str) -> str:
    mark = next((mark for mark in (",", ".", " ", "'", "\u00a0", "\u202f") if _grouped(said, mark)), None)
    return f"; if {mark!r} groups its digits, say `thousands: {mark!r}` in the mapping" if mark else ""


def date(told: Date | None, record: Record) -> str | None:
    """Return the EDTF date that a cell says; raises BadClaim naming the column."""
    if told is None:
        return None
    frame = record.take(told.within) if told.within else ""
    said = text(told, record)
    found = _checked(_coarser(_formatted(said, told), told, record), said, told) if said else ""
    if frame and not (found and _inside(found, _checked(frame, frame, Date.model_validate({"column": told.within})))):
        return frame
    return found or None


def _formatted(said: str, told: Date) -> str:
    if not told.format:
        return said
    for form in told.format:
        try:
            return _cut(datetime.strptime(said, form).date().isoformat(), form)
        except ValueError:
            continue
    if _PLAIN_DATE.fullmatch(said):
        return said
    raise BadClaim(told.column or "", f"{said!r} is not a date in the form {' or '.join(told.format)}")


def _cut(day: str, form: str) -> str:
    if "%d" in form or "%j" in form:
        return day
    return day[:7] if any(mark in form for mark in ("%m", "%b", "%B")) else day[:4]


def _coarser(said: str, told: Date, record: Record) -> str:
    code = record.take(told.precision)
    if not code or not _PLAIN_DATE.fullmatch(said):
        return said
    known = {name: name for name in PRECISIONS} | told.precisions
    if code not in known:
        raise BadClaim(told.precision or "", f"{code!r} is none of {', '.join(known)}; say in `precisions` what it means")
    return said[: _CUT[known[code]]] + ("~" if known[code] == "about" else "")


def _checked(found: str, said: str, told: Date) -> str:
    try:
        reading(found)
    except ModelError:
        hint = "" if told.format else "; if the column writes dates another way, give its `format`, such as %d/%m/%Y"
        wrong = f"{said!r} is not a date such as 2015-01-26, 2015-01, 2015, 2016~, 2014/2016{hint}"
        raise BadClaim(told.column or "", wrong) from None
    return found


def _inside(found: str, frame: str) -> bool:
    inner, outer = reading(found), reading(frame)
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def holds(condition: Condition, record: Record) -> bool:
    """Say whether a condition holds for a row."""
    cell = record.take(condition.column)
    filled = True if condition.only_filled else condition.filled
    return (
        (filled is None or filled == bool(cell))
        and (condition.equals is None or cell == text(condition.equals, record))
        and (condition.differs is None or cell != text(condition.differs, record))
        and (condition.matches is None or re.fullmatch(condition.matches, cell) is not None)
    )
