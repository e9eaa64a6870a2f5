"""Reading many articles: articles and words a second of one core, memory as it goes on, and two processes beside one.

    .venv/bin/python benchmarks/reading.py [--articles 1000]

The articles are the project's own, each time without another paragraph, so that no two are alike. Speed is processor time of
one process; `rss_mb` is the memory after so many articles. Prints one JSON object.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import psutil

from loaders.articles.article import Article
from loaders.articles.metadata import Details
from loaders.articles.reader import Reader, open_reader
from loaders.articles.reading import article, articles
from loaders.articles.workers import readings
from model.ontology import shipped

TEXTS = sorted((Path(__file__).parent / "articles").glob("*/[0-9]*.txt"))


def opened() -> Reader:
    """Return a reader; each process opens its own."""
    return open_reader(ontology=shipped())


def many() -> Iterator[Article]:
    """Yield articles without end, none like another."""
    found = [a for a in articles(TEXTS) if isinstance(a, Article)]
    for turn in count():
        for one in found:
            body = one.text.split("\n\n")
            left = body[: turn % len(body)] + body[turn % len(body) + 1 :]
            yield article("\n\n".join(left), Details(published="2021-09-17"), id_=f"articles:n{turn}-{one.file[-20:-4]}", file=one.file)


def alone(total: int) -> dict[str, object]:
    """Read so many in this process."""
    reader, process, began, words = opened(), psutil.Process(), time.process_time(), 0
    rss: dict[int, int] = {}
    for number, one in enumerate(islice(many(), total), 1):
        reader.read(one)
        words += len(one.text.split())
        if number in (100, total // 2, total):
            rss[number] = process.memory_info().rss // 1_000_000
    seconds = time.process_time() - began
    return {"articles_per_second": round(total / seconds, 1), "words_per_second": round(words / seconds), "rss_mb": rss}


def side_by_side(total: int, workers: int) -> float:
    """Return the seconds that so many take in so many processes, opening the readers included."""
    began = time.monotonic()
    assert sum(1 for _ in readings(islice(many(), total), opened, workers=workers)) == total
    return round(time.monotonic() - began, 1)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    total = options.parse_args().articles
    told = alone(total)
    seconds = {workers: side_by_side(min(total, 200), workers) for workers in (1, 2)}
    machine = {"python": platform.python_version(), "cores": os.cpu_count()}
    sys.stdout.write(
        json.dumps({"benchmark": "reading", "machine": machine, "articles": total, "one_core": told, "seconds_of_200": seconds}) + "\n"
    )


if __name__ == "__main__":
    main()
