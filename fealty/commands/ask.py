"""`fealty search`, `show`, `claims`, `paths` and `cypher`: asking in the terminal what REST answers, with the same JSON."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from cypher import evidence, free, reads
from cypher.filters import Filter
from cypher.graph import Graph, Refused
from cypher.when import members
from fealty.commands.filters import filtered, filtered_claims
from fealty.opening import REFUSED, WRONG_USAGE, fail, ontology, opened, settings, to_people
from service import answers, entities, ways
from service.timeline import written

Json = dict[str, Any]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Limit = Annotated[int, typer.Option(min=1, max=1000, help="How many at the most.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to pass over.")]
Quotes = Annotated[int, typer.Option("--evidence", min=0, max=10, help="How many quotes for each edge.")]
Many = Annotated[list[str] | None, typer.Option(help="Not these; may be given again.")]


def search(
    text: Annotated[str, typer.Argument(help="A name, the start of one, or one letter off.")],
    type_: Annotated[list[str] | None, typer.Option("--type", help="Entities of these types.")] = None,
    limit: Limit = 10,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """Find entities by name or alias."""
    with opened(settings()) as graph:
        told = reads.search(graph, text=text, types=type_ or (), limit=limit, offset=offset)
    if as_json:
        return to_json(answers.page(told["results"], told["total"], limit, offset))
    _table(
        ("id", "type", "name", "aliases", "claims"),
        [(f["id"], f["type"], f["name"], ", ".join(f["aliases"]), str(f["claim_count"])) for f in told["results"]],
    )
    return more(told["total"], offset + len(told["results"]))


@filtered
def show(
    entity: Annotated[str, typer.Argument(help="An id or a name.")],
    keep: Filter,
    each: Quotes = 1,
    limit: Limit = 25,
    as_json: AsJson = False,
) -> None:
    """Show an entity, what is said of it, what stands one step from it, and who says so."""
    known = ontology(told := settings())
    with opened(told) as graph:
        id_ = resolved(graph, entity)
        said = entities.entity(graph, known, entity_id=id_, when=keep.when)
        near = entities.adjacent(graph, known, entity_id=id_, keep=keep, each=each, limit=limit)
    if as_json:
        return to_json(said | {"adjacent": near["groups"], "answered": near["answered"]})
    console = Console()
    console.print(Text(f"{said['name']}  ({said['type']}, {said['id']})", style="bold"))
    if others := [n["value"] for n in said["names"] if n["value"] != said["name"]]:
        console.print(Text(", ".join(others)))
    for attribute, values in said["attributes"].items():
        for value in values:
            _value(console, attribute, value)
    for group in near["groups"]:
        _group(console, group)
    return left_out(near["answered"])


def _value(console: Console, attribute: str, value: Json) -> None:
    voices = "; ".join(dict.fromkeys(by(said) for said in value["evidence"]))
    denied = "not " if any(said["polarity"] == "denied" for said in value["evidence"]) else ""
    console.print(Text(f"{attribute}: {denied}{written(value['value'])}  ").append(voices, style="dim"))


def _group(console: Console, group: Json) -> None:
    label = f" {group['label']}" if group["label"] else ""
    console.print(Text(f"\n{group['relation']}{label} ({group['direction']}, {group['total']})", style="bold"))
    for edge in group["results"]:
        mark = " (contested)" if edge["contested"] else ""
        of = f" (of {edge['of']['name']})" if edge["of"] else ""
        when = ", ".join(" to ".join(part or "?" for part in dict.fromkeys(p)) for p in edge["periods"])
        counts = f"{counted(edge['claim_count'], 'claim')}, {supported(edge)}"
        console.print(Text(f"  {edge['other']['name']}{of}{mark}: {edge['standing']}, {counts}{'; ' + when if when else ''}"))
        for said in edge["evidence"]:
            console.print(Text(f"    “{said['quote']}” {by(said)}", style="dim"))
    more(group["total"], len(group["results"]))


def supported(said: Json) -> str:
    """Return how many sources and independent voices there are, and which sources only repeat an earlier text."""
    counts = counted(said["source_count"], "source")
    if said["voice_count"] != said["source_count"]:
        counts += f", {counted(said['voice_count'], 'independent voice')}"
    again = said["recycled_from"]
    return f"{counts}: {', '.join(again)} {'repeats' if len(again) == 1 else 'repeat'} an earlier text" if again else counts


def counted(number: int, what: str) -> str:
    """Return a count with its word."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def by(said: Json) -> str:
    """Return who says so, and when it was published."""
    source = said["source"]
    voice = f"{said['attributed_to']['text']}, in " if said["attributed_to"] else ""
    grade = f", reliability {source['reliability']}" if source["reliability"] else ""
    return f"{voice}{source['publisher'] or source['id']}, {source['published'] or 'undated'}{grade}"


@filtered_claims
def claims(
    keep: Filter,
    entity: Annotated[str | None, typer.Argument(help="Of whom something is said: an id or a name; anybody without.")] = None,
    other: Annotated[str | None, typer.Argument(help="With a second one: what is said of the pair, both ways.")] = None,
    sort: Annotated[str, typer.Option(help="id, since, published or confidence.")] = "since",
    limit: Limit = 25,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List claims with their quotes, the denied and the alleged ones too."""
    if sort not in ("id", "since", "published", "confidence"):
        fail("--sort is id, since, published or confidence", WRONG_USAGE)
    known = ontology(told := settings())
    with opened(told) as graph:
        ends = [resolved(graph, name) for name in (entity, other) if name]
        kin = [[id_, *members(graph, [id_], known, keep.when)] for id_ in ends]
        subjects, between = (kin[0], ((), ())) if len(kin) == 1 else ((), (kin[0], kin[1])) if kin else ((), ((), ()))
        found = evidence.claims(graph, ontology=known, subjects=subjects, between=between, keep=keep, sort=sort, limit=limit, offset=offset)
    asked = answers.answered(0, (), keep.when, found["left_out"])
    if as_json:
        return to_json(answers.page(found["results"], found["total"], limit, offset) | {"answered": asked})
    console = Console()
    for claim in found["results"]:
        _claim(console, claim)
    left_out(asked)
    return more(found["total"], offset + len(found["results"]))


def _claim(console: Console, claim: Json) -> None:
    what = claim["relation"] or claim["attribute"]
    other = claim["object"]["name"] if claim["object"] else written(claim["value"])
    plain = {"affirmed", "asserted", "accepted"}
    marks = ", ".join(mark for mark in (claim["polarity"], claim["modality"], claim["status"]) if mark not in plain)
    when = " to ".join(part for part in (claim["since"], claim["until"]) if part)
    tail = "".join(f"  [{part}]" for part in (marks, when) if part)
    console.print(Text(f"{claim['subject']['name']}  {what}  {other}{tail}", style="bold"))
    console.print(Text(f"    “{claim['quote']}” {by(claim)}  {claim['claim']}", style="dim"))


@filtered
def paths(
    one: Annotated[str, typer.Argument(help="Where to begin: an id or a name.")],
    other: Annotated[str, typer.Argument(help="Where to end.")],
    keep: Filter,
    max_hops: Annotated[int, typer.Option(min=1, max=6, help="How long at the most.")] = 6,
    slack: Annotated[int, typer.Option(min=0, max=2, help="Also the ways this many hops longer than the shortest.")] = 0,
    exclude: Many = None,
    exclude_relation: Many = None,
    exclude_relationship: Many = None,
    via: Annotated[str | None, typer.Option(help="Whom every way passes: an id or a name.")] = None,
    each: Quotes = 1,
    limit: Annotated[int, typer.Option(min=1, max=25, help="How many ways at the most.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Show the shortest ways between two entities, with a quote on every hop."""
    known = ontology(told := settings())
    with opened(told) as graph:
        ends = resolved(graph, one), resolved(graph, other)
        within, wrong = ways.bounds(
            graph,
            known,
            ends=ends,
            via=resolved(graph, via) if via else None,
            exclude=[resolved(graph, name) for name in exclude or ()],
            exclude_relation=exclude_relation or (),
            exclude_relationship=exclude_relationship or (),
        )
        if wrong:
            fail("; ".join(f"{e['name']}: {e['detail']}" for e in wrong), WRONG_USAGE)
        found = ways.between(
            graph,
            known,
            one=ends[0],
            other=ends[1],
            keep=keep,
            max_hops=max_hops,
            slack=slack,
            within=within,
            each=each,
            limit=limit,
        )
    if as_json:
        return to_json(found)
    if not found["results"]:
        to_people.print(f"nothing connects them within {max_hops} hops")
    for number, way in enumerate(found["results"], 1):
        _way(Console(), number, way)
    left_out(found["answered"])
    return more(found["total"], len(found["results"]))


def _way(console: Console, number: int, way: Json) -> None:
    of = "".join(f" (of {end['name']})" for end in way["of"])
    console.print(Text(f"{number}. {counted(way['length'], 'hop')}{of}", style="bold"))
    for hop in way["hops"]:
        console.print(Text(f"   {hop['sentence']}  ({hop['relation']}, {hop['standing']})"))
        for said in hop["evidence"]:
            console.print(Text(f"      “{said['quote']}” {by(said)}", style="dim"))


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
            to_json(dict(zip(answer.fields, values, strict=True)))
    else:
        _table(answer.fields, [[v if isinstance(v, str) else orjson.dumps(v, default=str).decode() for v in row] for row in answer.values])
    if answer.truncated:
        to_people.print(f"only the first {len(answer.values):,} rows are shown")


def resolved(graph: Graph, entity: str) -> str:
    """Return the id of an entity given by id or name; an ambiguous name lists the candidates."""
    if known := reads.ref(graph, entity_id=entity):
        return str(known["merged_into"] or entity)
    found: list[Json] = reads.search(graph, text=entity, limit=10)["results"]
    exact = [f for f in found if entity.casefold() in {n.casefold() for n in (f["name"], *f["aliases"])}] or found
    if not exact:
        fail(f"nothing is called {entity!r}", WRONG_USAGE)
    if len(exact) > 1:
        fail(f"{entity!r} may be: " + "; ".join(f"{f['id']} ({f['name']})" for f in exact), WRONG_USAGE)
    return str(exact[0]["id"])


def left_out(answered: Json) -> None:
    """Say how much time left out, and why."""
    said = [f"{count:,} {name.replace('_', ' ')}" for name, count in answered["left_out"].items() if count]
    if said:
        to_people.print(f"left out: {', '.join(said)}", highlight=False)


def more(total: int, shown: int) -> None:
    """Say how many are not shown."""
    if total > shown:
        to_people.print(f"{total - shown:,} more; --limit shows them")


def to_json(said: Any) -> None:
    """Print JSON."""
    sys.stdout.write(orjson.dumps(said, default=str).decode() + "\n")


def _table(fields: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*(escape(f) for f in fields))
    for row in rows:
        table.add_row(*(Text(str(v)) for v in row))
    Console().print(table)
