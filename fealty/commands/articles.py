"""`fealty load articles` and `fealty extract`: reports read into claims, into the graph or a file."""

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from fealty.commands.load import AsJson, DryRun, tell
from fealty.opening import REFUSED, WRONG_USAGE, fail, ontology, opened, settings, to_people
from fealty.settings import Settings
from loaders.articles.article import Article, Reading
from loaders.articles.metadata import Details, day
from loaders.articles.reading import Found, articles, count, missing
from loaders.articles.worker import Opens
from loaders.articles.workers import NoReader, Told, readings
from loaders.report import Refusal, Report, Warned
from loaders.sources import articles as articles_format
from model.errors import BadClaim
from model.ontology import Ontology

Paths = Annotated[list[Path], typer.Argument(help="Files of text, Markdown, HTML or JSON lines of articles, or folders of them.")]
Publisher = Annotated[str | None, typer.Option(help="Who published them, before what the files say.")]
Published = Annotated[str | None, typer.Option(help="When: a date of EDTF, such as 2021-09-17 or 2021-09, before what the files say.")]
Title = Annotated[str | None, typer.Option(help="The title, for one article.")]
Url = Annotated[str | None, typer.Option(help="Where it stood, for one article.")]
Workers = Annotated[int | None, typer.Option(min=1, max=64, help="How many processes read; as many as there are cores without, at most 4.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; - is standard output.")]
Parts = Annotated[bool, typer.Option("--parts", help="Show the parts of each text instead: what is read, what is not, and why.")]


def load(
    paths: Paths,
    publisher: Publisher = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    workers: Workers = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read articles into claims, and write these with their sources into the graph."""
    options, known = _options(paths, publisher, published, title, url), ontology(told := settings())
    with _read(paths, options, opener(told, known), workers) as found:
        if dry_run:
            return tell(articles_format.dry_run(found, known), as_json=as_json)
        with opened(told) as graph:
            return tell(articles_format.load(found, graph, known), as_json=as_json)


def extract(
    paths: Paths,
    output: Output = None,
    publisher: Publisher = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    workers: Workers = None,
    parts: Parts = False,
) -> None:
    """Read articles into claims and write these as JSON lines for `fealty load claims`; no database is needed."""
    options = _options(paths, publisher, published, title, url)
    if parts:
        return _show(articles(paths, options))
    if output is None:
        fail("name the file to write: -o FILE, or -o - for standard output", WRONG_USAGE)
    known, report = ontology(told := settings()), Report()
    with _read(paths, options, opener(told, known), workers) as found:
        _write(articles_format.lines(found, report, known), output)
    return _tell(report, output)


def _show(found: Iterable[Found]) -> None:
    """Print the parts of articles, and what was refused."""
    refused = False
    for item in found:
        if isinstance(item, Article):
            sys.stdout.write("\n".join(_parts(item)) + "\n")
        else:
            refused |= isinstance(item, Refusal)
            _warn("refused" if isinstance(item, Refusal) else "warning", item)
    if refused:
        raise typer.Exit(REFUSED)


def _parts(article: Article) -> Iterator[str]:
    source = article.source
    yield f"{source.id}: {source.title or 'no title'} ({source.publisher or 'no publisher'}, {source.published or 'no date'})"
    for part in article.paragraphs:
        text = " ".join(article.text[part.start : part.end].split())
        yield f"  {part.label:<10}  {text if len(text) <= 60 else text[:59] + '…'}  [{part.reason}]"


def _warn(word: str, about: Refusal | Warned) -> None:
    to_people.print(f"{word} {about}", style="yellow", markup=False, highlight=False, soft_wrap=True)


def opener(told: Settings, known: Ontology) -> Opens:
    """Return what opens a reader with the user's own gazetteers, patterns and models."""
    from loaders.articles.reader import open_reader

    opens = partial(open_reader, gazetteer=told.gazetteers(), patterns=told.pattern_files(), ontology=known)
    return partial(opens, model=told.models()) if told.models() else opens


def _options(paths: list[Path], publisher: str | None, published: str | None, title: str | None, url: str | None) -> Details:
    if absent := missing(paths):
        fail(f"{absent}: there is no such file or folder", WRONG_USAGE)
    if (title or url) and (len(paths) > 1 or paths[0].is_dir() or paths[0].suffix == ".jsonl"):
        fail("--title and --url are about one article; give them one file", WRONG_USAGE)
    try:
        return Details(title=title, publisher=publisher, published=day(published, "--published") if published else None, url=url)
    except BadClaim as error:
        fail(str(error), WRONG_USAGE)


@contextmanager
def _read(paths: list[Path], options: Details, opens: Opens, workers: int | None) -> Generator[Generator[Told, None, None], None, None]:
    """Give the readings, and show how many there are; what keeps the reader from opening ends the command."""
    columns = SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    size = workers or min(4, cpu_count() or 1)
    try:
        with Progress(*columns, console=to_people, transient=True) as bar:
            yield _shown(readings(articles(paths, options), opens, workers=size), bar, count(paths))
    except NoReader as error:
        fail(str(error), WRONG_USAGE)


def _shown(told: Generator[Told, None, None], bar: Progress, total: int) -> Generator[Told, None, None]:
    task, claims = bar.add_task("articles read", total=total or None), 0
    try:
        for said in told:
            claims += len(said.claims) if isinstance(said, Reading) else 0
            done = int(isinstance(said, Reading | Refusal))
            bar.update(task, advance=done, description=f"articles read, {claims:,} claims found")
            yield said
    finally:
        told.close()


def _write(lines: Iterator[bytes], output: Path) -> None:
    try:
        if str(output) == "-":
            sys.stdout.buffer.writelines(lines)
            return
        with output.open("wb") as file:
            file.writelines(lines)
    except OSError as error:
        fail(f"{output}: {error.strerror}", WRONG_USAGE)


def _tell(report: Report, output: Path) -> None:
    for warned in report.warned:
        _warn("warning", warned)
    for refusal in report.refused:
        _warn("refused", refusal)
    said = f"read {report.read:,} article{'s' * (report.read != 1)}, wrote {report.accepted:,} claims to {output}"
    to_people.print(
        f"{said}, refused {report.refused_count:,}; {report.seconds:,.1f} seconds", markup=False, highlight=False, soft_wrap=True
    )
    if report.refused_count:
        raise typer.Exit(REFUSED)
