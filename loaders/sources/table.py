"""The `csv` format: any table through a mapping, each row claiming what the mapping says, with its cells as the quote."""

from collections.abc import Iterator
from pathlib import Path

from loaders.pipeline import Item, Said
from loaders.report import Refusal, Row
from loaders.tables.claims import Speaker
from loaders.tables.mapping import Mapping
from loaders.tables.origins import disagreement, gathered, source_of
from loaders.tables.rows import Record, Table, opened
from model.claims import Source
from model.errors import BadClaim, ModelError
from model.ontology import Ontology


def read(path: Path, mapping: Mapping, ontology: Ontology) -> Iterator[Item]:
    """Return what a table says, row by row; raises BadMapping at once where its header does not fit the mapping."""
    return _items(opened(path, mapping), Speaker(mapping, ontology))


def _items(table: Table, speaker: Speaker) -> Iterator[Item]:
    sources, told = gathered(table), set[str]()
    for record in table.records():
        yield Row(record.line)
        if isinstance(record, Refusal):
            yield record
            continue
        try:
            source = source_of(record, table.mapping)
            known = sources.setdefault(source.id, source)
            wrong = disagreement(known, source, table.mapping)
            if wrong:
                raise wrong
            yield from _said(record, known, told, table, speaker)
        except BadClaim as error:
            yield Refusal(table.path.name, record.line, error.field, error.reason)
        except ModelError as error:
            yield Refusal(table.path.name, record.line, None, str(error))


def _said(record: Record, source: Source, told: set[str], table: Table, speaker: Speaker) -> Iterator[Item]:
    row = speaker.row(record, source.id)
    for error in row.wrong.values():
        yield Refusal(table.path.name, record.line, error.field or None, error.reason)
    if row.wrong:
        return
    if source.id not in told:
        told.add(source.id)
        yield source
    for claim in row.claims:
        yield Said(claim, table.path.name, record.line)
