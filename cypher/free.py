"""Free Cypher for analysts: reading only, planned before it runs, bounded in time and rows.

READ access mode alone still runs LOAD CSV, TERMINATE TRANSACTIONS, SHOW TRANSACTIONS and CALL dbms.listConfig(), so a
statement is explained first: it must be a plain read, and every procedure it calls must be on the list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cypher.graph import Graph, Plan, Refused

SECONDS = 10.0
ROWS = 10_000
PROCEDURES = frozenset({"db.labels", "db.relationshiptypes", "db.propertykeys", "db.index.fulltext.querynodes", "db.schema.visualization"})
_REFUSED_OPERATORS = ("LoadCSV", "ShowTransactions", "TerminateTransactions", "ShowSettings", "ShowProcedures", "ShowFunctions")
_CALLED = re.compile(r"([A-Za-z_][\w.]*)\(")
_LOOPS = re.compile(r"\b(range|reduce)\s*\(", re.IGNORECASE)
_BIG_NUMBER = re.compile(r"\b\d[\d_]{5,}\b|\b\d+(?:\.\d+)?e\d+\b|\b0[xo][0-9a-f]{5,}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The fields and the rows of an answer, and whether rows were left out."""

    fields: list[str]
    values: list[list[Any]]
    truncated: bool


def ask(graph: Graph, text: str, parameters: Mapping[str, Any], *, seconds: float = SECONDS, rows: int = ROWS) -> Answer:
    """Answer one reading statement; raises Refused, BadQuery or TooLong."""
    _bounded(text, parameters)
    _permitted(graph.explain(text, parameters))
    return Answer(*graph.table(text, parameters, seconds=seconds, rows=rows))


def _permitted(plan: Plan) -> None:
    if plan.query_type != "r":
        raise Refused("only statements that read are allowed here")
    for operator in plan.operators:
        if operator.name.startswith(_REFUSED_OPERATORS):
            raise Refused(f"{operator.name} is not allowed here")
        if operator.name.startswith("ProcedureCall"):
            _known(operator.details)


def _known(details: str) -> None:
    called = _CALLED.search(details)
    if called is None or called[1].lower() not in PROCEDURES:
        raise Refused(f"the procedure {called[1] if called else details!r} is not allowed here")


def _bounded(text: str, parameters: Mapping[str, Any]) -> None:
    """Refuse a loop inside one expression over a large count: no time limit interrupts it."""
    if not _LOOPS.search(text):
        return
    large = [p for p in parameters.values() if isinstance(p, int | float) and abs(p) > 100_000]
    if _BIG_NUMBER.search(text) or large or len(_LOOPS.findall(text)) > 2 or "*" in text.split("range", 1)[-1].split(")", 1)[0]:
        raise Refused("a loop over more than 100,000 steps in one expression is not allowed here")
