"""Passages whose references are marked in the text, `{the group|taliban}`, and how many of them are read right.

Run as `python -m tests.marked FILE…` to see each difference.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from loaders.articles.article import Article, Paragraph
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage, language, parsed
from loaders.articles.references import resolve
from model.claims import Source

DATA = Path(__file__).parent / "data" / "references"
Keys = frozenset[str]


@dataclass(frozen=True)
class Mark:
    """What a stretch of text stands for; `free`: it may as well be left alone."""

    start: int
    end: int
    keys: Keys
    free: bool


@dataclass
class Tally:
    """How many references were bound right, bound wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of bindings that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of references that are bound, and right."""
        return self.right / max(1, self.right + self.missed)


def entities() -> tuple[dict[str, Entity], dict[str, str]]:
    """Return the entities by key, and the key of each spelling."""
    rows = yaml.safe_load((DATA / "names.yaml").read_text(encoding="utf-8"))
    ids = {key: row.get("id", f"names:{key}") for key, row in rows.items()}
    made = {
        key: Entity(
            ids[key], row["type"], row["as"][0], row.get("kind"), ids.get(row.get("parent")), tuple(ids[p] for p in row.get("places", []))
        )
        for key, row in rows.items()
    }
    return made, {spelling: key for key, row in rows.items() for spelling in row["as"]}


def unmarked(text: str) -> tuple[str, list[Mark]]:
    """Return the text without its marks, and the marks in its characters."""
    plain, opened, marks = "", list[int](), list[Mark]()
    for piece in re.findall(r"\{|\|\??[a-z0-9+-]+\}|[^{|]+|\|", text):
        if piece == "{":
            opened.append(len(plain))
        elif piece.startswith("|") and piece.endswith("}"):
            keys = frozenset(piece.strip("|?}").split("+")) - {"none"}
            marks.append(Mark(opened.pop(), len(plain), keys, "?" in piece))
        else:
            plain += piece
    return plain, marks


def named(text: str, spellings: Mapping[str, str], known: Mapping[str, Entity]) -> Iterator[Mention]:
    """Yield the names in a text, the longest first where two begin alike."""
    pattern = "|".join(re.escape(s) for s in sorted(spellings, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        yield Mention(found.start(), found.end(), found.group(), (known[spellings[found.group()]],), "gazetteer")


def parse(text: str) -> tuple[list[Passage], dict[str, Entity]]:
    """Return a text's passages, a line each, with the names in it; and the entities by key."""
    known, spellings = entities()
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    article = Article(Source(id="text:1", text=text), tuple(Paragraph(s, e, "body", "text") for s, e in spans), "text")
    return parsed(language(), article, named(text, spellings, known), lambda offered: ()), known


def read(text: str) -> tuple[list[Passage], dict[str, str]]:
    """Return a text's passages with its references resolved, and the key of each entity's id."""
    passages, known = parse(text)
    resolve(passages, entity_of={e.id: e for e in known.values()}.get, text=text)
    return passages, {e.id: key for key, e in known.items()}


def compared(marked: str) -> tuple[Tally, list[str]]:
    """Return how many of a passage's references are read right, and a line for each that is not."""
    text, marks = unmarked(marked)
    passages, keys = read(text)
    bound = {m.end: m for p in passages for m in p.mentions.values() if m.how == "reference"}
    tally, differences = Tally(), list[str]()
    for end in sorted({m.end for m in marks} | set(bound)):
        mark, got = next((m for m in marks if m.end == end), None), bound.get(end)
        meant = frozenset(keys[e.id] for e in got.entities) if got else Keys()
        _count(tally, mark, meant)
        if meant != (mark.keys if mark else Keys()) and not (mark and mark.free and not meant):
            words = got.text if got else text[mark.start : mark.end] if mark else ""
            sure = got.certainty if got else 0
            differences.append(
                f"{words!r} @{end}: {'+'.join(sorted(meant)) or '-'} ({sure}), not {'+'.join(sorted(mark.keys)) if mark else '-'}"
            )
    return tally, differences


def _count(tally: Tally, mark: Mark | None, meant: Keys) -> None:
    expected = mark.keys if mark else Keys()
    if mark and mark.free and meant in (Keys(), expected):
        return
    tally.right += bool(meant) and meant == expected
    tally.wrong += bool(meant) and meant != expected
    tally.missed += bool(expected) and meant != expected


def total(texts: Sequence[str], *, shown: bool = False) -> Tally:
    """Return the sum over passages; `shown` prints the differences."""
    whole = Tally()
    for text in texts:
        tally, differences = compared(text)
        whole = Tally(whole.right + tally.right, whole.wrong + tally.wrong, whole.missed + tally.missed)
        if shown and differences:
            print("", unmarked(text)[0].strip(), *differences, sep="\n  ")
    return whole


def passages_of(name: str) -> list[str]:
    """Return the marked passages of a file beside the names."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    for file in sys.argv[1:]:
        found = total(passages_of(file), shown="--quiet" not in sys.argv)
        print(f"\n{file}: precision {found.precision:.3f} recall {found.recall:.3f} {found}")
