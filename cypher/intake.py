"""Adding a few records at once, all or nothing: what the service's own writing routes do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cypher import superseding, writes
from cypher.evidence import source as source_of
from cypher.graph import Graph
from cypher.rows import text_digest
from model.claims import Claim, Source, Span
from model.errors import BadClaim
from model.ontology import Ontology
from model.quotes import UNPLACED, misplaced
from model.records import check, claim_of

_AS_STORED = ("title", "publisher", "published", "kind", "sha256")


class OtherText(ValueError):
    """A source is given again with a text that differs from the stored one."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one record: its place, such as `claims.0.quote`, and why."""

    place: str
    reason: str


@dataclass(slots=True)
class Added:
    """What was added, by id; or what is wrong, and then nothing was."""

    created: int = 0
    unchanged: int = 0
    ids: list[str] = field(default_factory=list[str])
    errors: list[Wrong] = field(default_factory=list[Wrong])


def add_claims(graph: Graph, records: Sequence[Mapping[str, Any]], ontology: Ontology, *, source: Source | None = None) -> Added:
    """Write claims in one transaction where every one of them is right; `source` is what they come with."""
    added, claims = Added(), list[Claim]()
    texts = {source.id: source.text} if source else dict[str, str | None]()
    for number, record in enumerate(records):
        try:
            claim = claim_of({"source": source.id, **record} if source else record, ontology)
            check_quote(graph, claim, texts)
            claims.append(claim)
        except BadClaim as error:
            added.errors.append(Wrong(f"claims.{number}.{error.field}", error.reason))
    if added.errors:
        return added
    known = {source.id: source} if source else {id_: as_stored(graph, id_) for id_ in {claim.source for claim in claims}}
    counts = writes.load(graph, claims, sources=known, ontology=ontology, batch=len(claims) or 1)
    added.created, added.unchanged, added.ids = counts.created, counts.unchanged, [claim.id for claim in claims]
    return added


def add_source(graph: Graph, source: Source, records: Sequence[Mapping[str, Any]], ontology: Ontology) -> Added:
    """Write a source with its text and its claims; raises OtherText where another text is stored under its id."""
    source = with_text(graph, source)
    added = add_claims(graph, records, ontology, source=source) if records else Added()
    if not added.errors and not records:
        writes.save_sources(graph, [source], ontology=ontology)
    return added


def with_text(graph: Graph, source: Source) -> Source:
    """Return a source with the text that is stored under its id, if any; raises OtherText where it comes with another."""
    before = writes.stored_text(graph, source.id)
    if before is not None and source.text is not None and text_digest(before) != text_digest(source.text):
        raise OtherText(f"{source.id} is stored with another text; give the new edition an id of its own")
    return replace(source, text=before) if source.text is None and before is not None else source


def as_stored(graph: Graph, source_id: str) -> Source:
    """Return a source as it is stored, with its text: claims that come without their source keep the words around their quotes."""
    told = source_of(graph, source_id=source_id) or {}
    said = {name: told[name] for name in _AS_STORED if told.get(name)}
    return Source(source_id, **said, text=writes.stored_text(graph, source_id))


def add_reading(graph: Graph, source: Source, claims: Sequence[Claim], extractor: str, ontology: Ontology) -> Added:
    """Write a source and what a reader said of it; a claim that is not allowed or misquotes is left out and told in `errors`."""
    added, kept = Added(), list[Claim]()
    for claim in claims:
        try:
            check(claim, ontology)
            check_quote(graph, claim, {source.id: source.text})
            kept.append(claim)
        except BadClaim as error:
            added.errors.append(Wrong(error.field, error.reason))
    counts = writes.load(graph, kept, sources={source.id: source}, ontology=ontology, batch=len(kept) or 1)
    if not kept:
        writes.save_sources(graph, [source], ontology=ontology)
        superseding.reread(graph, {source.id: extractor}, ontology=ontology)
    added.created, added.unchanged, added.ids = counts.created, counts.unchanged, [claim.id for claim in kept]
    return added


def check_quote(graph: Graph, claim: Claim, texts: dict[str, str | None]) -> None:
    """Check that the quote stands in the text of its source; raises BadClaim. `texts` are those that are known, and are added to."""
    if claim.source not in texts:
        if source_of(graph, source_id=claim.source) is None:
            raise BadClaim("source", f"{claim.source} is not there; add it first")
        texts[claim.source] = writes.stored_text(graph, claim.source)
    text = texts[claim.source]
    if not isinstance(claim.locator, Span):
        if text is not None:
            raise BadClaim("locator", UNPLACED)
        return
    if text is None:
        raise BadClaim("source", f"the text of {claim.source} is not there, so the quote cannot be checked")
    if reason := misplaced(text, claim.locator, claim.quote):
        raise BadClaim("quote", reason)
