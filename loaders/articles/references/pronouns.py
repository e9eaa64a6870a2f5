"""Pronouns: it, they, he and she."""

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.references import several
from loaders.articles.references.focus import Bound, Seen, choose, parallel
from loaders.articles.references.grammar import OBJECT, SUBJECT, governor, lemma, partitive, quoted, speech, subject, teller
from loaders.articles.references.idle import empty
from loaders.articles.references.kinds import country, every, group, organization, person, voice
from loaders.articles.references.scene import Scene
from loaders.articles.references.words import (
    ACTING,
    BODIES,
    COMPANY,
    EQUALS,
    EVENTS,
    GROUP,
    MADE,
    MANY,
    OWNED,
    PEOPLE,
    PERSONAL,
    PERSONS,
    PLURAL,
    REFLEXIVE,
    ROLES,
    SINGULAR,
    SUFFERED,
    TAKEN,
    TIMES,
    VOICES,
)

_FADE, _TOPIC = 0.5, 0.1
_ABOUT = frozenset({"in", "about", "on", "of", "over", "after"})


def pronoun(token: Token) -> bool:
    """Tell whether the token is a pronoun of the third person."""
    return token.lower_ in SINGULAR | PLURAL | PERSONAL and token.pos_ in {"PRON", "DET"}


def resolved(token: Token, scene: Scene) -> Bound | None:
    """Return whom a pronoun stands for."""
    if token.lower_ in REFLEXIVE:
        return _reflexive(token, scene)
    if empty(token):
        return None
    if _equals(token):
        return several.pair(group, 2, scene)
    barred = scene.barred(token)
    fits, base = _FITS[_number(token)]
    candidates = scene.focus.candidates(lambda seen: fits(token, seen, scene) if barred.free(seen) else 0.0, fade=_FADE, topic=_TOPIC)
    if candidates and not candidates[0].entities:
        scene.focus.add((), token, first=candidates[0].token)
    bound = choose(candidates, base * (0.85 if quoted(token) else 1.0) * (0.85 if _loose(token) else 1.0))
    if bound is not None and token.lower_ in PERSONAL:
        scene.focus.gender.setdefault(bound.entities[0].id, _gender(token))
    return bound


def _gender(token: Token) -> str:
    return "she" if token.lower_.startswith(("she", "her")) else "he"


def _equals(token: Token) -> bool:
    """Tell whether the sentence says what several are to each other: "they are enemies"."""
    verb = token.head
    called = {lemma(t) for t in verb.children if t.dep_ == "attr" and t.tag_ == "NNS"}
    return token.lower_ == "they" and token.dep_ in SUBJECT and lemma(verb) == "be" and bool(called & (GROUP | EQUALS))


def _number(token: Token) -> str:
    return "it" if token.lower_ in SINGULAR else "they" if token.lower_ in PLURAL else "he"


def _loose(token: Token) -> bool:
    """Tell whether nothing about the pronoun's verb or noun says that an actor is meant."""
    return token.lower_ not in PERSONAL and not _actor(token)


def _reflexive(token: Token, scene: Scene) -> Bound | None:
    doer = subject(governor(token))
    entities = scene.entities(doer)
    right = person if token.lower_ in PERSONAL else organization
    return Bound(entities, 0.9) if every(entities, right) else None


def _actor(token: Token) -> bool:
    """Tell whether the pronoun's verb or noun asks for an actor: "it claimed", "joined it", "its fighters"."""
    verb = governor(token)
    if token.dep_ == "poss":
        return lemma(token.head) in OWNED
    if token.dep_ == "nsubj":
        return lemma(verb) in ACTING or speech(verb)
    return token.dep_ in OBJECT | {"pobj", "nsubjpass"} and lemma(verb) in SUFFERED


def _it(token: Token, seen: Seen, scene: Scene) -> float:
    if not seen.entities:
        return _thing(token, seen)
    entity = seen.entities[0]
    if len(seen.entities) > 1 or entity.type not in {"Organization", "Place"}:
        return 0.0
    return parallel(token, seen) * (_organization(token, entity, scene) if organization(entity) else _place(token, seen))


def _organization(token: Token, entity: Entity, scene: Scene) -> float:
    if voice(entity) and token.dep_ in SUBJECT and not speech(governor(token)):
        return 0.4
    if token.dep_ in OBJECT | {"nsubjpass"} and lemma(governor(token)) in MADE:
        return 0.35
    if token.dep_ == "pobj" and token.head.lower_ in _ABOUT and _loose(token):
        return 0.5
    if token.dep_ == "nsubjpass" and _loose(token):
        return 0.7
    return 0.7 if scene.facts.plural.get(entity.id) else 1.0


def _place(token: Token, seen: Seen) -> float:
    acts = country(seen.entities[0]) and seen.token.dep_ in SUBJECT
    told = acts and teller(token) == seen.token
    return 1.0 if told else (1.0 if acts else 0.3) if _actor(token) else 0.6


def _thing(token: Token, seen: Seen) -> float:
    """Return how well a noun without a name suits "it"."""
    noun, word = seen.first, lemma(seen.first)
    if (
        noun.tag_ in {"NNS", "NNPS"}
        or word in PEOPLE | ROLES.keys() | TIMES | PERSONS
        or noun.ent_type_ in {"PERSON", "DATE", "TIME", "NORP", "CARDINAL"}
    ):
        return 0.0
    if word in BODIES or noun.ent_type_ in {"ORG", "GPE"}:
        return 0.9 * parallel(token, seen)
    if token.dep_ == "nsubjpass" and word in EVENTS:
        return parallel(token, seen)
    if _actor(token):
        return 0.25
    return parallel(token, seen) * (0.9 if word in EVENTS or token.dep_ not in SUBJECT | {"poss"} else 0.8)


def _they(token: Token, seen: Seen, scene: Scene) -> float:
    if not seen.entities:
        return _people(token, seen)
    if len(seen.entities) > 1:
        return 1.1 * parallel(token, seen)
    return _many(seen, scene) * parallel(token, seen) * _as_body(token)


def _as_body(token: Token) -> float:
    """Return how well an organization as a whole suits what is said of "they": single people are freed, and picked out."""
    if partitive(token):
        return 0.0
    if token.dep_ == "nsubjpass" and lemma(token.head) in TAKEN:
        return 0.4
    return 0.8 if _loose(token) else 1.0


def _many(seen: Seen, scene: Scene) -> float:
    entity = seen.entities[0]
    if not group(entity):
        return 0.25 if organization(entity) else 0.0
    if seen.token.tag_ in {"NNS", "NNPS"} or lemma(_head(seen.token)) in COMPANY:
        return 1.0
    if seen.token.tag_ == "NNP" and lemma(_head(seen.token)) in VOICES and _head(seen.token).tag_ == "NN":
        return 0.4
    plural = scene.facts.plural.get(entity.id) if seen.token.pos_ == "PROPN" else False
    return 0.75 if plural is None else 1.0 if plural else 0.6


def _head(token: Token) -> Token:
    """Return "fighters" of "Taliban fighters" and of "fighters of the Taliban"."""
    return token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head


def _people(token: Token, seen: Seen) -> float:
    """Return how well a noun without a name suits "they"."""
    noun, word = seen.first, lemma(seen.first)
    if word in TIMES or noun.ent_type_ in {"DATE", "TIME"}:
        return 0.0
    many = (
        noun.tag_ in {"NNS", "NNPS"}
        or noun.ent_type_ == "NORP"
        or noun.tag_ == "CD"
        or word in {"people", "police", "many", "most", "some"}
        or bool(noun.conjuncts)
    )
    if not many:
        return 0.5 if word in {"family", "group", "couple", "team", "government", "army"} else 0.0
    if (
        noun.tag_ == "CD"
        or word in PEOPLE | COMPANY | BODIES | MANY
        or noun.ent_type_ == "NORP"
        or noun.text.endswith(("ers", "ors", "ists", "ians", "ants", "ees", "men"))
    ):
        return 1.15 * parallel(token, seen)
    return 0.2 if _actor(token) else 0.5


def _he(token: Token, seen: Seen, scene: Scene) -> float:
    if seen.entities:
        right = (
            len(seen.entities) == 1
            and person(seen.entities[0])
            and scene.focus.gender.get(seen.entities[0].id, _gender(token)) == _gender(token)
        )
        return parallel(token, seen) if right else 0.0
    noun, word = seen.first, lemma(seen.first)
    single = noun.tag_ in {"NN", "NNP"} and (word in PEOPLE | PERSONS | ROLES.keys() or (noun.tag_ == "NNP" and noun.ent_type_ == "PERSON"))
    return 0.95 * parallel(token, seen) if single else 0.0


_FITS = {"it": (_it, 0.92), "they": (_they, 0.85), "he": (_he, 0.95)}
