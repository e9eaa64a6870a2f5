"""What an article says of those it names that descriptions rely on: who leads whom, who was called what, who came from whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.articles.names import Entity
from loaders.articles.parsing import Passage
from loaders.articles.references.grammar import MODIFYING, lemma, modifiers, owner, subject
from loaders.articles.references.kinds import every, organization, person
from loaders.articles.references.words import BRANCH, LEADING, PARENT, ROLES, SPLINTER

_TIMELY = frozenset(
    [
        "former",
        "late",
        "current",
        "longtime",
        "long-time",
        "slain",
        "then",
        "supreme",
        "overall",
        "top",
        "ex",
        "founding",
        "reclusive",
        "elusive",
    ]
)
_EQUATING = frozenset({"be", "become", "remain", "name", "appoint", "choose", "elect", "declare"})
_SERVING = frozenset({"succeed", "replace", "serve", "act", "work", "emerge", "follow", "return", "start"})
_LEAVING = frozenset({"break", "split", "splinter", "secede", "defect"})
Role = tuple[str, frozenset[str]]


@dataclass(slots=True)
class Facts:
    """Who holds a role in which organization, by role and the organization's id; what each entity was called; its origin."""

    holders: dict[tuple[Role, str], list[Entity]] = field(default_factory=dict[tuple[Role, str], list[Entity]])
    called: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    origins: dict[str, Entity] = field(default_factory=dict[str, Entity])
    plural: dict[str, bool] = field(default_factory=dict[str, bool])
    known: dict[str, Entity] = field(default_factory=dict[str, Entity])
    spellings: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def holds(self, role: Role, organization: str, holder: Entity) -> None:
        """Note that a person holds a role."""
        people = self.holders.setdefault((role, organization), [])
        if holder.id not in {p.id for p in people}:
            people.append(holder)

    def words(self, entity: Entity) -> set[str]:
        """Return the words of an entity's names and of what it was called."""
        return self.called.get(entity.id, set()) | self.spellings.get(entity.id, set()) | set(entity.name.lower().split())


def role(token: Token) -> Role | None:
    """Return the role that a noun names, with what narrows it ("military", "first"); None where it names none."""
    if lemma(token) not in ROLES:
        return None
    narrowing = {lemma(t) for t in modifiers(token) if t.dep_ not in {"poss"} and t.pos_ in {"ADJ", "NOUN", "ADV", "VERB", "NUM"}}
    return ROLES[lemma(token)], frozenset(narrowing - _TIMELY)


def gathered(passages: Sequence[Passage]) -> Facts:
    """Return what the article says, going by the mentions known so far."""
    facts = Facts()
    for passage in passages:
        for index, mention in passage.mentions.items():
            if len(mention.entities) == 1:
                _note(facts, passage, passage.doc[index], mention.entities[0], mention.how != "reference")
    return facts


def _note(facts: Facts, passage: Passage, token: Token, entity: Entity, named: bool) -> None:
    nouns = list(_equal(token))
    facts.called.setdefault(entity.id, set()).update(w for noun in nouns for w in _words(noun))
    _note_origin(facts, passage, token, entity, nouns)
    if person(entity):
        for noun in nouns:
            _note_role(facts, passage, noun, token, entity)
        for what, where in _led(token):
            _note_holder(facts, (what, frozenset()), passage, where, entity)
    if named:
        facts.known[entity.id] = entity
        facts.spellings.setdefault(entity.id, set()).update(token.lower_.split())
        _note_number(facts, token, entity)


def _words(noun: Token) -> Iterator[str]:
    yield lemma(noun)
    yield from (lemma(t) for t in modifiers(noun) if t.pos_ in {"ADJ", "NOUN", "VERB"})


def _equal(token: Token) -> Iterator[Token]:
    """Yield the common nouns that say what a named one is: "X, a cleric", "the cleric X", "X is a cleric"."""
    yield from (t for t in token.children if t.dep_ in {"appos", "compound", "amod"} and t.pos_ == "NOUN")
    if token.dep_ in {"appos", "compound"} and token.head.pos_ == "NOUN" and (token.dep_ == "appos" or token.i > token.head.i):
        yield token.head
    verb = token.head
    if token.dep_ == "nsubj" and lemma(verb) in _SERVING:
        yield from (p for t in verb.subtree if t.lower_ == "as" and t.i > verb.i for p in t.children if p.dep_ == "pobj")
    if token.dep_ in {"nsubj", "nsubjpass"} and lemma(verb) in _EQUATING:
        yield from (t for t in verb.children if t.dep_ in {"attr", "oprd"} and t.pos_ == "NOUN")
        yield from (t for t in verb.children if t.dep_ == "acomp" and lemma(t) in ROLES)
        yield from (p for t in verb.children if t.lower_ == "as" for p in t.children if p.dep_ == "pobj")
    if token.dep_ == "attr" and lemma(verb) == "be":
        yield from (t for t in verb.children if t.dep_ == "nsubj" and t.pos_ == "NOUN")
    yield from _same(token)


def _same(token: Token) -> Iterator[Token]:
    """Yield the nouns of a relative clause: "X, who is the leader of Y"."""
    for verb in token.children:
        if verb.dep_ == "relcl" and lemma(verb) in _EQUATING:
            yield from (t for t in verb.children if t.dep_ == "attr" and t.pos_ == "NOUN")


def _note_role(facts: Facts, passage: Passage, noun: Token, token: Token, holder: Entity) -> None:
    held = role(noun)
    if held is not None:
        for where in (owner(noun), *(t for t in [*noun.lefts, *token.lefts] if t.dep_ in MODIFYING)):
            _note_holder(facts, held, passage, where, holder)


def _note_holder(facts: Facts, held: Role, passage: Passage, where: Token | None, holder: Entity) -> None:
    mention = passage.mentions.get(where.i) if where is not None else None
    if mention is not None and len(mention.entities) == 1 and organization(mention.entities[0]):
        facts.holds(held, mention.entities[0].id, holder)


def _led(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield what a person leads or founded, by verb: "X leads Y", "X, who leads Y", "Y was founded by X", "Y, led by X"."""
    for verb in _verbs(token):
        yield from ((LEADING[lemma(verb)], t) for t in verb.children if t.dep_ == "dobj" and lemma(verb) in LEADING)
        if lemma(verb) == "take" and any(t.dep_ == "prt" and t.lower_ == "over" for t in verb.children):
            yield from (("leader", t) for t in verb.children if t.dep_ == "dobj")
    if token.dep_ == "pobj" and token.head.dep_ == "agent" and lemma(token.head.head) in LEADING:
        verb = token.head.head
        led = verb.head if verb.dep_ == "acl" else subject(verb)
        if led is not None:
            yield LEADING[lemma(verb)], led


def _verbs(token: Token) -> Iterator[Token]:
    if token.dep_ == "nsubj":
        yield token.head
        yield from token.head.conjuncts
    yield from (t for t in token.children if t.dep_ == "relcl")


def _note_origin(facts: Facts, passage: Passage, token: Token, entity: Entity, nouns: Sequence[Token]) -> None:
    told = [owner(n) for n in nouns if {lemma(n), *map(lemma, modifiers(n))} & (BRANCH | SPLINTER) and lemma(n) not in PARENT]
    if token.dep_ == "nsubj" and lemma(token.head) in _LEAVING:
        told += [p for t in token.head.subtree if t.lower_ == "from" for p in t.children if p.dep_ == "pobj"]
    for origin in filter(None, told):
        mention = passage.mentions.get(origin.i)
        if mention is not None and every(mention.entities, organization) and mention.entities[0].id != entity.id and organization(entity):
            facts.origins.setdefault(entity.id, mention.entities[0])


def _note_number(facts: Facts, token: Token, entity: Entity) -> None:
    """Note whether the article uses a name in the plural ("the Taliban are")."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.conjuncts:
        return
    verbs = [token.head, *(t for t in token.head.children if t.dep_ in {"aux", "auxpass"})]
    if any(v.lower_ in {"are", "were", "have"} or v.tag_ == "VBP" for v in verbs):
        facts.plural[entity.id] = True
    elif any(v.lower_ in {"is", "was", "has"} or v.tag_ == "VBZ" for v in verbs):
        facts.plural.setdefault(entity.id, False)
