"""What is known of an article beside its text: from options, a block at the top of the text, or a file beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast

import yaml

from model.dates import reading
from model.errors import BadClaim, BadDate
from model.grades import grade_of

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.*")


@dataclass(frozen=True, slots=True)
class Details:
    """What somebody says of an article; None where nothing is said."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    retrieved: str | None = None
    reliability: str | None = None

    def over(self, other: "Details") -> "Details":
        """Return these details, and the other's where these say nothing."""
        return replace(other, **{f.name: value for f in fields(self) if (value := getattr(self, f.name))})


NAMES = tuple(f.name for f in fields(Details))


def details_of(raw: Mapping[str, Any], *, prefix: str = "") -> Details:
    """Return the details that a mapping gives; other keys are left; raises BadClaim naming the field."""
    given = {name: _text(name, raw[name], prefix) for name in NAMES if raw.get(name) not in (None, "")}
    for name in ("published", "retrieved"):
        if given.get(name):
            given[name] = day(given[name], f"{prefix}{name}")
    if given.get("reliability"):
        grade_of(given["reliability"], f"{prefix}reliability")
    return Details(**given)


def day(text: str, field: str) -> str:
    """Return a date of EDTF; of a moment the day counts; raises BadClaim."""
    moment = _MOMENT.fullmatch(text)
    said = moment[1] if moment else text
    try:
        reading(said)
    except BadDate as error:
        raise BadClaim(field, str(error)) from None
    return said


def unread(raw: Mapping[str, Any]) -> list[str]:
    """Return the keys that are no details, sorted."""
    return sorted(str(key) for key in raw if key not in NAMES)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the YAML between `---` lines at the top of a text, and the text without it; raises BadClaim for bad YAML."""
    match = _FRONT.match(text)
    if match is None or not (said := _mapping(match[1] or "", "front matter")):
        return {}, text
    return said, text[match.end() :]


def beside(path: Path) -> tuple[dict[str, Any], Path | None]:
    """Return what `<file>.yaml` or `<stem>.yaml` beside a file says, and which it was; raises BadClaim for bad YAML."""
    for file in (path.with_name(f"{path.name}.yaml"), path.with_suffix(".yaml")):
        if file.is_file() and file != path:
            try:
                return _mapping(file.read_text(encoding="utf-8-sig"), file.name, strict=True), file
            except (UnicodeDecodeError, OSError) as error:
                raise BadClaim(file.name, str(error)) from None
    return {}, None


def _mapping(text: str, where: str, *, strict: bool = False) -> dict[str, Any]:
    """Return a YAML mapping; what is no mapping at the top of a text is a part of the text."""
    try:
        said = yaml.load(text, Loader=yaml.BaseLoader)  # every scalar as it is written
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f" in line {place.line + 1}" if place else ""
        raise BadClaim(where, f"is not YAML{line}: {getattr(error, 'problem', None) or error}") from None
    if isinstance(said, dict):
        return {str(key): value for key, value in cast(dict[Any, Any], said).items()}
    if strict and said:
        raise BadClaim(where, "needs `name: value` lines")
    return {}


def _text(name: str, value: Any, prefix: str) -> str:
    match value:
        case str():
            return value.strip()
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            raise BadClaim(f"{prefix}{name}", f"{value!r} is not a text")
