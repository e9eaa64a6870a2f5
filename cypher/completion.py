"""What Tab offers in the shell: keywords, labels, relations, parameters, commands and the saved questions."""

import re
from collections.abc import Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from cypher import questions

KEYWORDS = (
    *("AND", "AS", "ASC", "BY", "CALL", "CASE", "COLLECT", "CONTAINS", "COUNT", "CREATE", "DELETE", "DESC", "DETACH", "DISTINCT"),
    *("ELSE", "END", "ENDS WITH", "EXISTS", "IN", "IS NOT NULL", "IS NULL", "LIMIT", "MATCH", "MERGE", "NOT", "OPTIONAL MATCH"),
    *("OR", "ORDER BY", "REMOVE", "RETURN", "SET", "SHORTEST", "SKIP", "STARTS WITH", "THEN", "UNION", "UNWIND", "WHEN", "WHERE"),
    *("WITH", "XOR", "YIELD", "allShortestPaths(", "coalesce(", "collect(", "count(", "date(", "labels(", "length(", "nodes("),
    *("relationships(", "shortestPath(", "size(", "toLower(", "type("),
)
COMMANDS = (":help", ":param", ":queries", ":quit", ":run", ":schema")
_TYPE = re.compile(r"[:|&!]\s*`?(\w*)$")
_ARROW = re.compile(r"[(\[{)\]}]")


class Typing(Completer):
    """Completes what is being typed, from what the graph holds."""

    def __init__(self, labels: Sequence[str], relations: Sequence[str]) -> None:
        self.labels, self.relations = sorted(labels), sorted(relations)
        self.parameters: Iterable[str] = ()

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield what may stand at the cursor."""
        before = document.text_before_cursor
        word = re.search(r"[:$]?\w*$", before)
        begun = word[0] if word else ""
        offered, begun = self._offered(before, begun)
        if begun or before.startswith(":run ") or before.endswith((":", "$", "|")):
            yield from (Completion(o, -len(begun)) for o in offered if o.lower().startswith(begun.lower()) and o != begun)

    def _offered(self, before: str, begun: str) -> tuple[Sequence[str], str]:
        if before.startswith(":run "):
            return _asked(before), begun.lstrip(":$")
        if before.lstrip().startswith(":") and " " not in before.strip():
            return COMMANDS, begun
        if begun.startswith("$"):
            return sorted(self.parameters), begun[1:]
        if found := _TYPE.search(before):
            within = list(_ARROW.findall(before))[-1:]
            return (self.relations if within == ["["] else self.labels if within == ["("] else ()), found[1]
        return KEYWORDS, begun


def _asked(before: str) -> list[str]:
    """Return the saved questions' names, or after a name the parameters of that one."""
    words = before.split(" ")
    if len(words) < 3:
        return [name.partition("/")[2] for name in questions.every()]
    told = questions.known(words[1])
    return [f"{p.name}=" for p in told.parameters] if told else []
