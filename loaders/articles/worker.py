"""One process that reads articles: it opens a reader, says so, and then answers each article that it is sent."""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from loaders.articles.article import Article, Reading

_spawned = multiprocessing.get_context("spawn")


class Reads(Protocol):
    """Something that reads articles, and what a person should know about how it was opened."""

    @property
    def notice(self) -> str | None: ...

    def read(self, article: Article) -> Reading: ...


Opens = Callable[[], Reads]


def started(opens: Opens) -> tuple[BaseProcess, Connection]:
    """Start a process and return it with our end of its pipe; the pipe ends when the process does."""
    ours, theirs = _spawned.Pipe()
    process = _spawned.Process(target=work, args=(theirs, opens), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def work(pipe: Connection, opens: Opens) -> None:
    """Answer `(None, (opened, notice))`, then for each article `(number, (claims, warnings))` or `(number, why not)`.

    An interrupt is the parent's to answer, who ends its workers; where the parent is gone, the pipe ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        reader = opens()
    except Exception as error:
        return pipe.send((None, (False, _told(error))))
    pipe.send((None, (True, reader.notice)))
    try:
        while True:
            for number, article in pipe.recv():
                _answer(pipe, number, _read(reader, article))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return None


def _read(reader: Reads, article: Article) -> Any:
    try:
        reading = reader.read(article)
        return reading.claims, reading.warnings
    except Exception as error:
        return f"reading it raised {_told(error)}"


def _answer(pipe: Connection, number: int, said: Any) -> None:
    try:
        pipe.send((number, said))
    except OSError:
        raise
    except Exception as error:  # what cannot be pickled
        pipe.send((number, f"its claims could not be sent: {_told(error)}"))


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
