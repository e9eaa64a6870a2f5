"""A newer reading of a source replaces the older one of the same reader: what it does not say again is superseded.

Which claims those are depends on the stored claims alone: of what one reader said of a source, the claims of any version but the
newest. So it is the same in any order of loading. What somebody decided on stays as decided.
"""

from collections.abc import Iterable, Mapping, Sequence

from cypher.following import settle
from cypher.graph import Graph, Row, Transaction
from cypher.recompute import keeping, lock
from cypher.reviews import decisions, statement_of
from cypher.statements import statement
from model.claims import Claim, reader_of
from model.ontology import Ontology

READERS = frozenset({"articles"})  # they read a source as a whole; tables and people do not
_STANDING = ("accepted", "proposed")
Version = tuple[int, ...]
Reading = tuple[str, str]


def follow(tx: Transaction, claims: Iterable[Claim], ontology: Ontology) -> int:
    """Supersede older claims of the sources that these claims of readers are about; return how many changed."""
    read = {(claim.source, claim.extractor) for claim in claims if reader_of(claim.extractor)[0] in READERS}
    return _supersede(tx, read, ontology) if read else 0


def reread(graph: Graph, readings: Mapping[str, str], *, ontology: Ontology) -> int:
    """Supersede what older versions said of sources in which this one, an extractor by source, found nothing to say."""

    def work(tx: Transaction) -> int:
        lock(tx)
        return _supersede(tx, set(readings.items()), ontology)

    return graph.write(work) if readings else 0


def _supersede(tx: Transaction, read: set[Reading], ontology: Ontology) -> int:
    sources = sorted({source for source, _ in read})
    told = tx.found(statement("judge/readings"), {"sources": sources, "readers": [f"{name}/" for name in sorted(READERS)]})
    newest = _newest([*read, *((source, extractor) for source, _, extractor, _ in told)])
    older = {id_ for source, id_, extractor, status in told if status in _STANDING and _is_older(source, extractor, newest)}
    if not older:
        return 0
    decided = decisions(tx, sources)
    rows = tx.run(statement("judge/claims_of_sources"), {"sources": sources, "subjects": None})
    rows = [row for row in rows if row["claim"]["id"] in older]
    return _change(
        tx, [row for row in rows if not decided or decided.of(statement_of(row, ontology), row["claim"]["id"]) is None], ontology
    )


def _change(tx: Transaction, rows: Sequence[Row], ontology: Ontology) -> int:
    if rows:
        with keeping(tx, {row["claim"]["edge"] for row in rows if row["claim"].get("edge")}, ontology):
            tx.run(statement("judge/set_status"), {"rows": [{"id": row["claim"]["id"], "status": "superseded"} for row in rows]})
        settle(tx, [row["subject"] for row in rows], ontology)
    return len(rows)


def _newest(read: Iterable[Reading]) -> dict[Reading, Version]:
    """Return the newest version of each reader of each source."""
    found: dict[Reading, Version] = {}
    for source, extractor in read:
        name, version = reader_of(extractor)
        found[source, name] = max(version, found.get((source, name), ()))
    return found


def _is_older(source: str, extractor: str, newest: Mapping[Reading, Version]) -> bool:
    name, version = reader_of(extractor)
    return version < newest[source, name]
