"""How Neo4j plans what joins many entities: walked from each, never tried for each pair of them."""

import re
from typing import Any

import pytest

from cypher.graph import Graph
from cypher.statements import statement


def operators(plan: Any) -> list[str]:
    return [plan["operatorType"].partition("@")[0], *(name for child in plan.get("children", ()) for name in operators(child))]


@pytest.mark.parametrize("name", ["explore/among", "explore/joining", "explore/affiliated"])
def test_the_far_end_is_not_looked_up(graph: Graph, name: str):
    """With a label the far end has an index, and on some statistics Neo4j then seeks both ends of each pair: minutes for 1,300 entities."""
    asked = statement(name)
    assert re.search(r"->(\{1,3\})?\(b\)", asked.text)
    given: dict[str, Any] = {p.name: None for p in asked.parameters} | {"ids": ["t:1"], "relations": ["RIVAL_OF"]}
    given |= {"timed": False, "min_sources": 1} if "timed" in given else {}
    with graph.driver.session() as session:
        plan = session.run("EXPLAIN " + asked.text, given).consume().plan
    assert operators(plan).count("NodeUniqueIndexSeek") == 1 and "CartesianProduct" not in operators(plan)
