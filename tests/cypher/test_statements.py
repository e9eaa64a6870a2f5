"""Every .cypher file: its header agrees with its body, and what explores only reads."""

import pytest

from cypher.graph import Graph
from cypher.statements import FOLDERS, BadStatement, names, parsed, statement


@pytest.mark.parametrize("name", [name for folder in FOLDERS for name in names(folder)])
def test_the_header_agrees_with_the_body(name: str):
    assert statement(name).text


@pytest.mark.parametrize("name", names("explore"))
def test_what_explores_only_reads(opened: Graph, name: str):
    told = statement(name)
    assert opened.explain(told.text, {p.name: None for p in told.parameters}).query_type == "r"


def test_a_header_that_forgets_a_parameter_is_refused():
    with pytest.raises(BadStatement, match="disagree on id"):
        parsed("explore/x", "// What?\nMATCH (n {id: $id}) RETURN n")
