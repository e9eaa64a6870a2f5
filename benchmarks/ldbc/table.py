"""The LDBC SNB rows, read from their archive as a stream: node files first, then the relationships."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_HEADERLESS = {
    "Comment_hasCreator_Person_1": (":START_ID(Comment)", ":END_ID(Person)"),
    "Comment_hasTag_Tag_1": (":START_ID(Comment)", ":END_ID(Tag)"),
    "Comment_isLocatedIn_Place_1": (":START_ID(Comment)", ":END_ID(Place)"),
    "Person_likes_Post_1": (":START_ID(Person)", ":END_ID(Post)", "creationDate:LONG"),
}


class Row(NamedTuple):
    """One row as published: its file, its number from 1 (the header not counted), its columns and its cells."""

    file: str
    number: int
    columns: tuple[str, ...]
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the archive's rows a run takes, as a fraction that is the same for every file."""

    taken: int
    every: int

    def of(self, rows: int) -> int:
        """Return how many of a file's rows are taken, rounded up so that no file is left out."""
        return -(-rows * self.taken // self.every)


def counts(archive: Path) -> dict[str, int]:
    """Return the number of rows of each file."""
    return {file: sum(1 for _ in rows) for file, rows in _files(archive)}


def relationships(counted: dict[str, int]) -> int:
    """Return how many of the rows are relationships."""
    return sum(number for file, number in counted.items() if "_" in file)


def rows(archive: Path, counted: dict[str, int], share: Share) -> Iterator[Row]:
    """Yield the first rows of every file, nodes before relationships."""
    for nodes in (True, False):
        for file, every in _files(archive):
            if ("_" not in file) == nodes:
                yield from _first(every, share.of(counted[file]))


def _first(every: Iterator[Row], number: int) -> Iterator[Row]:
    for row in every:
        if row.number > number:
            return
        yield row


def _files(archive: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    with tarfile.open(archive, "r|gz") as tar:
        for member in tar:
            if member.name.endswith(".csv"):
                name = Path(member.name).stem
                yield name, _read(tar, member, name)


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo, name: str) -> Iterator[Row]:
    file = tar.extractfile(member)
    assert file
    columns = _HEADERLESS.get(name) or tuple(next(file).decode().rstrip("\r\n").split("|"))
    for number, line in enumerate(file, 1):
        yield Row(name, number, columns, line.decode().rstrip("\r\n").split("|"))
