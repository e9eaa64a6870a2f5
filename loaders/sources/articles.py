"""The `articles` format: what readings of articles say, loaded or written as JSON lines that `load claims` reads."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import islice
from time import monotonic
from typing import TypeGuard

import orjson

from cypher import superseding, writes
from cypher.graph import Graph
from cypher.rows import text_digest
from loaders import pipeline
from loaders.articles.article import Reading
from loaders.articles.workers import Told
from loaders.pipeline import Checker, Item, Said
from loaders.report import Refusal, Report, Row, Warned
from model.errors import BadClaim
from model.ontology import Ontology
from model.records import check
from model.writing import Json, claim_record, source_record

_TOGETHER = 50  # articles that one write holds


def items(told: Iterable[Told], ontology: Ontology) -> Iterator[Item]:
    """Yield what readings say, each article's source before its claims; a claim that the ontology does not allow is a Refusal."""
    for said in told:
        match said:
            case Reading():
                yield from _items(said, ontology)
            case Refusal():
                yield Row(said.line)
                yield said
            case Warned():
                yield said


def load(told: Generator[Told, None, None], graph: Graph, ontology: Ontology) -> Report:
    """Write what readings say, some articles at a time. Running it again changes nothing."""
    from loaders.articles.reader import EXTRACTOR

    began, report = monotonic(), Report()
    with closing(told):
        while some := [_stored_alike(said, graph) for said in islice(told, _TOGETHER)]:
            report.add(pipeline.load(items(some, ontology), graph, ontology))
            superseding.reread(graph, {said.article.source.id: EXTRACTOR for said in some if _silent(said)}, ontology=ontology)
    report.seconds = monotonic() - began
    return report


def dry_run(told: Generator[Told, None, None], ontology: Ontology) -> Report:
    """Read and check without writing."""
    report = Report()
    for _ in lines(told, report, ontology):
        pass
    return report


def lines(told: Generator[Told, None, None], report: Report, ontology: Ontology) -> Iterator[bytes]:
    """Yield each source with its text, then its claims, as lines that `load claims` reads; `report` hears of the rest."""
    began = monotonic()
    with closing(told):
        for said in told:
            yield from map(_line, _records(said, Checker(report, lambda _: None), ontology))
    report.seconds = monotonic() - began


def _stored_alike(said: Told, graph: Graph) -> Told:
    """Return a reading, or a Refusal where its source is stored with another text: its claims would be held against that."""
    if not isinstance(said, Reading):
        return said
    article = said.article
    before = writes.stored_text(graph, article.source.id)
    if before is None or text_digest(before) == article.source.sha256:
        return said
    why = f"{article.source.id} is stored with another text, which stays; give the new edition an `id` of its own"
    return Refusal(article.file, article.line, "id", why)


def _silent(said: Told) -> TypeGuard[Reading]:
    return isinstance(said, Reading) and not said.claims


def _items(reading: Reading, ontology: Ontology) -> Iterator[Item]:
    article = reading.article
    yield Row(article.line)
    yield article.source
    for warning in reading.warnings:
        yield Warned(article.file, article.line, warning.removeprefix(f"{article.file}: "))
    for claim in reading.claims:
        try:
            check(claim, ontology)
            yield Said(claim, article.file, article.line)
        except BadClaim as error:
            yield Refusal(article.file, article.line, error.field, f"{error.reason}: {claim.quote[:80]!r}")


def _records(said: Told, checker: Checker, ontology: Ontology) -> Iterator[Json]:
    if isinstance(said, Reading):
        yield source_record(said.article.source)
    yield from map(claim_record, checker.accepted(items([said], ontology)))


def _line(record: Json) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
