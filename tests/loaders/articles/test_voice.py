"""Who says it and how, on sentences of our own."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("spacy")

from loaders.articles.article import Article, Paragraph
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage, language, parsed
from loaders.articles.voice import Said, carried, voice
from model.claims import Source

DATA = Path(__file__).parents[2] / "data" / "voice"
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def passages(text: str) -> list[Passage]:
    paragraphs = tuple(Paragraph(m.start(), m.end(), "body", "test") for m in re.finditer(r"[^\n]+", text))
    article = Article(Source("test:a", text=text), paragraphs, "a.txt")
    return parsed(language(), article, list(mentions(text)), lambda offered: [])


def mentions(text: str):
    for kind, names in rows("names").items():  # type: ignore[attr-defined]
        for name in names:
            entity = Entity(f"test:{name.replace(' ', '-').lower()}", kind, name)
            yield from (Mention(m.start(), m.end(), name, (entity,), "gazetteer") for m in re.finditer(re.escape(name), text))


def trigger(passage: Passage, word: str):
    form, _, nth = word.partition("#")
    return [t for t in passage.doc if t.text == form][int(nth or 1) - 1]


def read(row: Row) -> Said:
    (passage,) = passages(row["text"])
    return voice(passage, trigger(passage, row["trigger"]))


def told(said: Said) -> Row:
    by = said.attributed_to
    return {
        "polarity": said.polarity,
        "modality": said.modality,
        "hedge": said.hedge,
        "voice": by.text.casefold() if by else None,
        "entity": by.entity.name if by and by.entity else None,
        "ended": said.ended,
        "quoted": said.quoted,
    }


def expected(row: Row) -> Row:
    plain: Row = told(Said())
    return {key: str(row[key]).casefold() if key == "voice" and key in row else row.get(key, value) for key, value in plain.items()}


def share(name: str, *fields: str) -> float:
    """The share of rows whose fields are all as expected."""
    right = [all(told(read(row))[f] == expected(row)[f] for f in fields) for row in rows(name)]
    return sum(right) / len(right)
