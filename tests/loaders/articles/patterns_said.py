"""Examples of patterns, read as an article would be: "SENTENCE: A | RELATION | B; C | RELATION | D"."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from loaders.articles.article import Article, Paragraph
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage, language, parsed
from loaders.articles.patterns import by_word, shipped
from loaders.articles.saying import Matcher, Statement
from loaders.articles.standing_for import Phrases
from model import ontology as ontology_
from model.claims import Source

NAMES = Path(__file__).parents[2] / "data" / "patterns" / "names.yaml"


@cache
def ontology() -> ontology_.Ontology:
    return ontology_.shipped()


@cache
def names() -> dict[str, Entity]:
    listed = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    adjectives = listed.pop("Adjectives")
    found = {name: _entity(i, said, name) for said, all_ in listed.items() for i, name in enumerate(all_)}
    return found | {adjective: found[place] for adjective, place in adjectives.items()}


def _entity(number: int, said: str, name: str) -> Entity:
    """Return a name's entity: "Organization, research" is a type and a kind; without one, organizations are armed groups."""
    type_, _, kind = said.partition(", ")
    return Entity(f"test:{number}-{said.lower().replace(', ', '-')}", type_, name, kind or {"Organization": "armed_group"}.get(type_))


def government(place: Entity) -> Entity | None:
    return (
        Entity("test:government-" + place.id.split(":")[1], "Organization", place.name)
        if place.name
        in (
            "United States",
            "Iran",
            "Russia",
            "France",
            "Pakistan",
            "Philippines",
            "Colombia",
            "U.S.",
            "Uganda",
            "Turkey",
            "Saudi Arabia",
            "Qatar",
            "Libya",
            "Rwanda",
            "Afghanistan",
        )
        else None
    )


def passages(text: str) -> list[Passage]:
    article = Article(Source("test:one", text=text), (Paragraph(0, len(text), "body", "a test"),), "one.txt")
    mentions = list(_mentions(text))
    found = parsed(language(), article, [m for m in mentions if m.entities[0].type != "Event"], lambda _: ())
    for mention in mentions:
        if mention.entities[0].type == "Event":
            piece = found[0].doc.char_span(mention.start, mention.end, alignment_mode="expand")
            found[0].mentions[piece.root.i] = mention
    return found


def _mentions(text: str) -> Iterator[Mention]:
    alternatives = "|".join(re.escape(n) for n in sorted(names(), key=len, reverse=True))
    by_spelling = {name.casefold(): entity for name, entity in names().items()}
    for found in re.finditer(rf"(?i)(?<!\w)(?:{alternatives})(?!\w)", text):
        if found[0][0].isupper() or found[0] in names():
            yield Mention(found.start(), found.end(), found[0], (by_spelling[found[0].casefold()],), "gazetteer")


@cache
def matcher() -> Matcher:
    return Matcher(by_word(shipped(ontology())), ontology(), government)


def statements(text: str) -> list[Statement]:
    """Return what the shipped patterns find in a text."""
    return [s for p in passages(text) for s in matcher().statements(p, Phrases("one"))]


def said(text: str) -> set[str]:
    """Return what a text says as "A | RELATION | B"; symmetric ones in order of names."""
    return {line(s.subject.entity.name, s.pattern.relation, s.object.entity.name) for s in statements(text)}


def line(subject: str, relation: str, object_: str) -> str:
    """Return a statement as one line."""
    ends = sorted((subject, object_)) if ontology().relations[relation].symmetric else (subject, object_)
    return f"{ends[0]} | {relation} | {ends[1]}"


def split(example: str) -> tuple[str, set[str]]:
    """Return an example's sentence and what it means."""
    text, _, meant = example.rpartition(": ")
    parts = [[p.strip() for p in one.split("|")] for one in meant.split(";")]
    return text + "." * (text[-1] not in ".?!"), {line(*p) for p in parts}
