"""The saved questions: every file of `questions/`, and those of `explore/` that answer a person."""

import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from cypher.deadline import Call
from cypher.free import Answer, answered, awaited
from cypher.graph import Graph
from cypher.statements import Parameter, Statement, names, statement
from model.dates import is_day

_OURS = (
    "export_",
    "count_",
    "revision",
    "projection",
    "entities",
    "claims_by_id",
    "matching_edges",
    "edge_claims",
    "edges_by_id",
    "changing",
    "told",
    "deaths",
)


class BadParameter(ValueError):
    """A parameter of a saved question that is missing, unknown or of another type."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} {reason}")
        self.name, self.reason = name, reason


def listed() -> list[str]:
    """Return the names of the saved questions, those made for people first."""
    return [*names("questions"), *(n for n in names("explore") if not n.removeprefix("explore/").startswith(_OURS))]


def every() -> list[str]:
    """Return the names of all questions that can be asked by name, those made for people first, ours for the service last."""
    return [*listed(), *(name for name in names("explore") if name not in listed())]


def known(name: str) -> Statement | None:
    """Return a question of any kind by its short name, or None."""
    return _called(name, every())


def found(name: str) -> Statement | None:
    """Return a saved question by its short name, or None."""
    return _called(name, listed())


def _called(name: str, among: Sequence[str]) -> Statement | None:
    full = next((n for n in among if n.partition("/")[2] == name), None)
    return statement(full) if full else None


def ask(graph: Graph, question: Statement, parameters: Mapping[str, Any], *, call: Call | None = None) -> Answer:
    """Answer a saved question with free Cypher's limits; its text is ours and is not judged. Raises TooLong, or Gone once `call` is left."""
    call = call or Call()
    work = partial(answered, graph, question.text, parameters, call=call)
    return awaited(graph, work, call, places=threading.Semaphore(1), patience=0)


def parameters(question: Statement, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return typed parameters from texts; what is left out is null, or its example where that is a number, a boolean or an empty list."""
    known = {p.name: p for p in question.parameters}
    if unknown := sorted(set(given) - set(known)):
        raise BadParameter(unknown[0], f"is not a parameter of {question.name.partition('/')[2]}; it takes {', '.join(known) or 'none'}")
    return {name: _typed(p, given[name]) if name in given else _absent(p) for name, p in known.items()}


def _absent(parameter: Parameter) -> Any:
    if parameter.optional:
        return None
    if parameter.type == "integer":
        return int(parameter.example)
    if parameter.type == "boolean":
        return parameter.example == "true"
    if parameter.type == "list" and parameter.example == "[]":
        return []
    raise BadParameter(parameter.name, f"is needed: a {parameter.type} such as {parameter.example}")


def _typed(parameter: Parameter, values: Sequence[str]) -> Any:
    match parameter.type:
        case "list":
            return list(values)
        case "integer" if values[-1].lstrip("-").isascii() and values[-1].lstrip("-").isdigit() and len(values[-1]) < 19:
            return int(values[-1])
        case "boolean" if values[-1] in ("true", "false"):
            return values[-1] == "true"
        case "string":
            return values[-1]
        case "date" if is_day(values[-1]):
            return values[-1]
        case kind:
            raise BadParameter(parameter.name, f"needs a {kind} such as {parameter.example}, not {values[-1]!r}")
