"""The pipeline: read a publisher's records, check them, write them in batches, and report."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cypher import judgements, reviews, writes
from cypher.graph import Graph
from cypher.rows import text_digest
from loaders.report import Refusal, Report, Row, Warned
from model.claims import Claim, Source, Span
from model.judgements import Judgement
from model.ontology import Ontology
from model.quotes import UNPLACED, misplaced
from model.reviews import Review


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the file and the line that says it, so that a refusal can name the place."""

    claim: Claim
    file: str
    line: int


Item = Row | Refusal | Warned | Source | Said | Claim | Judgement | Review


@dataclass(slots=True)
class Checker:
    """Passes on what can be written; refuses a quote that is not where the claim says, and counts both."""

    report: Report
    stored: Callable[[str], str | None]
    sources: dict[str, Source] = field(default_factory=dict[str, Source])
    judgements: list[Judgement] = field(default_factory=list[Judgement])
    reviews: list[Review] = field(default_factory=list[Review])
    _texts: dict[str, str | None] = field(default_factory=dict[str, "str | None"])

    def accepted(self, items: Iterable[Item]) -> Iterator[Claim]:
        """Yield the claims that can be written."""
        for item in items:
            match item:
                case Row():
                    self.report.read += 1
                case Refusal():
                    self.report.refuse(item)
                case Warned():
                    self.report.warn(item)
                case Source():
                    self._add(item)
                case Judgement():
                    self.judgements.append(item)
                case Review():
                    self.reviews.append(item)
                case Said(claim, file, line):
                    yield from self._checked(claim, file, line)
                case Claim():
                    yield from self._checked(item, item.source, 0)

    def _add(self, source: Source) -> None:
        if source.text is not None and not self._same_text(source):
            reason = "is stored with another text, which stays; load the new edition under an id of its own"
            return self.report.refuse(Refusal(source.id, 0, "text", reason))
        self.sources[source.id] = source
        return None

    def _same_text(self, source: Source) -> bool:
        before = self.stored(source.id)
        same = before is None or text_digest(before) == text_digest(source.text or "")
        self._texts[source.id] = source.text if same else before
        return same

    def _checked(self, claim: Claim, file: str, line: int) -> Iterator[Claim]:
        reason = self._misquoted(claim)
        if reason:
            self.report.refuse(Refusal(file, line, "quote", reason))
        else:
            self.report.accepted += 1
            yield claim

    def _misquoted(self, claim: Claim) -> str | None:
        if not isinstance(claim.locator, Span):
            return UNPLACED if self._texts.get(claim.source) is not None else None
        if claim.source not in self._texts:
            self._texts[claim.source] = self.stored(claim.source)
        text = self._texts[claim.source]
        if text is None:
            return f"the text of {claim.source} is not there, so the quote cannot be checked"
        return misplaced(text, claim.locator, claim.quote)


def load(
    items: Iterable[Item], graph: Graph, ontology: Ontology, *, told: Callable[[int, int], None] = lambda _written, _read: None
) -> Report:
    """Write what the items say, and report what was refused. Running it again changes nothing.

    `told` hears of each batch: how many claims were written, and how many records have been read by then.
    """
    started, report = time.monotonic(), Report()
    checker = Checker(report, lambda id_: writes.stored_text(graph, id_))
    counts = writes.load(graph, checker.accepted(items), sources=checker.sources, ontology=ontology, told=lambda n: told(n, report.read))
    _claimless(graph, checker.sources, counts, ontology)
    judgements.write_all(graph, checker.judgements, ontology=ontology)
    reviews.decide(graph, checker.reviews, ontology=ontology)
    report.created, report.unchanged = counts.created, counts.unchanged
    report.seconds = time.monotonic() - started
    return report


def _claimless(graph: Graph, sources: Mapping[str, Source], counts: writes.Counts, ontology: Ontology) -> None:
    left = [source for id_, source in sorted(sources.items()) if id_ not in counts.sources]
    if left:
        writes.save_sources(graph, left, ontology=ontology)


def dry_run(items: Iterable[Item], graph: Graph | None) -> Report:
    """Read and check without writing; without a graph only the texts in the load are known."""
    started, report = time.monotonic(), Report()
    checker = Checker(report, (lambda id_: writes.stored_text(graph, id_)) if graph else (lambda _: None))
    for _ in checker.accepted(items):
        pass
    report.seconds = time.monotonic() - started
    return report
