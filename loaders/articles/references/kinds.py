"""Which entities a word can stand for: "the group" is no state, "the militants" no think tank."""

from collections.abc import Callable, Sequence

from loaders.articles.names import Entity

_STATE = frozenset({"state", "state_force", "intergovernmental"})
_VOICE = frozenset({"media", "research", "company"})
Test = Callable[[Entity], bool]


def organization(entity: Entity) -> bool:
    """Tell whether it is an organization of any kind."""
    return entity.type == "Organization"


def group(entity: Entity) -> bool:
    """Tell whether "the group" can mean it: no state, no newspaper, no think tank."""
    return organization(entity) and (entity.kind or "other") not in _STATE | _VOICE


def state(entity: Entity) -> bool:
    """Tell whether it is a government."""
    return organization(entity) and entity.kind == "state"


def force(entity: Entity) -> bool:
    """Tell whether it is the armed force of a state."""
    return organization(entity) and entity.kind == "state_force"


def voice(entity: Entity) -> bool:
    """Tell whether it reports or studies, and acts in no war."""
    return organization(entity) and (entity.kind or "") in _VOICE


def person(entity: Entity) -> bool:
    """Tell whether it is a person."""
    return entity.type == "Person"


def country(entity: Entity) -> bool:
    """Tell whether it is a country, by the id that places have (`places:AF`)."""
    return entity.type == "Place" and bool(code(entity))


def code(entity: Entity) -> str:
    """Return the two letters of a country's place, "" for anything else."""
    dataset, _, key = entity.id.partition(":")
    return key if dataset == "places" and len(key) == 2 else ""


def every(entities: Sequence[Entity], test: Test) -> bool:
    """Tell whether there are entities and all of them pass."""
    return bool(entities) and all(map(test, entities))
