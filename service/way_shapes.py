"""The shapes of answers about the ways between two entities, for OpenAPI and the tests; nothing is built from these."""

from pydantic import Field

from service.shapes import Answered, Direction, Edge, Evidence, Page, Ref, Shape


class Hop(Edge):
    """One step of a path, as it was walked, with its sentence and its quotes."""

    from_: str = Field(alias="from")
    to: str
    relationship: str
    relation: str
    direction: Direction
    sentence: str
    evidence: list[Evidence]


class Way(Shape):
    """One path; `of` are its ends that are others of the families asked about."""

    length: int
    of: list[Ref]
    hops: list[Hop]


class Sentence(Shape):
    """A relationship and what it says."""

    id: str
    relation: str
    sentence: str


class WaysAsked(Shape):
    """What was asked of the ways: whom they pass, and what they do without."""

    via: Ref | None
    exclude: list[Ref]
    exclude_relation: list[str]
    exclude_relationship: list[Sentence]


class Paths(Page[Way]):
    """The ways between two entities; `entities` are those that they pass."""

    from_: Ref = Field(alias="from")
    to: Ref
    answered: Answered
    asked: WaysAsked
    entities: dict[str, Ref]
