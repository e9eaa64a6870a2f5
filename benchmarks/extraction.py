"""Reading articles: precision, recall and F1 of the claims against gold, by relation, and articles a second.

    .venv/bin/python benchmarks/extraction.py FOLDER… [--texts DIR] [--scorer score.py] [--verbose]

Each FOLDER holds `gold_claims.jsonl`, `gold_entities.jsonl` and the texts (`[0-9]*.txt`), unless `--texts` names where they
are. The scorer is the one beside the gold that is shared: a claim counts as right when subject, relation and object are
those of the gold, once for each document. Without FOLDER: the articles that come with the project. Prints one JSON object;
`traps` are claims that the gold marks as tempting and wrong.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import orjson

from loaders.articles.article import Article, Reading
from loaders.articles.reader import Reader, open_reader
from loaders.articles.reading import articles
from model.ontology import shipped
from model.writing import claim_record

HERE = Path(__file__).parent
SCORER = HERE.parent.parent / "shared" / "gold" / "score.py"
OWN = [HERE / "articles" / name for name in ("beat-dev", "beat-held", "other-dev", "other-held", "plain-dev", "plain-held")]


def read_all(reader: Reader, texts: Path) -> tuple[list[Reading], float]:
    """Return a reading of every text of a folder, and the seconds that took."""
    found = [a for a in articles(sorted(texts.glob("[0-9]*.txt"))) if isinstance(a, Article)]
    began = time.process_time()
    return [reader.read(article) for article in found], time.process_time() - began


def misquoted(readings: list[Reading]) -> int:
    """Count the claims whose quote is not verbatim where it says."""
    return sum(r.article.text[c.locator.start : c.locator.end] != c.quote for r in readings for c in r.claims)  # type: ignore[union-attr]


def scored(folder: Path, texts: Path, claims: Path, scorer: Path, *, verbose: bool) -> dict[str, Any]:
    """Return what the scorer prints: its last line, and a line for each relation."""
    command = [sys.executable, str(scorer), str(folder), str(claims), "--texts", str(texts), *(["-v"] if verbose else [])]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    if verbose:
        sys.stderr.write("\n".join(lines) + "\n")
    by_relation = {line.split()[0]: line.split(maxsplit=1)[1] for line in lines if "{'p'" in line}
    return json.loads(lines[-1]) | {"relations": {r: json.loads(v.replace("'", '"')) for r, v in by_relation.items()}}


def traps(folder: Path, readings: list[Reading]) -> list[str]:
    """Return the tempting and wrong claims that were made all the same."""
    gold = [json.loads(line) for line in (folder / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines()]
    names = _names(folder)
    hit: list[str] = []
    for trap in (g for g in gold if g["expect"] == "trap"):
        ends = names.get(trap["subject"], set()), names.get(trap["object"], set())
        for reading in (r for r in readings if r.article.file.endswith(trap["file"])):
            for c in reading.claims:
                if (
                    c.relation == trap["relation"]
                    and c.object
                    and c.subject.name in ends[0]
                    and c.object.name in ends[1]
                    and c.polarity == "affirmed"
                ):
                    hit.append(f"{trap['file']}: {c.subject.name} {c.relation} {c.object.name}")
    return hit


def _names(folder: Path) -> dict[str, set[str]]:
    listed = [json.loads(line) for line in (folder / "gold_entities.jsonl").read_text(encoding="utf-8").splitlines()]
    return {e["id"]: {e["name"], *(a["text"] for a in e["aliases"])} for e in listed}


def measure(folder: Path, texts: Path, scorer: Path, reader: Reader, *, verbose: bool) -> dict[str, Any]:
    """Return the figures of one folder."""
    readings, seconds = read_all(reader, texts)
    with tempfile.TemporaryDirectory() as scratch:
        claims = Path(scratch) / "claims.jsonl"
        claims.write_bytes(b"".join(orjson.dumps(claim_record(c)) + b"\n" for r in readings for c in r.claims))
        told = scored(folder, texts, claims, scorer, verbose=verbose)
    words = sum(len(r.article.text.split()) for r in readings)
    speed = {
        "articles": len(readings),
        "articles_per_second": round(len(readings) / seconds, 1),
        "words_per_second": round(words / seconds),
    }
    return (
        told | {"misquoted": misquoted(readings), "claims": sum(len(r.claims) for r in readings), "traps": traps(folder, readings)} | speed
    )


def main() -> None:
    """Measure every folder and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--texts", type=Path)
    options.add_argument("--scorer", type=Path, default=SCORER)
    options.add_argument("--verbose", action="store_true", help="show misses and extras on standard error")
    told = options.parse_args()
    reader = open_reader(ontology=shipped())
    folders = told.folders or [f for f in OWN if f.is_dir()]
    found = {f.name: measure(f, told.texts or f, told.scorer, reader, verbose=told.verbose) for f in folders}
    machine = {"python": platform.python_version(), "cores": os.cpu_count()}
    sys.stdout.write(json.dumps({"benchmark": "extraction", "machine": machine, "folders": found}, indent=1) + "\n")


if __name__ == "__main__":
    main()
