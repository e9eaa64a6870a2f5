"""Reading MUC-4's reports on terrorism: who attacked whom and what, by role, against the gold of the reports.

    .venv/bin/python benchmarks/muc4.py [--split dev] [--limit N] [--verbose]

The reader is the one of every article; the fillers are derived from its claims (denied, planned and possible ones left out):
PerpOrg from who attacked, killed, kidnapped, perpetrated or claimed; Victim from people killed, hurt, kidnapped or attacked;
Target from buildings and organizations attacked, and from what an attack is described to be on. Left out are people known only by
description ("a peasant"), for the gold of these files names its victims; military vehicles and posts and armed
groups, no targets in this task; arrests.

Fillers are entities of a document, whatever the number of its incidents, and each gold filler can be found once. `exact`: a name
given is one of the gold's alternatives, case, accents, articles and quotes aside. `head`: the last words before any "of" are the
same, as usual in the literature on role fillers. Neither is the template score of the evaluation of 1992, which also
aligns incidents and counts their other slots: figures of the two do not compare.
"""

import argparse
import json
import os
import platform
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from loaders.articles.article import Article
from loaders.articles.harms.lexicon import harms
from loaders.articles.metadata import Details
from loaders.articles.reader import Reader, open_reader
from loaders.articles.reading import article
from model.claims import Claim, Ref
from model.ontology import shipped

DATA = Path(__file__).parents[2] / "shared" / "data" / "muc4"
SLOTS = ("PerpOrg", "Victim", "Target")
HARMED = frozenset({"KILLED_BY", "CAPTURED_BY"})
OFFICIAL = frozenset({"state", "state_force"})
DONE = frozenset({"ATTACKED", "PERPETRATED", "CLAIMED_RESPONSIBILITY"})
_MILITARY = "army military patrol patrols convoy garrison barracks battalion brigade detachment force troops guerrilla guerrillas helicopter helicopters"
MILITARY, ARMED = frozenset(_MILITARY.split()), frozenset({"armed_group", "state_force", "state"})
Filler = frozenset[str]
Fillers = dict[str, list[Filler]]


def reports(split: str, limit: int | None) -> list[dict[str, Any]]:
    """Return the reports of a split, in order."""
    lines = (DATA / f"{split}.json").read_text(encoding="utf-8").splitlines()[:limit]
    return [json.loads(line) for line in lines]


def as_article(report: dict[str, Any]) -> Article:
    """Return a report as any article: its text in paragraphs; it has no date of its own."""
    text = re.sub(r" {3,}", "\n\n", str(report["doctext"]))
    return article(text, Details(publisher="MUC-4"), id_=f"muc:{report['docid'].lower()}", file=report["docid"])


def gold(report: dict[str, Any]) -> Fillers:
    """Return the gold fillers of a report, each as its alternatives, once however many incidents name it."""
    found: Fillers = {slot: [] for slot in SLOTS}
    for template in report["templates"]:
        for slot in SLOTS:
            for entity in template[slot]:
                _join(found[slot], frozenset(str(mention[0]) for mention in entity))
    return found


def _join(fillers: list[Filler], names: Filler) -> None:
    """Add a filler, in one with those that share a name."""
    same = [f for f in fillers if f & names]
    for filler in same:
        fillers.remove(filler)
        names |= filler
    fillers.append(names)


def said(claims: Iterable[Claim]) -> Fillers:
    """Return the fillers that claims give, each as the names and mentions of one entity."""
    listed = list(claims)
    found: dict[str, dict[str, set[str]]] = {slot: defaultdict(set) for slot in SLOTS}
    kinds, aliases = {c.subject.id: c.value for c in listed if c.attribute == "kind"}, defaultdict[str, set[str]](set)
    for claim in listed:
        if claim.attribute == "alias" and isinstance(claim.value, str):
            aliases[claim.subject.id].add(claim.value)
    for claim in (c for c in listed if c.polarity == "affirmed" and c.modality in ("asserted", "alleged")):
        for slot, ref in _roles(claim, kinds):
            if not _described(claim, ref) and not (slot == "Target" and kinds.get(ref.id) in ARMED):
                found[slot][ref.id] |= {text for text in (ref.name, ref.mention) if text} | aliases[ref.id]
    return {slot: [frozenset(names) for names in by_id.values()] for slot, by_id in found.items()}


def _roles(claim: Claim, kinds: Mapping[str, object]) -> Iterator[tuple[str, Ref]]:
    """Yield the slots that a claim fills, and by whom."""
    if claim.attribute == "description" and isinstance(of := claim.qualifiers.get("of"), str) and not MILITARY & set(of.lower().split()):
        yield "Target", Ref(of, "Thing", of)
    if claim.object is None or claim.relation is None:
        return
    if claim.relation == "CAPTURED_BY" and kinds.get(claim.object.id) in OFFICIAL:
        return  # an arrest
    if claim.relation in HARMED:
        yield from (*_as(claim.subject, victim=True), *_as(claim.object))
    elif claim.relation in DONE:
        yield from (*_as(claim.subject), *_as(claim.object, victim=True))
    elif claim.relation == "VICTIM_OF":
        yield from _as(claim.subject, victim=True)


def _described(claim: Claim, ref: Ref) -> bool:
    """Say whether an entity is known to the report only by description ("a peasant")."""
    return ref.id.startswith(f"articles:{claim.source.partition(':')[2]}.")


def _as(ref: Ref, *, victim: bool = False) -> Iterator[tuple[str, Ref]]:
    """Yield the slot of who did it or who suffered it: of places buildings, not regions, which are where it was."""
    if ref.type == "Organization":
        yield "Target" if victim else "PerpOrg", ref
    elif victim and ref.type in ("Person", "Population"):
        yield "Victim", ref
    elif victim and ref.type == "Place" and head(ref.name or "") in harms().things:
        yield "Target", ref


def exact(name: str) -> str:
    """Return a filler as it is compared: without case, accents, quotes and a leading article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"^(?:the|an?) ", "", re.sub(r"[\"“”'’‘]", "", bare).strip())


def head(name: str) -> str:
    """Return the head of a filler: its last word, of what stands before "of"."""
    return (re.split(r" (?:of|de|del) ", exact(name))[0].split() or [""])[-1]


def scored(pairs: Iterable[tuple[Fillers, Fillers]], same: Callable[[str], str]) -> dict[str, Any]:
    """Return precision, recall and F1 by slot and over all, comparing names by what `same` makes of them."""
    counts = {slot: [0, 0, 0] for slot in SLOTS}
    for wanted, given in pairs:
        for slot in SLOTS:
            hits = _hits([frozenset(map(same, f)) for f in wanted[slot]], [frozenset(map(same, f)) for f in given[slot]])
            counts[slot] = [a + b for a, b in zip(counts[slot], (hits, len(given[slot]), len(wanted[slot])), strict=True)]
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    return {slot: _figures(*c) for slot, c in (counts | {"all": total}).items()}


def _hits(wanted: list[Filler], given: list[Filler]) -> int:
    """Count the given fillers that are wanted, each of these once."""
    left, hits = list(wanted), 0
    for filler in given:
        if found := next((w for w in left if w & filler), None):
            left.remove(found)
            hits += 1
    return hits


def _figures(hits: int, given: int, wanted: int) -> dict[str, float]:
    p, r = hits / given if given else 0.0, hits / wanted if wanted else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(f, 3), "right": hits, "given": given, "gold": wanted}


def measure(reader: Reader, listed: list[dict[str, Any]], show: Callable[[str], object] | None = None) -> dict[str, Any]:
    """Return the figures over reports."""
    began, pairs, misquoted = time.process_time(), list[tuple[Fillers, Fillers]](), 0
    for report in listed:
        reading = reader.read(as_article(report))
        misquoted += sum(reading.article.text[c.locator.start : c.locator.end] != c.quote for c in reading.claims)  # type: ignore[union-attr]
        pairs.append((gold(report), said(reading.claims)))
        if show:
            show(_differences(str(report["docid"]), *pairs[-1]))
    seconds = time.process_time() - began
    by_metric = {name: scored(pairs, same) for name, same in (("exact", exact), ("head", head))}
    return by_metric | {"reports": len(listed), "misquoted": misquoted, "reports_per_second": round(len(listed) / seconds, 1)}


def _differences(docid: str, wanted: Fillers, given: Fillers) -> str:
    lines = [docid]
    for slot in SLOTS:
        ours = {head(n) for f in given[slot] for n in f}
        theirs = {head(n) for f in wanted[slot] for n in f}
        lines += [f"  {slot} missed {sorted(f)}" for f in wanted[slot] if not {head(n) for n in f} & ours]
        lines += [f"  {slot} extra {sorted(f)}" for f in given[slot] if not {head(n) for n in f} & theirs]
    return "\n".join(lines)


def _show(lines: str) -> None:
    sys.stderr.write(f"{lines}\n")


def main() -> None:
    """Measure one split and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--split", choices=("train", "dev"), default="dev")
    options.add_argument("--limit", type=int, help="read this many reports, the first")
    options.add_argument("--verbose", action="store_true", help="show misses and extras on standard error")
    told = options.parse_args()
    machine = {"python": platform.python_version(), "cores": os.cpu_count()}
    answer: dict[str, Any] = {"benchmark": "muc4", "machine": machine, "split": told.split}
    if not (DATA / f"{told.split}.json").is_file():
        answer["skipped"] = f"shared/data/muc4/{told.split}.json is not beside the project"
    else:
        answer |= {"metric": "role fillers of a document, one to one; see the head of the script"}
        answer |= measure(open_reader(ontology=shipped()), reports(told.split, told.limit), _show if told.verbose else None)
    sys.stdout.write(json.dumps(answer, indent=1) + "\n")


if __name__ == "__main__":
    main()
