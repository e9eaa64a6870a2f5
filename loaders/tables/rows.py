"""The rows of a table: its header, and each record with the line where it starts."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.lines import BadLine
from loaders.report import Refusal
from loaders.tables.checks import near
from loaders.tables.mapping import BadMapping, Mapping
from loaders.tables.texts import Text, texts

_NOT_TEXT = {
    b"PK\x03\x04": "an Excel or OpenDocument workbook",
    b"\xd0\xcf\x11\xe0": "an Excel workbook",
    b"%PDF": "a PDF",
    b"\x1f\x8b\x08": "packed",
}


@dataclass(slots=True)
class Record:
    """One row: its number from 1, the line where it starts, its cells as published, and which of them were used."""

    row: int
    line: int
    cells: dict[str, str]
    missing: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set[str])

    def take(self, column: str | None) -> str:
        """Return a cell without the spaces around it, empty where it marks a missing value; remember that it was used."""
        text = self.known(self.cells[column]) if column is not None else ""
        if text and column is not None:
            self.used.add(column)
        return text

    def known(self, text: str) -> str:
        """Return a text without the spaces around it, empty where it marks a missing value."""
        bare = text.strip()
        return "" if bare in self.missing else bare


@dataclass(frozen=True, slots=True)
class Raw:
    """A record before its columns are known: the line where it starts, and its cells or why it cannot be read."""

    line: int
    cells: list[str]
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header has been read and holds every column of its mapping."""

    path: Path
    mapping: Mapping
    header: list[str]

    def records(self) -> Iterator[Record | Refusal]:
        """Yield the rows that hold anything; one that cannot be read is a Refusal. The file is read anew each time."""
        found = raw_records(self.path, encoding=self.mapping.encoding, delimiter=self.mapping.delimiter, skip=self.mapping.skip)
        next(found, None)
        for number, raw in enumerate(found, 1):
            yield self._record(number, raw)

    def _record(self, number: int, raw: Raw) -> Record | Refusal:
        if raw.wrong is not None:
            return Refusal(self.path.name, raw.line, None, raw.wrong)
        if len(raw.cells) != len(self.header):
            return Refusal(self.path.name, raw.line, None, f"has {len(raw.cells)} cells, where the header has {len(self.header)}")
        named = zip(self.header, raw.cells, strict=True)
        return Record(number, raw.line, {column: cell for column, cell in named if column}, self.mapping.missing)


def opened(path: Path, mapping: Mapping) -> Table:
    """Return the table; raises BadMapping where its header cannot be read or lacks a column that the mapping names."""
    refuse_workbook(path)
    raw = next(raw_records(path, encoding=mapping.encoding, delimiter=mapping.delimiter, skip=mapping.skip), None)
    if raw is None:
        raise BadMapping(f"{path.name}: the table is empty" + (f" after the {mapping.skip} lines that are skipped" if mapping.skip else ""))
    if raw.wrong is not None:
        raise BadMapping(f"{path.name}:{raw.line}: the header {raw.wrong}")
    header = column_names(path, raw)
    if lacking := sorted(mapping.columns() - set(header)):
        raise BadMapping(f"{path.name}:{raw.line}: {_lacking(lacking, header)}{_other_delimiter(header)}")
    return Table(path, mapping, header)


def column_names(path: Path, raw: Raw) -> list[str]:
    """Return the columns that a header names; raises BadMapping where two bear one name."""
    header = [column.strip() for column in raw.cells]
    if twice := sorted({column for column in header if column and header.count(column) > 1}):
        raise BadMapping(
            f"{path.name}:{raw.line}: the header names {', '.join(map(repr, twice))} twice; give each column a name of its own"
        )
    return header


def refuse_workbook(path: Path) -> None:
    """Raise BadMapping where the file is no text at all."""
    with path.open("rb") as file:
        start = file.read(4)
    for mark, what in _NOT_TEXT.items():
        if start.startswith(mark):
            raise BadMapping(f"{path.name} is {what}, not a text; save the table as CSV (UTF-8) first")


def raw_records(path: Path, *, encoding: str, delimiter: str, skip: int) -> Iterator[Raw]:
    """Yield the records of a CSV file, the header first; blank ones are left out."""
    feed = _Feed(texts(path, encoding), skip)
    reader = csv.reader(feed, delimiter=delimiter, strict=True, skipinitialspace=not delimiter.isspace())
    while (raw := _next(reader, feed)) is not None:
        if raw.wrong is not None or any(cell.strip() for cell in raw.cells):
            yield raw


class _Unreadable(Exception):
    """A line within a record cannot be read."""


class _Feed:
    """Hands csv one line at a time, and remembers where the record that it is reading starts and how far it has come."""

    def __init__(self, lines: Iterator[Text | BadLine], skip: int) -> None:
        self.first = self.last = 0
        self._lines, self._skip = lines, skip

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        while line.number <= self._skip:
            line = next(self._lines)
        self.first, self.last = self.first or line.number, line.number
        if isinstance(line, BadLine):
            raise _Unreadable(line.reason if line.number == self.first else f"holds line {line.number}, which {line.reason}")
        return line.text


def _next(reader: Iterator[list[str]], feed: _Feed) -> Raw | None:
    feed.first = 0
    try:
        cells = next(reader)
        return Raw(feed.first, cells)
    except StopIteration:
        return None
    except _Unreadable as error:
        return Raw(feed.first, [], str(error))
    except csv.Error as error:
        return Raw(feed.first, [], _explained(str(error), feed))


def _explained(error: str, feed: _Feed) -> str:
    through = f" (read to line {feed.last})" if feed.last > feed.first else ""
    if "unexpected end of data" in error:
        return f"opens a quote that is never closed{through}"
    if "field larger than" in error:
        return f"holds a cell of more than {csv.field_size_limit():,} characters{through}; is a quote not closed?"
    if "expected after" in error:
        return f"has text after a closing quote{through}; a quote within a quoted cell is written twice"
    if "new-line character" in error:
        return "holds a carriage return outside quotes; save the table with the usual line ends (CSV UTF-8)"
    return f"is not CSV: {error}{through}"


def _lacking(columns: list[str], header: list[str]) -> str:
    hints = {column: near(column, header).removeprefix("; ") for column in columns}
    meant = ", ".join(f"{column} ({hint})" if hint else column for column, hint in hints.items())
    return f"there is no column {meant}; the columns are {', '.join(filter(None, header))}; a fixed text is written {{const: …}}"


def _other_delimiter(header: list[str]) -> str:
    found = next((mark for mark in ";\t|," if len(header) == 1 and mark in header[0]), None)
    return f"; the header is a single column: is the delimiter {'tab' if found == chr(9) else repr(found)}?" if found else ""
