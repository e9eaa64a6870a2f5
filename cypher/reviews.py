"""Deciding on statements: a decision changes the status of every claim that makes the statement, now and when it is read again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from model.reviews import Decided, Review, decided, review_of, review_record

_PARTS = ("id", "source", "statement", "decision", "by", "at", "why", "claim", "instead")


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
        return write(tx, reviews, subjects=subjects, ontology=ontology)

    if not reviews:
        return 0
    retractions.finish(graph, ontology)
    return graph.write(work)


def write(tx: Transaction, reviews: Sequence[Review], *, subjects: Sequence[str] | None, ontology: Ontology) -> int:
    """Write decisions in a transaction that holds the lock, and give their claims the status; return how many changed."""
    rows = [{name: value for name, value in review_record(r).items() if name in _PARTS} for r in reviews]
    tx.run(statement("judge/write_reviews"), {"rows": rows})
    return _follow(tx, reviews, subjects, ontology)


def of_claim(graph: Graph, *, row: Row, decision: str, by: str, at: str, why: str | None, ontology: Ontology) -> Review:
    """Return a decision on what a stored claim states; on the claim alone where it is corrected, so that its correction stays.

    Raises BadClaim naming the field.
    """
    id_ = row["claim"]["id"]
    corrected = any(r.claim == id_ and r.decision == "superseded" for r in _of_source(graph, row["source"]))
    told = {"source": row["source"], "statement": statement_of(row, ontology), "decision": decision, "by": by, "at": at, "why": why}
    return review_of(told | {"claim": id_} if corrected else told)


def stored(graph: Graph, *, claim_id: str) -> Row | None:
    """Return a stored claim with its source and its ends, or None."""
    found = graph.read(statement("judge/stored_claim"), {"id": claim_id})
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class About:
    """What was decided about a claim: the review that counts, all of them, the latest first, and the claims that it corrects."""

    counts: Review | None = None
    made: tuple[Review, ...] = ()
    corrects: tuple[str, ...] = ()


def about(graph: Graph, *, claim_id: str, ontology: Ontology) -> About:
    """Return what was decided about a claim."""
    row = stored(graph, claim_id=claim_id)
    every = _of_source(graph, row["source"]) if row else []
    if row is None or not every:
        return About()
    said = statement_of(row, ontology)
    mine = [r for r in every if (r.claim == claim_id if r.claim else r.statement == said)]
    made = sorted(mine, key=lambda r: (r.at, r.id), reverse=True)
    corrects = sorted({r.claim for r in every if r.claim and r.instead == claim_id})
    return About(decided(every).of(said, claim_id), tuple(made), tuple(corrects))


def _of_source(graph: Graph, source: str) -> list[Review]:
    return [Review(*told) for told in graph.read(statement("judge/reviews"), {"sources": [source]})[0]["found"]]


def statement_of(row: Mapping[str, Any], ontology: Ontology) -> str:
    """Return the statement that a stored claim makes."""
    return claim_of(claim_record(dict(row)), ontology).statement


def decisions(tx: Transaction, sources: Iterable[str]) -> Decided:
    """Return the decisions that count for these sources."""
    return decided(Review(*row) for row in tx.found(statement("judge/reviews"), {"sources": sorted(sources)}))


def overridden(claims: Mapping[str, Claim], decisions: Decided) -> dict[str, Claim]:
    """Return the claims, each with the status that was decided for it."""
    sources = {review.source for told in (decisions.statements, decisions.claims) for review in told.values()}
    return {id_: _overridden(claim, decisions) if claim.source in sources else claim for id_, claim in claims.items()}


def _overridden(claim: Claim, decisions: Decided) -> Claim:
    made = decisions.of(claim.statement, claim.id)
    return replace(claim, status=made.decision) if made else claim


def _follow(tx: Transaction, reviews: Sequence[Review], subjects: Sequence[str] | None, ontology: Ontology) -> int:
    """Give the claims that make these statements the status that counts."""
    sources, statements = sorted({r.source for r in reviews}), {r.statement for r in reviews}
    counted = decisions(tx, sources)
    rows = tx.run(statement("judge/claims_of_sources"), {"sources": sources, "subjects": list(subjects) if subjects else None})
    made = {row["claim"]["id"]: statement_of(row, ontology) for row in rows}
    wanted = {id_: review.decision for id_, said in made.items() if said in statements and (review := counted.of(said, id_))}
    changed = [row for row in rows if wanted.get(row["claim"]["id"], row["claim"]["status"]) != row["claim"]["status"]]
    if changed:
        with keeping(tx, {row["claim"]["edge"] for row in changed if row["claim"].get("edge")}, ontology):
            told = [{"id": row["claim"]["id"], "status": wanted[row["claim"]["id"]]} for row in changed]
            tx.run(statement("judge/set_status"), {"rows": told})
        settle(tx, [row["subject"] for row in changed], ontology)
    return len(changed)
