"""What a table looks like: its encoding, delimiter, header, and for each column whether it holds dates, numbers or several values."""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from loaders.tables.mapping import BadMapping
from loaders.tables.rows import Raw, column_names, raw_records, refuse_workbook

Looks = Literal["dates", "numbers", "several", "text", "empty"]
MISSING = frozenset({"NA", "N/A", "n/a", "na", "NULL", "null", "None", "none", "NaN", "nan", "-", "--", ".", "?", "-9", "-99", "-999"})
FORMATS = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y%m%d", "%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y"),
    *("%B %d, %Y", "%b %d, %Y", "%B %Y", "%b %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"),
)
_SAMPLE, _ROWS = 1 << 20, 300
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}(-[0-9]{2})?|(1[5-9]|20)[0-9]{2})[~?]?")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}([,' \u00a0\u202f])[0-9]{3}(\1[0-9]{3})*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its filled cells in the sample, and what they look like."""

    name: str
    cells: tuple[str, ...]
    looks: Looks
    format: str | None = None
    split: str | None = None
    thousands: str | None = None

    @property
    def word(self) -> str:
        """The name in lower case with one underscore between words."""
        return re.sub(r"[\W_]+", "_", self.name.lower()).strip("_")

    @property
    def told(self) -> str:
        """What the cells look like, for people."""
        return {"dates": f"dates{f', {self.format}' if self.format else ''}", "several": f"several values, by {self.split}"}.get(
            self.looks, self.looks
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a table, and how it is written."""

    encoding: str
    delimiter: str
    skip: int
    columns: tuple[Column, ...]
    missing: tuple[str, ...]

    @property
    def thousands(self) -> str | None:
        """What groups the digits of its numbers, if anything does."""
        return next((column.thousands for column in self.columns if column.thousands), None)


def sampled(path: Path) -> Sample:
    """Return what the first rows of a table look like; raises BadMapping where there is no header."""
    refuse_workbook(path)
    encoding = _encoding(path)
    delimiter, rows = max(((mark, _rows(path, encoding, mark)) for mark in ",;\t|"), key=lambda found: _agreement(found[1]))
    readable = [row for row in rows if row.wrong is None]
    if not rows or rows[0].wrong is not None:
        raise BadMapping(f"{path.name}:{rows[0].line}: the header {rows[0].wrong}" if rows else f"{path.name}: the table is empty")
    width = _width(readable)
    start = next((number for number, row in enumerate(readable) if _is_header(row, width)), 0)
    header, body = readable[start], [row.cells for row in readable[start + 1 :] if len(row.cells) == width]
    names = column_names(path, header)
    columns = tuple(_column(name, [cells[place].strip() for cells in body]) for place, name in enumerate(names) if name)
    found = sorted({cell.strip() for cells in body for cell in cells} & MISSING)
    return Sample(encoding, delimiter, header.line - 1 if start else 0, columns, tuple(found))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(_SAMPLE)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8", "cp1252"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(raw)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"


def _rows(path: Path, encoding: str, delimiter: str) -> list[Raw]:
    return list(islice(raw_records(path, encoding=encoding, delimiter=delimiter, skip=0), _ROWS))


def _width(rows: Sequence[Raw]) -> int:
    """Return the number of cells that most rows have; of two, the greater."""
    counts = Counter(len(row.cells) for row in rows if row.wrong is None)
    return max(counts, key=lambda width: (width > 1, counts[width], width), default=0)


def _is_header(row: Raw, width: int) -> bool:
    """Say whether a row can be the header; a title above it fills one cell, or leaves most empty."""
    return len(row.cells) == width and 2 * sum(bool(cell.strip()) for cell in row.cells) > width


def _agreement(rows: Sequence[Raw]) -> tuple[bool, float, int]:
    width = _width(rows)
    return width > 1, sum(len(row.cells) == width for row in rows) / max(len(rows), 1), width


def _column(name: str, cells: Iterable[str]) -> Column:
    filled = tuple(cell for cell in cells if cell and cell not in MISSING)
    if not filled:
        return Column(name, filled, "empty")
    if all(_ISO.fullmatch(cell) for cell in filled):
        return Column(name, filled, "dates")
    if form := next((form for form in FORMATS if all(_reads(cell, form) for cell in filled)), None):
        return Column(name, filled, "dates", format=form)
    if all(_NUMBER.fullmatch(cell) or _GROUPED.fullmatch(cell) for cell in filled):
        mark = next((match[1] for cell in filled if (match := _GROUPED.fullmatch(cell))), None)
        return Column(name, filled, "numbers", thousands=mark)
    split = _split(filled)
    return Column(name, filled, "several" if split else "text", split=split)


def _reads(cell: str, form: str) -> bool:
    try:
        return 1500 < datetime.strptime(cell, form).year < 2100
    except ValueError:
        return False


def _split(cells: Sequence[str]) -> str | None:
    """Return what stands between several values; a comma counts only where one of the values also stands alone."""
    whole = set(cells)
    for mark in (";", "|", ","):
        parts = [cell.split(mark) for cell in cells if mark in cell]
        if parts and (mark != "," or _listed([part.strip() for found in parts for part in found], whole)):
            return mark
    return None


def _listed(parts: Sequence[str], whole: set[str]) -> bool:
    return any(part in whole for part in parts) or all(part.isdecimal() for part in parts)
