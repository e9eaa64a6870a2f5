"""Which names an article holds: known ones by spelling, explained ones, surnames, and names proposed by their shape or by a model."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.articles import harvest, surnames
from loaders.articles.acting import acting
from loaders.articles.article import Paragraph
from loaders.articles.branches import branched
from loaders.articles.gazetteer import Gazetteer
from loaders.articles.gazetteer.names import Name
from loaders.articles.hits import Finder, Hit
from loaders.articles.longer import Shaped, shaped, swallowed, words
from loaders.articles.names import Entity, How, Mention
from loaders.articles.proposals import Proposal, entity, proposed
from loaders.articles.scan import Scan

_SHAPE, _ALIAS, _INITIALS = 0.6, 0.9, 0.75
Ent = tuple[int, int, str]


class Names:
    """Finds names in articles; made once for a gazetteer. Mentions are sorted and never overlap."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Prepare the search for every name of a gazetteer."""
        self._gazetteer = gazetteer
        self.finder = Finder(gazetteer)

    def mentions(self, text: str, paragraphs: Sequence[Paragraph]) -> list[Mention]:
        """Return what is named by a known spelling, by its shape, by an alias the article explains, or by surname."""
        scan = Scan.of(text, paragraphs)
        self._known(scan)
        _explain(scan)
        surnames.find(scan)
        return _sorted(scan.mentions)

    def proposed(self, text: str, paragraphs: Sequence[Paragraph], known: Iterable[Mention], ents: Sequence[Ent]) -> list[Mention]:
        """Return what a model's names, as (start, end, label), add to the known mentions."""
        scan = Scan.of(text, paragraphs)
        for mention in known:
            scan.keep(mention)
        before = len(scan.mentions)
        believed = [self._as_known(one) for one in proposed(scan, ents)]
        _propose(scan, [one for one in believed if " " in one.entity.name])
        surnames.find(scan)
        _propose(scan, [one for one in believed if " " not in one.entity.name])
        _explain(scan)
        surnames.find(scan)
        return _sorted(scan.mentions[before:])

    def find(self, text: str, paragraphs: Sequence[Paragraph], ents: Sequence[Ent] = ()) -> list[Mention]:
        """Return every mention, with those that a model's names add."""
        known = self.mentions(text, paragraphs)
        return _sorted([*known, *self.proposed(text, paragraphs, known, ents)]) if ents else known

    def _as_known(self, one: Proposal) -> Proposal:
        """Return a proposal as the one entity that its name is known for."""
        known = self._gazetteer.named(one.entity.name)
        return replace(one, entity=known[0]) if len(known) == 1 else one

    def _known(self, scan: Scan) -> None:
        """Record known names and names of a telling shape; of two that overlap, the one that holds the other."""
        hits = acting(self._gazetteer, scan, list(branched(self._gazetteer, scan, self.finder.hits(scan))))
        longer, hits = _shapes(scan, hits)
        starts, ends = {h.start for h in hits}, {h.end for h in hits}
        for hit in hits:
            if not swallowed(scan, hit, starts, ends):
                name = hit.name
                scan.add(hit.start, hit.end, name.entity, name.how, name.certainty)
        for start, end, named in longer:
            if scan.free(start, end):
                scan.add(start, end, named, "proposed", _SHAPE)
        _repeat(scan, [(named, scan.plain[start:end]) for start, end, named in longer], "proposed", _SHAPE)


def _shapes(scan: Scan, hits: list[Hit]) -> tuple[list[tuple[int, int, Entity]], list[Hit]]:
    """Return names known by shape alone, and the hits that are no part of one, grown where a shape adds but a word."""
    new: list[tuple[int, int, Entity]] = []
    for shape in sorted(shaped(scan), key=lambda s: (s.start, -s.end)):
        inner = [h for h in hits if h.start < shape.end and shape.start < h.end]
        if any(h.start <= shape.start and shape.end <= h.end for h in inner) or any(s < shape.end and shape.start < e for s, e, _ in new):
            continue
        if grown := _grown(scan, shape, inner):
            hits = [grown if h is inner[0] else h for h in hits]
        elif all(shape.start <= h.start and h.end <= shape.end for h in inner) and _new(scan, shape, inner):
            above = inner[0].name.entity if inner else None
            new.append((shape.start, shape.end, entity(scan.plain[shape.start : shape.end], shape.type, shape.kind, above)))
            hits = [h for h in hits if h not in inner]
    return new, hits


def _grown(scan: Scan, shape: Shaped, inner: Sequence[Hit]) -> Hit | None:
    """Return the one known name that a shape begins with, if the rest only says what it is: "Kunar province"."""
    if len(inner) != 1 or inner[0].start != shape.start or inner[0].name.how == "demonym":
        return None
    rest, type_ = scan.plain[inner[0].end : shape.end].strip(), inner[0].name.entity.type
    fits = rest in words("place any") if type_ == "Place" else rest in words("same") and type_ == "Organization"
    return Hit(shape.start, shape.end, inner[0].names) if fits and type_ == shape.type else None


def _new(scan: Scan, shape: Shaped, inner: Sequence[Hit]) -> bool:
    """Say whether a shape is a name of its own: not a known actor's base, camp or market."""
    if shape.type != "Place":
        return not inner or scan.plain[shape.start : shape.end].split(" ")[-1] not in ("Forces", "Fighters", "Force")
    small = scan.plain[shape.start : shape.end].split(" ")[-1].islower()
    if any(h.name.entity.type != "Place" or h.name.how == "demonym" for h in inner):
        return not small and inner[0].start == shape.start and inner[0].name.entity.type == "Person"
    return not (inner and small) or scan.plain[: shape.end].endswith(("airport", "prison", "military hospital"))


def _explain(scan: Scan) -> None:
    """Record the names that the article itself explains, wherever they stand."""
    for one in list(harvest.explained(scan)):
        if scan.free(one.start, one.end):
            named = entity(scan.plain[one.start : one.end], "Organization", "other")
            scan.add(one.start, one.end, named, "proposed", _SHAPE)
    for alias in list(harvest.aliases(scan)):
        if scan.free(alias.start, alias.end):
            scan.add(alias.start, alias.end, alias.entity, "harvested", _ALIAS)
            _repeat(scan, [(alias.entity, alias.text)], "harvested", _ALIAS)
    for mention in [m for m in scan.mentions if m.how == "proposed"]:
        if short := harvest.initials(mention):
            _repeat(scan, [(mention.entities[0], short)], "harvested", _INITIALS)


def _propose(scan: Scan, offered: Sequence[Proposal]) -> None:
    """Record a model's names; one spelling is one entity, of the type that the model says most often."""
    votes: dict[str, Counter[Entity]] = {}
    for one in offered:
        votes.setdefault(scan.folded[one.start : one.end], Counter())[one.entity] += 1
    for one in offered:
        if scan.free(one.start, one.end):
            winner = votes[scan.folded[one.start : one.end]].most_common(1)[0][0]
            scan.add(one.start, one.end, winner, "proposed", one.certainty)
    _repeat(scan, [(spelt.most_common(1)[0][0], spelt.most_common(1)[0][0].name) for spelt in votes.values()], "proposed", 0.5)


def _repeat(scan: Scan, named: Iterable[tuple[Entity, str]], how: How, certainty: float) -> None:
    """Record further places where the same names stand."""
    starts, ends = {m.start for m in scan.mentions}, {m.end for m in scan.mentions}
    for one, spelling in sorted(named, key=lambda n: -len(n[1])):
        for start, end in list(scan.occurrences(spelling)):
            if not swallowed(scan, Hit(start, end, (Name(spelling, one),)), starts, ends):
                scan.add(start, end, one, how, certainty)


def _sorted(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: m.start)
