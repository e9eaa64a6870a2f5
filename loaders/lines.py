"""Lines of a file with their numbers; a line too long to hold is a BadLine, and memory stays flat."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; numbers are from 1."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read, and why."""

    number: int
    reason: str


def lines(path: Path, *, longest: int = LONGEST) -> Iterator[Line | BadLine]:
    """Yield the lines of a UTF-8 file that hold anything."""
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(longest + 1):
            number += 1
            if len(raw) > longest:
                yield BadLine(number, f"the line is longer than {longest // 1024 // 1024} MiB ({_skip(file, raw)} bytes)")
            elif raw.strip():
                yield _decoded(number, raw.rstrip(b"\r\n"))


def _decoded(number: int, raw: bytes) -> Line | BadLine:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return BadLine(number, f"is not UTF-8 at byte {error.start + 1} of the line")
    return Line(number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)


def _skip(file: BinaryIO, raw: bytes) -> int:
    size, piece = len(raw), raw
    while piece and not piece.endswith(b"\n"):
        piece = file.readline(LONGEST)
        size += len(piece)
    return size
