"""From files to articles: text, HTML and JSON lines, alone or in folders, each with what is known of it.

What is known comes from the options first, then from the file itself, then from the YAML beside it, then from the HTML.
A file that cannot be read is a Refusal that names it; the others go on.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cypher.rows import text_digest
from loaders.articles import html
from loaders.articles.article import READ as READ_LABELS
from loaders.articles.article import Article
from loaders.articles.decoding import LARGEST, Unreadable, decode, whole
from loaders.articles.metadata import Details, beside, details_of, front_matter, unread
from loaders.articles.text import paragraphs
from loaders.lines import BadLine, Line, lines
from loaders.report import Refusal, Warned
from loaders.sources.claims import record
from model.claims import Source
from model.errors import BadClaim
from model.ids import entity_id, is_entity_id

PLAIN, MARKED_UP, LINES = (".txt", ".md"), (".html", ".htm"), (".jsonl",)
READ = (*PLAIN, *MARKED_UP, *LINES)
_DATASET = "articles"
Found = Article | Refusal | Warned


def articles(paths: Iterable[Path], options: Details | None = None) -> Iterator[Found]:
    """Yield the articles of files and folders in order, and what was refused or should be known."""
    run = _Run(options or Details())
    for path in paths:
        yield from run.folder(path) if path.is_dir() else run.file(path)


def article(text: str, details: Details, *, id_: str, file: str, line: int = 0) -> Article:
    """Return an article of a text and what is known of it."""
    source = Source(
        id=id_,
        title=details.title,
        publisher=details.publisher,
        url=details.url,
        published=details.published,
        retrieved=details.retrieved,
        reliability=details.reliability,
        sha256=text_digest(text),
        text=text,
    )
    return labelled(source, file=file, line=line)


def labelled(source: Source, *, file: str, line: int = 0) -> Article:
    """Return a source with the parts of its text labelled; without a title, the one that its text begins with is its title."""
    text = source.text or ""
    parts = paragraphs(text, title=source.title)
    begins = next((p for p in parts if p.label in READ_LABELS), None)
    if source.title is None and begins and begins.label == "title":
        source = replace(source, title=text[begins.start : begins.end])
    return Article(source, parts, file, line)


def cautions(article: Article) -> Iterator[str]:
    """Yield what a person should know before an article is read."""
    if not article.source.published:
        yield "has no date of publication (`published`), so weekdays and “last month” stay unresolved"
    if not any(part.label == "body" for part in article.paragraphs):
        yield "holds no paragraph that is read; all of it looks like a page's menus, captions or adverts"


@dataclass(slots=True)
class _Run:
    """One run over files: the options, and which ids and texts it has met, so that none replaces another."""

    options: Details
    ids: dict[str, str] = field(default_factory=dict[str, str])
    texts: dict[str, str] = field(default_factory=dict[str, str])

    def folder(self, path: Path) -> Iterator[Found]:
        others: list[str] = []
        for file in _files(path):
            if file.suffix.lower() in READ:
                yield from self.file(file)
            elif file.suffix.lower() not in (".yaml", ".yml"):
                others.append(str(file.relative_to(path)))
        if others:
            told = f"{len(others)} other file{'s' * (len(others) > 1)} not read, such as {others[0]}"
            yield Warned(str(path), 0, f"{told}; read are {', '.join(READ)}")

    def file(self, path: Path) -> Iterator[Found]:
        try:
            match path.suffix.lower():
                case ".jsonl":
                    yield from self._lines(path)
                case ending if ending in READ:
                    yield from self._document(path, marked_up=ending in MARKED_UP)
                case _:
                    raise Unreadable(f"is none of {', '.join(READ)}")
        except BadClaim as error:
            yield Refusal(str(path), 0, error.field, error.reason)
        except (Unreadable, OSError) as error:
            yield Refusal(str(path), 0, None, _why(error))

    def _document(self, path: Path, *, marked_up: bool) -> Iterator[Found]:
        if (size := path.stat().st_size) > LARGEST:
            raise Unreadable(f"is larger than {LARGEST // 1024 // 1024} MiB ({size:,} bytes)")
        raw = path.read_bytes()
        decoded = decode(raw, declared=html.declared(raw) if marked_up else None)
        if decoded.warning:
            yield Warned(str(path), 0, decoded.warning)
        said, text = ({}, decoded.text) if marked_up else front_matter(decoded.text)
        told, file = beside(path)
        if others := [*unread(said), *unread(told)]:
            yield Warned(str(path), 0, f"not read of what is said about it{f' ({file.name})' if file else ''}: {', '.join(others)}")
        details = self.options.over(details_of(said)).over(details_of(told))
        if marked_up:
            page = html.extracted(text)
            text, details = page.text, details.over(page.details)
        yield from self._article(whole(text), details, path.stem, str(path))

    def _lines(self, path: Path) -> Iterator[Found]:
        others: set[str] = set()
        for line in lines(path):
            try:
                yield from self._line(line, path, others)
            except BadClaim as error:
                yield Refusal(str(path), line.number, error.field, error.reason)
            except (Unreadable, ValueError) as error:
                yield Refusal(str(path), line.number, None, str(error))
        if others:
            yield Warned(str(path), 0, f"fields not read: {', '.join(sorted(others))}")

    def _line(self, line: Line | BadLine, path: Path, others: set[str]) -> Iterator[Found]:
        if isinstance(line, BadLine):
            raise Unreadable(line.reason)
        said = record(line.raw)
        others |= set(unread(said)) - {"text", "html"}
        text, details = _content(said, self.options.over(details_of(said)))
        stem = details.url or f"{path.stem}-{text_digest(text)[:12]}"
        yield from self._article(text, details, stem, str(path), line.number)

    def _article(self, text: str, details: Details, stem: str, file: str, line: int = 0) -> Iterator[Found]:
        id_ = details.id if details.id and is_entity_id(details.id) else entity_id(_DATASET, details.id or stem)
        here, mark = f"{file}:{line}" if line else file, text_digest(text)
        if before := self.ids.get(id_):
            again = self.texts.get(mark) == before
            yield Warned(file, line, f"is {before} again") if again else Refusal(file, line, "id", f"{id_} is the id of {before} too")
            return
        self.ids[id_] = here
        if (before := self.texts.setdefault(mark, here)) != here:
            yield Warned(file, line, f"has the same text as {before}")
        found = article(text, details, id_=id_, file=file, line=line)
        yield from (Warned(file, line, reason) for reason in cautions(found))
        yield found


def _content(said: Mapping[str, Any], details: Details) -> tuple[str, Details]:
    """Return the text of a record, and what its HTML says where nobody else does."""
    name = "html" if said.get("html") and not said.get("text") else "text"
    raw = said.get(name)
    if not isinstance(raw, str):
        raise BadClaim(name, "is missing: an article needs a `text` or `html`" if raw is None else f"{raw!r:.80} is not a text")
    try:
        text = whole(raw)
        if name == "text":
            return text, details
        page = html.extracted(text)
        return page.text, details.over(page.details)
    except Unreadable as error:
        raise BadClaim(name, str(error)) from None


def _files(path: Path) -> Iterator[Path]:
    """Yield the files below a folder in order of their path, but for hidden ones."""
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def count(paths: Iterable[Path]) -> int:
    """Return how many articles there are at the most, one for each line of JSON lines."""
    files = (file for path in paths for file in (_files(path) if path.is_dir() else (path,)))
    return sum(_count(file) for file in files if file.suffix.lower() in READ)


def _count(file: Path) -> int:
    return sum(1 for _ in lines(file)) if file.suffix.lower() in LINES else 1


def missing(paths: Sequence[Path]) -> Path | None:
    """Return the first path that is not there."""
    return next((path for path in paths if not path.exists()), None)
