"""Reading in processes: in order, and what goes wrong with one article refuses that one alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from loaders.articles.article import Article, Reading
from loaders.articles.metadata import Details
from loaders.articles.reading import article
from loaders.articles.workers import NoReader, readings
from loaders.report import Refusal, Warned
from tests.loaders.articles.readers import never, opens

TEXT = "In the valley of the river Aru A is a rival of B{}."


def told(number: int, more: str = "") -> Article:
    return article(TEXT.format(number) + more, Details(), id_=f"t:{number}", file=f"{number}.txt")


def names(found: Iterator[Reading | Refusal | Warned]) -> list[str]:
    return [f.article.source.id if isinstance(f, Reading) else str(f) for f in found]


@pytest.mark.parametrize("workers", [1, 3])
def test_readings_come_in_order_with_what_was_refused_between(workers: int):
    asked = [Refusal("x.txt", 0, None, "is empty") if n == 7 else told(n) for n in range(40)]
    found = list(readings(asked, opens, workers=workers))
    assert names(iter(found)) == [f"t:{n}" if n != 7 else "x.txt: is empty" for n in range(40)]
    assert [[c.quote for c in f.claims] for f in found if isinstance(f, Reading)] == [
        [f"A is a rival of B{n}"] for n in range(40) if n != 7
    ]


def test_an_article_that_raises_hangs_or_kills_its_worker_is_refused_alone():
    wrong = {3: "RAISES", 5: "SEGFAULTS", 6: "EXITS", 9: "HANGS", 11: "SEGFAULTS"}
    found = names(readings((told(n, wrong.get(n, "")) for n in range(14)), opens, workers=2, seconds=3))
    assert [f for n, f in enumerate(found) if n in wrong] == [
        "3.txt: reading it raised ValueError: no such word",
        "5.txt: its reader died (SIGSEGV)",
        "6.txt: its reader died (exit code 3)",
        "9.txt: reading it took longer than 3 seconds",
        "11.txt: its reader died (SIGSEGV)",
    ]
    assert [f for n, f in enumerate(found) if n not in wrong] == [f"t:{n}" for n in range(14) if n not in wrong]


def test_a_reader_that_does_not_open_ends_the_reading():
    with pytest.raises(NoReader, match="FileNotFoundError: gazetteer"):
        list(readings([told(1)], never))


def test_without_articles_no_worker_is_started():
    assert names(readings([Refusal("x.txt", 0, None, "is empty")], never)) == ["x.txt: is empty"]


def test_a_notice_is_told_once():
    found = list(readings(map(told, range(6)), partial(opens, notice="no model"), workers=2))
    assert [f for f in found if isinstance(f, Warned)] == [Warned("the reader", 0, "no model")]


def test_few_articles_are_taken_ahead_and_workers_end_with_the_reading():
    taken: list[int] = []
    asked = (taken.append(n) or told(n) for n in range(1000))
    found = readings(asked, opens, workers=2)
    ahead = [len(taken) - n for n, _ in zip(range(50), found, strict=False)]
    assert max(ahead) <= 20
    count = len(psutil.Process().children())
    found.close()  # type: ignore[attr-defined]
    assert len(psutil.Process().children()) == count - 2


INTERRUPTED = """
from loaders.articles.workers import readings
from tests.loaders.articles.readers import opens
from tests.loaders.articles.test_workers import told
if __name__ == "__main__":
    for n, found in enumerate(readings(map(told, range(10**6)), opens, workers=2)):
        if n == 10:
            print("reading", flush=True)
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupt_ends_the_workers(tmp_path: Path, sent: signal.Signals):
    (tmp_path / "run.py").write_text(INTERRUPTED)
    here = Path(__file__).parents[3]
    run = subprocess.Popen(
        [sys.executable, tmp_path / "run.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(here)}
    )
    assert run.stdout and run.stdout.readline() == b"reading\n"
    children = psutil.Process(run.pid).children(recursive=True)
    assert len([c for c in children if "spawn_main" in " ".join(c.cmdline())]) == 2
    run.send_signal(sent)
    run.communicate(timeout=10)
    time.sleep(0.1)
    assert psutil.wait_procs(children, timeout=10)[1] == []
