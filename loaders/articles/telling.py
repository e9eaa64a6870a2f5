"""Events that are worth an entity: "Attack by the Taliban", of which nothing else is said, only repeats who attacked."""

from collections.abc import Sequence

from model.claims import Claim

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
    return [c for c in claims if not {ref.id for ref in c.entities()} & bare]


def _by_actor_alone(name: str) -> bool:
    return " by " in name and " in " not in name and " at " not in name and "," not in name
