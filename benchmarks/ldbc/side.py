"""One side of the load benchmark in a process of its own: what it is told, and what it prints."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ldbc.table import Row, Share, rows


@dataclass(frozen=True, slots=True)
class Task:
    """Where to write, and which rows."""

    uri: str
    username: str
    password: str
    archive: Path
    counted: dict[str, int]
    share: Share
    batch: int | None

    def rows(self) -> Iterator[Row]:
        """Yield the rows to write."""
        return rows(self.archive, self.counted, self.share)


def run(work: Callable[[Task], None]) -> None:
    """Do the work that standard input tells, and print its seconds and this process's peak memory."""
    told = json.load(sys.stdin)
    share, archive = Share(*told.pop("share")), Path(told.pop("archive"))
    task = Task(**told, share=share, archive=archive, password=os.environ["LDBC_PASSWORD"])
    before = _megabytes()
    started, worked = time.perf_counter(), time.process_time()
    work(task)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "cpu": time.process_time() - worked, "peak_rss_mb": _megabytes(), "rss_before_mb": before}))


def _megabytes() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
