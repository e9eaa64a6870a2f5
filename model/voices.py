"""Independent voices: who says a thing, when passages that repeat one another count as one.

Passages are alike where RapidFuzz's `fuzz.ratio` of their words is 90 or more. Every pair is scored, none is guessed at,
so that what is found depends on the passages alone and never on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

T = TypeVar("T")
Place = tuple[str, int]
ALIKE = 90.0
FEWEST_WORDS = 8
_SHORTEST = ALIKE / (200 - ALIKE)
_LATER_THAN_ALL = 99999999


class Passage(NamedTuple):
    """A passage of a document, `<source>#<ordinal>`, with its words as `words` writes them."""

    id: str
    words: str


Passages = Mapping[Place, Passage]


class Heard(NamedTuple):
    """Who says something, in which source, published when (yyyymmdd), and where in a document's text."""

    voice: str
    source: str
    published: int | None
    start: int | None

    @property
    def place(self) -> Place | None:
        """Where in a document it stands; a table has no passages."""
        return None if self.start is None else (self.source, self.start)

    @property
    def age(self) -> tuple[int, str]:
        """The earlier of two is who said it first; what nobody dates is later than all."""
        return self.published or _LATER_THAN_ALL, self.source


class Voices(NamedTuple):
    """How many independent voices there are, and the sources that repeat an earlier one, earliest first."""

    voice_count: int
    recycled_from: list[str]


def words(text: str) -> str:
    """Return a passage as it is compared: small letters, one space between words, no punctuation."""
    return " ".join(default_process(text).split())


def comparable(heard: Iterable[Heard]) -> bool:
    """Say whether two documents speak, so that one may repeat the other."""
    sources: set[str] = {h.source for h in heard if h.start is not None}
    return len(sources) > 1


def counted(heard: Sequence[Heard], passages: Passages) -> Voices:
    """Count independent voices: of passages that are alike only the earliest one's voices count."""
    found = {h.voice: h.voice for h in heard}
    late: set[tuple[tuple[int, str], str]] = set()
    for group in _repeated(heard, passages):
        first = min(group, key=lambda h: (h.age, passages[h.place].id if h.place else ""))
        own = {h.voice for h in group if _passage(h, passages) == _passage(first, passages)}
        late |= {(h.age, h.source) for h in group if h.source != first.source}
        for h in group:
            if h.voice not in own:
                _join(found, h.voice, min(own))
    return Voices(len({_root(found, voice) for voice in found}), list(dict.fromkeys(source for _, source in sorted(late))))


def _repeated(heard: Iterable[Heard], passages: Passages) -> list[list[Heard]]:
    """Group what stands in passages that are alike; what stands alone is left out."""
    said: dict[str, list[Heard]] = defaultdict(list)
    texts: dict[str, str] = {}
    for h in sorted(heard, key=lambda h: (h.age, h.start or 0, h.voice)):
        if passage := _passage(h, passages):
            said[passage.id].append(h)
            texts[passage.id] = passage.words
    return [[h for id_ in group for h in said[id_]] for group in alike(texts) if len(group) > 1]


def _passage(h: Heard, passages: Passages) -> Passage | None:
    return passages.get(h.place) if h.place else None


def alike(texts: Mapping[str, str]) -> list[list[str]]:
    """Group passages by id: connected components of those that are alike; a short one is like no other."""
    same: dict[str, list[str]] = defaultdict(list)
    for id_, text in sorted(texts.items()):
        same[text if text.count(" ") + 1 >= FEWEST_WORDS else f"\0{id_}"].append(id_)
    ordered = sorted(same, key=lambda text: (len(text), text))
    found = {text: text for text in ordered}
    for number, short in enumerate(ordered):
        for long in ordered[number + 1 :]:
            if short[:1] == "\0" or len(short) < _SHORTEST * len(long):
                break
            if long[:1] != "\0" and _root(found, short) != _root(found, long) and fuzz.ratio(short, long, score_cutoff=ALIKE):
                _join(found, short, long)
    groups: dict[str, list[str]] = defaultdict(list)
    for text in ordered:
        groups[_root(found, text)].extend(same[text])
    return sorted(sorted(group) for group in groups.values())


def _root(found: dict[T, T], one: T) -> T:
    while found[one] != one:
        found[one] = one = found[found[one]]
    return one


def _join(found: dict[T, T], one: T, other: T) -> None:
    found[_root(found, one)] = _root(found, other)
