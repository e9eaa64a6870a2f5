"""The shapes of disagreements, for OpenAPI and the tests."""

from typing import Literal

from service.shapes import ClaimShape, Ref, Shape


class Side(Shape):
    """One answer: who gives it, in how many independent voices, and which sources only repeat an earlier text."""

    answer: str
    denies: bool
    alleged: bool
    claim_count: int
    source_count: int
    voice_count: int
    recycled_from: list[str]
    evidence: list[ClaimShape]


class ConflictShape(Shape):
    """One question that sources answer differently; `when` is the time that numbers are about."""

    id: str
    kind: Literal["numbers", "dates", "denied", "cause", "contradiction"]
    what: str
    question: str
    when: str | None
    about: list[Ref]
    claim_count: int
    source_count: int
    voice_count: int
    recycled_from: list[str]
    sides: list[Side]
