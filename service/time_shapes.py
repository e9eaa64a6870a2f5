"""The shapes of answers about time, for OpenAPI and the tests."""

from typing import Literal

from service.shapes import Answered, ClaimShape, Edge, Page, Ref, Relationship, Shape, Standing

Tone = Literal["conflict", "cooperation", "other"]
Change = Literal["began", "ended", "contested"]


class Entry(ClaimShape):
    """A claim on a line of time: in words, how it stands, its first and last day, and of whom it is where that was not asked."""

    sentence: str
    standing: Standing
    tone: Tone
    at: tuple[str | None, str | None]
    of: Ref | None


class Timeline(Page[Entry]):
    """What is said of an entity, in order of time."""

    entity: Ref
    answered: Answered


class Link(Edge):
    """An edge to one of a pair."""

    relationship: str
    relation: str
    tone: Tone
    sentence: str


class Neighbour(Shape):
    """Somebody related to both of a pair."""

    entity: Ref
    with_one: list[Link]
    with_other: list[Link]


class Shared(Shape):
    """Those related to both, best-sourced first, and how many there are."""

    total: int
    results: list[Neighbour]


class Dyad(Page[Entry]):
    """Everything between two, in order of time."""

    one: Ref
    other: Ref
    answered: Answered
    tones: dict[Tone, int]
    shared: Shared


class Changed(Relationship):
    """A relationship that changed: how, between which days, whether surely between those asked, and who says so."""

    change: Change
    on: tuple[str | None, str | None]
    surely: bool
    evidence: list[ClaimShape]


class Diff(Page[Changed]):
    """What changed between two dates."""

    counts: dict[Change, int]
    answered: Answered
