"""Free Cypher for analysts: reading only, planned before it runs, bounded in time, rows and size.

READ access mode alone still runs LOAD CSV, TERMINATE TRANSACTIONS, SHOW TRANSACTIONS and CALL dbms.listConfig(), so a
statement is explained first: it must be a plain read whose operators and procedures all stand on a list. No time limit
interrupts a loop within one expression, so `loops` bounds those by the text, and a hard deadline stands behind it.
"""

import re
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from cypher import loops
from cypher.deadline import Call, Full, Gone, Late, within
from cypher.graph import FREE_AT_ONCE, Busy, Graph, GraphError, Plan, Refused, TooLong
from cypher.operators import READING
from cypher.tokens import tokens
from cypher.values import Drawn, Json, plain, weight

SECONDS = 10.0
ROWS = 10_000
CHARACTERS = 20_000_000
PATIENCE = 5.0
_GRACE = 1.5
_PAUSES = (0.1, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 4.0)
_MOST_ENDS = 2_000
PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.index.fulltext.querynodes",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
    }
)
_CALLED = re.compile(r"([A-Za-z_][\w.]*)\(")


@dataclass(frozen=True, slots=True)
class Answer:
    """The fields and the rows of an answer, whether rows were left out, and the nodes and edges among its values."""

    fields: list[str]
    values: list[list[Any]]
    truncated: bool
    graph: Json


def ask(
    graph: Graph,
    text: str,
    parameters: Mapping[str, Any],
    *,
    seconds: float = SECONDS,
    rows: int = ROWS,
    patience: float = PATIENCE,
    call: Call | None = None,
) -> Answer:
    """Answer one reading statement within `seconds` and 2 more; raises Refused, BadQuery, TooLong or Busy.

    Two statements run at once; another waits `patience` seconds for its turn. Once the caller leaves (`call.leave()`),
    Gone is raised, the statement is ended in Neo4j and its place is free.
    """
    _readable(text, parameters)
    call = call or Call()
    work = partial(_answer, graph, text, parameters, seconds=seconds, rows=rows, call=call)
    return awaited(graph, work, call, seconds=seconds, places=graph.free_places, patience=patience)


def awaited(
    graph: Graph, work: Callable[[], Answer], call: Call, *, seconds: float = SECONDS, places: threading.Semaphore, patience: float
) -> Answer:
    """Return what the work answers; what runs too long, or for nobody any more, is ended in Neo4j."""
    try:
        return within(seconds + _GRACE, work, call=call, places=places, patience=patience)
    except Full:
        raise Busy(f"{FREE_AT_ONCE} statements are running; try again in a moment") from None
    except Late:
        _end(graph, call)
        raise TooLong(f"the statement took longer than {seconds:g} s") from None
    except Gone:
        _end(graph, call)
        raise


def _readable(text: str, parameters: Mapping[str, Any]) -> None:
    """Refuse what can be refused by its text."""
    begins = next(iter(tokens(text)), None)
    if begins and begins.says("explain", "profile", "cypher"):
        raise Refused(f"{begins.text.upper()} is not allowed here; begin with the statement itself")
    if why := loops.fault(text, parameters):
        raise Refused(why)


def _answer(graph: Graph, text: str, parameters: Mapping[str, Any], *, seconds: float, rows: int, call: Call) -> Answer:
    _permitted(graph.explain(text, parameters, seconds=seconds, mark=call.mark))
    return answered(graph, text, parameters, seconds=seconds, rows=rows, call=call)


def answered(
    graph: Graph, text: str, parameters: Mapping[str, Any], *, seconds: float = SECONDS, rows: int = ROWS, call: Call | None = None
) -> Answer:
    """Answer a statement that may run: its rows as JSON has them, and what can be drawn of them."""
    taken = _Taken(rows, call or Call())
    taken.go_on()
    fields = graph.table(text, parameters, seconds=seconds, take=taken.take, mark=taken.call.mark)
    missing = taken.drawn.missing()[:_MOST_ENDS]
    if missing:
        taken.go_on()
        taken.drawn.meet(graph.nodes(missing))
    return Answer(fields, taken.values, taken.truncated, taken.drawn.graph())


def _end(graph: Graph, call: Call) -> None:
    """End in Neo4j what the call still runs there."""
    threading.Thread(target=_ending, args=(graph, call), name="fealty-end", daemon=True).start()


def _ending(graph: Graph, call: Call) -> None:
    """Ask again until it ended: it may not have begun yet; where Neo4j cannot be asked, its own time limit stands."""
    for pause in _PAUSES:
        if call.ended.is_set():
            return
        with suppress(GraphError):
            graph.terminate(call.mark)
        call.ended.wait(pause)


@dataclass
class _Taken:
    """The rows taken so far, as JSON has them."""

    rows: int
    call: Call
    values: list[list[Any]] = field(default_factory=list[list[Any]])
    drawn: Drawn = field(default_factory=Drawn)
    truncated: bool = False
    _size: int = 0

    def go_on(self) -> None:
        """Raise Gone where nobody waits any longer."""
        if self.call.left:
            raise Gone

    def take(self, row: list[Any]) -> bool:
        """Take a row; False when there are enough, or nobody waits for them."""
        if self.call.left:
            return False
        if len(self.values) == self.rows or self._size > CHARACTERS:
            self.truncated = True
            return False
        said = plain(row)
        self._size += weight(said)
        self.values.append(said)
        self.drawn.meet(row)
        return True


def _permitted(plan: Plan) -> None:
    if plan.query_type != "r":
        raise Refused("only statements that read are allowed here")
    for operator in plan.operators:
        if operator.name == "ProcedureCall":
            _known(operator.details)
        elif operator.name not in READING:
            raise Refused(f"{operator.name} is not among the operators allowed here")


def _known(details: str) -> None:
    called = _CALLED.match(details)
    if called is None or called[1].lower() not in PROCEDURES:
        raise Refused(f"the procedure {called[1] if called else details!r} is not allowed here")
