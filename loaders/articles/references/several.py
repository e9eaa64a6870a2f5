"""References to two or more at once: "the two groups", "both sides", "each other", "the latter"."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references.focus import LEAST, TIE, Bound, Seen
from loaders.articles.references.grammar import article, governor, lemma, subject
from loaders.articles.references.kinds import Test, country, every, group, organization, person, state, voice
from loaders.articles.references.scene import Scene
from loaders.articles.references.words import ACTORS, BRANCH, COUNTED, COUNTRY, GOVERNMENT, GROUP, PERSONS, ROLES, SIDES, SPECIFIC

_FADE, _TOPIC = 0.7, 0.2


def description(token: Token) -> bool:
    """Tell whether a noun may stand for a number of those spoken of before: "the two groups", "both sides"."""
    return token.tag_ in {"NNS", "NNPS"} and _count(token) > 0 and _test(token) is not None


def mutual(token: Token) -> bool:
    """Tell whether the token is the head of "each other" or "one another"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return (before, token.lower_) in {("each", "other"), ("one", "another")}


def ordered(token: Token) -> bool:
    """Tell whether the token is "the latter" or "the former", as a noun."""
    return token.lower_ in {"latter", "former"} and token.dep_ not in {"amod", "compound", "advmod"} and article(token) == "the"


def resolved(token: Token, scene: Scene) -> Bound | None:
    """Return the several that a description stands for."""
    test, count = _test(token), _count(token)
    return pair(test, count, scene) if test is not None else None


def pair(test: Test, count: int, scene: Scene) -> Bound | None:
    """Return the last that were spoken of as so many, else so many that are most in mind."""
    spoken = [
        s for s in scene.focus.seen if len(s.entities) == count and every(s.entities, test) and scene.focus.sentence - s.sentence <= 2
    ]
    return Bound(spoken[-1].entities, 0.85) if spoken else _most(test, count, scene)


def each_other(token: Token, scene: Scene) -> Bound | None:
    """Return those who do something to each other: the subject of the clause."""
    doer = subject(governor(token))
    entities = scene.entities(doer)
    if doer is not None and len(entities) == 1:
        entities = tuple(e for t in (doer, *doer.conjuncts) for e in scene.entities(t))
    return Bound(entities, 0.85) if len(entities) > 1 else None


def one_of_two(token: Token, scene: Scene) -> Bound | None:
    """Return the first or second of the last two of one type that were named together, or in one sentence."""
    named = [
        s
        for s in scene.focus.seen
        if 0 <= scene.focus.sentence - s.sentence <= 1 and len(s.entities) == 1 and s.entities[0].type in {"Organization", "Person"}
    ]
    before = [s for s in named if s.sentence < scene.focus.sentence] or named
    last = _distinct(before)
    if len(last) != 2 or last[0].type != last[1].type:
        return None
    return Bound((last[1 if token.lower_ == "latter" else 0],), 0.8)


def _distinct(seen: Sequence[Seen]) -> list[Entity]:
    ordered_by_place = sorted(seen, key=lambda s: (s.sentence, s.token.i))
    return list({s.entities[0].id: s.entities[0] for s in ordered_by_place}.values())


def _count(token: Token) -> int:
    numbers = [COUNTED[t.lower_] for t in token.lefts if t.lower_ in COUNTED]
    known = article(token) in {"the", "these", "those", "both"} or any(t.lower_ == "both" for t in token.lefts)
    return numbers[0] if numbers and known else 0


def _test(token: Token) -> Test | None:
    word = lemma(token)
    if word in GROUP | SPECIFIC | BRANCH | ACTORS | {"grouping"}:
        return group
    if word in SIDES:
        return _warring
    if word in COUNTRY:
        return country
    if word in PERSONS | ROLES.keys():
        return person
    return state if word in GOVERNMENT else None


def _warring(entity: Entity) -> bool:
    return country(entity) or (organization(entity) and not voice(entity))


def _most(test: Test, count: int, scene: Scene) -> Bound | None:
    """Return the few that are most in mind, if the next one is not."""
    best = scene.focus.candidates(_only(test), fade=_FADE, topic=_TOPIC)
    if len(best) < count:
        return None
    rest = best[count].score / best[count - 1].score if len(best) > count else 0.0
    certainty = round(0.9 * (1 - TIE * rest**2), 2)
    return Bound(tuple(c.entities[0] for c in best[:count]), certainty) if certainty >= LEAST else None


def _only(test: Test) -> Callable[[Seen], float]:
    return lambda seen: float(len(seen.entities) == 1 and test(seen.entities[0]))
