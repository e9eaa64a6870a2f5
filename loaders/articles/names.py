"""Who and what an article names: mentions, each a stretch of text and the entity it stands for."""

from dataclasses import dataclass
from typing import Literal

How = Literal["gazetteer", "harvested", "surname", "demonym", "proposed", "reference", "described"]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as the reader knows it; `id` is complete (`gazetteer:taliban`)."""

    id: str
    type: str
    name: str
    kind: str | None = None
    parent: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the stored text, in characters, that stands for one entity, or for several ("the two groups").

    `certainty` is between 0 and 1: how sure it is that this text means this entity.
    """

    start: int
    end: int
    text: str
    entities: tuple[Entity, ...]
    how: How
    certainty: float = 1.0
