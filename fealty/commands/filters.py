"""The filters that everything which asks or takes out shares, as options of the command line."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Optional

import typer

from cypher.filters import Filter
from cypher.when import when
from fealty.opening import WRONG_USAGE, fail, ontology, settings
from model.errors import BadFilter
from model.when import When

Many = Optional[list[str]]  # noqa: UP045 - Typer reads this form
One = Optional[str]  # noqa: UP045
_GROUP = "Filters"


def _option(name: str, what: str) -> Any:
    return typer.Option(name, help=what, rich_help_panel=_GROUP)


_OPTIONS: dict[str, tuple[Any, Any]] = {
    "relations": (Annotated[Many, _option("--relation", "These relations, with those that they include.")], None),
    "types": (Annotated[Many, _option("--type", "Entities of these types.")], None),
    "places": (Annotated[Many, _option("--place", "In these places (ids), or in what is located in them.")], None),
    "sources": (Annotated[Many, _option("--source", "Said by these sources (ids).")], None),
    "publishers": (Annotated[Many, _option("--publisher", "Published by these.")], None),
    "voices": (Annotated[Many, _option("--attributed-to", "Attributed to these: an entity's id, or the words.")], None),
    "modalities": (Annotated[Many, _option("--modality", "asserted, alleged, possible or planned.")], None),
    "polarities": (Annotated[Many, _option("--polarity", "affirmed or denied.")], None),
    "statuses": (Annotated[Many, _option("--status", "proposed, accepted, rejected or superseded.")], None),
    "min_sources": (
        Annotated[int, typer.Option("--min-sources", min=1, help="Said by this many sources at least.", rich_help_panel=_GROUP)],
        1,
    ),
    "contested": (Annotated[Optional[bool], _option("--contested/--uncontested", "Only what sources dispute, or do not.")], None),  # noqa: UP045
}
_OF_EDGES = ("min_sources", "contested")
_TIME: dict[str, tuple[Any, Any]] = {
    "as_of": (Annotated[One, _option("--as-of", "What stands at any time in a day, a month or a year, such as 2016-07.")], None),
    "since": (Annotated[One, _option("--since", "What is evidenced at or after a day, a month or a year.")], None),
    "until": (Annotated[One, _option("--until", "What is evidenced at or before a day, a month or a year.")], None),
    "known_by": (Annotated[One, _option("--known-by", "Only what had been published by then.")], None),
    "undated": (Annotated[str, _option("--undated", "include or exclude what nobody dates.")], "include"),
    "family": (Annotated[str, _option("--family", "Also what is said of its parents, or of its branches.")], "none"),
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared filters as options; it receives them as one checked `keep`."""
    return _with(command, "keep", _OPTIONS | _TIME, _checked)


def filtered_claims(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command those filters that ask something of a claim."""
    return _with(command, "keep", {name: told for name, told in _OPTIONS.items() if name not in _OF_EDGES} | _TIME, _checked)


def filtered_changes(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters that what happened between two dates can have."""
    return _with(command, "keep", _OPTIONS | {name: _TIME[name] for name in ("since", "until", "known_by", "family")}, _checked)


def timed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of time alone; it receives them as one `when`."""
    return _with(command, "when", {name: told for name, told in _TIME.items() if name != "family"}, _when)


def _with(command: Callable[..., None], as_: str, options: dict[str, tuple[Any, Any]], read: Callable[..., Any]) -> Callable[..., None]:
    @wraps(command)
    def asked(**given: Any) -> None:
        parts = {name: given.pop(name) for name in options}
        command(**given, **{as_: read(parts)})

    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != as_]
    ours = [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=d, annotation=a) for n, (a, d) in options.items()]
    plain = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    asked.__signature__ = inspect.Signature([*plain, *ours])  # type: ignore[attr-defined]
    asked.__annotations__ = {p.name: p.annotation for p in (*plain, *ours)}
    return asked


def _checked(parts: dict[str, Any]) -> Filter:
    time = {name: parts.pop(name) for name in _TIME if name in parts}
    told: dict[str, Any] = {name: tuple(value or ()) if name not in _OF_EDGES else value for name, value in parts.items()}
    try:
        return Filter(**told, when=_when(time)).checked(ontology(settings()))
    except BadFilter as error:
        fail(f"--{error}", WRONG_USAGE)


def _when(parts: dict[str, Any]) -> When:
    try:
        return when(**parts)
    except BadFilter as error:
        fail(f"--{error.name.replace('_', '-')}: {error.reason}", WRONG_USAGE)
