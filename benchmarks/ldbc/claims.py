"""What an LDBC row says: a relationship, or the name of a node."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ldbc.table import Row
from loaders.pipeline import Item, Said
from loaders.report import Row as Read
from model.claims import Cells, Claim, Ref, Source
from model.ontology import Ontology
from model.records import check

TYPES = {
    "Person": "Person",
    "Organisation": "Organization",
    "Forum": "Organization",
    "Place": "Place",
    "Post": "Event",
    "Comment": "Event",
    "Tag": "Thing",
    "TagClass": "Thing",
}
NAMES = {"Person": (1, 2), "Forum": (1,), "Organisation": (2,), "Place": (1,), "Tag": (1,), "TagClass": (1,)}
EXTRACTOR = "ldbc/1"
TITLE, PUBLISHER = "LDBC SNB generator, scale 0.1: {}", "LDBC"


class Reading(NamedTuple):
    """How the rows of one relationship file are read."""

    start: str
    end: str
    relation: str
    label: str | None
    turned: bool


@cache
def reading(file: str) -> Reading:
    """Return how a relationship file is read, from its name: `Person_knows_Person_1`."""
    start, said, end = file.split("_")[:3]
    relation, turned = {
        "knows": ("ALLIED_WITH", False),
        "workAt": ("MEMBER_OF", False),
        "studyAt": ("MEMBER_OF", False),
        "hasModerator": ("LEADER_OF", True),
        "isLocatedIn": ("BASED_IN" if TYPES[start] in ("Person", "Organization") else "LOCATED_IN", False),
        "isPartOf": ("LOCATED_IN", False),
    }.get(said, ("RELATED_TO", False))
    return Reading(start, end, relation, said if relation == "RELATED_TO" else None, turned)


def id_of(kind: str, key: str) -> str:
    """Return a node's id."""
    return f"ldbc:{kind.lower()}-{key}"


def quote_of(row: Row) -> str:
    """Return a row's cells as published."""
    return "; ".join(map("{}: {}".format, row.columns, row.cells))


def since_of(row: Row) -> str | None:
    """Return when a dated relationship began: a day (LONG) or a year (INT)."""
    if len(row.cells) < 3:
        return None
    text = row.cells[2]
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if row.columns[2].endswith("LONG") else text


def name_of(row: Row) -> str:
    """Return a node's name."""
    return " ".join(row.cells[place] for place in NAMES[row.file])


def items(rows: Iterable[Row], ontology: Ontology) -> Iterator[Item]:
    """Yield what a publisher's loader yields: each file as a source, each row as a checked claim."""
    file = ""
    for row in rows:
        if row.file != file:
            file = row.file
            yield Source(f"ldbc:{file}", title=TITLE.format(file), publisher=PUBLISHER, kind="table")
        yield Read(row.number)
        claim = relationship(row) if "_" in file else named(row)
        check(claim, ontology)
        yield Said(claim, file, row.number)


def named(row: Row) -> Claim:
    """Return what a node's row says: what it is called."""
    subject = Ref(id_of(row.file, row.cells[0]), TYPES[row.file])
    where = Cells(row.number, row.columns)
    return Claim(f"ldbc:{row.file}", where, quote_of(row), subject, attribute="name", value=name_of(row), extractor=EXTRACTOR)


def relationship(row: Row) -> Claim:
    """Return what a relationship's row says."""
    told = reading(row.file)
    ends = Ref(id_of(told.start, row.cells[0]), TYPES[told.start]), Ref(id_of(told.end, row.cells[1]), TYPES[told.end])
    subject, other = reversed(ends) if told.turned else ends
    return Claim(
        source=f"ldbc:{row.file}",
        locator=Cells(row.number, row.columns),
        quote=quote_of(row),
        subject=subject,
        relation=told.relation,
        object=other,
        qualifiers={"label": told.label} if told.label else {},
        since=since_of(row),
        extractor=EXTRACTOR,
    )
