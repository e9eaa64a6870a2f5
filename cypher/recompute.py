"""One way to change claims that are stored: read the edges' claims, change, fold those edges and entities again.

Retracting, merging, parting and reviewing are all this, in one transaction that holds the lock.
"""

from collections.abc import Generator, Iterable
from contextlib import contextmanager

from cypher.graph import Transaction
from cypher.projecting import edge_claims, with_contradicting, write_edges
from cypher.statements import statement
from model.ontology import Ontology
from model.projection import EdgeKey


def lock(tx: Transaction) -> None:
    """Take the write lock and count the revision up: without it two writers lose an update silently."""
    tx.run(statement("load/lock"), {})


@contextmanager
def keeping(tx: Transaction, edges: Iterable[str], ontology: Ontology) -> Generator[None, None, None]:
    """Fold these edges again, and those that they contradict, after the caller has changed their claims."""
    keys = with_contradicting({EdgeKey.parse(edge) for edge in edges}, ontology)
    before = edge_claims(tx, keys)
    yield
    now = edge_claims(tx, keys)
    write_edges(tx, {EdgeKey.parse(key) for key in keys}, before, now, ontology)
