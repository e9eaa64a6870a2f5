"""`fealty search`, `show` and `cypher`: asking in the terminal what REST answers."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from cypher import free, reads
from cypher.graph import Graph, Refused
from fealty.opening import REFUSED, WRONG_USAGE, fail, opened, settings, to_people

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Limit = Annotated[int, typer.Option(min=1, max=1000, help="How many at the most.")]


def search(
    text: Annotated[str, typer.Argument(help="A name, the start of one, or one letter off.")], limit: Limit = 10, as_json: AsJson = False
) -> None:
    """Find entities by name or alias."""
    with opened(settings()) as graph:
        found = reads.search(graph, text=text, limit=limit)
    if as_json:
        return _json(found)
    _table(("id", "type", "name", "aliases"), [(f["id"], f["type"], f["name"], ", ".join(f["aliases"])) for f in found])
    return None


def show(
    entity: Annotated[str, typer.Argument(help="An id or a name.")],
    evidence: Annotated[int, typer.Option(min=0, max=10, help="How many quotes for each edge.")] = 1,
    limit: Limit = 25,
    as_json: AsJson = False,
) -> None:
    """Show an entity, what stands one step from it, and who says so."""
    with opened(settings()) as graph:
        id_ = resolved(graph, entity)
        found = reads.entity(graph, entity_id=id_) or {}
        groups = reads.adjacent(graph, entity_id=id_, evidence=evidence, limit=limit)
    if as_json:
        return _json({"entity": found, "groups": groups})
    console = Console()
    console.print(Text(f"{found['name']}  ({found['type']}, {found['id']})", style="bold"))
    console.print(Text(", ".join(found["aliases"])))
    for group in groups:
        console.print(Text(f"\n{group['relation']} ({group['direction']})", style="bold"))
        for other in group["results"]:
            _edge(console, other)
    return None


def _edge(console: Console, edge: dict[str, Any]) -> None:
    mark = " (contested)" if edge["contested"] else ""
    console.print(Text(f"  {edge['other']['name']}{mark}: {edge['claim_count']} claims, {edge['source_count']} sources"))
    for said in edge["evidence"]:
        console.print(
            Text(
                f"    “{said['quote']}” {said['source']['publisher'] or said['source']['id']}, {said['source']['published'] or 'undated'}",
                style="dim",
            )
        )


def paths(
    one: Annotated[str, typer.Argument(help="Where to begin: an id or a name.")],
    other: Annotated[str, typer.Argument(help="Where to end.")],
    max_hops: Annotated[int, typer.Option(min=1, max=6, help="How long at the most.")] = 4,
    limit: Annotated[int, typer.Option(min=1, max=25, help="How many ways at the most.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Show the shortest ways between two entities, with a quote on every hop."""
    with opened(settings()) as graph:
        found = reads.paths(graph, one=resolved(graph, one), other=resolved(graph, other), max_hops=max_hops, limit=limit)
    if as_json:
        return _json(found)
    console = Console()
    for way in found:
        console.print(Text(" – ".join(node["name"] for node in way["nodes"]), style="bold"))
        for hop in way["hops"]:
            console.print(Text(f"  {hop['relation']}: “{hop['quote']}” {hop['quote_source']}", style="dim"))
    if not found:
        to_people.print(f"there is no way of {max_hops} hops or fewer")
    return None


def cypher(
    statement: Annotated[str, typer.Argument(help="One reading statement; - reads it from standard input.")], as_json: AsJson = False
) -> None:
    """Ask Cypher; a statement that writes is refused."""
    text = sys.stdin.read() if statement == "-" else statement
    with opened(settings()) as graph:
        try:
            answer = free.ask(graph, text, {})
        except Refused as error:
            fail(str(error), REFUSED)
    if as_json:
        for values in answer.values:
            _json(dict(zip(answer.fields, values, strict=True)))
    else:
        _table(answer.fields, [[v if isinstance(v, str) else orjson.dumps(v, default=str).decode() for v in row] for row in answer.values])
    if answer.truncated:
        to_people.print(f"only the first {len(answer.values):,} rows are shown")


def resolved(graph: Graph, entity: str) -> str:
    """Return the id of an entity given by id or name; an ambiguous name lists the candidates."""
    if reads.exists(graph, entity_id=entity):
        return entity
    found = reads.search(graph, text=entity, limit=10)
    exact = [f for f in found if entity.casefold() in {n.casefold() for n in (f["name"], *f["aliases"])}] or found
    if not exact:
        fail(f"nothing is called {entity!r}", WRONG_USAGE)
    if len(exact) > 1:
        fail(f"{entity!r} may be: " + "; ".join(f"{f['id']} ({f['name']})" for f in exact), WRONG_USAGE)
    return str(exact[0]["id"])


def _json(said: Any) -> None:
    sys.stdout.write(orjson.dumps(said, default=str).decode() + "\n")


def _table(fields: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*(escape(f) for f in fields))
    for row in rows:
        table.add_row(*(Text(str(v)) for v in row))
    Console().print(table)
