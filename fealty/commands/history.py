"""`fealty timeline`, `dyad` and `diff`: time in the terminal, with the same JSON as REST."""

from itertools import groupby
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cypher.filters import Filter
from fealty.commands.ask import AsJson, Limit, Offset, Quotes, by, left_out, more, resolved, to_json
from fealty.commands.filters import filtered_changes, filtered_claims
from fealty.opening import WRONG_USAGE, fail, ontology, opened, settings
from model.dates import OPEN_END, OPEN_START
from model.standing import span
from service import changes
from service import timeline as lines

Json = dict[str, Any]
_MARKS = {"affirmed", "asserted", "accepted"}
_COLOURS = {"conflict": "red", "cooperation": "green", "other": "default"}


@filtered_claims
def timeline(
    entity: Annotated[str, typer.Argument(help="An id or a name.")],
    keep: Filter,
    limit: Limit = 25,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """Tell what is said of an entity in order of time; what nobody dates comes last."""
    known = ontology(told := settings())
    with opened(told) as graph:
        found = lines.timeline(graph, known, entity_id=resolved(graph, entity), keep=keep, limit=limit, offset=offset)
    if as_json:
        return to_json(found)
    console = Console()
    for entry in found["results"]:
        console.print(Text(f"{_when(entry):<26}").append(f"{entry['sentence']}{_marks(entry)}", style="bold").append(_of(entry)))
        console.print(Text(f"{'':<26}“{entry['quote']}” {by(entry)}", style="dim"))
    left_out(found["answered"])
    return more(found["total"], offset + len(found["results"]))


@filtered_claims
def dyad(
    one: Annotated[str, typer.Argument(help="An id or a name.")],
    other: Annotated[str, typer.Argument(help="Another.")],
    keep: Filter,
    neighbours: Annotated[int, typer.Option(min=0, max=50, help="How many of those related to both.")] = 10,
    limit: Limit = 200,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """Draw conflict and cooperation of two on one line of time, the alleged and the denied too."""
    known = ontology(told := settings())
    with opened(told) as graph:
        ends = resolved(graph, one), resolved(graph, other)
        found = lines.dyad(graph, known, one=ends[0], other=ends[1], keep=keep, neighbours=neighbours, limit=limit, offset=offset)
    if as_json:
        return to_json(found)
    console = Console()
    console.print(Text(f"{found['one']['name']} and {found['other']['name']}", style="bold"))
    console.print(_drawn(found))
    for row in found["shared"]["results"]:
        console.print(Text(f"both: {row['entity']['name']}").append(f"  {_links(row)}", style="dim"))
    left_out(found["answered"])
    return more(found["total"], offset + len(found["results"]))


def _drawn(found: Json) -> Table:
    tones = [tone for tone in ("conflict", "cooperation", "other") if tone != "other" or found["tones"]["other"]]
    table = Table("when", *(f"{tone} ({found['tones'][tone]})" for tone in tones), show_lines=True)
    for (when, tone, said), entries in groupby(found["results"], lambda e: (_when(e), e["tone"], f"{e['sentence']}{_marks(e)}{_of(e)}")):
        text = Text(said, style=_COLOURS[tone])
        for source in dict.fromkeys(map(by, entries)):
            text.append(f"\n{source}", style="dim")
        table.add_row(when, *(text if tone == column else "" for column in tones))
    return table


def _links(row: Json) -> str:
    return "; ".join(dict.fromkeys(f"{link['sentence']} ({link['standing']})" for side in ("with_one", "with_other") for link in row[side]))


@filtered_changes
def diff(
    keep: Filter,
    entity: Annotated[list[str] | None, typer.Option(help="Changes of these only, by id or name.")] = None,
    each: Quotes = 1,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """Tell which relationships began, ended or came to be disputed between two dates, and who says so."""
    if not (keep.when.since and keep.when.until):
        fail("diff needs --since and --until", WRONG_USAGE)
    known = ontology(told := settings())
    with opened(told) as graph:
        begin = [resolved(graph, name) for name in entity or ()]
        found = changes.diff(graph, known, keep=keep, entities=begin, each=each, limit=limit, offset=offset)
    if as_json:
        return to_json(found)
    console = Console()
    for row in found["results"]:
        surely = "" if row["surely"] else " perhaps"
        console.print(Text(f"{_span(*row['on']):<26}{row['change']:<10}").append(row["sentence"], style="bold").append(surely))
        for said in row["evidence"]:
            console.print(Text(f"{'':<36}“{said['quote']}” {by(said)}", style="dim"))
    console.print(Text(", ".join(f"{count:,} {kind}" for kind, count in found["counts"].items())))
    left_out(found["answered"])
    return more(found["total"], offset + len(found["results"]))


def _when(entry: Json) -> str:
    if not entry["since"] and not entry["until"]:
        return _span(*entry["at"]) if any(entry["at"]) else "undated"
    return f"{entry['since'] or ''}{' to ' if entry['since'] else 'until '}{entry['until']}" if entry["until"] else entry["since"]


def _span(first: str | None, last: str | None) -> str:
    return span(int(first.replace("-", "")) if first else OPEN_START, int(last.replace("-", "")) if last else OPEN_END) or "undated"


def _marks(entry: Json) -> str:
    said = [entry[name] for name in ("polarity", "modality", "status") if entry[name] not in _MARKS]
    return f" [{', '.join(said)}]" if said else ""


def _of(entry: Json) -> str:
    return f" (of {entry['of']['name']})" if entry["of"] else ""
