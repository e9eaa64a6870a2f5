"""How English writes dates: the spans of a text that name one, and the words before them that bound it.

A span is found here and reckoned elsewhere. A number is no date because it looks like a year: "2,000 members", "2015 fighters",
"the 9/11 attacks", "Resolution 2015".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.articles.counting import WORD

Bound = Literal["on", "since", "until", "by", "before", "after"]
Part = Literal["early", "mid", "late"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>(?:{_LONG})\b|{_SHORT})"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|,\d|\.\d|-strong|/\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|(?:a\s+)?couple\s+of|(?:a\s+|the\s+)?few|several|{WORD}(?:[\s-]{WORD})?)"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"

_FORMS = {
    "iso": r"(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])",
    "day": rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}(?:\s?-\s?(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
    "month_day": rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}(?![\d:%]|,\d{{3}}|\w)(?:\s?-\s?(?P<last>[12]?\d|3[01])\b)?(?:,?\s+{_YEAR})?",
    "month": rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
    "months": rf"(?:the\s+)?first\s+{_COUNT}\s+months\s+of\s+{_YEAR}",
    "season": rf"(?:the\s+)?{_SEASON},?\s+(?:of\s+)?{_YEAR}",
    "years": r"(?P<year>(?:19|20)\d\d)\s?[-/]\s?(?P<last>(?:19|20)\d\d|\d\d)(?![\d-])",
    "decade": r"(?:the\s+)?(?P<year>(?:19|20)\d0)'?s\b",
    "year": _YEAR,
    "weekday": rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?(?P<weekday>{_WEEKDAY})\b(?:\s+(?:morning|afternoon|evening|night))?",
    "today": r"\b(?P<today>today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening))\b",
    "which": rf"\b(?P<which>last|this|next)\s+(?:{_UNIT}|{_SEASON}|{_MONTH})\b",
    "past": rf"\b(?:the|these)\s+(?:past|last)\s+(?:{_COUNT}\s+)?{_UNIT}\b",
    "ago": rf"\b{_COUNT}\s+{_UNIT}\s+ago\b",
    "next": r"\b(?:the\s+)?(?P<which>following|next|previous|preceding|same)\s+(?P<unit>day|week|month|year)\b",
    "that": r"\b(?P<which>that)(?:\s+same)?\s+(?P<unit>day|month|year)\b",
    "later": rf"\b{_COUNT}\s+{_UNIT}\s+(?P<which>later|earlier|afterwards?)\b",
    "bare": rf"(?P<month>(?:{_LONG})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)(?!\s?\d)",
}
_ANY_CASE = ("past", "ago", "next", "that", "later", "today")
_COMPILED = {
    kind: re.compile(rf"(?<![\w$€£,./]){form}", re.IGNORECASE if kind in _ANY_CASE else re.NOFLAG) for kind, form in _FORMS.items()
}

_PART = re.compile(
    r"(?<!\w)(?:(?P<plain>early|mid|late|earlier|later)(?:\s+in)?[\s-]+(?:the\s+)?"
    r"|(?:the\s+)?(?P<of>beginning|start|middle|end|first\s+half|second\s+half)\s+of\s+)$",
    re.IGNORECASE,
)
_PARTS: dict[str, Part] = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "first half": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "second half": "late",
}
_ABOUT = re.compile(r"(?<!\w)(?:around|about|approximately|roughly|circa|c\.)\s+(?:the\s+)?$", re.IGNORECASE)
_BOUNDS: dict[str, Bound] = {
    "since": "since",
    "since at least": "since",
    "from": "since",
    "from at least": "since",
    "starting in": "since",
    "beginning in": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "up to": "until",
    "to": "until",
    "by": "by",
    "no later than": "by",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "following": "after",
}
_BOUND = re.compile(
    rf"(?<!\w)(?:(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})|in|on|during|as of|as early as)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:onwards?\b|on(?=[\s,]*(?:[,.;]|$)))")
_MONTH_BEFORE = re.compile(
    r"(?<!\w)(?:in|since|by|until|till|through|last|this|from|between|and|to|early|mid|late|of|during|the|an?|before|after|on)"
    r"[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:in|since|until|during|from|through|the|an?|its|their|his|her|mid|early|late)[\s-]+$", re.IGNORECASE)
_NO_YEAR_BEFORE = re.compile(r"(?:resolution|unit|route|flight|operation|brigade|page|article|no\.)\s+$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?!(?:was|has|is|its|his|this|as|us|does|says|until|and|or)\b)(?:[a-z]+s|people|men|women|children|personnel|police)\b"
)
_DATELINE = re.compile(rf"\W*(?:[A-Z][\w.,' ]{{0,50}}?)?(?:{_LONG}|{_SHORT})\s+\d{{1,2}}\s+\([A-Z][\w ]+\)\s+-")


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of a paragraph that names a date, in its characters, with the words that bound it.

    `core` is where the bare date begins; `said` holds its parts by name (`month`, `year`, `count`, …), lower-cased.
    """

    start: int
    core: int
    end: int
    kind: str
    said: dict[str, str]
    bound: Bound = "on"
    part: Part | None = None
    about: bool = False


def expressions(text: str) -> list[Expression]:
    """Return what names a date, in order, none within another. The text has plain quotes and dashes."""
    begin = dateline.end() if (dateline := _DATELINE.match(text)) else 0
    found: list[Expression] = []
    for kind, match in _longest(text, begin):
        if _is_date(text, kind, match):
            found.append(_bounded(text, kind, match))
    return found


def _longest(text: str, begin: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield matches from left to right, the longest where several begin."""
    every = [(m.start(), -m.end(), kind, m) for kind, form in _COMPILED.items() for m in form.finditer(text, begin)]
    for start, end, kind, match in sorted(every, key=lambda e: e[:2]):
        if start >= begin:
            begin = -end
            yield kind, match


def _is_date(text: str, kind: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    if kind == "bare":
        return bool(_MONTH_BEFORE.search(before))
    return kind not in ("year", "years") or _is_year(before, after)


def _is_year(before: str, after: str) -> bool:
    if _YEAR_BEFORE.search(before):
        return True
    begins = not before.strip() or before.rstrip()[-1] in ".,;:("
    return not _NO_YEAR_BEFORE.search(before) and (begins or not _COUNTED.match(after))


def _bounded(text: str, kind: str, match: re.Match[str]) -> Expression:
    said = {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value is not None}
    start, end, about, part = match.start(), match.end(), False, None
    for _ in range(2):
        if near := _ABOUT.search(text, 0, start):
            start, about = near.start(), True
        if of := _PART.search(text, 0, start):
            start, part = of.start(), _PARTS.get(" ".join((of["plain"] or of["of"]).lower().split()))
    bound: Bound = "on"
    if limit := _BOUND.search(text, 0, start):
        start, bound = limit.start(), _BOUNDS[limit["bound"].lower()] if limit["bound"] else "on"
    if bound in ("since", "on") and (onwards := _ONWARDS.match(text, end)):
        end, bound = onwards.end(), "since"
    return Expression(start, match.start(), end, kind, said, bound, part, about)
