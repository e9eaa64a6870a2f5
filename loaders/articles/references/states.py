"""Descriptions of a state: "the country", "the government", "the army".

A government is found by its id, `<dataset>:<xx>-government`, its forces by `<dataset>:<xx>-forces`, with xx the country.
"""

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references.focus import Bound, Seen, choose
from loaders.articles.references.grammar import article, lemma, modifiers
from loaders.articles.references.kinds import code, country, force, state
from loaders.articles.references.scene import Scene, restricted
from loaders.articles.references.words import COUNTRY, FORCES, GOVERNMENT

_FADE, _TOPIC = 0.7, 0.2
_BASE = 0.8


def description(token: Token) -> bool:
    """Tell whether a noun may describe a country, its government or its forces."""
    word = lemma(token)
    return (
        token.pos_ == "NOUN"
        and token.dep_ not in {"compound", "amod"}
        and (
            (word in COUNTRY | (GOVERNMENT - {"state", "authority"}) and token.tag_ == "NN") or word in FORCES - {"force"} or _armed(token)
        )
    )


def resolved(token: Token, scene: Scene) -> Bound | None:
    """Return the country, or the government or forces of the country, last spoken of."""
    if (
        article(token) not in {"the", "this"}
        or (modifiers(token) and not _armed(token))
        or restricted(token)
        or token.dep_ in {"attr", "appos"}
    ):
        return None
    if any(t.dep_ == "prep" and t.lower_ in {"in", "from"} for t in token.rights):
        return None
    if lemma(token) in COUNTRY:
        return _nearest(token, scene)
    return _acting(token, scene)


def _armed(token: Token) -> bool:
    """Tell whether a noun is "armed forces", with no other word before it."""
    return token.lower_ == "forces" and [t.lower_ for t in modifiers(token)] == ["armed"]


def _nearest(token: Token, scene: Scene) -> Bound | None:
    candidates = scene.focus.candidates(lambda s: float(_lone(s) and country(s.entities[0])), fade=_FADE, topic=_TOPIC)
    return choose(candidates, _BASE)


def _acting(token: Token, scene: Scene) -> Bound | None:
    """Return the government or army named before, else that of the country in focus."""
    right = state if lemma(token) in GOVERNMENT else force
    barred = scene.barred(token)
    named = choose(
        scene.focus.candidates(lambda s: float(_lone(s) and right(s.entities[0]) and barred.free(s)), fade=_FADE, topic=_TOPIC), _BASE
    )
    return named or _of_country(token, scene)


def _of_country(token: Token, scene: Scene) -> Bound | None:
    where = _nearest(token, scene)
    if where is None or scene.entity_of is None:
        return None
    suffix = "government" if lemma(token) in GOVERNMENT else "forces"
    found = _known(scene, f"{code(where.entities[0]).lower()}-{suffix}")
    return Bound((found,), round(where.certainty * 0.85, 2)) if found is not None else None


def _known(scene: Scene, key: str) -> Entity | None:
    datasets = sorted({e.id.partition(":")[0] for e in scene.facts.known.values()} | {"gazetteer"})
    return next((e for d in datasets for e in [scene.known(f"{d}:{key}")] if e), None)


def _lone(seen: Seen) -> bool:
    return len(seen.entities) == 1
