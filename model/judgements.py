"""Judgements that two entities are the same: dated, attributed, never an edit; and the clusters that they make.

Per unordered pair the latest judgement counts (by `at`, then id). `same` verdicts apply in that order, and one that would
join a pair that is judged `different` is skipped and reported. Applying them again gives the same clusters.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal

from model.errors import BadClaim
from model.ids import digest, is_entity_id

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Judgement:
    """Somebody's verdict on two entities; `at` is an ISO time in UTC."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    why: str | None = None

    @cached_property
    def id(self) -> str:
        """What was judged, by whom and when."""
        return digest("judgement", *self.pair, self.verdict, self.by, self.at, self.why or "")

    @property
    def pair(self) -> Pair:
        """Both ids, the smaller first."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A `same` that a `different` blocks: the judgement, and the pair that it would have joined."""

    judgement: Judgement
    blocked_by: Judgement


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which entities are the same: each judged id's cluster, and what was skipped."""

    members: Mapping[str, frozenset[str]]
    skipped: tuple[Skipped, ...]

    def canonical(self, loaded: Collection[str]) -> dict[str, str]:
        """Return each loaded id that is merged into another: the smallest loaded id of its cluster."""
        found: dict[str, str] = {}
        for cluster in set(self.members.values()):
            if there := sorted(id_ for id_ in cluster if id_ in loaded):
                found |= dict.fromkeys(there[1:], there[0])
        return found


@dataclass(slots=True)
class _Joining:
    """Clusters while they grow, and which pairs may never meet."""

    different: Mapping[Pair, Judgement]
    clusters: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def join(self, judgement: Judgement) -> Judgement | None:
        """Join two clusters, or return the judgement that keeps them apart."""
        left, right = (self.clusters.setdefault(id_, {id_}) for id_ in judgement.pair)
        if left is right:
            return None
        if blocked := self._between(left, right):
            return blocked
        left |= right
        self.clusters |= dict.fromkeys(right, left)
        return None

    def _between(self, left: set[str], right: set[str]) -> Judgement | None:
        pairs = sorted((min(a, b), max(a, b)) for a in left for b in right) if self.different else ()
        return next((self.different[pair] for pair in pairs if pair in self.different), None)


def moment(at: datetime) -> str:
    """Return a time as ISO in UTC, to the microsecond: what decides which of two judgements or reviews is later."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def latest(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """Return the judgement that counts for each pair."""
    found: dict[Pair, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        found[judgement.pair] = judgement
    return found


def clusters(judgements: Iterable[Judgement]) -> Clusters:
    """Return the clusters that these judgements make, in any order given."""
    counted = latest(judgements)
    joining = _Joining({pair: j for pair, j in counted.items() if j.verdict == "different"})
    skipped: list[Skipped] = []
    for judgement in sorted((j for j in counted.values() if j.verdict == "same"), key=lambda j: (j.at, j.id)):
        if blocked := joining.join(judgement):
            skipped.append(Skipped(judgement, blocked))
    return Clusters({id_: frozenset(cluster) for id_, cluster in joining.clusters.items()}, tuple(skipped))


def judgement_of(record: Mapping[str, Any]) -> Judgement:
    """Return the judgement that a record says; raises BadClaim naming the field."""
    for name in ("left", "right"):
        if not isinstance(record.get(name), str) or not is_entity_id(record[name]):
            raise BadClaim(name, f"{record.get(name)!r} is not the id of an entity")
    if record["left"] == record["right"]:
        raise BadClaim("right", "is the same id as left")
    if record.get("verdict") not in VERDICTS:
        raise BadClaim("verdict", f"{record.get('verdict')!r} is not one of {', '.join(VERDICTS)}")
    why = record.get("why")
    if why is not None and not isinstance(why, str):
        raise BadClaim("why", f"{why!r} is not a text")
    for name in ("by", "at"):
        if not isinstance(record.get(name), str) or not record[name]:
            raise BadClaim(name, "is missing")
    return Judgement(record["left"], record["right"], record["verdict"], record["by"], record["at"], why or None)


def judgement_record(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as a record of the canonical export."""
    left, right = judgement.pair
    said = {"record": "judgement", "id": judgement.id, "left": left, "right": right, "verdict": judgement.verdict}
    said |= {"by": judgement.by, "at": judgement.at, "why": judgement.why}
    return {name: value for name, value in said.items() if value is not None}
