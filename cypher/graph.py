"""The graph: opened once at the entry point and passed in. Timeouts, retries, access mode and errors live here.

GraphError
├── Away         Neo4j cannot be reached or refuses the password
├── TooLong      a time or memory limit ended the statement
├── Refused      the statement may not run here (a write in a read)
└── BadQuery     a mistake in the statement; `position` where Neo4j names it
"""

# The driver's own signatures are partly untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Self, TypeVar, cast

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Query, unit_of_work
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from cypher.statements import Statement

Row = dict[str, Any]
T = TypeVar("T")
READ_SECONDS = 30.0
WRITE_SECONDS = 600.0


class GraphError(Exception):
    """Something that Neo4j could not do."""


class Away(GraphError):
    """Neo4j cannot be reached, or refuses the password."""


class TooLong(GraphError):
    """A time or memory limit ended the statement."""


class Refused(GraphError):
    """The statement may not run here."""


class BadQuery(GraphError):
    """A mistake in the statement; `position` is (line, column) from 1 where Neo4j names it."""

    def __init__(self, message: str, position: tuple[int, int] | None = None) -> None:
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
            return session.run(Query(statement.text, timeout=seconds), dict(parameters)).data()

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

    def autocommit(self, statement: Statement, parameters: Mapping[str, Any]) -> list[Row]:
        """Run one statement outside a transaction of ours: schema changes."""
        with _told(), self.driver.session(database=self.database) as session:
            return session.run(statement.text, dict(parameters)).data()

    def table(self, text: str, parameters: Mapping[str, Any], *, seconds: float, rows: int) -> tuple[list[str], list[list[Any]], bool]:
        """Run an analyst's own read: its fields, at most so many rows of plain values, and whether there were more."""
        with _told(), self.driver.session(database=self.database, default_access_mode=READ_ACCESS, fetch_size=1000) as session:
            with session.begin_transaction(timeout=seconds) as tx:
                answer = tx.run(cast(Any, text), dict(parameters))
                taken = list(islice(answer, rows + 1))
                return list(answer.keys()), [list(record.data().values()) for record in taken[:rows]], len(taken) > rows

    def explain(self, text: str, parameters: Mapping[str, Any]) -> "Plan":
        """Return what a statement would do, without running it; raises BadQuery."""
        with _told(), self.driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
            query = Query(cast(Any, "EXPLAIN " + text), timeout=10)
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


@contextmanager
def _told() -> Generator[None, None, None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except AuthError as error:
        raise Away(f"Neo4j refuses the user name or password: {error.message}") from error
    except DriverError as error:
        raise Away(f"Neo4j does not answer: {error}") from error
    except Neo4jError as error:
        raise _ours(error) from error


def _ours(error: Neo4jError) -> GraphError:
    code, message = error.code or "", error.message or str(error)
    if "TransactionTimedOut" in code or "MemoryPoolOutOfMemory" in code or "TransactionOutOfMemory" in code or "Terminated" in code:
        return TooLong(message)
    if "AccessMode" in code or "Forbidden" in code or "Security" in code:
        return Refused(message)
    if isinstance(error, ClientError):
        return BadQuery(message, _position(message))
    return Away(message) if isinstance(error, TransientError) else GraphError(message)


def _position(message: str) -> tuple[int, int] | None:
    found = re.search(r"line (\d+), column (\d+)", message)
    return (int(found[1]), int(found[2])) if found else None
