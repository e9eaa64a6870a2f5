"""A hard deadline: the caller gets its answer or an error in time, whether what it waits for ends or not."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Late(Exception):
    """The work was not done in time; it may still run."""


class Full(Exception):
    """As much as may run at once is running."""


def within(seconds: float, work: Callable[[], T], *, places: threading.Semaphore, patience: float) -> T:
    """Return what `work` returns, from a thread; raises Late, or Full where no place came free within `patience` seconds.

    A place is held until the work really ends: what no one could stop still counts.
    """
    if not places.acquire(timeout=patience):
        raise Full
    done: list[T] = []
    failed: list[BaseException] = []
    ended = threading.Event()

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)
        finally:
            places.release()
            ended.set()

    threading.Thread(target=run, name="fealty-free-cypher", daemon=True).start()
    if not ended.wait(seconds):
        raise Late
    if failed:
        raise failed[0]
    return done[0]
