"""An analyst's interactive Cypher session on py2neo: history, tables, the saved questions by name."""

# py2neo has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from py2neo import Graph as Py2neoGraph

from cypher.statements import names, statement

HELP = """\
Type a statement and end it with ; or Enter on an empty line.
:queries        the saved questions      :run NAME   ask one, with its examples as parameters
:help           this text                :quit       leave (or Ctrl-D)"""


class Console:
    """One session; without `write` every transaction only reads."""

    def __init__(self, uri: str, *, username: str, password: str, write: bool, say: Callable[[str], None] = print) -> None:
        self._graph: Any = Py2neoGraph(uri, auth=(username, password))
        self._write, self._say = write, say

    def answer(self, typed: str) -> bool:
        """Answer one line or statement; False when the session is over."""
        match typed.strip().rstrip(";").split(maxsplit=1):
            case []:
                return True
            case [":quit"] | [":exit"]:
                return False
            case [":help"]:
                self._say(HELP)
            case [":queries"]:
                self._say("\n".join(f"{name.removeprefix('explore/'):24} {statement(name).question}" for name in names("explore")))
            case [":run", name]:
                self._saved(name)
            case _:
                self._ask(typed.strip().rstrip(";"), {})
        return True

    def run(self, history: Path) -> None:
        """Prompt until the session is over."""
        prompt: PromptSession[str] = PromptSession(history=FileHistory(str(history)))
        self._say("Fealty's Cypher shell. :help says what can be typed." + ("" if self._write else " Reading only."))
        while True:
            try:
                if not self.answer(prompt.prompt("cypher> ")):
                    return
            except KeyboardInterrupt:
                continue
            except EOFError:
                return

    def _saved(self, name: str) -> None:
        if f"explore/{name}" not in names("explore"):
            self._say(f"there is no saved question {name}; :queries lists them")
            return
        told = statement(f"explore/{name}")
        examples = ", ".join(f"{p.name}: {p.example}" for p in told.parameters)
        values = self._graph.run(f"RETURN {{{examples}}} AS p").evaluate() if examples else {}
        self._ask(told.text, values)

    def _ask(self, text: str, parameters: dict[str, Any]) -> None:
        try:
            ask = self._graph.run if self._write else self._graph.query
            found = ask(text, parameters)
            self._say(str(found.to_table()) or "done")
        except Exception as error:
            self._say(f"{type(error).__name__}: {error}")
