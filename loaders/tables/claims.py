"""What a row claims. The quote is `column: cell` for every filled column that the claim used, in the table's order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from loaders.tables.cells import date, holds, number, text, values, whole_number
from loaders.tables.mapping import Cell, Entity, Mapping, Statement
from loaders.tables.rows import Record
from model.claims import Cells, Claim, Ref
from model.errors import BadClaim
from model.ids import entity_id
from model.ontology import Ontology
from model.records import claim_of

Said = dict[str, Any]
EXTRACTOR = "table/1"


@dataclass(slots=True)
class Row:
    """What one row claims, and what is wrong with it; a row with anything wrong claims nothing."""

    claims: list[Claim] = field(default_factory=list[Claim])
    wrong: dict[str, BadClaim] = field(default_factory=dict[str, BadClaim])
    empty: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Speaker:
    """Turns rows into claims; remembers which entities have had the key kept that their id was slugged from."""

    mapping: Mapping
    ontology: Ontology
    _kept: set[str] = field(default_factory=set[str])
    _slugged: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])

    def row(self, record: Record, source: str) -> Row:
        """Return what one row says."""
        row = Row()
        self._slugged.clear()
        for said in self.mapping.claims:
            record.used = set()
            try:
                if all(holds(condition, record) for condition in said.when):
                    self._add(row, said, record, source)
            except BadClaim as error:
                wrong = BadClaim(_column(error.field, said, self.mapping), error.reason)
                row.wrong[str(wrong)] = wrong
        if not row.wrong:
            row.claims += list(self._identifiers(row, record, source))
            if not row.claims and row.empty:
                row.wrong[""] = BadClaim(row.empty[0], "is empty, so the row claims nothing")
        return row

    def _add(self, row: Row, said: Statement, record: Record, source: str) -> None:
        made = [claim_of(claim, self.ontology) for claim in self._said(said, record, source)]
        row.claims += made
        if not made:
            row.empty += [column for column in self._needed(said) if not record.take(column)]

    def _needed(self, said: Statement) -> Iterator[str]:
        ends = (self.mapping.entities[name].id for name in (said.subject, said.object) if name)
        yield from (cell.column for cell in (*ends, said.value, said.min, said.max) if cell and cell.column)

    def _said(self, said: Statement, record: Record, source: str) -> Iterator[Said]:
        subjects = list(self._named(said.subject, record))
        others = [{"object": named} for named in self._named(said.object, record)] if said.object else list(self._values(said, record))
        rest = self._rest(said, record, source) if subjects and others else {}
        if rest.get("quote"):
            for subject, other in product(subjects, others):
                yield rest | other | {"subject": subject}

    def _rest(self, said: Statement, record: Record, source: str) -> Said:
        told: Said = {
            "relation": said.relation,
            "attribute": said.attribute,
            "qualifiers": {key: self._qualifier(key, said, record) for key in said.qualifiers},
            "attributed_to": self._voice(said, record),
            "polarity": text(said.polarity, record) or None,
            "modality": text(said.modality, record) or None,
            "hedge": text(said.hedge, record) or None,
            "since": date(said.since, record),
            "until": date(said.until, record),
        }
        if sure := text(said.confidence, record):
            told["confidence"] = _share(sure)
        return told | _place(record, record.used) | {"source": source, "extractor": EXTRACTOR}

    def _named(self, name: str, record: Record) -> Iterator[Said]:
        entity = self.mapping.entities[name]
        keys = values(entity.id, record, entity.split)
        names = values(entity.name, record, entity.split) if entity.name and text(entity.name, record) else [""] * len(keys)
        if len(names) != len(keys) and any(keys):
            raise BadClaim(_cell_column(entity.name), f"holds {len(names)} names where {_cell_column(entity.id)} holds {len(keys)} ids")
        for key, called in zip(keys, names, strict=False):
            if key:
                yield self._ref(entity, key, called, record)

    def _ref(self, entity: Entity, key: str, called: str, record: Record) -> Said:
        id_ = entity_id(entity.dataset or self.mapping.dataset, entity.prefix + key)
        if not id_.endswith(key) and called != key and entity.id.column:
            self._slugged[id_] = key, entity.id.column
        return {"id": id_, "type": text(entity.type, record)} | ({"name": called} if called else {})

    def _values(self, said: Statement, record: Record) -> Iterator[Said]:
        match self.ontology.attributes[said.attribute or ""]:
            case "number":
                if found := self._number(said, record):
                    yield {"value": found}
            case "date":
                if found := date(said.value, record):
                    yield {"value": found}
            case _:
                found = values(said.value, record, said.split) if said.value else []
                yield from ({"value": value} for value in dict.fromkeys(found) if value)

    def _number(self, said: Statement, record: Record) -> Said | None:
        exact, low, high = (self._count(cell, record) for cell in (said.value, said.min, said.max))
        op = text(said.op, record)
        if exact is not None:
            low, high = (None if op in ("<", "<=") else exact), (None if op in (">", ">=") else exact)
        if low is None and high is None:
            return None
        if low is not None and high is not None and low > high:
            raise BadClaim(_cell_column(said.max), f"{high} is less than {low}, which is the least reading")
        open_ = ">=" if high is None else "<=" if low is None else "="
        return {"min": low, "max": high, "op": op or open_, "of": text(said.of, record) or None}

    def _count(self, cell: Cell | None, record: Record) -> int | float | None:
        said = text(cell, record)
        return number(said, _cell_column(cell), self.mapping.thousands) if said else None

    def _qualifier(self, key: str, said: Statement, record: Record) -> Said | str | int | None:
        cell = said.qualifiers[key]
        if cell.entity is not None:
            return self._one(cell.entity, f"qualifiers.{key}", record)
        found = text(cell, record)
        if found and self.ontology.qualifiers[key] == "number":
            return whole_number(found, _cell_column(cell), self.mapping.thousands)
        return found or None

    def _one(self, name: str, field_: str, record: Record) -> Said | None:
        found = list(self._named(name, record))
        if len(found) > 1:
            raise BadClaim(field_, f"takes one {name}, and the cell holds {len(found)}")
        return found[0] if found else None

    def _voice(self, said: Statement, record: Record) -> Said | None:
        if said.attributed_to is None or not (spoken := text(said.attributed_to.text, record)):
            return None
        entity = said.attributed_to.entity
        return {"text": spoken, "entity": self._one(entity, "attributed_to.entity", record) if entity else None}

    def _identifiers(self, row: Row, record: Record, source: str) -> Iterator[Claim]:
        refs = {ref.id: ref for claim in row.claims for ref in claim.entities()}
        for id_ in [id_ for id_ in refs if id_ in self._slugged and id_ not in self._kept]:
            self._kept.add(id_)
            key, column = self._slugged[id_]
            yield _kept_key(replace(refs[id_], name=None), key, record, column, source)


def _kept_key(ref: Ref, key: str, record: Record, column: str, source: str) -> Claim:
    quote = f"{column}: {record.cells[column]}"
    return Claim(source, Cells(record.row, (column,)), quote, ref, attribute="identifier", value=key, extractor=EXTRACTOR)


def _place(record: Record, used: set[str]) -> Said:
    columns = [column for column in record.cells if column in used]
    quote = "; ".join(f"{column}: {record.cells[column]}" for column in columns)
    return {"locator": {"row": record.row, "columns": columns}, "quote": quote}


def _share(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise BadClaim("confidence", f"{said!r} is not a number between 0 and 1") from None


def _cell_column(cell: Cell | None) -> str:
    return (cell.column if cell else None) or ""


def _column(path: str, said: Statement, mapping: Mapping) -> str:
    """Return the column that a field of a claim was read from, or the field where it was no column."""
    first, _, rest = path.partition(".")
    if first in ("subject", "object"):
        entity = mapping.entities[getattr(said, first) or said.subject]
        return _cell_column(entity.type if rest == "type" and entity.type.column else entity.id) or path
    if first == "qualifiers":
        cell = said.qualifiers.get(rest.partition(".")[0])
        return _cell_column(mapping.entities[cell.entity].id if cell and cell.entity else cell) or path
    told = getattr(said, first, None) if first in Statement.model_fields else None
    return _cell_column(told) if isinstance(told, Cell) and told.column else path
