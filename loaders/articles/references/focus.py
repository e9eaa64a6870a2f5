"""What an article has spoken of so far, and how much each of it stands in the reader's mind."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import log

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references.grammar import SUBJECT, local, prominence, teller

TIE = 0.7
FAINT = 0.12
LEAST = 0.4
FADED = 0.01


@dataclass(frozen=True, slots=True)
class Seen:
    """Something spoken of at one place: entities, or a noun that no name belongs to (`entities` is empty then).

    `first` is the noun that a pronoun takes up, for what has no name.
    """

    entities: tuple[Entity, ...]
    token: Token
    sentence: int
    weight: float
    first: Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a reference may stand for, and how strongly."""

    entities: tuple[Entity, ...]
    token: Token
    score: float


@dataclass(frozen=True, slots=True)
class Bound:
    """What a reference stands for, and how sure that is."""

    entities: tuple[Entity, ...]
    certainty: float


@dataclass(slots=True)
class Focus:
    """The things spoken of, in order; `topic` says how much of the article an entity takes, by id, between 0 and 1."""

    topic: dict[str, float] = field(default_factory=dict[str, float])
    seen: list[Seen] = field(default_factory=list[Seen])
    sentence: int = 0
    gender: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, entities: Sequence[Entity], token: Token, weight: float | None = None, first: Token | None = None) -> None:
        """Remember that something was spoken of at this token; `first` is the noun that it takes up, if it is a pronoun."""
        self.seen.append(Seen(tuple(entities), token, self.sentence, prominence(token) if weight is None else weight, first or token))

    def candidates(self, fits: Callable[[Seen], float], *, fade: float, topic: float) -> list[Candidate]:
        """Return what was spoken of, best first.

        `fits` says how well something suits the reference (0: not at all); `fade` is what is left of the attention one
        sentence later; `topic` is what being the article's topic adds.
        """
        grouped: dict[object, list[Seen]] = {}
        for seen in self._recent(fade):
            grouped.setdefault(_key(seen), []).append(seen)
        found = (self._candidate(group, fits, fade, topic) for group in grouped.values())
        return sorted((c for c in found if c.score > 0), key=lambda c: -c.score)

    def _recent(self, fade: float) -> list[Seen]:
        """Return what was spoken of and has not faded, so that a long article costs no more by the page than a short one."""
        reach = log(FADED) / log(fade)
        return list(takewhile(lambda seen: self.sentence - seen.sentence <= reach, reversed(self.seen)))[::-1]

    def _candidate(self, group: Sequence[Seen], fits: Callable[[Seen], float], fade: float, topic: float) -> Candidate:
        scores = sorted((s.weight * fits(s) * fade ** (self.sentence - s.sentence) for s in group), reverse=True)
        score = sum(part * s for part, s in zip((1.0, 0.3, 0.15, 0.1), scores, strict=False))
        about = max((self.topic.get(e.id, 0.0) for e in group[-1].entities), default=0.0)
        return Candidate(group[-1].entities, group[-1].first, score + topic * about if score > 0 else 0.0)


def _key(seen: Seen) -> object:
    return tuple(sorted(e.id for e in seen.entities)) if seen.entities else seen.first


def choose(candidates: Sequence[Candidate], base: float) -> Bound | None:
    """Return the best candidate with its certainty, which falls the closer the second comes; None when it is not named."""
    if not candidates or not candidates[0].entities or candidates[0].score < FAINT:
        return None
    others = [c.score for c in candidates[1:] if not _overlap(c, candidates[0])]
    near = others[0] / candidates[0].score if others else 0.0
    certainty = base * (1 - TIE * near**2) * min(1.0, 0.7 + candidates[0].score)
    return Bound(candidates[0].entities, round(certainty, 2)) if certainty >= LEAST else None


def _overlap(one: Candidate, other: Candidate) -> bool:
    return bool(one.entities) and {e.id for e in one.entities} == {e.id for e in other.entities}


def parallel(token: Token, seen: Seen) -> float:
    """Return how much two tokens' places in their sentences bind them: what one says of oneself, then subject to subject."""
    if teller(token) in {seen.token, seen.token.head}:
        return 1.4
    if seen.token == local(token):
        return 1.5 if token.dep_ == "poss" else 1.3
    if token.dep_ in SUBJECT and seen.token.dep_ in SUBJECT:
        return 1.4 if seen.token.head in token.head.conjuncts else 1.2
    return 1.0


def topics(named: Iterable[tuple[Entity, bool]]) -> dict[str, float]:
    """Return how much of an article each entity takes, given each naming of it and whether that stands in title or lead."""
    counts: dict[str, float] = {}
    for entity, lead in named:
        counts[entity.id] = counts.get(entity.id, 0.0) + (2.0 if lead else 1.0)
    most = max(counts.values(), default=1.0)
    return {key: count / most for key, count in counts.items()}
