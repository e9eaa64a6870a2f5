"""The article as far as it was read: where a reference stands, and what may and may not be meant by it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.parsing import Passage
from loaders.articles.references.facts import Facts
from loaders.articles.references.focus import Focus, Seen
from loaders.articles.references.grammar import adjuncts, equated, lemma, mates, modifiers
from loaders.articles.references.kinds import organization

BranchOf = Callable[[str, str], Entity | None]
EntityOf = Callable[[str], Entity | None]


@dataclass(frozen=True, slots=True)
class Barred:
    """Those that a reference cannot mean: entities by id, and nouns."""

    ids: frozenset[str]
    nouns: frozenset[Token] = frozenset()

    def free(self, seen: Seen) -> bool:
        """Tell whether something spoken of may be meant."""
        return not any(e.id in self.ids for e in seen.entities) and seen.token not in self.nouns

    def also(self, ids: Iterable[str]) -> "Barred":
        """Return these with more entities."""
        return Barred(self.ids | set(ids), self.nouns)


@dataclass(slots=True)
class Scene:
    """The passage being read, what was spoken of before, what the whole article says, and what the gazetteer knows."""

    passage: Passage
    focus: Focus
    facts: Facts
    branch_of: BranchOf | None = None
    entity_of: EntityOf | None = None

    def entities(self, token: Token | None) -> tuple[Entity, ...]:
        """Return whom a token stands for, as far as it is known."""
        mention = self.passage.mentions.get(token.i) if token is not None else None
        return mention.entities if mention is not None else ()

    def sole(self, token: Token | None) -> Entity | None:
        """Return the one organization that a token stands for."""
        entities = self.entities(token)
        return entities[0] if len(entities) == 1 and organization(entities[0]) else None

    def known(self, entity_id: str | None) -> Entity | None:
        """Return an entity by its id: one that the article names, else one that the gazetteer has."""
        if entity_id is None:
            return None
        return self.facts.known.get(entity_id) or (self.entity_of(entity_id) if self.entity_of else None)

    def barred(self, token: Token) -> Barred:
        """Return those that a noun or pronoun cannot mean, because they stand beside it in its clause."""
        beside = frozenset(equated(token) if token.dep_ == "poss" else mates(token))
        return Barred(
            frozenset(e.id for t in beside for e in self.entities(t)), beside.union(t for t in adjuncts(token) if not self.entities(t))
        )

    def places(self, token: Token) -> set[str]:
        """Return the ids of the places that a noun's modifiers name ("the Afghan branch")."""
        return {e.id for t in modifiers(token) for e in self.entities(t) if e.type == "Place"} | set(self._spelt(token))

    def _spelt(self, token: Token) -> Iterator[str]:
        """Yield the places whose inhabitants a modifier names, for spellings the gazetteer lacks: Somali, Nigerian."""
        for word in modifiers(token):
            if word.text[:1].isupper() and not self.entities(word):
                yield from (e.id for e in self.facts.known.values() if e.type == "Place" and _kin(word.text, e.name))

    def within(self, entity: Entity, places: Iterable[str]) -> float:
        """Return how well an organization fits the places of a description: above 1 if it is there, below if elsewhere."""
        wanted = set(places)
        if not wanted:
            return 1.0
        return 1.5 if wanted & set(entity.places) else 0.4 if entity.places else 0.7


def _kin(demonym: str, place: str) -> bool:
    return len(demonym) >= 5 and demonym[:4] == place[:4] and demonym[: len(place) - 2].startswith(place[: len(demonym) - 3])


def definite(token: Token) -> bool:
    """Tell whether a noun is something known already: "the group", "this group", "the group's leader", "its leader"."""
    return any(
        (t.dep_ == "det" and t.lower_ in {"the", "this", "that", "these", "those", "both"}) or t.dep_ in {"poss", "predet"}
        for t in token.lefts
    )


def restricted(token: Token) -> bool:
    """Tell whether what follows a noun picks out something new: "the group that …", "the group behind …", "the group of …"."""
    for after in token.rights:
        if after.dep_ in {"relcl", "acl"} and not any(t.text in {",", "-", "--"} for t in token.doc[token.i + 1 : after.left_edge.i + 1]):
            return True
        if after.dep_ == "prep" and after.lower_ in {"of", "behind", "with", "like", "including"}:
            return True
    return False


def words(token: Token) -> set[str]:
    """Return the words before a noun, in lower case and by lemma."""
    return {w for t in modifiers(token) for w in (t.lower_, lemma(t))}
