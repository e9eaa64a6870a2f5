"""The reader as a whole: own articles of a few sentences, and what they must and must not be read as."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import orjson
import pytest

from loaders.articles.article import Article, Reading
from loaders.articles.metadata import Details
from loaders.articles.reader import EXTRACTOR, Reader, open_reader
from loaders.articles.reading import article, articles
from model.claims import Claim, Span
from model.ontology import shipped
from model.writing import claim_record

ROOT = Path(__file__).parents[3]
OWN = sorted((ROOT / "benchmarks" / "articles").glob("*/[0-9]*.txt"))
CORPUS = ROOT.parent / "shared" / "corpus"


@cache
def reader() -> Reader:
    return open_reader(ontology=shipped())


def read(text: str, published: str | None = "2021-09-17") -> Reading:
    return reader().read(article(text, Details(title=None, publisher="A Paper", published=published), id_="articles:one", file="one.txt"))


def lines(text: str, published: str | None = "2021-09-17") -> dict[str, Claim]:
    """Return the claims between entities, each as "A RELATION B"."""
    claims = [c for c in read(text, published).claims if c.object is not None]
    return {f"{c.subject.name} {c.relation} {c.object.name}": c for c in claims if c.object}


def test_a_claim_carries_the_sentence_its_voice_its_date_and_its_confidence() -> None:
    found = lines("Ansaru split from Boko Haram in January 2012, according to the Nigerian army. The two groups have been rivals since.")
    claim = found["Ansaru SPLIT_FROM Boko Haram"]
    assert claim.quote == "Ansaru split from Boko Haram in January 2012, according to the Nigerian army."
    assert claim.since == "2012-01" and claim.attributed_to and "Nigerian army" in claim.attributed_to.text
    assert claim.extractor == EXTRACTOR and claim.status == "accepted" and 0.4 <= claim.confidence < 1
    assert any(" RIVAL_OF " in line for line in found), found


def test_what_is_denied_or_alleged_is_no_plain_fact() -> None:
    denied = lines("The Taliban denied that it was allied with al-Qaida.")["Taliban ALLIED_WITH al-Qaeda"]
    assert denied.polarity == "denied" and denied.attributed_to and denied.attributed_to.text
    alleged = lines("Pakistan accused the Taliban of sheltering the Tehrik-e-Taliban Pakistan, and said it attacked Peshawar.")
    assert all(c.modality == "alleged" for line, c in alleged.items() if "Taliban SUPPORTED_BY" in line or "ALLIED" in line), alleged


@pytest.mark.parametrize(
    "text, never",
    [
        ("Baghdadi detonated an explosive vest during a raid by U.S. forces in 2019.", "KILLED_BY"),
        ("Prime Minister Imran Khan spoke to reporters in Islamabad about the Islamic State Khorasan.", "LEADER_OF Islamic State Khorasan"),
        ("The Pakistani Taliban attacked a school in Peshawar.", "Taliban ATTACKED"),
        ("Listen to the Front Line podcast | Episode 4: the Taliban attacked Kabul and the host was there.", "ATTACKED"),
    ],
)
def test_traps(text: str, never: str) -> None:
    assert not [line for line in lines(text) if never in line and not line.startswith("Tehrik")]


def test_a_man_is_not_read_out_of_an_airport() -> None:
    claims = read("The Taliban attacked Hamid Karzai International Airport in August, killing 13 U.S. troops.").claims
    assert claims and not [r for c in claims for r in c.entities() if r.type == "Person"]


def test_the_longer_name_is_not_eaten_by_the_shorter() -> None:
    named = {r.name for c in read("The Islamic State West Africa Province attacked a town in Borno.").claims for r in c.entities()}
    assert "Islamic State" not in named, named


def test_a_weekday_stays_open_without_a_date_of_publication() -> None:
    text = "The Taliban attacked the Islamic State Khorasan on Thursday."
    assert {c.since for c in lines(text, None).values()} == {None} and read(text, None).warnings
    assert "2021-09-16" in {c.since for c in lines(text).values()} and not read(text).warnings


def test_without_a_model_names_are_found_and_a_notice_says_so() -> None:
    without = open_reader(model=("no_such_model",), ontology=shipped())
    assert without.notice and "no_such_model" in without.notice
    claims = without.read(article("Taliban fighters attacked Kabul.", Details(), id_="articles:one", file="one.txt")).claims
    assert ("gazetteer:taliban", "kind", "armed_group") in {(c.subject.id, c.attribute, c.value) for c in claims}
    assert not [c for c in claims if c.relation]


def test_reading_twice_says_the_same() -> None:
    text = "Hafiz Saeed Khan, the first leader of the Islamic State Khorasan, was killed in a U.S. drone strike in July 2016."
    assert read(text).claims == read(text).claims


def _all() -> Iterator[Article]:
    yield from (a for a in articles([*OWN, *sorted(CORPUS.glob("*.txt"))]) if isinstance(a, Article))


def test_every_quote_stands_where_its_claim_says() -> None:
    claims = [(a, c) for a in _all() for c in reader().read(a).claims]
    assert len(claims) > 700
    for a, c in claims:
        assert isinstance(c.locator, Span) and a.text[c.locator.start : c.locator.end] == c.quote and c.quote.strip() == c.quote


@pytest.mark.needs_shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not beside the project")
def test_the_five_articles_are_read_as_well_as_before(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    found = (c for a in articles(sorted(CORPUS.glob("*.txt"))) if isinstance(a, Article) for c in reader().read(a).claims)
    claims.write_bytes(b"".join(orjson.dumps(claim_record(c)) + b"\n" for c in found))
    gold = CORPUS.parent / "gold"
    command = [sys.executable, str(gold / "score.py"), str(gold), str(claims), "--texts", str(CORPUS)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    assert told["bad_quotes"] == 0 and told["all"]["f1"] >= 0.85 and told["accepted"]["p"] >= 0.9, told
