"""Descriptions of one organization: "the group", "the militants", "the splinter group", "the Islamic State group"."""

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references.focus import Bound, Seen, choose, parallel
from loaders.articles.references.grammar import MODIFYING, article, lemma, modifiers
from loaders.articles.references.kinds import group, organization, state
from loaders.articles.references.scene import Scene, definite, restricted, words
from loaders.articles.references.words import (
    ACTORS,
    BRANCH,
    COMPANY,
    DESCRIBING,
    GROUP,
    INTRODUCING,
    LEAVERS,
    PARENT,
    RIVAL,
    SPECIFIC,
    SPLINTER,
)

_FADE, _TOPIC = 0.7, 0.35
_ANY = frozenset({"organization", "organisation", "agency", "union", "council"})
_KINDS = {
    "party": "party",
    "coalition": "coalition",
    "alliance": "coalition",
    "agency": "media",
    "tribe": "communal_group",
    "clan": "communal_group",
}


def description(token: Token) -> bool:
    """Tell whether a noun may describe an organization spoken of before."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in MODIFYING - {"poss"}:
        return False
    if token.tag_ in {"NN", "NNP"}:
        return lemma(token) in GROUP | SPECIFIC
    return lemma(token) in ACTORS


def resolved(token: Token, scene: Scene) -> Bound | None:
    """Return which organization a description stands for."""
    named = naming(token, scene)
    if named is not None:
        return Bound((named,), 0.95)
    if not definite(token) or article(token) == "both" or token.dep_ in {"attr", "oprd"} or restricted(token) or _new(token, scene):
        return None
    if article(token) in {"this", "that"}:
        return _pointed(token, scene)
    barred = scene.barred(token).also(_first(token, scene))
    candidates = scene.focus.candidates(lambda seen: _fits(token, seen, scene) if barred.free(seen) else 0.0, fade=_FADE, topic=_TOPIC)
    return choose(candidates, _base(token, scene))


def naming(token: Token, scene: Scene) -> Entity | None:
    """Return "Boko Haram" of "the Boko Haram group" and of "the group Boko Haram"."""
    after = next((t for t in token.rights if t.dep_ == "appos"), None)
    if token.tag_ in {"NNS", "NNPS"} or not scene.entities(after):
        before = [t for t in token.lefts if t.dep_ in {"compound", "nmod", "amod"} and scene.sole(t)]
        plain = not words(token) & (SPLINTER | BRANCH | RIVAL | LEAVERS | PARENT | INTRODUCING) and article(token) not in {"a", "an"}
        whole = scene.sole(before[-1]) if before and plain and token.tag_ in {"NN", "NNP"} and not _linked(token) else None
        return whole if whole is not None and group(whole) and (article(token) or lemma(token) == "group") else None
    return scene.sole(after)


def _pointed(token: Token, scene: Scene) -> Bound | None:
    """Return what "that group" points at: the last group spoken of in the sentences just before."""
    barred, now = scene.barred(token), scene.focus.sentence
    near = [s for s in scene.focus.seen if barred.free(s) and now - s.sentence <= 1 and _fits(token, s, scene) > 0]
    earlier = [s for s in near if s.sentence < now] or near
    last = max(earlier, key=lambda s: (s.sentence, s.token.i), default=None)
    return Bound(last.entities, 0.75) if last is not None and last.entities else None


def _linked(token: Token) -> bool:
    """Tell whether a modifier only compares: "the Taliban-linked group"."""
    return any(
        w.endswith(("linked", "affiliated", "aligned", "backed", "allied", "inspired", "style", "led", "related", "era"))
        for w in words(token)
    )


def _new(token: Token, scene: Scene) -> bool:
    """Tell whether a description brings in something new, or is somebody's own: "another group", "the largest group", "its army"."""
    if any(t.dep_ == "poss" for t in token.lefts):
        return True
    if any(t.tag_ in {"JJS", "RBS"} or t.dep_ == "nummod" for t in modifiers(token)):
        return True
    if any(scene.sole(t) for t in modifiers(token)) and not _linked(token):
        return True
    return bool(words(token) & (INTRODUCING - {"other"} | LEAVERS | PARENT))


def _first(token: Token, scene: Scene) -> set[str]:
    """Return the one that a rival is the rival of: what the article speaks of most at this point."""
    if not words(token) & RIVAL:
        return set()
    best = scene.focus.candidates(lambda s: float(len(s.entities) == 1 and group(s.entities[0])), fade=_FADE, topic=_TOPIC)
    beside = {e.id for e in scene.facts.known.values()} & scene.barred(token).ids
    return beside or {e.id for c in best[:1] for e in c.entities}


def _base(token: Token, scene: Scene) -> float:
    strange = {lemma(t) for t in modifiers(token) if not scene.entities(t)} - DESCRIBING - SPLINTER - RIVAL
    actors = 0.85 if lemma(token) in ACTORS else 0.95
    return actors * (0.8 if strange and not scene.places(token) else 1.0) * (0.75 if words(token) & RIVAL else 1.0)


def _fits(token: Token, seen: Seen, scene: Scene) -> float:
    if not seen.entities:
        return _unnamed(token, seen)
    entity = seen.entities[0]
    if len(seen.entities) > 1:
        return 0.0
    return _suits(token, entity, scene) * scene.within(entity, scene.places(token)) * parallel(token, seen)


def _suits(token: Token, entity: Entity, scene: Scene) -> float:
    """Return how well an organization suits the noun and what stands before it."""
    word, known = lemma(token), scene.facts.words(entity)
    if word in _ANY and not words(token) & DESCRIBING and organization(entity) and not state(entity):
        return (1.0 if group(entity) else 0.8) if word not in SPECIFIC or word in known or _KINDS.get(word) == entity.kind else 0.0
    if not group(entity):
        return 0.0
    if word in SPECIFIC and word not in known and _KINDS.get(word) != entity.kind:
        return 0.0
    if words(token) & SPLINTER:
        return 1.0 if known & (SPLINTER | BRANCH) or entity.id in scene.facts.origins else 0.5 if entity.parent else 0.0
    if word in ACTORS and entity.kind != "armed_group":  # whose kind nobody knows is seldom "the guerrillas"
        return 0.6
    return 1.3 if word in known and word not in {"group"} else 1.0


def _unnamed(token: Token, seen: Seen) -> float:
    """Return how well a noun without a name suits: "a new group … the group", "militants … the militants"."""
    noun, word = seen.token, lemma(seen.token)
    if lemma(token) in ACTORS:
        return 0.9 if noun.tag_ in {"NNS", "NNPS"} and word in ACTORS | COMPANY else 0.3 if word in GROUP and noun.tag_ == "NN" else 0.0
    if noun.tag_ in {"NN", "NNP"} and (word in GROUP | SPECIFIC | BRANCH):
        return 0.9
    return 0.5 if noun.ent_type_ == "ORG" and lemma(token) in GROUP else 0.0
