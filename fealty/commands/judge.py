"""`fealty merge`, `unmerge`, `judgements`, `retract` and `review`: deciding in the terminal."""

import getpass
import sys
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.prompt import Prompt
from rich.text import Text

from cypher import evidence, judgements, reads, retractions, reviews
from cypher.filters import Filter
from cypher.graph import Graph
from fealty.commands.ask import resolved
from fealty.opening import REFUSED, WRONG_USAGE, fail, ontology, opened, settings, to_people
from model.judgements import Judgement, judgement_record, moment
from model.ontology import Ontology

Why = Annotated[str | None, typer.Option(help="Why.")]
By = Annotated[str | None, typer.Option(help="Who decides; your user name without.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def merge(
    left: Annotated[str, typer.Argument(help="An id or a name.")],
    right: Annotated[str, typer.Argument(help="The same entity under another id or name.")],
    why: Why = None,
    by: By = None,
    different: Annotated[
        bool, typer.Option("--different", help="Judge that they are different instead: they will never be merged.")
    ] = False,
) -> None:
    """Judge that two entities are the same: names, relationships and counts follow at once, and can be taken back."""
    known = ontology(told := settings())
    with opened(told) as graph:
        ends = [_id(graph, name) for name in (left, right)]
        if ends[0] == ends[1]:
            fail(f"both are {ends[0]}", WRONG_USAGE)
        judgement = Judgement(
            ends[0], ends[1], "different" if different else "same", by or getpass.getuser(), moment(datetime.now(UTC)), why
        )
        done = judgements.judge(graph, judgement, ontology=known)
        into = reads.merged_into(graph, ids=ends)
    for merged, canonical in sorted(into.items()):
        to_people.print(f"{merged} is merged into {canonical}", highlight=False)
    if any(s.judgement.id == judgement.id for s in done.skipped):
        blocked = next(s.blocked_by for s in done.skipped if s.judgement.id == judgement.id)
        fail(f"not merged: {blocked.left} and {blocked.right} were judged different by {blocked.by} ({blocked.id})", REFUSED)
    to_people.print(f"judgement {judgement.id}; `fealty unmerge {judgement.id}` takes it back", highlight=False, soft_wrap=True)


def unmerge(
    left: Annotated[str, typer.Argument(help="The id of a judgement, or an entity.")],
    right: Annotated[str | None, typer.Argument(help="The entity that it was judged the same as.")] = None,
) -> None:
    """Take a judgement back: what it alone had merged stands by itself again, as before."""
    known = ontology(told := settings())
    with opened(told) as graph:
        ids = [left] if right is None else _between(graph, [_id(graph, name) for name in (left, right)])
        moved = [judgements.unjudge(graph, id_, ontology=known) for id_ in ids]
    if not moved or None in moved:
        fail(f"there is no judgement {' '.join(filter(None, (left, right)))}; `fealty judgements` lists them", WRONG_USAGE)
    parted = sorted({id_ for ids_ in moved for id_ in ids_ or ()})
    to_people.print(f"taken back; {', '.join(parted) or 'nothing'} moved", highlight=False, soft_wrap=True)


def _between(graph: Graph, ends: list[str]) -> list[str]:
    """Return the judgement between two entities; merged, both may go by one name, and then it is the only one of their cluster."""
    same = [j for j in judgements.listed(graph) if j.verdict == "same"]
    if direct := [j.id for j in same if {j.left, j.right} == set(ends)]:
        return direct
    into = reads.merged_into(graph, ids=sorted({id_ for j in same for id_ in j.pair}))
    found = [j for j in same if {into.get(id_, id_) for id_ in j.pair} == {into.get(id_, id_) for id_ in ends}]
    if len(found) > 1:
        fail("several judgements merge them: " + "; ".join(f"{j.id} ({j.left}, {j.right})" for j in found), WRONG_USAGE)
    return [j.id for j in found]


def _id(graph: Graph, name: str) -> str:
    """Return an id as given, loaded or not, so that a judgement may wait; a name is resolved."""
    return name if ":" in name and " " not in name else resolved(graph, name)


def listed(as_json: AsJson = False) -> None:
    """List judgements, the latest first, and those that another one blocks."""
    with opened(settings()) as graph:
        every, skipped = judgements.listed(graph), {s.judgement.id: s.blocked_by for s in judgements.skipped(graph)}
    if as_json:
        for judgement in every:
            sys.stdout.write(orjson.dumps(judgement_record(judgement)).decode() + "\n")
        return
    for j in every:
        blocked = f", blocked by {skipped[j.id].id}" if j.id in skipped else ""
        to_say = f"{j.id}  {j.pair[0]} {j.verdict} {j.pair[1]}{blocked}\n    {j.by}, {j.at}{': ' + j.why if j.why else ''}"
        Console(soft_wrap=True).print(Text(to_say))


def retract(source: Annotated[str, typer.Argument(help="A source's id.")], why: Why = None, by: By = None) -> None:
    """Take a source back: exactly what only it supported disappears. Loading it again restores it."""
    known = ontology(told := settings())
    columns = SpinnerColumn(), TextColumn("{task.completed:,} claims taken back")
    with opened(told) as graph, Progress(*columns, console=to_people, transient=True) as bar:
        task = bar.add_task("", total=None)
        gone = retractions.retract(
            graph,
            source_id=source,
            by=by or getpass.getuser(),
            at=moment(datetime.now(UTC)),
            why=why,
            ontology=known,
            told=lambda count: bar.advance(task, count),
        )
    if gone is None:
        fail(f"there is no source {source}", WRONG_USAGE)
    to_people.print(f"{source} is taken back with {gone:,} claims", highlight=False)


def review(
    claim: Annotated[str | None, typer.Argument(help="A claim's id; the queue without.")] = None,
    decision: Annotated[str | None, typer.Option(help="accepted, rejected or proposed, without being asked.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="The queue of these sources.")] = None,
    why: Why = None,
    by: By = None,
) -> None:
    """Decide on claims beside the passage that they quote; a decision stays when the text is read again."""
    if decision not in (None, "accepted", "rejected", "proposed"):
        fail("--decision is accepted, rejected or proposed", WRONG_USAGE)
    known = ontology(told := settings())
    who = by or getpass.getuser()
    with opened(told) as graph:
        found = evidence.claims_by_id(graph, ids=[claim]) if claim else _queue(graph, known, tuple(source or ()))
        if claim and not found:
            fail(f"there is no claim {claim}", WRONG_USAGE)
        if not found:
            to_people.print("nothing waits for a decision")
        _decide(graph, known, found, decision, who, why)


def _queue(graph: Graph, known: Ontology, sources: tuple[str, ...]) -> list[dict[str, Any]]:
    keep = Filter(statuses=("proposed",), sources=sources)
    return evidence.claims(graph, ontology=known, keep=keep, sort="confidence", limit=1000)["results"]


def _decide(graph: Graph, known: Ontology, found: list[dict[str, Any]], decision: str | None, who: str, why: str | None) -> None:
    for number, claim in enumerate(found, 1):
        if decision is None:
            _show(claim, number, len(found))
        choice = decision or Prompt.ask("accept, reject, skip or quit", choices=["a", "r", "s", "q"], default="s", console=to_people)
        if choice == "q":
            return
        made: Any = {"a": "accepted", "r": "rejected"}.get(choice, decision)
        if made:
            stored = reviews.stored(graph, claim_id=claim["claim"])
            assert stored
            at = moment(datetime.now(UTC))
            told = reviews.of_claim(graph, row=stored, decision=made, by=who, at=at, why=why, ontology=known)
            changed = reviews.decide(graph, [told], ontology=known, subjects=[stored["subject"]])
            to_people.print(f"{made}: {changed} claim{'' if changed == 1 else 's'} changed", highlight=False)


def _show(claim: dict[str, Any], number: int, total: int) -> None:
    """Show a claim beside its passage: the quote marked in the words around it."""
    what = claim["relation"] or claim["attribute"]
    other = claim["object"]["name"] if claim["object"] else claim["value"]
    console = to_people
    console.rule(f"{number} of {total}")
    console.print(Text(f"{claim['subject']['name']}  {what}  {other}", style="bold"))
    marks = [claim["polarity"], claim["modality"], claim["since"] and f"since {claim['since']}", f"confidence {claim['confidence']}"]
    console.print(Text(", ".join(filter(None, marks)), style="dim"))
    passage = Text(f"…{claim['prefix']}" if claim["prefix"] else "")
    passage.append(claim["quote"], style="reverse").append(f"{claim['suffix']}…" if claim["suffix"] else "")
    console.print(passage)
    source = claim["source"]
    console.print(Text(f"{source['title'] or source['id']}, {source['publisher'] or ''} {source['published'] or ''}", style="dim"))
