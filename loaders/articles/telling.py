"""Events that are worth an entity: "Attack by the Taliban", of which nothing else is said, only repeats who attacked."""

from collections.abc import Sequence
from dataclasses import replace

from model.claims import Claim, Ref

_TOLD_BY = frozenset({"date", "death_toll", "injured"})
_TOLD_AT = frozenset({"CLAIMED_RESPONSIBILITY", "VICTIM_OF", "PARTICIPATED_IN"})


def worth_telling(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those about events that are known by their actor alone: no place, day, toll, victim or claim."""
    told = {c.subject.id for c in claims if c.relation == "LOCATED_IN" or c.attribute in _TOLD_BY}
    told |= {c.object.id for c in claims if c.object is not None and c.relation in _TOLD_AT}
    bare = {
        c.object.id
        for c in claims
        if c.object is not None and c.relation == "PERPETRATED" and c.object.id not in told and _by_actor_alone(c.object.name or "")
    }
    return [_without(c, bare) for c in claims if not {c.subject.id, c.object.id if c.object else ""} & bare]


def _without(claim: Claim, bare: set[str]) -> Claim:
    """Return the claim without an event of that kind among its qualifiers."""
    kept = {key: value for key, value in claim.qualifiers.items() if not (isinstance(value, Ref) and value.id in bare)}
    return claim if len(kept) == len(claim.qualifiers) else replace(claim, qualifiers=kept)


def _by_actor_alone(name: str) -> bool:
    return " by " in name and " in " not in name and " at " not in name and "," not in name
