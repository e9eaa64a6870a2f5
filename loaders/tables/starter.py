"""A mapping to begin from: what the columns may mean, with a comment on each key, so that a researcher edits instead of writes."""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from loaders.tables.guesses import Column, Sample
from loaders.tables.roles import Roles, guessed, is_denial, modality_of
from model.ontology import Ontology

_HEAD = """\
# What the rows of {file} say. This is a guess from the header and the first rows: read it, and change what is wrong.
# Every key: docs/load-your-own-table.md. Try it without writing anything:
#   fealty load csv {file} --mapping {mapping} --dry-run
"""
_ENTITIES = """
# What a row names, each with a word of your own. `id` is the column that tells one from another (a code; the name where there
# is none), `name` the column with the name. Types: {types}.
entities:
"""
_CLAIMS = """
# What each row says: a subject, a relation and an object (words from above), or a subject, an attribute and a value (a column).
# Relations: {relations}.
# Attributes: {attributes}.
# More for each: since, until, qualifiers ({qualifiers}), polarity, modality, attributed_to, when.
claims:
"""


def starter(path: Path, sample: Sample, ontology: Ontology, *, target: str) -> str:
    """Return a mapping to begin from, with the table's own columns; it can be loaded as it is."""
    roles = guessed(sample, ontology)
    dataset = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "table"
    parts = [
        _HEAD.format(file=_comment(path.name), mapping=_comment(target)),
        f"\n# The first part of every id: lower-case letters, digits and -.\ndataset: {dataset}\n",
        *_source(roles, dataset, path),
        *_written(sample),
        _ENTITIES.format(types=", ".join(ontology.types)),
        *_entities(roles),
        _folded(_CLAIMS, ontology),
        *_claims(roles),
        *_unused(sample, roles),
    ]
    return "".join(parts)


def _folded(text: str, ontology: Ontology) -> str:
    told = text.format(
        relations=", ".join(ontology.relations), attributes=", ".join(ontology.attributes), qualifiers=", ".join(ontology.qualifiers)
    )
    lines = (wrap(line, 110, subsequent_indent="#   ", break_on_hyphens=False) or [""] for line in told.splitlines())
    return "\n".join(part for line in lines for part in line) + "\n"


def _source(roles: Roles, dataset: str, path: Path) -> Iterator[str]:
    if roles.source:
        yield "\n# Who says it. Each row names its own source; a plain word here would be a fixed text for all rows.\nsource:\n"
        for key, column in roles.source.items():
            yield f"  {key}: {_cell(column, dated=True)}\n"
        return
    yield "\n# Who says it. These are fixed texts; {column: …} takes them from each row. Say who published the table, and when.\n"
    yield f"source:\n  id: {_quoted(f'{dataset}:table')}\n  title: {_quoted(path.name)}\n"
    yield "  # publisher: who published it\n  # published: '2020-05-17'\n  # url: https://…\n"


def _written(sample: Sample) -> Iterator[str]:
    yield "\n# How the file is written.\n"
    yield f"delimiter: {'tab' if sample.delimiter == chr(9) else _quoted(sample.delimiter)}\nencoding: {sample.encoding}\n"
    if sample.skip:
        yield f"skip: {sample.skip}  # lines above the header\n"
    if sample.missing:
        yield f"missing: [{', '.join(map(_quoted, sample.missing))}]  # cells that mean that nothing is known\n"
    if sample.thousands:
        yield f"thousands: {_quoted(sample.thousands)}  # what groups the digits of numbers\n"


def _entities(roles: Roles) -> Iterator[str]:
    yield f"  {roles.words[roles.main.name]}: {_entity(roles.main, roles.main_id, roles.main_type)}\n"
    for column, (type_, _) in roles.others.items():
        yield f"  {roles.words[column.name]}: {_entity(column, roles.ids.get(column, column), type_)}\n"


def _entity(column: Column, key: Column, type_: str) -> str:
    split = f", split: {_quoted(column.split)}" if column.split and (key is column or key.split == column.split) else ""
    return f"{{type: {type_}, id: {_scalar(key.name)}, name: {_scalar(column.name)}{split}}}" + ("  # several in one cell" if split else "")


def _claims(roles: Roles) -> Iterator[str]:
    for column, (_, relation) in roles.others.items():
        yield from _relation(roles, column, relation)
    for column, attribute in roles.attributes.items():
        split = f", split: {_quoted(column.split)}" if column.split else ""
        subject = roles.words[roles.owner(column).name]
        yield f"  - {{subject: {subject}, attribute: {attribute}, value: {_cell(column, dated=column.looks == 'dates')}{split}}}\n"
    if not roles.others and not roles.attributes:
        yield f"  - {{subject: {roles.words[roles.main.name]}, attribute: name, value: {_scalar(roles.main.name)}}}\n"


def _relation(roles: Roles, column: Column, relation: str) -> Iterator[str]:
    ends = roles.words[roles.main.name], roles.words[column.name]
    subject, other = reversed(ends) if relation == "LEADER_OF" else ends
    doubt = "  # which relation is it?" if relation == "RELATED_TO" else ""
    yield f"  - subject: {subject}\n    relation: {relation}{doubt}\n    object: {other}\n"
    if relation == "RELATED_TO":
        yield f"    qualifiers: {{label: {{const: {_quoted(column.name)}}}}}\n"
    if relation == "FOUGHT" and roles.deaths:
        yield f"    qualifiers: {{deaths: {_scalar(roles.deaths.name)}}}\n"
    for key, dated in roles.dated(relation):
        yield f"    {key}: {_cell(dated, dated=True)}{_day_first(dated)}\n"
    yield from _status(roles.status)


def _status(column: Column | None) -> Iterator[str]:
    """Yield modality and polarity where every word of the status column is understood, and a comment where one is not."""
    if column is None:
        return
    words = sorted(set(column.cells))
    told = {word: modality_of(word) or "asserted" for word in words}
    mark = "" if all(map(modality_of, words)) else "# "
    yield f"    {mark}modality: {{column: {_scalar(column.name)}, map: {_map(told)}}}\n"
    if any(map(is_denial, words)):
        denials = {word: "denied" for word in words if is_denial(word)}
        yield f"    {mark}polarity: {{column: {_scalar(column.name)}, map: {_map(denials | {'*': 'affirmed'})}}}\n"


def _unused(sample: Sample, roles: Roles) -> Iterator[str]:
    if left := [column.name for column in sample.columns if column.name not in roles.used]:
        yield f"# Columns that say nothing yet: {', '.join(_comment(name) for name in left)}\n"


def _cell(column: Column, *, dated: bool = False) -> str:
    if dated and column.format:
        return f"{{column: {_scalar(column.name)}, format: {_quoted(column.format)}}}"
    return f"{{column: {_scalar(column.name)}}}" if dated else _scalar(column.name)


def _day_first(column: Column) -> str:
    return "  # is the day or the month first?" if column.format and re.match("%d/%m|%m/%d", column.format) else ""


def _map(told: dict[str, str]) -> str:
    return "{" + ", ".join(f"{_scalar(key)}: {value}" for key, value in told.items()) + "}"


def _scalar(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z]([A-Za-z0-9_ .]*[A-Za-z0-9_])?", text) else _quoted(text)


def _quoted(text: str) -> str:
    if text.isprintable() and "'" not in text:
        return f"'{text}'"
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def _comment(text: str) -> str:
    return text if text.isprintable() else _quoted(text)
