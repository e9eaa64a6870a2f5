"""Reviews: somebody's decision on a statement, which stays when the same text is read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from model.errors import BadClaim
from model.ids import digest

Decision = Literal["accepted", "rejected", "proposed"]
DECISIONS: tuple[Decision, ...] = ("accepted", "rejected", "proposed")


@dataclass(frozen=True)
class Review:
    """A decision on every claim of one source that makes this statement; `at` is an ISO time in UTC."""

    source: str
    statement: str
    decision: Decision
    by: str
    at: str
    why: str | None = None

    @cached_property
    def id(self) -> str:
        """What was decided, by whom and when."""
        return digest("review", self.source, self.statement, self.decision, self.by, self.at, self.why or "")


def decided(reviews: Iterable[Review]) -> dict[str, Review]:
    """Return the review that counts for each statement: the latest, then the greater id."""
    found: dict[str, Review] = {}
    for review in sorted(reviews, key=lambda r: (r.at, r.id)):
        found[review.statement] = review
    return found


def review_of(record: Mapping[str, Any]) -> Review:
    """Return the review that a record says; raises BadClaim naming the field."""
    for name in ("source", "statement", "by", "at"):
        if not isinstance(record.get(name), str) or not record[name]:
            raise BadClaim(name, "is missing")
    if record.get("decision") not in DECISIONS:
        raise BadClaim("decision", f"{record.get('decision')!r} is not one of {', '.join(DECISIONS)}")
    why = record.get("why")
    if why is not None and not isinstance(why, str):
        raise BadClaim("why", f"{why!r} is not a text")
    return Review(record["source"], record["statement"], record["decision"], record["by"], record["at"], why or None)


def review_record(review: Review) -> dict[str, Any]:
    """Return a review as a record of the canonical export."""
    said = {"record": "review", "id": review.id, "source": review.source, "statement": review.statement}
    said |= {"decision": review.decision, "by": review.by, "at": review.at, "why": review.why}
    return {name: value for name, value in said.items() if value is not None}
