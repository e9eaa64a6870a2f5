"""The shapes of what deciding answers, for OpenAPI and the tests."""

from typing import Literal

from service.shapes import ClaimShape, Page, Shape


class JudgementShape(Shape):
    """Somebody's verdict on two entities."""

    id: str
    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    at: str
    why: str | None


class SkippedShape(Shape):
    """A `same` that a `different` blocks."""

    judgement: JudgementShape
    blocked_by: JudgementShape


class Judgements(Page[JudgementShape]):
    """A page of judgements, and all that are blocked."""

    skipped: list[SkippedShape]


class Moved(Shape):
    """The entities whose canonical one changed."""

    moved: list[str]


class Judged(JudgementShape, Moved):
    """A judgement that was written, and what followed."""

    skipped: list[SkippedShape]


class Reviewed(Shape):
    """A decision, and how many claims it changed."""

    claim: str
    decision: Literal["accepted", "rejected", "proposed"]
    by: str
    at: str
    why: str | None
    changed: int


class ReviewShape(Shape):
    """Who decided on a claim's statement, when and why; `instead` is the claim that corrects it."""

    decision: Literal["accepted", "rejected", "proposed", "superseded"]
    by: str
    at: str
    why: str | None
    instead: str | None


class OneClaim(ClaimShape):
    """A claim with the decision that counts for it, all that were made, the latest first, and the claims that it corrects."""

    review: ReviewShape | None
    decisions: list[ReviewShape]
    corrects: list[str]


class Corrected(Shape):
    """The claim that is in force now, the one that it corrects, and how many claims changed."""

    claim: str
    corrects: str
    by: str
    at: str
    why: str | None
    created: int
    changed: int


class Retracted(Shape):
    """What was taken back."""

    source: str
    claims: int
    by: str
    at: str
    why: str | None
