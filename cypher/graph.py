"""The graph: opened once at the entry point and passed in. Timeouts, retries, access mode and errors live here.

GraphError
├── Away         Neo4j cannot be reached or refuses the password
├── TooLong      a time or memory limit ended the statement
├── Busy         as many free statements as may run at once are running
├── Refused      the statement may not run here (a write in a read)
└── BadQuery     a mistake in the statement; `position` where Neo4j names it
"""

# The driver's own signatures are partly untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
import re
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar, cast

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Query, spatial, time, unit_of_work
from neo4j import graph as driver_graph
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from cypher.statements import Statement, statement
from cypher.values import Node, Path, Relationship

Row = dict[str, Any]
T = TypeVar("T")
READ_SECONDS = 30.0
WRITE_SECONDS = 600.0
FREE_AT_ONCE = 2
_EXPLAIN = "EXPLAIN\n"
_PLACE = re.compile(r" \(line \d+, column \d+ \(offset: (\d+)\)\)")


class GraphError(Exception):
    """Something that Neo4j could not do."""


class Away(GraphError):
    """Neo4j cannot be reached, or refuses the password."""


class TooLong(GraphError):
    """A time or memory limit ended the statement."""


class Busy(GraphError):
    """As many free statements as may run at once are running."""


class Refused(GraphError):
    """The statement may not run here."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a statement: its line and column from 1, and its offset from 0, in characters."""

    line: int
    column: int
    offset: int


class BadQuery(GraphError):
    """A mistake in the statement; `position` where Neo4j names it."""

    def __init__(self, message: str, position: Position | None = None) -> None:
        super().__init__(message)
        self.position = position


class Transaction:
    """One transaction, read or write, in which statements run in turn."""

    def __init__(self, inner: ManagedTransaction) -> None:
        self._inner = inner

    def run(self, statement: Statement, parameters: Mapping[str, Any]) -> list[Row]:
        """Run one statement and return its rows."""
        return self._inner.run(statement.text, dict(parameters)).data()

    def found(self, statement: Statement, parameters: Mapping[str, Any]) -> list[Any]:
        """Run a statement that collects its rows into one list: the driver takes 60 µs a record, and 2 µs an item."""
        return self._inner.run(statement.text, dict(parameters)).single(strict=True)[0]


@dataclass(frozen=True)
class Graph:
    """A Neo4j database."""

    driver: Driver
    database: str = "neo4j"
    free_places: threading.Semaphore = field(default_factory=lambda: threading.BoundedSemaphore(FREE_AT_ONCE), compare=False, repr=False)

    @classmethod
    def open(cls, uri: str, *, username: str, password: str, database: str = "neo4j") -> Self:
        """Connect, and check that Neo4j answers; raises Away."""
        with _told():
            driver = GraphDatabase.driver(
                uri,
                auth=(username, password),
                connection_acquisition_timeout=15,
                notifications_min_severity="OFF",
                max_transaction_retry_time=15,
            )
            try:
                driver.verify_connectivity()
            except BaseException:
                driver.close()
                raise
        return cls(driver, database)

    def close(self) -> None:
        """Close every connection."""
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float = READ_SECONDS) -> list[Row]:
        """Run one read and return its rows as dicts; asked once more where the connection was lost."""
        with _told():
            try:
                return self._read(statement, parameters, seconds)
            except (SessionExpired, ServiceUnavailable, TransientError):
                return self._read(statement, parameters, seconds)

    def _read(self, statement: Statement, parameters: Mapping[str, Any], seconds: float) -> list[Row]:
        """One round trip: a transaction of its own costs as much again (0.9 ms against 1.7)."""
        with self.driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
            found = session.run(Query(statement.text, timeout=seconds), dict(parameters))
            # The files answer maps, so no value needs the driver's deep copy.
            return [dict(cast(Iterable[tuple[str, Any]], record.items())) for record in found]

    def stream(self, statement: Statement, parameters: Mapping[str, Any]) -> Iterator[Row]:
        """Run one read and yield its rows as they come, with flat memory."""
        with _told(), self.driver.session(database=self.database, default_access_mode=READ_ACCESS, fetch_size=2000) as session:
            for record in session.run(statement.text, dict(parameters)):
                yield record.data()

    def write(self, work: Callable[[Transaction], T], *, seconds: float = WRITE_SECONDS) -> T:
        """Run one write transaction, and again if Neo4j says so; all of it happens or nothing."""
        with _told(), self.driver.session(database=self.database, default_access_mode=WRITE_ACCESS) as session:

            @unit_of_work(timeout=seconds)
            def run(inner: ManagedTransaction) -> T:
                return work(Transaction(inner))

            return session.execute_write(run)

    def consistent(self, work: Callable[[Transaction], T], *, seconds: float = WRITE_SECONDS) -> T:
        """Run several reads in one transaction."""
        with _told(), self.driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:

            @unit_of_work(timeout=seconds)
            def run(inner: ManagedTransaction) -> T:
                return work(Transaction(inner))

            return session.execute_read(run)

    def autocommit(self, statement: Statement, parameters: Mapping[str, Any]) -> list[Row]:
        """Run one statement outside a transaction of ours: schema changes."""
        with _told(), self.driver.session(database=self.database) as session:
            return session.run(statement.text, dict(parameters)).data()

    def table(
        self, text: str, parameters: Mapping[str, Any], *, seconds: float, take: Callable[[list[Any]], bool], mark: str = ""
    ) -> list[str]:
        """Run an analyst's own read and return its fields; `take` is given each row until it says that it has enough."""
        with _told(text), self.driver.session(database=self.database, default_access_mode=READ_ACCESS, fetch_size=200) as session:
            with session.begin_transaction(timeout=seconds, metadata={"mark": mark}) as tx:
                answer = tx.run(cast(Any, text), dict(parameters))
                fields = list(answer.keys())
                for record in answer:
                    if not take([_value(value) for value in record.values()]):
                        break
                return fields

    def nodes(self, ids: Sequence[str]) -> list[Node]:
        """Return the nodes that have these element ids."""
        found: list[Node] = []
        self.table(statement("admin/ends").text, {"ids": list(ids)}, seconds=READ_SECONDS, take=lambda row: found.append(row[0]) is None)
        return found

    def terminate(self, mark: str) -> None:
        """End the transaction that bears a mark; Neo4j ends it between two rows, or when an expression is done."""
        self.autocommit(statement("admin/terminate"), {"mark": mark})

    def version(self) -> str:
        """Return the server's name and version: `Neo4j/5.26.30`."""
        with _told():
            return self.driver.get_server_info().agent

    def explain(self, text: str, parameters: Mapping[str, Any], *, seconds: float = 10, mark: str = "") -> "Plan":
        """Return what a statement would do, without running it; raises BadQuery."""
        opened = self.driver.session(database=self.database, default_access_mode=READ_ACCESS)
        with _told(text, before=_EXPLAIN), opened as session:
            query = Query(cast(Any, _EXPLAIN + text), timeout=seconds, metadata={"mark": mark})
            summary = session.run(query, dict(parameters)).consume()
            return Plan(summary.query_type or "", tuple(_operators(cast(Mapping[str, Any], summary.plan or {}))))


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator of a plan: its name and its arguments."""

    name: str
    details: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a statement would do: `r`, `rw`, `w` or `s`, and its operators."""

    query_type: str
    operators: tuple[Operator, ...]


def _operators(plan: Mapping[str, Any]) -> Iterator[Operator]:
    if plan:
        yield Operator(str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", "")))
        for child in plan.get("children", ()):
            yield from _operators(child)


def _value(raw: Any) -> Any:
    """Return a value of the driver as ours: nodes, relationships and paths as such, times and durations as ISO text."""
    match raw:
        case driver_graph.Node():
            return Node(raw.element_id, tuple(sorted(raw.labels)), {key: _value(value) for key, value in raw.items()})
        case driver_graph.Relationship():
            ends = [node.element_id if node is not None else "" for node in raw.nodes]
            return Relationship(raw.element_id, raw.type, ends[0], ends[1], {key: _value(value) for key, value in raw.items()})
        case driver_graph.Path():
            return Path(tuple(map(_value, raw.nodes)), tuple(map(_value, raw.relationships)))
        case time.Date() | time.Time() | time.DateTime() | time.Duration():
            return raw.iso_format()
        case spatial.Point():
            return {"srid": raw.srid} | dict(zip("xyz", tuple(raw), strict=False))
        case list():
            return [_value(item) for item in cast(list[Any], raw)]
        case dict():
            return {key: _value(item) for key, item in cast(dict[str, Any], raw).items()}
        case _:
            return raw


@contextmanager
def _told(text: str = "", *, before: str = "") -> Generator[None, None, None]:
    """Turn the driver's errors into ours; `before` is what stood in front of a statement's text."""
    try:
        yield
    except AuthError as error:
        raise Away(f"Neo4j refuses the user name or password: {error.message}") from error
    except DriverError as error:
        raise Away(f"Neo4j does not answer: {error}") from error
    except Neo4jError as error:
        raise _ours(error, text, len(before)) from error


def _ours(error: Neo4jError, text: str, shift: int) -> GraphError:
    code, message = error.code or "", error.message or str(error)
    if any(limit in code for limit in ("TransactionTimedOut", "OutOfMemory", "Terminated")):
        return TooLong(message)
    if "AccessMode" in code or "Forbidden" in code or "Security" in code:
        return Refused(message)
    if isinstance(error, ClientError):
        return _mistake(message, text, shift)
    return Away(message) if isinstance(error, TransientError) else GraphError(message)


def _mistake(message: str, text: str, shift: int) -> BadQuery:
    """Return a mistake with its place in characters of what was typed: Neo4j counts UTF-16 units and whatever stood before it."""
    found = _PLACE.search(message)
    if not (found and text):
        return BadQuery(message)
    units = text.encode("utf-16-le")[: 2 * max(0, int(found[1]) - shift)]
    before = units.decode("utf-16-le", "ignore")
    place = Position(before.count("\n") + 1, len(before) - before.rfind("\n"), len(before))
    return BadQuery(f"{message[: found.start()]} (line {place.line}, column {place.column})", place)
