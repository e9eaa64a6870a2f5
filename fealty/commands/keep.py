"""`fealty init`, `rebuild`, `stats` and `export`: keeping the graph."""

import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from cypher import exports, reads
from cypher.filters import Filter
from cypher.rebuild import rebuild as rebuild_graph
from fealty.commands.ask import left_out, resolved
from fealty.commands.filters import filtered, timed
from fealty.opening import ontology, opened, settings, to_people
from model.when import When

export = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="The file to write; - is standard output.")]


@export.callback()
def formats() -> None:
    """Take everything out again."""


@export.command()
@timed
def claims(when: When, output: Output = Path("-")) -> None:
    """Write sources, passages and claims as canonical JSON lines: equal graphs give equal bytes. With time asked, what counts then."""
    told = settings()
    with opened(told) as graph:
        found = exports.lines_then(graph, ontology(told), when) if when.asked else exports.lines(graph)
        if str(output) == "-":
            sys.stdout.buffer.writelines(found)
            return
        with output.open("wb") as file:
            file.writelines(found)
    to_people.print(f"wrote {output}", highlight=False)


@filtered
def render(
    output: Output,
    keep: Filter,
    entity: Annotated[list[str] | None, typer.Option(help="Where to begin, by id or name; the whole graph without.")] = None,
    hops: Annotated[int, typer.Option(min=1, max=2, help="How far from there.")] = 1,
    each: Annotated[int, typer.Option("--evidence", min=0, max=10, help="How many quotes for each edge.")] = 3,
    limit: Annotated[int, typer.Option(min=1, max=5000, help="How many relationships at the most, best-sourced first.")] = 500,
) -> None:
    """Draw the network as one interactive page that works offline."""
    from service import drawing
    from service.graphdoc import around

    known = ontology(told := settings())
    with opened(told) as graph:
        begin = [resolved(graph, name) for name in entity or ()]
        doc = around(graph, known, entities=begin, hops=hops, limit=limit, each=each, keep=keep)
    left_out(doc["answered"])
    page = drawing.page(doc, known).html
    if str(output) == "-":
        sys.stdout.write(page)
    else:
        output.write_text(page, encoding="utf-8")
        to_people.print(f"wrote {output}: {doc['shown']['nodes']} entities, {doc['shown']['edges']} relationships", highlight=False)


def init() -> None:
    """Create constraints and indexes; running it again changes nothing."""
    with opened(settings()):
        to_people.print("the schema is there")


def rebuild() -> None:
    """Fold every edge and entity from the claims again; on a maintained graph this changes nothing."""
    told = settings()
    with opened(told) as graph:
        rebuild_graph(graph, ontology(told))
    to_people.print("the projection is rebuilt")


def stats(as_json: AsJson = False) -> None:
    """Count entities by type and edges by relation."""
    with opened(settings()) as graph:
        counted = reads.stats(graph)
    if as_json:
        sys.stdout.write(orjson.dumps(counted).decode() + "\n")
        return
    table = Table("what", "count")
    for group in ("types", "relations"):
        for name, count in counted[group].items():
            table.add_row(name, f"{count:,}")
    for name in ("claims", "sources"):
        table.add_row(name, f"{counted[name]:,}")
    Console().print(table)
