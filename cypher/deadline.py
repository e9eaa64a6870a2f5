"""A hard deadline: the caller gets its answer or an error in time, whether what it waits for ends or not."""

import threading
import uuid
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Late(Exception):
    """The work was not done in time; it may still run."""


class Full(Exception):
    """As much as may run at once is running."""


class Gone(Exception):
    """Who asked waits no longer; the work may still run."""


class Call:
    """One piece of work and who waits for it: the mark that it bears in Neo4j, whether they left, whether it ended."""

    def __init__(self) -> None:
        self.mark = uuid.uuid4().hex
        self.left = False
        self.ended = threading.Event()
        self.settled = threading.Event()

    def leave(self) -> None:
        """Say, from any thread, that nobody waits any longer."""
        self.left = True
        self.settled.set()

    def end(self) -> None:
        """Say that the work ended."""
        self.ended.set()
        self.settled.set()


def within(seconds: float, work: Callable[[], T], *, call: Call, places: threading.Semaphore, patience: float) -> T:
    """Return what `work` returns, from a thread; raises Late, Gone, or Full where no place came free within `patience` seconds.

    A place is held until the work really ends: what no one could stop still counts.
    """
    if not places.acquire(timeout=patience):
        raise Full
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            if not call.left:
                done.append(work())
        except BaseException as error:
            failed.append(error)
        finally:
            places.release()
            call.end()

    threading.Thread(target=run, name="fealty-free-cypher", daemon=True).start()
    if not call.settled.wait(seconds):
        raise Late
    if call.left:
        raise Gone
    if failed:
        raise failed[0]
    return done[0]
