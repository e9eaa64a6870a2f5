"""Any table through a mapping: what each row claims, with the cells it used as the quote.

The quote is `column: cell` for every filled column that the claim used, joined by `; `, in the table's order.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from loaders.lines import BadLine, lines
from loaders.mapping import BadMapping, Cell, Condition, Date, Entity, Mapping, Statement
from loaders.pipeline import Item, Said
from loaders.report import Refusal, Row
from model.claims import Cells, Claim, Number, Qualifier, Ref, Source
from model.dates import reading
from model.errors import BadClaim, ModelError
from model.ids import entity_id
from model.ontology import Ontology
from model.records import check

Texts = dict[str, str]


@dataclass(slots=True)
class Record:
    """One row: its number from 1, its line in the file, and its cells by column, as published."""

    row: int
    line: int
    cells: Texts
    used: set[str] = field(default_factory=set[str])

    def take(self, column: str | None) -> str:
        """Return a cell, and remember that it was used."""
        if column is None:
            return ""
        self.used.add(column)
        return self.cells[column]


def read(path: Path, mapping: Mapping, ontology: Ontology) -> Iterator[Item]:
    """Yield what a table says; raises BadMapping where the header lacks a column."""
    seen: set[str] = set()
    for record in records(path, mapping):
        if isinstance(record, Refusal):
            yield Row(record.line)
            yield record
            continue
        yield Row(record.line)
        try:
            source = source_of(record, mapping)
            if source.id not in seen:
                seen.add(source.id)
                yield source
            for claim in claims(record, mapping, ontology, source.id):
                yield Said(claim, path.name, record.line)
        except BadClaim as error:
            yield Refusal(path.name, record.line, error.field, error.reason)
        except ModelError as error:
            yield Refusal(path.name, record.line, None, str(error))


def records(path: Path, mapping: Mapping) -> Iterator[Record | Refusal]:
    """Yield the rows as published, each with its line; a row that cannot be read is a Refusal."""
    bad: list[Refusal] = []
    reader = csv.reader(_texts(path, mapping.encoding, bad), delimiter=mapping.delimiter)
    header = next(reader, None)
    if not header:
        raise BadMapping(f"{path.name}: the table is empty")
    if missing := sorted(mapping.columns() - set(header)):
        raise BadMapping(f"{path.name}:1: there is no column {', '.join(missing)}; there are {', '.join(header)}")
    for number, cells in enumerate(reader, 1):
        yield from bad
        bad.clear()
        if len(cells) != len(header):
            yield Refusal(path.name, reader.line_num, None, f"has {len(cells)} cells, where the header has {len(header)}")
        else:
            yield Record(number, reader.line_num, dict(zip(header, cells, strict=True)))
    yield from bad


def _texts(path: Path, encoding: str, bad: list[Refusal]) -> Iterator[str]:
    if encoding.lower().replace("-", "") in ("utf8", "utf8sig"):
        for line in lines(path):
            if isinstance(line, BadLine):
                bad.append(Refusal(path.name, line.number, None, line.reason))
            else:
                yield line.raw.decode("utf-8") + "\n"
    else:
        with path.open(encoding=encoding, newline="") as file:
            yield from file


def source_of(record: Record, mapping: Mapping) -> Source:
    """Return the source of a row."""
    told = mapping.source
    published = _text(told.published, record) if told.published else None
    return Source(
        id=entity_id(*_split_id(_text(told.id, record), mapping.dataset)),
        title=told.title,
        publisher=_text(told.publisher, record) if told.publisher else None,
        published=(reading(published) and published) if published else None,
        url=told.url,
        kind="table",
    )


def _split_id(text: str, dataset: str) -> tuple[str, str]:
    before, colon, after = text.partition(":")
    return (before, after) if colon else (dataset, text)


def claims(record: Record, mapping: Mapping, ontology: Ontology, source: str) -> Iterator[Claim]:
    """Yield what one row says."""
    for said in mapping.claims:
        record.used = set()
        if said.when and not _holds(said.when, record):
            continue
        for claim in _made(said, record, mapping, ontology, source):
            check(claim, ontology)
            yield claim


def _made(said: Statement, record: Record, mapping: Mapping, ontology: Ontology, source: str) -> Iterator[Claim]:
    subjects = list(_refs(mapping.entities[said.subject], record, mapping.dataset))
    others: Iterable[Ref | str | None]
    if said.object:
        others = list(_refs(mapping.entities[said.object], record, mapping.dataset))
    else:
        others = [v for v in _parts(_text(said.value, record), said.split) if v]
    qualifiers = {name: q for name, cell in said.qualifiers.items() if (q := _qualifier(name, cell, record, ontology)) is not None}
    since, until = _date(said.since, record), _date(said.until, record)
    used = tuple(column for column in record.cells if column in record.used and record.cells[column])
    for subject, other in product(subjects, others):
        yield Claim(
            source=source,
            locator=Cells(record.row, used),
            quote="; ".join(f"{column}: {record.cells[column]}" for column in used),
            subject=subject,
            relation=said.relation,
            object=other if isinstance(other, Ref) else None,
            attribute=said.attribute,
            value=_value(said.attribute, other, ontology) if isinstance(other, str) else None,
            qualifiers=qualifiers,
            since=since,
            until=until,
            extractor="table/1",
        )


def _refs(entity: Entity, record: Record, dataset: str) -> Iterator[Ref]:
    keys = _parts(_text(entity.id, record), entity.split)
    names = _parts(_text(entity.name, record), entity.split) if entity.name else [""] * len(keys)
    if len(names) != len(keys):
        raise BadClaim(entity.id.column or "", f"holds {len(keys)} ids where {entity.name and entity.name.column} holds {len(names)} names")
    for key, name in zip(keys, names, strict=True):
        if key:
            yield Ref(entity_id(dataset, entity.prefix + key), entity.type, name or None)


def _parts(text: str, split: str | None) -> list[str]:
    return [part.strip() for part in text.split(split)] if split else [text.strip()]


def _text(cell: Cell | None, record: Record) -> str:
    if cell is None:
        return ""
    return str(cell.const) if cell.const is not None else record.take(cell.column)


def _value(attribute: str | None, text: str, ontology: Ontology) -> str | Number:
    if ontology.attributes.get(attribute or "") != "number":
        return text
    return Number(_integer(text, attribute or ""), _integer(text, attribute or ""))


def _qualifier(name: str, cell: Cell, record: Record, ontology: Ontology) -> Qualifier | None:
    text = _text(cell, record)
    if not text:
        return None
    return _integer(text, cell.column or name) if ontology.qualifiers.get(name) == "number" else text


def _integer(text: str, column: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise BadClaim(column, f"{text!r} is not a whole number") from None


def _date(date: Date | None, record: Record) -> str | None:
    if date is None or not (text := date.const or record.take(date.column)):
        return None
    coarse = date.precisions.get(record.take(date.precision), "day") if date.precision else "day"
    told = {"day": text, "month": text[:7], "year": text[:4], "about": f"{text[:4]}~"}[coarse]
    try:
        return reading(told) and told
    except ModelError as error:
        raise BadClaim(date.column or "", str(error)) from None


def _holds(condition: Condition, record: Record) -> bool:
    cell = record.take(condition.column)
    return (
        (condition.filled is None or condition.filled == bool(cell))
        and (condition.equals is None or cell == condition.equals)
        and (condition.differs is None or cell != condition.differs)
        and (condition.matches is None or re.fullmatch(condition.matches, cell) is not None)
    )


def starter(path: Path) -> str:
    """Return a mapping to begin from, with the table's own columns; raises BadMapping where it is empty."""
    first = next((line for line in lines(path) if not isinstance(line, BadLine)), None)
    if first is None:
        raise BadMapping(f"{path.name}: the table is empty")
    text = first.raw.decode("utf-8")
    delimiter = max(",;\t|", key=text.count)
    columns = next(csv.reader([text], delimiter=delimiter))
    name, other = columns[0], columns[min(1, len(columns) - 1)]
    dataset = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "table"
    return (
        f"# Columns: {', '.join(columns)}\n"
        f"dataset: {dataset}\nsource: {{id: '{dataset}:table', title: {path.name}, publisher: who published it, published: '2020'}}\n"
        f"delimiter: {delimiter!r}\nentities:\n  who: {{type: Organization, id: {name!r}, name: {name!r}}}\n"
        f"  whom: {{type: Organization, id: {other!r}, name: {other!r}}}\nclaims:\n  - {{subject: who, relation: RIVAL_OF, object: whom}}\n"
    )
