"""What a date expression means: its first and last day, month or year, reckoned from a publication date or the date before it.

What has no year, or is relative, is the most recent past ("in May", "Thursday") unless it says "next". A third of a year is
"early", "mid" or "late", and so is a third of a month or of a decade. A week begins on Monday.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.articles.counting import counted
from loaders.articles.datewords import MONTHS, SEASONS, WEEKDAYS, Part

_VAGUE = {"few": (2, 5), "couple": (2, 2), "several": (3, 9)}
_SIZES = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """The first and last day, month or year (ISO) that a date means; `approximate` is EDTF's `~`."""

    first: str
    last: str
    approximate: bool = False

    @property
    def edtf(self) -> str:
        """The moment as EDTF level 1: `2015-01`, `2016~`, `2014/2016`."""
        first, last = (f"{end}~" if self.approximate else end for end in (self.first, self.last))
        return first if first == last else f"{first}/{last}"

    @property
    def precision(self) -> str:
        """`day`, `month`, `year`, or `interval`."""
        return {10: "day", 7: "month", 4: "year"}[len(self.first)] if self.first == self.last else "interval"


@dataclass(frozen=True, slots=True)
class Base:
    """What relative dates are reckoned from: the publication, and the dates named before, the latest last."""

    published: str | None
    before: Sequence[Moment] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, where a whole day is given."""
        return date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None

    def month(self) -> date | None:
        """Return the first of the month of publication, where it is given."""
        return date.fromisoformat(f"{self.published[:7]}-01") if self.published and len(self.published) >= 7 else None

    def year(self) -> int | None:
        """Return the year of publication, where it is given."""
        return int(self.published[:4]) if self.published else None

    def named(self, unit: str) -> Moment | None:
        """Return the last date named before that is precise to the unit."""
        fine = [m for m in self.before if len(m.first) >= _SIZES.get(unit, 10)]
        return fine[-1] if fine else None


def moment(kind: str, said: Mapping[str, str], base: Base, part: Part | None = None) -> Moment | None:
    """Return what an expression means, or None where there is nothing to reckon it from or the calendar has no such day."""
    try:
        found = _READ[kind](said, base)
        return _third(found, part, base) if found and part else found
    except ValueError:
        return None


def year_of(first: Mapping[str, str], second: Moment) -> Mapping[str, str]:
    """Return what the first of two dates says, with the year that only the second gives ("between May and July 2016")."""
    return first if "year" in first or "month" not in first else {**first, "year": second.first[:4]}


def _one(text: str) -> Moment:
    return Moment(text, text)


def _day(day: date) -> Moment:
    return _one(day.isoformat())


def _span(first: date, last: date) -> Moment:
    return Moment(first.isoformat(), last.isoformat())


def _month_of(word: str) -> int:
    return MONTHS.index(word[:3]) + 1


def _plus_months(day: date, months: int) -> date:
    """Return the first of the month that many months on."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _month(day: date) -> Moment:
    return _one(f"{day.year:04}-{day.month:02}")


def _iso(said: Mapping[str, str], base: Base) -> Moment:
    text = "-".join(said[part] for part in ("year", "number", "day") if part in said)
    date.fromisoformat(text if "day" in said else f"{text}-01")
    return _one(text)


def _month_day(said: Mapping[str, str], base: Base) -> Moment | None:
    month, day = _month_of(said["month"]), int(said["day"])
    year = int(said["year"]) if "year" in said else _year_for(base, month, day)
    if year is None:
        return None
    return _span(date(year, month, day), date(year, month, int(said.get("last", day))))


def _year_for(base: Base, month: int, day: int = 1) -> int | None:
    """Return the year of a day or month without one: that of its latest passing before publication, else of the date before."""
    if base.day and day:
        return base.day.year - ((month, day) > (base.day.month, base.day.day))
    if first := base.month():
        return first.year - (month > first.month)
    near = base.named("month")
    return int(near.first[:4]) if near and not base.published else None


def _in_month(said: Mapping[str, str], base: Base) -> Moment | None:
    month = _month_of(said["month"])
    year = int(said["year"]) if "year" in said else _year_for(base, month)
    return _one(f"{year:04}-{month:02}") if year else None


def _first_months(said: Mapping[str, str], base: Base) -> Moment | None:
    count = counted(said["count"])
    return Moment(f"{said['year']}-01", f"{said['year']}-{int(count):02}") if count and count <= 12 else None


def _season(said: Mapping[str, str], base: Base) -> Moment:
    first = date(int(said["year"]), SEASONS[said["season"]], 1)
    return Moment(_month(first).first, _month(_plus_months(first, 2)).first)


def _years(said: Mapping[str, str], base: Base) -> Moment | None:
    last = said["last"] if len(said["last"]) == 4 else said["year"][:2] + said["last"]
    return Moment(said["year"], last) if said["year"] < last else None


def _decade(said: Mapping[str, str], base: Base) -> Moment:
    return Moment(said["year"], str(int(said["year"]) + 9))


def _weekday(said: Mapping[str, str], base: Base) -> Moment | None:
    if base.day is None:
        return None
    back = (base.day.weekday() - WEEKDAYS.index(said["weekday"])) % 7
    if said.get("which") == "next":
        return _day(base.day + timedelta(days=7 - back))
    return _day(base.day - timedelta(days=back or (7 if said.get("which") == "last" else 0)))


def _today(said: Mapping[str, str], base: Base) -> Moment | None:
    word = " ".join(said["today"].split())
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return _day(base.day + timedelta(days=shift)) if base.day else None


def _which(said: Mapping[str, str], base: Base) -> Moment | None:
    step = {"last": -1, "this": 0, "next": 1}[said["which"]]
    if unit := said.get("unit"):
        return _stepped(unit, step, base)
    year, month = base.year(), base.month()
    if year is None or month is None:
        return None
    begin = _month_of(said["month"]) if "month" in said else SEASONS[said["season"]]
    year += (step > 0 and begin <= month.month) - (step < 0 and begin >= month.month) - (step == 0 and begin > month.month)
    return _season({**said, "year": str(year)}, base) if "season" in said else _one(f"{year}-{begin:02}")


def _stepped(unit: str, step: int, base: Base) -> Moment | None:
    if unit == "year":
        return _one(str(year + step)) if (year := base.year()) else None
    if unit == "month":
        return _month(_plus_months(month, step)) if (month := base.month()) else None
    if unit == "decade":
        return _decade({"year": str(year // 10 * 10 + 10 * step)}, base) if (year := base.year()) else None
    if base.day is None:
        return None
    monday = base.day - timedelta(days=base.day.weekday() - 7 * step)
    return _span(monday, monday + timedelta(days=6)) if unit == "week" else _day(base.day + timedelta(days=step))


def _counts(text: str) -> tuple[int, int] | None:
    for word, counts in _VAGUE.items():
        if word in text.split():
            return counts
    number = counted(text)
    return (int(number), int(number)) if number else None


def _past(said: Mapping[str, str], base: Base) -> Moment | None:
    counts = _counts(said.get("count", "one"))
    back = _back(said["unit"], counts[1], base) if counts else None
    return None if back is None or base.published is None else Moment(back.first, base.published[: len(back.first)])


def _ago(said: Mapping[str, str], base: Base) -> Moment | None:
    counts = _counts(said["count"])
    if counts is None:
        return None
    first, last = (_back(said["unit"], count, base) for count in reversed(counts))
    if first is None or last is None or said["unit"] != "week":
        return Moment(first.first, last.last, said["unit"] == "decade") if first and last else None
    day = timedelta(days=3)
    return _span(date.fromisoformat(first.first) - day, date.fromisoformat(last.last) + day)


def _back(unit: str, count: int, base: Base) -> Moment | None:
    """Return the day, month or year that lies that many units before publication."""
    if unit in ("year", "decade"):
        return _one(str(year - count * (10 if unit == "decade" else 1))) if (year := base.year()) else None
    if unit == "month":
        return _month(_plus_months(month, -count)) if (month := base.month()) else None
    return _day(base.day - timedelta(days=count * (7 if unit == "week" else 1))) if base.day else None


def _next(said: Mapping[str, str], base: Base) -> Moment | None:
    step = {"following": 1, "next": 1, "same": 0, "that": 0}.get(said["which"], -1)
    near = base.named(said["unit"])
    return _moved(near, said["unit"], step) if near else None


def _later(said: Mapping[str, str], base: Base) -> Moment | None:
    counts, near = _counts(said["count"]), base.named("day" if said["unit"] == "week" else said["unit"])
    if counts is None or near is None:
        return None
    way = -1 if said["which"] == "earlier" else 1
    first, last = sorted((_moved(near, said["unit"], way * count) for count in counts), key=lambda m: m.first)
    return Moment(first.first, last.last)


def _moved(near: Moment, unit: str, step: int) -> Moment:
    """Return a date moved by units, as precise as the unit."""
    if unit in ("year", "decade"):
        return _one(str(int(near.last[:4]) + step * (10 if unit == "decade" else 1)))
    if unit == "month":
        return _month(_plus_months(date.fromisoformat(f"{near.last[:7]}-01"), step))
    return _day(date.fromisoformat(near.last) + timedelta(days=step * (7 if unit == "week" else 1)))


def _third(whole: Moment, part: Part, base: Base) -> Moment:
    """Return the early, mid or late third of a year, month or decade; of a shorter time, and "earlier this year", all of it."""
    number = ("early", "mid", "late").index(part)
    if whole.precision == "year":
        return Moment(f"{whole.first}-{4 * number + 1:02}", f"{whole.first}-{4 * number + 4:02}")
    if whole.precision == "month":
        last = monthrange(int(whole.first[:4]), int(whole.first[5:]))[1] if number == 2 else 10 * number + 10
        return Moment(f"{whole.first}-{10 * number + 1:02}", f"{whole.first}-{last:02}")
    if len(whole.first) == 4 and int(whole.last) - int(whole.first) == 9:
        first, last = ((0, 3), (4, 6), (7, 9))[number]
        return Moment(str(int(whole.first) + first), str(int(whole.first) + last))
    return whole


_READ: dict[str, Callable[[Mapping[str, str], Base], Moment | None]] = {
    "iso": _iso,
    "day": _month_day,
    "month_day": _month_day,
    "month": _in_month,
    "bare": _in_month,
    "months": _first_months,
    "season": _season,
    "years": _years,
    "decade": _decade,
    "year": lambda said, base: _one(said["year"]),
    "weekday": _weekday,
    "today": _today,
    "which": _which,
    "past": _past,
    "ago": _ago,
    "next": _next,
    "that": _next,
    "later": _later,
}
