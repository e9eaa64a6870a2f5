"""What a passage says: its words matched against the patterns, with the entities at both ends."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.parsing import Passage
from loaders.articles.patterns import Pattern, Roles
from loaders.articles.roles import walk
from loaders.articles.standing_for import Phrases, Referent, acting
from model.ontology import Ontology

_NO_STATES = frozenset({"BASED_IN", "OPERATES_IN", "BRANCH_OF"})
_OF_WHOLES = frozenset(
    {"LEADER_OF", "FOUNDED_BY", "BRANCH_OF", "SPLIT_FROM", "MERGED_INTO", "SUCCEEDED", "PART_OF"}
)  # not of "its fighters"

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "oprd", "acomp"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A pattern found at a word, and who stands at its ends."""

    passage: Passage
    trigger: Token
    pattern: Pattern
    subject: Referent
    object: Referent
    qualifiers: Mapping[str, Referent] = field(default_factory=dict[str, Referent])


@dataclass(frozen=True, slots=True)
class _Ends:
    """Finds who takes part in what a pattern says at its trigger."""

    passage: Passage
    trigger: Token
    pattern: Pattern
    phrases: Phrases

    def at(self, end: str, roles: Roles) -> list[list[Referent]]:
        """Return one list of readings for each one who takes part, by the first role that gives anybody of the type asked for."""
        for role in roles:
            if role == "itself" and self.trigger.i not in self.passage.mentions and self.pattern.people != end:
                continue
            said = [r for token in walk(self.trigger, role) for r in self.phrases.readings(self.passage, token)]
            found = [readings for readings in said if any(_typed(self.pattern, end, r) for r in readings)]
            if found:
                around = role.rpartition(".")[2] in _AROUND
                return [[replace(r, around=True) if around or _where(r.token) else r for r in f] for f in found]
        return []


_STATES = frozenset({"state", "state_force", "coalition", "intergovernmental"})
_AROUND = frozenset({"in", "at", "near", "around", "across", "outside"})  # a place behind these is where, and nobody who acts


@dataclass(frozen=True, slots=True)
class Matcher:
    """Holds the patterns by their words against passages."""

    patterns: Mapping[tuple[str, str], Sequence[Pattern]]
    ontology: Ontology
    government: Callable[[Entity], Entity | None] = lambda _: None

    def statements(self, passage: Passage, phrases: Phrases) -> Iterator[Statement]:
        """Yield what the passage says."""
        for token in passage.doc:
            for key in _keys(passage, token):
                for pattern in self.patterns.get(key, ()):
                    if _fits(token, pattern):
                        yield from self._found(passage, token, pattern, phrases)

    def _found(self, passage: Passage, trigger: Token, pattern: Pattern, phrases: Phrases) -> Iterator[Statement]:
        taking_part = _Ends(passage, trigger, pattern, phrases)
        subjects = taking_part.at("subject", pattern.subject)
        objects = taking_part.at("object", pattern.object) if subjects else []
        pairs = _facing(subjects) if pattern.mutual and not objects else list(product(subjects, objects))
        if not pairs:
            return
        others = {key: taking_part.at(key, roles) for key, roles in pattern.qualifiers.items()}
        qualifiers = {key: found[0][0] for key, found in others.items() if found and found[0]}
        if not all(_typed(pattern, end, qualifiers.get(end)) for end in pattern.ends.keys() - {"subject", "object"}):
            return
        for one, other in pairs:
            pair = self._allowed(pattern, one, other)
            if pair:
                yield Statement(passage, trigger, pattern, *pair, qualifiers)

    def _allowed(self, pattern: Pattern, one: Sequence[Referent], other: Sequence[Referent]) -> tuple[Referent, Referent] | None:
        """Return the first two readings that the relation can join."""
        ends = self.ontology.relations[pattern.relation].ends
        for subject, object_ in product(_preferred(one, pattern.people == "subject"), _preferred(other, pattern.people == "object")):
            if not (_typed(pattern, "subject", subject) and _typed(pattern, "object", object_)):
                continue
            if pattern.relation in _OF_WHOLES and (subject.of_people or object_.of_people):
                continue
            for pair in self._as_actors(pattern.relation, subject, object_):
                if (pair[0].entity.type, pair[1].entity.type) in ends and pair[0].entity.id != pair[1].entity.id:
                    return pair
        return None

    def _as_actors(self, relation: str, subject: Referent, object_: Referent) -> Iterator[tuple[Referent, Referent]]:
        if relation == "MEMBER_OF" and subject.entity.type == "Organization" and object_.entity.kind == "state":
            return
        yield subject, object_
        actor = None if relation in _NO_STATES else acting(subject, self.government)
        target = acting(object_, self.government)
        if target:
            yield subject, target
        if actor:
            yield actor, object_
        if actor and target:
            yield actor, target


def _where(token: Token) -> bool:
    """Tell whether a word stands where its sentence says where: "in Nairobi, Kenya, which …"."""
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _AROUND


def _facing(ends: Sequence[list[Referent]]) -> list[tuple[list[Referent], list[Referent]]]:
    """Return who faces whom: each two of them, but of "A and B and C" the last faces the others, and states do not face each other."""
    if len(ends) > 2:
        sides = [end[0].entity.kind in _STATES or end[0].entity.type == "Place" for end in ends]
        if True in sides and False in sides:
            return [(a, b) for (a, one), (b, other) in combinations(zip(ends, sides, strict=True), 2) if one != other]
        first, last = ends[0][0].token, ends[-1][0].token
        if sum(t.lower_ == "and" for t in first.doc[first.i : last.i]) > 1:
            return [(one, ends[-1]) for one in ends[:-1]]
    return list(combinations(ends, 2))


def _keys(passage: Passage, token: Token) -> Iterator[tuple[str, str]]:
    """Yield what a token is looked up by: its word, unless it is a name; the type of its name."""
    mention = passage.mentions.get(token.i)
    if mention is None or mention.how == "reference" or mention.entities[0].type == "Event":
        yield from _word_keys(token)
    if mention is not None and (mention.how != "reference" or " in " in mention.text):
        yield "NAME", mention.entities[0].type.lower()


def _typed(pattern: Pattern, end: str, referent: Referent | None) -> bool:
    """Tell whether an end is there and of a type or kind that the pattern asks for; what nobody knows may be an armed group."""
    asked = pattern.ends.get(end)
    if not asked or referent is None:
        return not asked
    entity = referent.entity
    unheard = entity.kind is None or (entity.kind == "other" and referent.how in ("proposed", "harvested", "reference"))
    unknown = "armed_group" if entity.type == "Organization" and unheard else None
    return bool(asked & {entity.type, entity.kind or unknown, unknown})


def _word_class(token: Token) -> str:
    return {"AUX": "VERB", "PROPN": "NOUN"}.get(token.pos_, token.pos_)


def _word_keys(token: Token) -> Iterator[tuple[str, str]]:
    """Yield how patterns may name a word: "fighting between" is a noun too, "warring factions" an adjective."""
    yield _word_class(token), token.lemma_.lower()
    if token.tag_ == "VBG" and token.dep_ in _NOMINAL:
        yield "NOUN", token.lower_
    elif token.pos_ == "VERB" and token.dep_ == "amod":
        yield "ADJ", token.lower_
    elif token.pos_ == "ADJ" and token.dep_ in _NOMINAL:
        yield "NOUN", token.lower_


def _fits(trigger: Token, pattern: Pattern) -> bool:
    return all(_has(trigger, *needed) for needed in pattern.having.items()) and not any(
        _has(trigger, *barred) for barred in pattern.lacking.items()
    )


def _has(trigger: Token, role: str, lemmas: frozenset[str]) -> bool:
    found = walk(trigger, role)
    return any(t.lemma_.lower() in lemmas or t.lower_ in lemmas for t in found) if lemmas else bool(found)


def _preferred(readings: Sequence[Referent], people: bool) -> Sequence[Referent]:
    described = [r for r in readings if r.how == "described" and r.entity.type in ("Population", "Person")]
    return [*described, *[r for r in readings if r not in described and not r.of_people]] if people else readings
