"""Deciding on statements: a decision changes the status of every claim that makes the statement, now and when it is read again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cypher import retractions
from cypher.exports import claim_record
from cypher.following import settle
from cypher.graph import Graph, Row, Transaction
from cypher.recompute import keeping, lock
from cypher.statements import statement
from model.claims import Claim
from model.ontology import Ontology
from model.records import claim_of
from model.reviews import Review, decided, review_record

_PARTS = ("id", "source", "statement", "decision", "by", "at", "why")


def listed(graph: Graph) -> list[Review]:
    """Return every decision, the latest first."""
    rows = graph.read(statement("judge/reviews"), {"sources": None})[0]["found"]
    return sorted((Review(*row) for row in rows), key=lambda r: (r.at, r.id), reverse=True)


def decide(graph: Graph, reviews: Sequence[Review], *, ontology: Ontology, subjects: Sequence[str] | None = None) -> int:
    """Write decisions, and give the claims that they are about their status; return how many claims changed. Idempotent.

    `subjects` names whom the statements are about, where that is known: else all claims of their sources are read.
    """

    def work(tx: Transaction) -> int:
        lock(tx)
        rows = [{name: value for name, value in review_record(r).items() if name in _PARTS} for r in reviews]
        tx.run(statement("judge/write_reviews"), {"rows": rows})
        return _follow(tx, reviews, subjects, ontology)

    if not reviews:
        return 0
    retractions.finish(graph, ontology)
    return graph.write(work)


def stored(graph: Graph, *, claim_id: str) -> Row | None:
    """Return a stored claim with its source and its ends, or None."""
    found = graph.read(statement("judge/stored_claim"), {"id": claim_id})
    return found[0] if found else None


def counting(graph: Graph, *, claim_id: str, ontology: Ontology) -> Review | None:
    """Return the decision that counts for what a claim states, or None."""
    row = stored(graph, claim_id=claim_id)
    if row is None:
        return None
    made = graph.read(statement("judge/reviews"), {"sources": [row["source"]]})[0]["found"]
    return decided(Review(*told) for told in made).get(statement_of(row, ontology)) if made else None


def statement_of(row: Mapping[str, Any], ontology: Ontology) -> str:
    """Return the statement that a stored claim makes."""
    return claim_of(claim_record(dict(row)), ontology).statement


def decisions(tx: Transaction, sources: Iterable[str]) -> dict[str, Review]:
    """Return the decision that counts for each statement of these sources."""
    return decided(Review(*row) for row in tx.found(statement("judge/reviews"), {"sources": sorted(sources)}))


def overridden(claims: Mapping[str, Claim], decisions: Mapping[str, Review]) -> dict[str, Claim]:
    """Return the claims, each with the status that was decided for its statement."""
    sources = {review.source for review in decisions.values()}
    return {
        id_: replace(claim, status=decisions[claim.statement].decision)
        if claim.source in sources and claim.statement in decisions
        else claim
        for id_, claim in claims.items()
    }


def _follow(tx: Transaction, reviews: Sequence[Review], subjects: Sequence[str] | None, ontology: Ontology) -> int:
    """Give the claims that make these statements the status that counts."""
    sources, statements = sorted({r.source for r in reviews}), {r.statement for r in reviews}
    counted = decisions(tx, sources)
    rows = tx.run(statement("judge/claims_of_sources"), {"sources": sources, "subjects": list(subjects) if subjects else None})
    made = {row["claim"]["id"]: statement_of(row, ontology) for row in rows}
    changed = [row for row in rows if made[row["claim"]["id"]] in statements and row["claim"]["status"] != _status(row, made, counted)]
    if changed:
        with keeping(tx, {row["claim"]["edge"] for row in changed if row["claim"].get("edge")}, ontology):
            told = [{"id": row["claim"]["id"], "status": _status(row, made, counted)} for row in changed]
            tx.run(statement("judge/set_status"), {"rows": told})
        settle(tx, [row["subject"] for row in changed], ontology)
    return len(changed)


def _status(row: Mapping[str, Any], made: Mapping[str, str], counted: Mapping[str, Review]) -> str:
    return counted[made[row["claim"]["id"]]].decision
