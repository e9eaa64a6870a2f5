"""Building things from settings: the graph, the ontology, the embedded server, and what goes wrong while doing so."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from cypher import writes
from cypher.graph import Away, BadQuery, Graph, GraphError
from fealty import embedded
from fealty.settings import Settings
from model.errors import ModelError
from model.ontology import Ontology, extended, shipped

DONE, REFUSED, WRONG_USAGE, NO_DATABASE = 0, 1, 2, 3
to_people = Console(stderr=True)


def fail(message: str, code: int) -> NoReturn:
    """Say what is wrong on standard error and end with an exit code."""
    to_people.print(f"fealty: {message}", style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(code)


def settings() -> Settings:
    """Read the settings; wrong ones end the command."""
    try:
        return Settings()  # pyright: ignore[reportCallIssue]
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        fail(f"settings: {said}", WRONG_USAGE)


def ontology(told: Settings) -> Ontology:
    """Return the ontology, with the user's own laid over it."""
    try:
        return extended(told.ontology) if told.ontology else shipped()
    except (ModelError, OSError) as error:
        fail(f"FEALTY_ONTOLOGY: {error}", WRONG_USAGE)


def server(told: Settings) -> embedded.Address:
    """Start the embedded server if it is down, and show how far it is."""
    try:
        if found := embedded.address(told.home):
            return found
        with _progress() as said:
            return embedded.up(
                told.home,
                bolt_port=told.bolt_port,
                http_port=told.http_port,
                heap=told.heap,
                pagecache=told.pagecache,
                told=said,
            )
    except embedded.EmbeddedError as error:
        fail(str(error), NO_DATABASE)


@contextmanager
def opened(told: Settings) -> Generator[Graph, None, None]:
    """Open the graph that the settings name; what Neo4j cannot do ends the command."""
    try:
        with _connect(told) as graph:
            writes.init(graph)
            yield graph
    except Away as error:
        fail(str(error), NO_DATABASE)
    except BadQuery as error:
        fail(str(error), WRONG_USAGE)
    except GraphError as error:
        fail(str(error), REFUSED)


def _connect(told: Settings) -> Graph:
    if told.neo4j_uri is None:
        found = server(told)
        return Graph.open(found.bolt_uri, username=found.username, password=found.password)
    if told.neo4j_password is None:
        fail("NEO4J_URI is set, so NEO4J_PASSWORD is needed", WRONG_USAGE)
    secret = told.neo4j_password.get_secret_value()
    return Graph.open(told.neo4j_uri, username=told.neo4j_username, password=secret, database=told.neo4j_database)


@contextmanager
def _progress() -> Generator[embedded.Told, None, None]:
    """Show a start's phases: as bars on a terminal, else each as a line of its own."""
    if not to_people.is_terminal:
        yield _lines()
        return
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=to_people, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def said(what: str, done: int, every: int) -> None:
            if what not in tasks:
                for before in tasks.values():
                    bar.update(before, visible=False)
                tasks[what] = bar.add_task(what, total=every)
            bar.update(tasks[what], completed=done, total=every)

        yield said


def _lines() -> embedded.Told:
    met: set[str] = set()

    def said(what: str, _done: int, _every: int) -> None:
        if what not in met:
            to_people.print(what, highlight=False)
        met.add(what)

    return said
