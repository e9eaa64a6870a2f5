"""An analyst's interactive Cypher session on py2neo: history, completion, tables, the saved questions by name."""

# py2neo has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from py2neo import Graph as Py2neoGraph
from py2neo import Node, Relationship
from py2neo import Path as Py2neoPath

from cypher import questions, tables, typed
from cypher.completion import Typing
from cypher.statements import Statement, statement

ROWS = 1000
HELP = """\
A statement ends with ; or with Enter on an empty line. Tab completes, the arrows go through what was typed before.
:queries             the saved questions
:run NAME key=value  ask one; what is not given comes from :param, else from its example
:param key=value     keep a parameter for $key; :param alone lists them, :param clear forgets them
:schema              the types and relations that the graph holds, with their counts
:help                this text
:quit                leave (or Ctrl-D); Ctrl-C gives up what is typed or asked"""


class Console:
    """One session; without `write` every transaction only reads."""

    def __init__(self, uri: str, *, username: str, password: str, write: bool, say: Callable[[str], None] = print) -> None:
        self._graph: Any = Py2neoGraph(uri, auth=(username, password))
        self._write, self._say = write, say
        self._kept: dict[str, Any] = {}

    def answer(self, said: str) -> bool:
        """Answer one command or statement; False when the session is over."""
        word, _, rest = said.strip().rstrip(";").rstrip().partition(" ")
        if word in (":quit", ":exit", ":q"):
            return False
        commands: Mapping[str, Callable[[str], None]] = {
            ":help": lambda _: self._say(HELP),
            ":queries": lambda _: self._say(_listed()),
            ":run": self._saved,
            ":param": self._param,
            ":schema": self._schema,
        }
        try:
            if word.startswith(":"):
                commands.get(word, self._unknown)(rest.strip())
            elif word:
                self._ask(said.strip().rstrip(";"), self._kept)
        except typed.BadInput as error:
            self._say(str(error))
        return True

    def run(self, history: Path) -> None:
        """Prompt until the session is over."""
        completer = self._typing()
        prompt: PromptSession[str] = PromptSession(
            history=FileHistory(str(history)),
            completer=completer,
            complete_while_typing=False,
            multiline=True,
            key_bindings=_keys(),
            prompt_continuation=lambda width, _line, _wrapped: "." * (width - 1) + " ",
        )
        self._say("Fealty's Cypher shell. :help says what can be typed." + ("" if self._write else " Reading only."))
        while True:
            try:
                completer.parameters = self._kept
                if not self.answer(prompt.prompt("cypher> ")):
                    return
            except KeyboardInterrupt:
                continue
            except EOFError:
                return

    def _typing(self) -> Typing:
        return Typing(list(self._graph.schema.node_labels), list(self._graph.schema.relationship_types))

    def _unknown(self, _: str) -> None:
        self._say("there is no such command; :help lists them")

    def _saved(self, rest: str) -> None:
        name, _, given = rest.partition(" ")
        told = questions.known(name)
        if told is None:
            self._say(f"there is no saved question {name}; :queries lists them")
            return
        self._ask(told.text, typed.filled(told.parameters, typed.given(given), self._kept))

    def _param(self, rest: str) -> None:
        if rest == "clear":
            self._kept.clear()
        self._kept |= typed.given("" if rest == "clear" else rest)
        self._say("\n".join(f"${name} = {tables.written(value)}" for name, value in sorted(self._kept.items())) or "no parameter is kept")

    def _schema(self, _: str) -> None:
        told = (statement("explore/count_types"), statement("explore/count_relations"))
        self._say("\n\n".join(self._told(saved.text, {}) for saved in told))

    def _ask(self, text: str, parameters: Mapping[str, Any]) -> None:
        self._say(self._told(text, parameters))

    def _told(self, text: str, parameters: Mapping[str, Any]) -> str:
        """Return the answer as a table with its count of rows and its time, or what is wrong."""
        began = time.monotonic()
        try:
            ask = self._graph.run if self._write else self._graph.query
            found = ask(text, dict(parameters))
            fields: list[str] = list(found.keys())
            rows = [[_plain(value) for value in record.values()] for record in islice(found, ROWS + 1)]
        except Exception as error:
            return typed.pointed(getattr(error, "message", None) or str(error), text)
        elapsed = (time.monotonic() - began) * 1000
        return _answer(fields, rows, elapsed)


def _answer(fields: Sequence[str], rows: Sequence[Sequence[Any]], elapsed: float) -> str:
    if not fields:
        return f"done in {elapsed:,.0f} ms"
    width = shutil.get_terminal_size((120, 24)).columns
    more = f"only the first {ROWS:,} rows are shown" if len(rows) > ROWS else f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    return f"{tables.table(fields, rows[:ROWS], width)}\n{more}, {elapsed:,.0f} ms"


def _listed() -> str:
    return "\n".join(f"{_called(saved)}  {saved.question}" for saved in map(statement, questions.every()))


def _called(saved: Statement) -> str:
    parameters = " ".join(f"{p.name}=" for p in saved.parameters)
    return f"{saved.name.partition('/')[2] + ' ' + parameters:48}"


def _plain(value: Any) -> Any:
    """Return a node, relationship or path as Cypher writes it, with what names it; anything else as it is."""
    if isinstance(value, Py2neoPath):
        return tables.Plain("-".join(str(_plain(step)) for step in [value.start_node, *_steps(value)]))
    if isinstance(value, Node):
        labels = "".join(f":{label}" for label in sorted(value.labels) if label != "Entity") or ":Entity"
        return tables.Plain(f"({labels} {value.get('name') or value.get('title') or value.get('id') or ''})".replace(" )", ")"))
    if isinstance(value, Relationship):
        return tables.Plain(f"[:{type(value).__name__}]")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _steps(path: Any) -> list[Any]:
    return [step for pair in zip(path.relationships, path.nodes[1:], strict=True) for step in pair]


def _keys() -> KeyBindings:
    """Let Enter ask what is complete, and otherwise begin another line."""
    keys = KeyBindings()

    @keys.add("enter", filter=Condition(_is_complete))
    def ask(event: KeyPressEvent) -> None:  # pyright: ignore[reportUnusedFunction]
        event.current_buffer.validate_and_handle()

    return keys


def _is_complete() -> bool:
    return typed.complete(get_app().current_buffer.text)
