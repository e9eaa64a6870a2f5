"""The fields of a JSON record: each is read, or refused by its name."""

from collections.abc import Mapping
from typing import Any, cast

from model.claims import OPERATORS, Number
from model.dates import reading
from model.errors import BadClaim, BadDate

Record = Mapping[str, Any]
MOST = 2**63 - 1  # the greatest number that Neo4j stores


def words(named: Mapping[str, Any], field: str, key: str) -> str | None:
    """Return an optional text of something named, or None."""
    value = named.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise BadClaim(f"{field}.{key}", f"{value!r} is not a {key}")
    return value and whole(value, f"{field}.{key}")


def aliases(named: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """Return the other names of something named."""
    value: Any = named.get("aliases") or []
    if not isinstance(value, list) or not all(isinstance(alias, str) and alias.strip() for alias in cast(list[Any], value)):
        raise BadClaim(f"{field}.aliases", f"{named['aliases']!r} is not a list of names")
    return tuple(whole(alias, f"{field}.aliases") for alias in cast(list[str], value))


def text(record: Record, field: str) -> str:
    """Return a text that may not be missing or empty."""
    value = record.get(field)
    if not isinstance(value, str) or not value.strip():
        raise BadClaim(field, "is missing or empty")
    return whole(value, field)


def given(record: Record, field: str) -> str | None:
    """Return an optional text."""
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value and whole(value, field)
    raise BadClaim(field, f"{value!r} is not a text")


def whole(text: str, field: str) -> str:
    """Return a text itself, unless it holds half a character, which no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadClaim(field, f"{text!r} holds half a character") from None
    return text


def choice(record: Record, field: str, allowed: tuple[Any, ...], default: Any) -> Any:
    """Return one of the values that are allowed."""
    value = record.get(field) or default
    if value not in allowed:
        raise BadClaim(field, f"{value!r} is not one of {', '.join(allowed)}")
    return value


def date(record: Record, field: str) -> str | None:
    """Return an optional date, as it is written."""
    value = given(record, field)
    try:
        return reading(value) and value
    except BadDate as error:
        raise BadClaim(field, str(error)) from None


def confidence(record: Record) -> float:
    """Return how sure the reading is, from 0 to 1."""
    value = record.get("confidence", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadClaim("confidence", f"{value!r} is not between 0 and 1")
    return float(value)


def number_of(raw: Any) -> Number:
    """Return the count that `{"min", "max", "op", "of"}` or a plain number says."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        raw = {"min": raw, "max": raw}
    match raw:
        case {"of": of} if not (of is None or isinstance(of, str)):
            raise BadClaim("value", f"it counts {of!r}, which is not a text")
        case {**given} if given.get("op", "=") in OPERATORS and _bounds(given):
            return Number(given.get("min"), given.get("max"), given.get("op", "="), given.get("of"))
        case _:
            raise BadClaim("value", f'needs {{"min", "max", "op", "of"}} with op one of {" ".join(OPERATORS)}')


def _bounds(given: Mapping[str, Any]) -> bool:
    low, high = given.get("min"), given.get("max")
    numbers = [n for n in (low, high) if n is not None]
    return bool(numbers) and all(isinstance(n, int | float) and -MOST <= n <= MOST for n in numbers) and numbers == sorted(numbers)
