"""Descriptions of one person: "its leader", "the group's founder", "the cleric", "the 38-year-old"."""

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references.facts import role
from loaders.articles.references.focus import Bound, Seen, choose
from loaders.articles.references.grammar import MODIFYING, lemma, modifiers, owner
from loaders.articles.references.kinds import every, person
from loaders.articles.references.scene import Scene, definite, restricted, words
from loaders.articles.references.words import LOOSE, PEOPLE, PERSONS, ROLES

_FADE, _TOPIC = 0.6, 0.15
_PAST = frozenset({"former", "late", "ex", "slain"})


def description(token: Token) -> bool:
    """Tell whether a noun may describe a person spoken of before."""
    if token.dep_ in MODIFYING - {"poss"}:
        return False
    return (token.tag_ == "NN" and lemma(token) in PERSONS | ROLES.keys()) or _aged(token)


def resolved(token: Token, scene: Scene) -> Bound | None:
    """Return the person that a description stands for."""
    named = next((scene.entities(t) for t in token.rights if t.dep_ == "appos" and every(scene.entities(t), person)), None)
    if named is not None and definite(token):
        return Bound(named, 0.95)
    if not (definite(token) or _owned(token, scene)) or token.dep_ in {"attr", "appos", "oprd"}:
        return None
    held = role(token)
    whose = _organization(token, scene)
    if whose is not None:
        return _holder(token, whose, scene) if held else None
    return None if owner(token) is not None or restricted(token) else _described(token, scene)


def _aged(token: Token) -> bool:
    """Tell whether the token ends "38-year-old" as a noun."""
    if token.lower_ != "old":
        return token.lower_.endswith("year-old")
    return token.dep_ != "amod" and token.doc[max(0, token.i - 3) : token.i].text.lower().endswith("year-")


def _owned(token: Token, scene: Scene) -> bool:
    return any(scene.sole(t) for t in modifiers(token))


def _organization(token: Token, scene: Scene) -> Entity | None:
    near = [owner(token), *reversed(modifiers(token))]
    return next((scene.sole(t) for t in near if t is not None and scene.sole(t)), None)


def _holder(token: Token, whose: Entity, scene: Scene) -> Bound | None:
    """Return the one person whom the article says to hold the role; of several, the one spoken of last if that is clear."""
    held = role(token)
    people = scene.facts.holders.get((held, whose.id), []) if held else []
    people = [p for p in people if p.id not in scene.barred(token).ids]
    if len(people) <= 1:
        return Bound((people[0],), 0.85) if people else None
    ids = {p.id for p in people}
    return choose(scene.focus.candidates(lambda s: float(any(e.id in ids for e in s.entities)), fade=0.4, topic=0), 0.65)


def _described(token: Token, scene: Scene) -> Bound | None:
    barred = scene.barred(token)
    candidates = scene.focus.candidates(lambda seen: _fits(token, seen, scene) if barred.free(seen) else 0.0, fade=_FADE, topic=_TOPIC)
    told = bool(candidates) and any(_told(token, e, scene) for e in candidates[0].entities)
    if not told and (len(candidates) > 1 or not _bare(token)):
        return None
    return choose(candidates, 0.85 if told else 0.65)


def _bare(token: Token) -> bool:
    """Tell whether a noun says so little that the only person around may be meant without having been called it."""
    return lemma(token) in LOOSE or _aged(token) or bool(words(token) & _PAST)


def _told(token: Token, entity: Entity, scene: Scene) -> bool:
    """Tell whether the article called the person that."""
    word = lemma(token)
    held = ROLES.get(word)
    called = word in scene.facts.called.get(entity.id, set())
    return called or any(who.id == entity.id for (what, _), people in scene.facts.holders.items() if what[0] == held for who in people)


def _fits(token: Token, seen: Seen, scene: Scene) -> float:
    if scene.focus.sentence - seen.sentence > 4:
        return 0.0
    if not seen.entities:
        single = seen.token.tag_ == "NN" and lemma(seen.token) in PERSONS | PEOPLE | ROLES.keys()
        return 1.0 if lemma(seen.token) == lemma(token) else 0.3 if single and _bare(token) else 0.0
    if len(seen.entities) != 1 or not person(seen.entities[0]):
        return 0.0
    return 1.0 if _told(token, seen.entities[0], scene) else 0.4
