"""Reading articles in processes: results come in order, and what goes wrong with one article refuses that one alone.

Each worker opens its own reader once and is sent a few articles at a time. An article whose reading raises, takes too long,
or kills its worker becomes a Refusal; another worker takes over the others. Few articles are held at once, so memory stays flat.
"""

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, cast

from loaders.articles.article import Article, Reading
from loaders.articles.worker import Opens, started
from loaders.report import Refusal, Warned

SECONDS = 60.0
_OPENING_SECONDS = 300.0
_AT_ONCE = 4
_HELD = 8
_WORTH = 6  # articles that one reader reads while another opens, about
Asked = Article | Refusal | Warned
Told = Reading | Refusal | Warned


class NoReader(RuntimeError):
    """The reader cannot be opened, so nothing can be read."""


@dataclass(eq=False, slots=True)
class _Worker:
    """A process with its end of a pipe, the articles it has not answered, and since when it has been at the first of them."""

    process: BaseProcess
    pipe: Connection
    opened: bool = False
    began: float = field(default_factory=monotonic)
    asked: deque[int] = field(default_factory=deque[int])

    def late(self, seconds: float) -> bool:
        return bool(self.asked or not self.opened) and monotonic() - self.began > (seconds if self.opened else _OPENING_SECONDS)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def readings(found: Iterable[Asked], opens: Opens, *, workers: int = 1, seconds: float = SECONDS) -> Generator[Told, None, None]:
    """Yield the reading of each article in order, and pass on the rest; raises NoReader where the reader does not open.

    `opens` is called in each process, so it can be pickled: a function of a module, or a `partial` of one.
    """
    pool = _Pool(iter(found), opens, workers, seconds)
    try:
        yield from pool.all()
    finally:
        pool.end()


@dataclass(slots=True)
class _Pool:
    """Articles on their way: `held` has those without an answer, `done` the answers that wait for their turn."""

    found: Iterator[Asked]
    opens: Opens
    size: int
    seconds: float
    workers: list[_Worker] = field(default_factory=list[_Worker])
    held: dict[int, Article] = field(default_factory=dict[int, Article])
    waiting: deque[int] = field(default_factory=deque[int])
    done: dict[int, list[Told]] = field(default_factory=dict[int, "list[Told]"])
    notices: dict[str, bool] = field(default_factory=dict[str, bool])
    taken: int = 0
    told: int = 0
    more: bool = True

    def all(self) -> Iterator[Told]:
        while self.more or self.told < self.taken:
            self._take()
            yield from self._turns()
            if self.held:
                self._send()
                self._hear()

    def end(self) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _take(self) -> None:
        """Take articles from the source, no further ahead of the first unanswered than a few for each worker."""
        while self.more and self.taken - self.told < _HELD * self.size:
            item = next(self.found, None)
            if item is None:
                self.more = False
            elif isinstance(item, Article):
                self.held[self.taken] = item
                self.waiting.append(self.taken)
                self.taken += 1
            else:
                self.done[self.taken] = [item]
                self.taken += 1

    def _turns(self) -> Iterator[Told]:
        for notice in [notice for notice, told in self.notices.items() if not told]:
            self.notices[notice] = True
            yield Warned("the reader", 0, notice)
        while self.told in self.done:
            yield from self.done.pop(self.told)
            self.told += 1

    def _send(self) -> None:
        """Give waiting articles to workers that have nothing to do; start another where enough wait for its opening to be worth it."""
        while self.waiting and len(self.workers) < self.size and len(self.waiting) >= _WORTH * len(self.workers):
            self.workers.append(_Worker(*started(self.opens)))
        for worker in self.workers:
            if worker.opened and not worker.asked and self.waiting:
                self._ask(worker)

    def _ask(self, worker: _Worker) -> None:
        share = max(1, min(_AT_ONCE, len(self.waiting) // self.size))
        worker.asked.extend(self.waiting.popleft() for _ in range(share))
        worker.began = monotonic()
        try:
            worker.pipe.send([(number, self.held[number]) for number in worker.asked])
        except OSError:
            return  # it died: `_hear` sees that

    def _hear(self) -> None:
        by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in self.workers}
        for ready in wait(list(by_pipe), timeout=self._patience()):
            self._answer(by_pipe[ready])
        for worker in [w for w in self.workers if w.late(self.seconds)]:
            self._lose(worker, f"reading it took longer than {self.seconds:g} seconds")

    def _patience(self) -> float:
        left = [w.began + (self.seconds if w.opened else _OPENING_SECONDS) - monotonic() for w in self.workers]
        return max(0.0, min(left, default=1.0)) + 0.01

    def _answer(self, worker: _Worker) -> None:
        try:
            number, said = cast(tuple[int | None, Any], worker.pipe.recv())
        except (EOFError, OSError):
            worker.process.join(5)
            return self._lose(worker, f"its reader died ({_end_of(worker.process)})")
        worker.began = monotonic()
        if number is None:
            return self._opened(worker, said)
        worker.asked.popleft()
        return self._tell(number, said)

    def _opened(self, worker: _Worker, said: tuple[bool, str | None]) -> None:
        worker.opened, notice = said
        if not worker.opened:
            raise NoReader(f"the reader could not be opened: {notice}")
        if notice:
            self.notices.setdefault(notice, False)

    def _tell(self, number: int, said: Any) -> None:
        article = self.held.pop(number)
        if isinstance(said, str):
            self.done[number] = [Refusal(article.file, article.line, None, said)]
        else:
            self.done[number] = [Reading(article, *said)]

    def _lose(self, worker: _Worker, reason: str) -> None:
        """End a worker: the article it was at is refused, the others that it was sent wait again."""
        worker.end()
        self.workers.remove(worker)
        if not worker.opened:
            raise NoReader(f"the reader could not be opened: {reason}")
        if worker.asked:
            self._tell(worker.asked.popleft(), reason)
        self.waiting.extendleft(reversed(worker.asked))


def _end_of(process: BaseProcess) -> str:
    code = process.exitcode
    return f"exit code {code}" if code is None or code >= 0 else signal.Signals(-code).name
