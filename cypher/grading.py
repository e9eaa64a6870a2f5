"""An analyst's grade of a source: A to F of the Admiralty scale, with who gave it and when."""

from datetime import datetime

from cypher.graph import Graph, Transaction
from cypher.statements import statement
from model.grades import grade_of, moment


def grade(graph: Graph, *, source_id: str, reliability: str, by: str, at: datetime) -> bool:
    """Set a source's grade, in place of an earlier one; False where there is no such source. Raises BadClaim for another letter."""
    told = {"id": source_id, "grade": grade_of(reliability, "reliability"), "by": by, "at": moment(at)}

    def work(tx: Transaction) -> bool:
        tx.run(statement("load/lock"), {})
        return tx.run(statement("load/grade"), told) != []

    return graph.write(work)
