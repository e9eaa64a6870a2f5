"""An analyst's grade stays: through loading again, through the export, and the later of two counts in any order."""

from datetime import UTC, datetime
from itertools import permutations

import orjson
import pytest

from cypher import evidence, exports, writes
from cypher.grading import grade
from cypher.graph import Graph
from model.claims import Source
from model.errors import BadClaim
from model.ontology import shipped
from model.records import source_of
from tests.conftest import empty

PLAIN = Source("t:s", publisher="P", reliability="C")
EARLIER, LATER = datetime(2021, 11, 1, tzinfo=UTC), datetime(2021, 11, 2, tzinfo=UTC)


def told(graph: Graph) -> tuple[str, str, str]:
    found = evidence.source(graph, source_id="t:s")
    assert found
    return found["reliability"], found["own_reliability"], found["graded_by"]


def exported(graph: Graph) -> Source:
    (record,) = [orjson.loads(line) for line in exports.lines(graph)]
    return source_of({k: v for k, v in record.items() if k != "record"})


def test_loading_the_source_again_keeps_the_grade(graph: Graph):
    writes.save_sources(graph, [PLAIN], ontology=shipped())
    assert told(graph) == ("C", "C", None)
    assert grade(graph, source_id="t:s", reliability="A", by="ana", at=EARLIER)
    writes.save_sources(graph, [PLAIN], ontology=shipped())
    assert told(graph) == ("A", "C", "ana")


def test_the_export_gives_the_grade_back(graph: Graph):
    writes.save_sources(graph, [PLAIN], ontology=shipped())
    grade(graph, source_id="t:s", reliability="A", by="ana", at=EARLIER)
    before, source = b"".join(exports.lines(graph)), exported(graph)
    empty(graph)
    writes.save_sources(graph, [source], ontology=shipped())
    assert (told(graph), b"".join(exports.lines(graph))) == (("A", "C", "ana"), before)


def test_the_later_of_two_grades_counts_in_any_order(graph: Graph):
    writes.save_sources(graph, [PLAIN], ontology=shipped())
    graded: list[Source] = []
    for letter, by, at in (("A", "ana", EARLIER), ("E", "bo", LATER), ("F", "cy", LATER)):
        grade(graph, source_id="t:s", reliability=letter, by=by, at=at)
        graded.append(exported(graph))
    for order in permutations([PLAIN, *graded]):
        empty(graph)
        for source in order:
            writes.save_sources(graph, [source], ontology=shipped())
        assert told(graph) == ("F", "C", "cy")


def test_what_cannot_be_graded(graph: Graph):
    assert not grade(graph, source_id="t:nobody", reliability="A", by="ana", at=EARLIER)
    with pytest.raises(BadClaim, match="is not a grade"):
        grade(graph, source_id="t:s", reliability="G", by="ana", at=EARLIER)
