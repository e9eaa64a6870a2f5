"""The `claims` format: JSON lines, one record a line, with the documents beside them or inside.

A line is a claim, `{"record": "source", …}` with its `text`, or the `file` beside it that holds the text, or
`{"record": "passage" | "judgement" | "review", …}` as the export writes it. Sources come before the claims that quote them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import orjson

from loaders.lines import BadLine, Line, lines
from loaders.pipeline import Item, Said
from loaders.report import Refusal, Row
from model.claims import Source
from model.errors import BadClaim, ModelError
from model.judgements import judgement_of
from model.ontology import Ontology
from model.records import claim_of, source_of
from model.reviews import review_of
from model.schema import misfit


def read(path: Path, ontology: Ontology, *, by_schema: bool = False) -> Iterator[Item]:
    """Yield what one file says, each record with its line; a bad record is a Refusal, never the end.

    `by_schema` holds each claim against its JSON Schema too, as another program would.
    """
    yield from _Reader(path, ontology, misfit(ontology) if by_schema else None).items(lines(path))


def record(raw: bytes) -> dict[str, Any]:
    """Return the JSON object on one line; raises ValueError."""
    parsed = orjson.loads(raw)
    if not isinstance(parsed, dict):
        raise ValueError("a JSON object is expected")
    return cast(dict[str, Any], parsed)


@dataclass(slots=True)
class _Reader:
    """What one file has said so far: its sources, and texts that are still coming in passages."""

    path: Path
    ontology: Ontology
    misfit: Callable[[dict[str, Any]], tuple[str, str] | None] | None = None
    sources: dict[str, Source] = field(default_factory=dict[str, Source])
    passages: dict[str, list[tuple[int, str]]] = field(default_factory=dict[str, list[tuple[int, str]]])

    def items(self, raw: Iterable[Line | BadLine]) -> Iterator[Item]:
        for line in raw:
            yield Row(line.number)
            if isinstance(line, BadLine):
                yield self._refusal(line.number, None, line.reason)
            else:
                yield from self._said(line)
        yield from self._whole_texts()

    def _said(self, line: Line) -> Iterator[Item]:
        try:
            said = record(line.raw)
            match said.get("record", "claim"):
                case "source":
                    yield self._source(said)
                case "passage":
                    self._passage(said)
                case "claim":
                    yield from self._whole_texts()
                    yield from self._claim(said, line.number)
                case "judgement":
                    yield judgement_of(said)
                case "review":
                    yield review_of(said)
                case other:
                    yield self._refusal(line.number, "record", f"{other!r} is not source, passage, claim, judgement or review")
        except ModelError as error:
            yield self._refusal(line.number, getattr(error, "field", None), getattr(error, "reason", str(error)))
        except (ValueError, OSError, KeyError, TypeError) as error:
            yield self._refusal(line.number, None, f"{error}")

    def _source(self, said: dict[str, Any]) -> Source:
        source = source_of({k: v for k, v in said.items() if k not in ("record", "file")})
        if said.get("file"):
            source = replace(source, text=self._beside(str(said["file"])))
        self.sources[source.id] = source
        return source

    def _claim(self, said: dict[str, Any], number: int) -> Iterator[Item]:
        inline = said.get("source")
        if isinstance(inline, dict) and cast(dict[str, Any], inline).get("id") not in self.sources:
            yield self._source(cast(dict[str, Any], inline))
        claim = claim_of(said, self.ontology)
        if self.misfit and (wrong := self.misfit(said)):
            raise BadClaim(*wrong)
        yield Said(claim, self.path.name, number)

    def _passage(self, said: dict[str, Any]) -> None:
        self.passages.setdefault(str(said["source"]), []).append((int(said["ordinal"]), str(said["text"])))

    def _whole_texts(self) -> Iterator[Source]:
        for id_, parts in self.passages.items():
            text = "".join(text for _, text in sorted(parts))
            yield replace(self.sources.get(id_) or Source(id_), text=text)
        self.passages.clear()

    def _beside(self, name: str) -> str:
        folder = self.path.parent.resolve()
        file = (folder / name).resolve()
        if not file.is_relative_to(folder):
            raise ValueError(f"file {name!r} is not in the folder of {self.path.name}")
        with file.open(encoding="utf-8", newline="") as opened:
            return opened.read()

    def _refusal(self, line: int, column: str | None, reason: str) -> Refusal:
        return Refusal(self.path.name, line, column, reason)
