"""The filters that everything which asks or takes out shares, as options of the command line."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Optional

import typer

from cypher.filters import BadFilter, Filter
from fealty.opening import WRONG_USAGE, fail, ontology, settings

Many = Optional[list[str]]  # noqa: UP045 - Typer reads this form
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


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared filters as options; it receives them as one checked `keep`."""
    return _with(command, tuple(_OPTIONS))


def filtered_claims(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command those filters that ask something of a claim."""
    return _with(command, tuple(name for name in _OPTIONS if name not in _OF_EDGES))


def _with(command: Callable[..., None], names: tuple[str, ...]) -> Callable[..., None]:
    @wraps(command)
    def asked(**given: Any) -> None:
        parts = {name: given.pop(name) for name in names}
        command(**given, keep=_checked(parts))

    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "keep"]
    ours = [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=_OPTIONS[n][1], annotation=_OPTIONS[n][0]) for n in names]
    plain = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    asked.__signature__ = inspect.Signature([*plain, *ours])  # type: ignore[attr-defined]
    asked.__annotations__ = {p.name: p.annotation for p in (*plain, *ours)}
    return asked


def _checked(parts: dict[str, Any]) -> Filter:
    told: dict[str, Any] = {name: tuple(value or ()) if name not in _OF_EDGES else value for name, value in parts.items()}
    try:
        return Filter(**told).checked(ontology(settings()))
    except BadFilter as error:
        fail(f"--{error}", WRONG_USAGE)
