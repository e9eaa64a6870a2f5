"""Small articles as the tests of the reader need them: text, the names in it, and the parse."""

import re
from collections.abc import Mapping

from loaders.articles.article import Article, Paragraph
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage, language, parsed
from model.claims import Source

NAMES = {
    "Red Front": Entity("gazetteer:red-front", "Organization", "Red Front", "armed_group"),
    "Blue League": Entity("gazetteer:blue-league", "Organization", "Blue League", "armed_group"),
    "The group": Entity("gazetteer:red-front", "Organization", "Red Front", "armed_group"),
    "Northland": Entity("gazetteer:northland-state", "Organization", "Government of Northland", "state"),
    "Omar Bakri": Entity("gazetteer:omar-bakri", "Person", "Omar Bakri"),
    "Karta airport": Entity("gazetteer:karta-airport", "Place", "Karta airport"),
    "Karta": Entity("gazetteer:karta", "Place", "Karta"),
    "Mosul": Entity("gazetteer:mosul", "Place", "Mosul"),
    "Iraq": Entity("gazetteer:iraq", "Place", "Iraq"),
    "Balad": Entity("gazetteer:balad", "Place", "Balad"),
}


def passages(*paragraphs: str, names: Mapping[str, Entity] = NAMES) -> list[Passage]:
    """Return paragraphs as parsed, each name of the list a mention; they are joined by line ends in the stored text."""
    text, parts, at = "\n".join(paragraphs), list[Paragraph](), 0
    for paragraph in paragraphs:
        parts.append(Paragraph(at, at + len(paragraph), "body", "test"))
        at += len(paragraph) + 1
    article = Article(Source("reports:one", text=text), tuple(parts), "one.txt")
    return parsed(language(), article, list(_mentions(text, names)), lambda ents: [])


def _mentions(text: str, names: Mapping[str, Entity]):
    taken: set[int] = set()
    for name, entity in names.items():
        for found in re.finditer(rf"\b{name}\b", text):
            if found.start() not in taken:
                taken.update(range(*found.span()))
                yield Mention(found.start(), found.end(), name, (entity,), "gazetteer")
