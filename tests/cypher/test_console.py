"""The analyst's shell on py2neo: it reads, refuses writes unless told, and survives a mistake."""

from cypher.console import Console
from cypher.graph import Graph
from fealty import embedded


def typed(server: embedded.Address, *lines: str, write: bool = False) -> list[str]:
    said: list[str] = []
    console = Console(server.bolt_uri, username=server.username, password=server.password, write=write, say=said.append)
    for line in lines:
        console.answer(line)
    return said


def test_it_answers_with_a_table(server: embedded.Address):
    assert "42" in typed(server, "RETURN 42 AS x;")[0]


def test_it_refuses_to_write_unless_told(server: embedded.Address, graph: Graph):
    (said,) = typed(server, "CREATE (:Note)")
    assert "writ" in said.lower()
    assert graph.driver.execute_query("MATCH (n:Note) RETURN n").records == []
    typed(server, "CREATE (:Note)", write=True)
    assert len(graph.driver.execute_query("MATCH (n:Note) RETURN n").records) == 1


def test_a_mistake_is_said_and_the_session_goes_on(server: embedded.Address):
    said = typed(server, "RETURN (", "RETURN 1 AS x")
    assert "Invalid input" in said[0] and "1" in said[1]


def test_saved_questions_run_by_name(server: embedded.Address):
    said = typed(server, ":queries", ":run count_records", ":run nothing", ":help")
    assert "How many claims" in said[0] and "claims" in said[1] and "no saved question" in said[2] and ":quit" in said[3]


def test_quit_ends_the_session(server: embedded.Address):
    console = Console(server.bolt_uri, username=server.username, password=server.password, write=False)
    assert console.answer(":quit") is False
