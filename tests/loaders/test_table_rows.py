"""The rows of a table: what cannot be read is refused with the line where its record starts, and the rest is read."""

import resource
from pathlib import Path

import pytest

from loaders.report import Refusal
from loaders.tables import reading, rows
from loaders.tables.mapping import BadMapping
from model.ontology import shipped

MAPPING = (
    "dataset: t\nsource: {id: 't:s'}\nentities: {a: {type: Organization, id: a}}\nclaims: [{subject: a, attribute: alias, value: b}]\n"
)


def read(tmp_path: Path, raw: bytes, keys: str = "") -> list[tuple[int, object]]:
    """The line of each row with its cells, or why it was refused."""
    (path := tmp_path / "t.csv").write_bytes(raw)
    found = rows.opened(path, reading.mapping_of(keys + MAPPING, "m.yaml", shipped())).records()
    return [(r.line, r.reason if isinstance(r, Refusal) else tuple(r.cells.values())) for r in found]


@pytest.mark.parametrize(
    ("raw", "keys"),
    [
        (b"a,b\n1,x\n", ""),
        (b"\xef\xbb\xbfa,b\r\n1,x\r\n", ""),
        (b'\xef\xbb\xbf"a","b"\r\n1,x', "encoding: utf-8-sig\n"),
        (b" a , b \n\n , \n1,x\n\n", ""),
        (b"a\tb\n1\tx\n", "delimiter: tab\n"),
        (b"Title\n\na;b\n1;x\n", "delimiter: ';'\nskip: 2\n"),
        ("a,b\n1,x\n".encode("utf-16"), "encoding: utf-16\n"),
        ("\ufeffa,b\n1,x\n".encode("utf-16-le"), "encoding: utf-16-le\n"),
    ],
)
def test_marks_line_ends_blank_lines_titles_and_encodings(tmp_path: Path, raw: bytes, keys: str):
    assert [cells for _, cells in read(tmp_path, raw, keys)] == [("1", "x")]


def test_a_refusal_names_the_line_where_its_record_starts(tmp_path: Path):
    raw = b'a,b\n1,"two\r\n\r\nlines"\n2\n"3\nmore",x,y\n4,z\n'
    assert read(tmp_path, raw) == [
        (2, ("1", "two\r\n\r\nlines")),
        (5, "has 1 cells, where the header has 2"),
        (6, "has 3 cells, where the header has 2"),
        (8, ("4", "z")),
    ]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b"1,\xff", "is not UTF-8 at byte 3 of the line; the mapping's `encoding` says how the file is written"),
        (b"1,\0", "holds a NUL byte"),
        (b'1,"x"y', "has text after a closing quote"),
        (b'1,"x\n\xff"', "holds line 3, which is not UTF-8"),
        (b"1," + b"x" * 200_000, "holds a cell of more than 131,072 characters"),
        (b"1,x\ry,z", "holds a carriage return outside quotes"),
    ],
)
def test_a_broken_row_is_refused_and_the_next_is_read(tmp_path: Path, broken: bytes, reason: str):
    found = read(tmp_path, b"a,b\n" + broken + b"\n5,y\n")
    assert (found[0][0], reason in str(found[0][1]), found[-1][1]) == (2, True, ("5", "y"))


def test_a_quote_that_is_never_closed_is_named_where_it_opens(tmp_path: Path):
    assert read(tmp_path, b'a,b\n1,x\n2,"y\n3,z\n')[-1] == (3, "opens a quote that is never closed (read to line 4)")


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_a_line_of_300_mb_is_refused_within_flat_memory(tmp_path: Path, encoding: str):
    (path := tmp_path / "t.csv").write_bytes("a,b\n1,x\n2,".encode(encoding))
    tail = encoding.replace("utf-16", "utf-16-le")
    with path.open("ab") as file:
        for _ in range(300):
            file.write(("x" * 1024 * 1024).encode(tail)[: 1024 * 1024])
        file.write("\n3,z\n".encode(tail))
    table = rows.opened(path, reading.mapping_of(f"encoding: {encoding}\n" + MAPPING, "m.yaml", shipped()))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = [r.reason if isinstance(r, Refusal) else r.cells["a"] for r in table.records()]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert (found[0], "the line is longer than 16 MiB" in found[1], found[2], grown < 200) == ("1", True, "3", True), (found, grown)


@pytest.mark.parametrize(
    ("raw", "keys", "reason"),
    [
        (b"\n\n", "", "the table is empty"),
        (b"a,b\n", "skip: 3\n", "the table is empty after the 3 lines that are skipped"),
        (b"a,b,a,c,c\n", "", "t.csv:1: the header names 'a', 'c' twice"),
        (b"a,bb\n", "", "t.csv:1: there is no column b (did you mean bb?); the columns are a, bb"),
        (b"x,y\n", "", "there is no column a, b; the columns are x, y; a fixed text is written {const: …}"),
        (b"a;b\n", "", "the header is a single column: is the delimiter ';'?"),
        (b"\xff\xfea\0,\0b\0\n\0", "", "the header is not UTF-8 at byte 1"),
        (b"PK\x03\x04 and so on", "", "is an Excel or OpenDocument workbook, not a text"),
        ("é,b\n".encode("latin-1"), "", "the mapping's `encoding` says how the file is written"),
    ],
)
def test_a_header_that_does_not_fit_ends_the_load(tmp_path: Path, raw: bytes, keys: str, reason: str):
    with pytest.raises(BadMapping) as error:
        read(tmp_path, raw, keys)
    assert reason in str(error.value)


def test_a_table_that_is_only_a_header_holds_no_rows(tmp_path: Path):
    assert read(tmp_path, b"a,b\n") == []


def test_what_is_not_in_a_wide_encoding_ends_the_table_there(tmp_path: Path):
    found = read(tmp_path, ("a,b\n" + "1,x\n" * 5000).encode("utf-16") + b"\x00\xd8" + "\n2,y\n".encode("utf-16-le"), "encoding: utf-16\n")
    assert "nothing from here on can be read" in str(found[-1][1])
