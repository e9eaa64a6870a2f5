"""`fealty conflicts` and `grade`: where sources disagree, and how reliable each is held to be."""

from datetime import UTC, datetime
from getpass import getuser
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from cypher import grading
from cypher.conflicts import Wanted
from cypher.filters import BadFilter, Filter
from fealty.commands import ask
from fealty.opening import WRONG_USAGE, fail, ontology, opened, settings, to_people
from model.conflicts import KINDS
from model.errors import BadClaim
from model.ontology import Ontology
from service import disagreements

Json = dict[str, Any]
Many = list[str] | None


def conflicts(
    entity: Annotated[str | None, typer.Argument(help="About whom: an id or a name; everywhere without.")] = None,
    kinds: Annotated[Many, typer.Option("--kind", help="numbers, dates, denied, cause or contradiction.")] = None,
    relations: Annotated[Many, typer.Option("--relation", help="About these relations, with those that they include.")] = None,
    attributes: Annotated[Many, typer.Option("--attribute", help="About these attributes.")] = None,
    types: Annotated[Many, typer.Option("--type", help="About entities of these types.")] = None,
    sources: Annotated[Many, typer.Option("--source", help="In which one of these sources (ids) has a say.")] = None,
    publishers: Annotated[Many, typer.Option("--publisher", help="In which one of these publishers has a say.")] = None,
    min_voices: Annotated[int, typer.Option(min=1, help="With this many independent voices on every side.")] = 1,
    each: Annotated[int, typer.Option("--evidence", min=0, max=50, help="How many quotes on each side.")] = 3,
    limit: ask.Limit = 25,
    offset: ask.Offset = 0,
    as_json: ask.AsJson = False,
) -> None:
    """Show where sources disagree: each question, and every answer with who gives it."""
    known = ontology(told := settings())
    keep = _checked(known, relations, types)
    wanted = Wanted(
        kinds=_among("kind", kinds, KINDS),
        whats=_whats(known, keep, attributes),
        sources=sources or (),
        publishers=publishers or (),
        types=keep.types,
        min_voices=min_voices,
    )
    with opened(told) as graph:
        id_ = ask.resolved(graph, entity) if entity else None
        found = disagreements.listed(graph, known, entity_id=id_, wanted=wanted, each=each, limit=limit, offset=offset)
    if as_json:
        return ask.to_json(found)
    if not found["total"]:
        to_people.print("no disagreement is found", highlight=False)
    console = Console()
    for conflict in found["results"]:
        _conflict(console, conflict)
    return ask.more(found["total"], offset + len(found["results"]))


def grade(
    source: Annotated[str, typer.Argument(help="A source's id.")],
    reliability: Annotated[str, typer.Argument(help="A (always reliable) to E (unreliable), or F (cannot be judged).")],
    by: Annotated[str | None, typer.Option(help="Who grades; your login without.")] = None,
) -> None:
    """Set how reliable you hold a source to be; it stays when the source is loaded again."""
    with opened(settings()) as graph:
        try:
            done = grading.grade(graph, source_id=source, reliability=reliability, by=by or getuser(), at=datetime.now(UTC))
        except BadClaim as error:
            fail(error.reason, WRONG_USAGE)
    if not done:
        fail(f"no source has the id {source}", WRONG_USAGE)
    to_people.print(f"{source} is now {reliability}", highlight=False)


def _checked(known: Ontology, relations: Many, types: Many) -> Filter:
    try:
        return Filter(relations=tuple(relations or ()), types=tuple(types or ())).checked(known)
    except BadFilter as error:
        fail(f"--{error}", WRONG_USAGE)


def _whats(known: Ontology, keep: Filter, attributes: Many) -> list[str]:
    return [*(keep.widened(known) if keep.relations else ()), *_among("attribute", attributes, tuple(known.attributes))]


def _among(name: str, values: Many, known: tuple[str, ...]) -> list[str]:
    for value in values or ():
        if value not in known:
            fail(f"--{name}: {value!r} is not one of {', '.join(known)}", WRONG_USAGE)
    return values or []


def _conflict(console: Console, conflict: Json) -> None:
    console.print(Text(f"{conflict['question']}  ({conflict['kind']}, {conflict['id'][:8]})", style="bold"), soft_wrap=True)
    for side in conflict["sides"]:
        marks = "alleged, " if side["alleged"] else ""
        console.print(Text(f"  {side['answer']}  [{marks}{ask.supported(side)}]"), soft_wrap=True)
        for said in side["evidence"]:
            console.print(Text(f"    “{said['quote']}” {ask.by(said)}", style="dim"), soft_wrap=True)
