"""The nouns that the reader knows by kind, from `words.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case lemmas by what they stand for."""

    people: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    populations: frozenset[str]
    grounds: frozenset[str]


@cache
def words() -> Words:
    """Return the nouns as listed."""
    listed = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    return Words(**{kind: frozenset(map(str, listed[kind])) for kind in ("people", "bodies", "persons", "populations", "grounds")})


WORDS = words()
