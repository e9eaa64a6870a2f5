"""Where rows come from: one source for the whole table, or each row's own, gathered before the claims are read."""

from dataclasses import replace

from loaders.tables.cells import date, text
from loaders.tables.mapping import Mapping, columns_of
from loaders.tables.rows import Record, Table
from model.claims import Source
from model.errors import BadClaim, ModelError
from model.grades import grade_of
from model.ids import entity_id, is_entity_id

_DETAILS = ("title", "publisher", "published", "retrieved", "url", "reliability")


def source_of(record: Record, mapping: Mapping) -> Source:
    """Return the source of a row; raises BadClaim where it has none."""
    told = mapping.source
    key = text(told.id, record)
    if not key:
        raise BadClaim(told.id.column or "source.id", "is empty; every row needs its source")
    return Source(
        id=key if is_entity_id(key) else entity_id(mapping.dataset, key),
        title=text(told.title, record) or None,
        publisher=text(told.publisher, record) or None,
        published=date(told.published, record),
        retrieved=date(told.retrieved, record),
        url=text(told.url, record) or None,
        reliability=_grade(record, mapping),
        kind="table",
    )


def _grade(record: Record, mapping: Mapping) -> str | None:
    told = mapping.source.reliability
    value = text(told, record)
    return grade_of(value, (told and told.column) or "source.reliability") if value else None


def gathered(table: Table) -> dict[str, Source]:
    """Return every source of a table, with what any of its rows tells of it; where rows disagree, the first counts."""
    found: dict[str, Source] = {}
    if not columns_of(table.mapping.source):
        return found
    for record in table.records():
        if isinstance(record, Record) and (source := _readable(record, table.mapping)):
            found[source.id] = _filled(found.get(source.id, source), source)
    return found


def disagreement(known: Source, said: Source, mapping: Mapping) -> BadClaim | None:
    """Return what a row tells otherwise of a source than a row before it."""
    for name in _DETAILS:
        first, now = getattr(known, name), getattr(said, name)
        if now is not None and first != now:
            column = getattr(mapping.source, name).column or f"source.{name}"
            return BadClaim(column, f"says {now!r} of the source {said.id}, of which a row before says {first!r}")
    return None


def _readable(record: Record, mapping: Mapping) -> Source | None:
    try:
        return source_of(record, mapping)
    except ModelError:
        return None


def _filled(known: Source, more: Source) -> Source:
    lacking = {name: getattr(more, name) for name in _DETAILS if getattr(known, name) is None}
    return replace(known, **lacking)
