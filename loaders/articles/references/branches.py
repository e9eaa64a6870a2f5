"""An organization's branch and its parent: "the Afghan affiliate", "Islamic State in Afghanistan", "its parent group"."""

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references import groups
from loaders.articles.references.focus import Bound, Seen, choose
from loaders.articles.references.grammar import MODIFYING, article, lemma, modifiers, owner
from loaders.articles.references.kinds import group, organization
from loaders.articles.references.scene import Barred, Scene, definite, restricted, words
from loaders.articles.references.words import BRANCH, GROUP, PARENT, SPECIFIC

_FADE, _TOPIC = 0.75, 0.35


def branch(token: Token, scene: Scene) -> bool:
    """Tell whether a noun may describe somebody's branch."""
    if token.pos_ != "NOUN" or token.tag_ != "NN" or token.dep_ in MODIFYING - {"poss"}:
        return False
    joined = (
        lemma(token) in GROUP
        and bool(words(token) & {"affiliate", "affiliated", "aligned"})
        and any(scene.sole(t) for t in modifiers(token))
    )
    return lemma(token) in BRANCH or joined


def parent(token: Token) -> bool:
    """Tell whether a noun may describe the organization that another is a branch of."""
    if token.dep_ in MODIFYING - {"poss"} or token.tag_ != "NN":
        return False
    return lemma(token) == "parent" or (lemma(token) in GROUP | SPECIFIC and bool(words(token) & PARENT))


def resolved(token: Token, scene: Scene) -> Bound | None:
    """Return which branch is meant: the one named beside the noun, else the one spoken of, else the one known to the gazetteer."""
    named = next((scene.sole(t) for t in token.rights if t.dep_ == "appos" and scene.sole(t)), None)
    if named is not None and (definite(token) or not article(token)):
        return Bound((named,), 0.95)
    if not definite(token) or token.dep_ in {"attr", "oprd"} or _told_apart(token):
        return None
    whose, places = _whose(token, scene), scene.places(token) | set(_there(token, scene))
    barred = scene.barred(token)
    candidates = scene.focus.candidates(lambda seen: _fits(seen, whose, places, scene) * barred.free(seen), fade=_FADE, topic=_TOPIC)
    return choose(candidates, 0.9) or _gazetteer(whose, places, scene, barred)


def parent_of(token: Token, scene: Scene) -> Bound | None:
    """Return the organization that the possessor, or else the group spoken of, is a branch of."""
    named = next((scene.sole(t) for t in token.rights if t.dep_ == "appos" and scene.sole(t)), None)
    if named is not None:
        return Bound((named,), 0.95)
    whose = owner(token)
    if whose is not None:
        children = [scene.sole(whose)]
    else:
        children = [c.entities[0] for c in scene.focus.candidates(_child(scene), fade=_FADE, topic=_TOPIC)[:1]]
    parents = [p for c in children if c for p in [_origin(c, scene)] if p]
    return Bound((parents[0],), 0.85 if whose is not None else 0.75) if parents and definite(token) else None


def placed(token: Token, scene: Scene) -> tuple[Bound, Token] | None:
    """Return the branch that "Islamic State in Afghanistan" means, and the last word of it; None where there is none."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or after.lower_ != "in":
        return None
    whole = scene.sole(token) or (groups.naming(token, scene) if groups.description(token) else None)
    if whole is None:
        return None
    there = _where(after, scene)
    own = {e.id for t in there for e in scene.entities(t)}
    found = [b for p in own for b in [_branch(whole, {p}, scene)] if b is not None and p not in whole.places]
    return (Bound((found[0],), 0.8), there[-1]) if found else None


def _where(preposition: Token, scene: Scene) -> list[Token]:
    """Return the places after "in": "eastern Afghanistan and Pakistan"."""
    found: list[Token] = []
    for token in preposition.doc[preposition.i + 1 : preposition.i + 6]:
        if any(e.type == "Place" for e in scene.entities(token)):
            found.append(token)
        elif token.pos_ not in {"ADJ", "DET", "CCONJ"}:
            break
    return found


def _told_apart(token: Token) -> bool:
    return any(
        t.tag_ in {"JJS", "RBS"} or t.lower_ in {"new", "another", "other", "political", "military", "armed"} for t in modifiers(token)
    ) or (restricted(token) and owner(token) is None)


def _whose(token: Token, scene: Scene) -> Entity | None:
    near = [owner(token), *reversed(modifiers(token)), *(t for m in modifiers(token) for t in modifiers(m))]
    return next((scene.sole(t) for t in near if t is not None and scene.sole(t)), None)


def _there(token: Token, scene: Scene) -> Iterator[str]:
    for of in token.rights:
        if of.dep_ == "prep" and of.lower_ == "in":
            yield from (e.id for t in _where(of, scene) for e in scene.entities(t))


def _fits(seen: Seen, whose: Entity | None, places: set[str], scene: Scene) -> float:
    if not seen.entities:
        return (
            0.9 if lemma(seen.token) in BRANCH and article(seen.token) in {"a", "an"} and seen.token.dep_ not in {"attr", "appos"} else 0.0
        )
    entity = seen.entities[0]
    origin = _origin(entity, scene) if group(entity) else None
    if len(seen.entities) > 1 or (origin is None and entity.parent is None) or (whose and _parent_id(entity, origin) != whose.id):
        return 0.0
    return scene.within(entity, places)


def _gazetteer(whose: Entity | None, places: set[str], scene: Scene, barred: Barred) -> Bound | None:
    found = _branch(whose, places, scene) if whose is not None else None
    return Bound((found,), 0.75) if found is not None and found.id not in barred.ids else None


def _branch(whole: Entity, places: set[str], scene: Scene) -> Entity | None:
    """Return the one branch that an organization has in a place, named in the article or known to the gazetteer."""
    named = [e for e in scene.facts.known.values() if organization(e) and e.parent == whole.id and places & set(e.places)]
    if len(named) == 1:
        return named[0]
    found = [b for p in sorted(places) for b in [scene.branch_of(whole.id, p) if scene.branch_of else None] if b]
    return found[0] if found and not named else None


def _parent_id(entity: Entity, origin: Entity | None) -> str | None:
    return entity.parent or (origin.id if origin else None)


def _origin(entity: Entity, scene: Scene) -> Entity | None:
    return scene.known(entity.parent) or scene.facts.origins.get(entity.id)


def _child(scene: Scene):
    def fits(seen: Seen) -> float:
        return float(len(seen.entities) == 1 and group(seen.entities[0]) and _origin(seen.entities[0], scene) is not None)

    return fits
