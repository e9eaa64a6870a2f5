"""Reviews: somebody's decision on a statement, which stays when the same text is read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from model.errors import BadClaim
from model.ids import digest

Decision = Literal["accepted", "rejected", "proposed", "superseded"]
DECISIONS: tuple[Decision, ...] = ("accepted", "rejected", "proposed", "superseded")


@dataclass(frozen=True)
class Review:
    """A decision on every claim of one source that makes this statement; `at` is an ISO time in UTC.

    With `claim` it is on that claim alone: a claim is `superseded` by the one that corrects it, `instead`, which may say the same.
    """

    source: str
    statement: str
    decision: Decision
    by: str
    at: str
    why: str | None = None
    claim: str | None = None
    instead: str | None = None

    @cached_property
    def id(self) -> str:
        """What was decided, by whom and when."""
        alone = (self.claim, self.instead or "") if self.claim else ()
        return digest("review", self.source, self.statement, self.decision, self.by, self.at, self.why or "", *alone)


@dataclass(frozen=True, slots=True)
class Decided:
    """The reviews that count: of each statement, and of each claim that something was decided on alone."""

    statements: dict[str, Review] = field(default_factory=dict[str, Review])
    claims: dict[str, Review] = field(default_factory=dict[str, Review])

    def __bool__(self) -> bool:
        return bool(self.statements or self.claims)

    def of(self, statement: str, claim: str) -> Review | None:
        """Return the review that counts for a claim: the later one, but only the claim's own puts back what was superseded."""
        wide, own = self.statements.get(statement), self.claims.get(claim)
        if wide is None or own is None:
            return own or wide
        return own if own.decision == "superseded" else max(wide, own, key=_later)


def decided(reviews: Iterable[Review]) -> Decided:
    """Return the reviews that count: the latest, then those with the greater id."""
    found = Decided()
    for review in sorted(reviews, key=_later):
        if review.claim:
            found.claims[review.claim] = review
        else:
            found.statements[review.statement] = review
    return found


def _later(review: Review) -> tuple[str, str]:
    return review.at, review.id


def review_of(record: Mapping[str, Any]) -> Review:
    """Return the review that a record says; raises BadClaim naming the field."""
    for name in ("source", "statement", "by", "at"):
        if not isinstance(record.get(name), str) or not record[name]:
            raise BadClaim(name, "is missing")
    if record.get("decision") not in DECISIONS:
        raise BadClaim("decision", f"{record.get('decision')!r} is not one of {', '.join(DECISIONS)}")
    why, claim, instead = (_words(record, name) for name in ("why", "claim", "instead"))
    if record["decision"] == "superseded" and not (claim and instead):
        raise BadClaim("decision", "only a claim is superseded, by the one that corrects it")
    return Review(record["source"], record["statement"], record["decision"], record["by"], record["at"], why, claim, instead)


def _words(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise BadClaim(name, f"{value!r} is not a text")
    return value or None


def review_record(review: Review) -> dict[str, Any]:
    """Return a review as a record of the canonical export."""
    said = {"record": "review", "id": review.id, "source": review.source, "statement": review.statement}
    said |= {
        "decision": review.decision,
        "by": review.by,
        "at": review.at,
        "why": review.why,
        "claim": review.claim,
        "instead": review.instead,
    }
    return {name: value for name, value in said.items() if value is not None}
