"""Lines of a table's file in any encoding, with their numbers; blank lines stay, and memory stays flat."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from loaders.lines import LONGEST, BadLine

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Text:
    """One line with its end; numbers are from 1."""

    number: int
    text: str


def texts(path: Path, encoding: str, *, longest: int = LONGEST) -> Iterator[Text | BadLine]:
    """Yield the lines of a file; one that is too long, holds a NUL or is not in the encoding is a BadLine."""
    found = _by_bytes(path, encoding, longest) if "\n".encode(encoding) == b"\n" else _by_characters(path, encoding, longest)
    for line in found:
        if isinstance(line, Text) and "\0" in line.text:
            yield BadLine(line.number, "holds a NUL byte; is the file written in another encoding, such as utf-16?")
        else:
            yield Text(1, line.text.removeprefix(_MARK)) if isinstance(line, Text) and line.number == 1 else line


def _by_bytes(path: Path, encoding: str, longest: int) -> Iterator[Text | BadLine]:
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(longest + 1):
            number += 1
            yield _too_long(number, file, raw, longest) if len(raw) > longest else _decoded(number, raw, encoding)


def _decoded(number: int, raw: bytes, encoding: str) -> Text | BadLine:
    try:
        return Text(number, raw.decode(encoding))
    except UnicodeDecodeError as error:
        return BadLine(
            number,
            f"is not {_written(encoding)} at byte {error.start + 1} of the line; the mapping's `encoding` says how the file is written",
        )


def _by_characters(path: Path, encoding: str, longest: int) -> Iterator[Text | BadLine]:
    """Read an encoding whose line ends are not one byte; after what it cannot read there is no way to go on."""
    with path.open(encoding=encoding, newline="") as file:
        number = 0
        try:
            while text := file.readline(longest + 1):
                number += 1
                yield _too_long(number, file, text, longest) if len(text) > longest else Text(number, text)
        except UnicodeError:
            yield BadLine(number + 1, f"is not {_written(encoding)}, or a line soon after is not; nothing from here on can be read")


def _too_long(number: int, file: IO[Any], piece: Any, longest: int) -> BadLine:
    end: Any = "\n" if isinstance(piece, str) else b"\n"
    size = len(piece)
    while piece and not piece.endswith(end):
        piece = file.readline(LONGEST)
        size += len(piece)
    return BadLine(number, f"the line is longer than {longest // 1024 // 1024} MiB ({size:,} in all)")


def _written(encoding: str) -> str:
    return encoding.upper() if encoding.lower().startswith("utf") else encoding
