"""Correcting a claim: another is in force instead; the old one stays, superseded, whatever is loaded again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cypher import reviews, writes
from cypher.exports import claim_record
from cypher.graph import Graph, Row, Transaction
from cypher.intake import Wrong, as_stored, check_quote
from model.claims import Claim
from model.errors import BadClaim
from model.ontology import Ontology
from model.records import claim_of
from model.reviews import Review

READER = "analyst"


@dataclass(slots=True)
class Corrected:
    """The claim that is in force now; or what is wrong with it, and then nothing was written."""

    claim: str = ""
    created: int = 0
    changed: int = 0
    errors: list[Wrong] = field(default_factory=list[Wrong])


def correct(
    graph: Graph, *, claim_id: str, record: Mapping[str, Any], by: str, at: str, why: str | None, ontology: Ontology
) -> Corrected | None:
    """Write the claim that corrects a stored one, and both decisions, in one transaction; None where there is no such claim."""
    row = reviews.stored(graph, claim_id=claim_id)
    if row is None:
        return None
    try:
        claim = _checked(graph, row, record, by, ontology)
    except BadClaim as error:
        return Corrected(errors=[Wrong(f"claim.{error.field}", error.reason)])
    old = claim_of(claim_record(dict(row)), ontology)
    made = [
        Review(old.source, old.statement, "superseded", by, at, why or None, claim_id, claim.id),
        Review(claim.source, claim.statement, "accepted", by, at, why or None, claim.id),
    ]
    done = Corrected(claim.id)

    def decide(tx: Transaction) -> None:
        done.changed = reviews.write(tx, made, subjects=sorted({old.subject.id, claim.subject.id}), ontology=ontology)

    counts = writes.load(graph, [claim], sources={claim.source: as_stored(graph, claim.source)}, ontology=ontology, then=decide)
    done.created = counts.created
    return done


def _checked(graph: Graph, row: Row, record: Mapping[str, Any], by: str, ontology: Ontology) -> Claim:
    """Return the claim that a record says, of the same source and by this analyst; raises BadClaim."""
    place = {} if {"locator", "start", "end"} & record.keys() else {"locator": claim_record(dict(row))["locator"]}
    claim = claim_of({"source": row["source"], **place, **record}, ontology)
    if claim.source != row["source"]:
        raise BadClaim("source", f"{claim.source} is not {row['source']}, which the claim that it corrects is of")
    check_quote(graph, claim, {})
    if claim.id == row["claim"]["id"]:
        raise BadClaim("id", "says the same, of the same place, as the claim that it corrects; other words that hedge it are no correction")
    return replace(claim, extractor=f"{READER}/{by}", status="accepted")
