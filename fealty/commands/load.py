"""`fealty load`: write what files say, and report what was refused."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Annotated

import orjson
import typer
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from fealty.opening import REFUSED, WRONG_USAGE, fail, ontology, opened, settings, to_people
from loaders import pipeline
from loaders.report import Report
from loaders.sources import claims as claims_format
from loaders.sources import table as table_format
from loaders.tables import reading
from loaders.tables.guesses import Sample, sampled
from loaders.tables.mapping import BadMapping
from loaders.tables.starter import starter
from model.ontology import Ontology

app = typer.Typer(no_args_is_help=True)
Files = Annotated[list[Path], typer.Argument(help="Files of JSON lines; sources before the claims that quote them.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read and check only; nothing is written.")]


@app.callback()
def formats() -> None:
    """Write claims into the graph."""


@app.command()
def claims(files: Files, as_json: AsJson = False, dry_run: DryRun = False) -> None:
    """Load JSON lines of sources and claims, as `fealty export claims` writes them."""
    told = settings()
    known = ontology(told)
    items = items_of(files, known, by_schema=dry_run)
    if dry_run:
        return tell(pipeline.dry_run(items, None), as_json=as_json)
    with opened(told) as graph, progress(files) as said:
        return tell(pipeline.load(items, graph, known, told=said), as_json=as_json)


@app.command("csv")
def table(
    file: Annotated[Path, typer.Argument(help="A table with a header.")],
    mapping: Annotated[
        str | None, typer.Option(help="A YAML file, or a mapping that comes with Fealty: allegiances, ucdp-nonstate.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the mapping to begin from is written; - for stdout.")] = None,
    as_json: AsJson = False,
    dry_run: DryRun = False,
) -> None:
    """Load a table through a mapping; without one, print its columns and write a mapping to begin from."""
    told = settings()
    known = ontology(told)
    _readable([file])
    try:
        if mapping is None:
            return _begin(file, output or file.with_suffix(".mapping.yaml"), known)
        items = table_format.read(file, reading.read(mapping, known), known)
        if dry_run:
            return tell(pipeline.dry_run(items, None), as_json=as_json)
        with opened(told) as graph, progress([file]) as said:
            return tell(pipeline.load(items, graph, known, told=said), as_json=as_json)
    except BadMapping as error:
        fail(str(error), WRONG_USAGE)
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}", WRONG_USAGE)


def _begin(file: Path, target: Path, known: Ontology) -> None:
    sample = sampled(file)
    text = starter(file, sample, known, target=file.with_suffix(".mapping.yaml").name if target == Path("-") else target.name)
    _show(sample)
    if target == Path("-"):
        sys.stdout.write(text)
        return
    if target.exists():
        fail(f"{target} is there already: load with --mapping {target}, or name another with -o", WRONG_USAGE)
    target.write_text(text, encoding="utf-8")
    said = f"Wrote {target}: a guess at what the columns mean. Correct it, then:\n  fealty load csv {file} --mapping {target} --dry-run"
    to_people.print(said, markup=False, highlight=False, soft_wrap=True)


def _show(sample: Sample) -> None:
    shown = Table("column", "for example", "holds")
    for column in sample.columns:
        shown.add_row(*map(escape, (column.name, column.cells[0][:60] if column.cells else "", column.told)))
    to_people.print(shown)


def items_of(files: list[Path], known: Ontology, *, by_schema: bool = False) -> Iterator[pipeline.Item]:
    """Return what every file says, one after the other; a file that cannot be read ends the command first."""
    _readable(files)
    return chain.from_iterable(claims_format.read(file, known, by_schema=by_schema) for file in files)


def _readable(files: list[Path]) -> None:
    for file in files:
        if not file.is_file():
            fail(f"{file}: there is no such file", WRONG_USAGE)
        if file.stat().st_size == 0:
            fail(f"{file}: the file is empty", WRONG_USAGE)


@contextmanager
def progress(files: Iterable[Path]) -> Generator[Callable[[int, int], None], None, None]:
    """Show how much of the files has been read, and how many claims are written and how fast."""
    columns = SpinnerColumn(), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=to_people, transient=True) as bar:
        task, began = bar.add_task("", total=sum(map(_lines, files)) or None), monotonic()

        def said(claims: int, read: int) -> None:
            written = bar.tasks[task].fields.get("written", 0) + claims
            rate = written / max(monotonic() - began, 0.001)
            bar.update(task, completed=read, written=written, description=f"{written:,} claims written, {rate:,.0f} a second")

        yield said


def _lines(file: Path) -> int:
    with file.open("rb") as opened:
        return sum(piece.count(b"\n") for piece in iter(lambda: opened.read(1 << 20), b""))


def tell(report: Report, *, as_json: bool) -> None:
    """Print the report; a refusal makes the exit code 1."""
    for warned in report.warned:
        to_people.print(f"warning {warned}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    for refusal in report.refused:
        to_people.print(f"refused {refusal}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    if as_json:
        counts = {"read": report.read, "accepted": report.accepted, "refused": report.refused_count, "warned": report.warned_count}
        done = {"created": report.created, "unchanged": report.unchanged, "seconds": round(report.seconds, 3)}
        sys.stdout.write(orjson.dumps(counts | done).decode() + "\n")
    else:
        rate = (report.created + report.unchanged) / report.seconds if report.seconds else 0
        to_people.print(
            f"read {report.read:,} records, accepted {report.accepted:,} claims, refused {report.refused_count:,}; "
            f"with their names: {report.created:,} created, {report.unchanged:,} unchanged; {rate:,.0f} claims/s",
            highlight=False,
        )
    if report.refused_count:
        raise typer.Exit(REFUSED)
