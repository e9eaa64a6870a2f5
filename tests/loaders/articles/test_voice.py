"""Who says it and how, on sentences of our own."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("spacy")

from loaders.articles.article import Article, Paragraph
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage, language, parsed
from loaders.articles.voice import Said, carried, governors, voice
from loaders.articles.voice.governors import EFFECTS
from loaders.articles.voice.words import words
from model.claims import Source

TABLES = ("tuned", "tuned_reports", "held_out", "held_out_reports")
DATA = Path(__file__).parents[2] / "data" / "voice"
Row = dict[str, Any]


@cache
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
    """The share of rows in which all these fields are as expected."""
    right = [all(told(said)[f] == expected(row)[f] for f in fields) for row, said in readings(name)]
    return sum(right) / len(right)


@cache
def readings(name: str) -> list[tuple[Row, Said]]:
    return [(row, read(row)) for row in rows(name)]


# Figures that may not fall


@pytest.mark.parametrize(("name", "least"), [("tuned", 0.98), ("tuned_reports", 0.98), ("held_out", 0.95), ("held_out_reports", 0.97)])
def test_polarity_and_modality_are_read(name: str, least: float):
    assert share(name, "polarity", "modality") >= least


@pytest.mark.parametrize(("name", "least"), [("tuned", 0.98), ("tuned_reports", 0.98), ("held_out", 0.97), ("held_out_reports", 0.95)])
def test_the_speaker_is_read(name: str, least: float):
    assert share(name, "voice", "entity") >= least


@pytest.mark.parametrize(("name", "least"), [("tuned", 0.97), ("tuned_reports", 0.97), ("held_out", 0.93), ("held_out_reports", 0.89)])
def test_everything_is_read(name: str, least: float):
    assert share(name, "polarity", "modality", "hedge", "voice", "entity", "ended", "quoted") >= least


@pytest.mark.parametrize("name", TABLES)
def test_hedges_and_voices_are_verbatim_and_certainty_is_a_share(name: str):
    for row, said in readings(name):
        assert said.hedge is None or said.hedge in row["text"]
        assert said.attributed_to is None or said.attributed_to.text in row["text"]
        assert 0 < said.certainty <= 1


def test_no_sentence_is_in_two_tables_with_the_same_trigger():
    seen = [(row["text"], row["trigger"]) for name in TABLES for row in rows(name)]
    assert len(seen) == len(set(seen))


# Over paragraphs


def voices(text: str, word: str) -> Said:
    found = passages(text)
    spoken = zip(found, carried(found), strict=True)
    return next(voice(p, t, before) for p, before in spoken for t in p.doc if t.text == word)


def test_a_quote_left_open_keeps_its_speaker_in_the_next_paragraph():
    text = '"They were allies once," Marsh said. "They are not any more.\n"Black Dawn attacked the camp in May."'
    said = voices(text, "attacked")
    assert (said.quoted, said.attributed_to and said.attributed_to.text) == (True, "Marsh")


def test_he_is_whoever_spoke_last():
    said = voices('Marsh said the war was over.\n"Black Dawn attacked the camp in May," he added.', "attacked")
    assert said.attributed_to is not None
    assert said.attributed_to.entity is not None
    assert said.attributed_to.entity.name == "Marsh"


def test_plain_text_after_a_quote_is_nobodys():
    said = voices('"They were allies once," Marsh said.\nBlack Dawn attacked the camp in May.', "attacked")
    assert said == Said()


def test_a_few_quoted_words_have_no_speaker_of_their_own():
    said = voices('"We won," Marsh said. The army fought what it called "bandits who killed judges" for years.', "killed")
    assert said.attributed_to is None or said.attributed_to.text != "Marsh"


def test_the_first_paragraph_carries_nobody():
    assert carried([]) == []
    assert carried(passages("Marsh said the war was over.")) == [None]


def test_less_is_said_with_less_certainty():
    said = [
        read({"text": f"Black Dawn {verb} the judge.", "trigger": "killed"}) for verb in ("killed", "reportedly killed", "may have killed")
    ]
    assert [s.certainty for s in said] == sorted((s.certainty for s in said), reverse=True)
    assert said[0].certainty == 1


# The word list


def test_every_effect_in_the_word_list_is_known():
    assert {*words().governors.values(), *words().passive.values()} == set(EFFECTS)


def test_no_word_has_two_effects():
    listed = yaml.safe_load((Path(governors.__file__).with_name("voice.yaml")).read_text(encoding="utf-8"))["governors"]
    for kind, effects in listed.items():
        count = sum(len(text.replace('"', "").split("," if "," in text else None)) for text in effects.values())
        assert count == sum(k == kind for k, _ in words().governors), kind
