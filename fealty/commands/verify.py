"""`fealty verify`: reading every quote and every edge again."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from cypher import verify as checks
from fealty.opening import REFUSED, WRONG_USAGE, fail, ontology, opened, settings, to_people
from loaders.report import Refusal
from loaders.tables import reading
from loaders.tables.mapping import BadMapping
from loaders.tables.origins import source_of
from loaders.tables.rows import opened as table_of
from model.ontology import Ontology

Rows = dict[tuple[str, int], Mapping[str, str]]


def verify(
    csv: Annotated[list[Path] | None, typer.Option(help="A table that was loaded, to hold its quotes against its cells.")] = None,
    mapping: Annotated[list[str] | None, typer.Option(help="The mapping of each table, in the same order.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many faults to list.")] = 1000,
) -> None:
    """Read every quote where it should stand and every edge and entity as its claims make it; list what is off and exit with 1."""
    if len(csv or ()) != len(mapping or ()):
        fail("each --csv needs a --mapping", WRONG_USAGE)
    known = ontology(told := settings())
    rows = _rows(csv or [], mapping or [], known)
    columns = SpinnerColumn(), TextColumn("{task.completed:,} read again"), TimeElapsedColumn()
    faults = 0
    with opened(told) as graph, Progress(*columns, console=to_people, transient=True) as bar:
        task = bar.add_task("", total=None)
        for fault in checks.verify(graph, known, cells=rows or None, told=lambda count: bar.advance(task, count)):
            faults += 1
            if faults <= limit:
                sys.stdout.write(f"{fault}\n")
    if faults:
        fail(f"{faults:,} faults", REFUSED)
    to_people.print("everything stands as its claims make it", highlight=False)


def _rows(files: list[Path], names: list[str], known: Ontology) -> Rows:
    """Return the cells of tables by source and row."""
    found: Rows = {}
    for file, name in zip(files, names, strict=True):
        try:
            told = reading.read(name, known)
            for record in table_of(file, told).records():
                if not isinstance(record, Refusal):
                    found[source_of(record, told).id, record.row] = record.cells
        except (BadMapping, OSError) as error:
            fail(str(error), WRONG_USAGE)
    return found
