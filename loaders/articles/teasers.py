"""Other stories inside or under an article: lists of headlines with their publishers, sections and first sentences."""

import re
from collections.abc import Iterator, Sequence

from loaders.articles import furniture
from loaders.articles.furniture import Told
from loaders.articles.units import Unit

_PUBLISHER = re.compile(
    r"\b(?:times|post|news|herald|guardian|independent|press|journal|tribune|daily|magazine|tv|radio|observer|telegraph|gazette|mail|mirror"
    r"|reuters|afp|bbc|cnn|ap|aljazeera|jazeera|review|policy|report|wire|standard|today|weekly|monitor|chronicle|sun|star|nation|express)\b"
    r"|\w\.(?:com|org|net|co|info|news|uk|in|pk)\b",
    re.IGNORECASE,
)
_HEADLINE: Told = ("teaser", "the headline of another story")
_STUB: Told = ("teaser", "the beginning of another story")
_SECTION: Told = ("navigation", "a publisher or a section in a list of stories")


def listed(parts: Sequence[Unit], told: Sequence[Told | None], first: int) -> Iterator[tuple[int, Told]]:
    """Yield the places after the first paragraph that belong to other stories, each with what it is."""
    found = dict(_announced(parts, told, first))
    stubs = [n for n in range(first + 1, len(parts)) if told[n] is None and n not in found and _follows_headline(parts, told, n)]
    named = [n for n in stubs if n >= 2 and told[n - 2] is None and parts[n - 2].name]
    sure = [n for n in named if _PUBLISHER.search(parts[n - 2].text) or parts[n - 2].text.isupper() or parts[n].cut]
    if len(named) >= 2 and sure:
        for place in named:
            found |= {place - 2: _SECTION, place - 1: _HEADLINE, place: _STUB}
        found |= {n: _SECTION for n in _sections(parts, told, named) if n not in found}
    for place in stubs:
        if parts[place].cut:
            found |= {place - 1: _HEADLINE, place: _STUB}
    yield from found.items()


def _follows_headline(parts: Sequence[Unit], told: Sequence[Told | None], place: int) -> bool:
    above = parts[place - 1]
    return parts[place].prose and told[place - 1] is None and above.headline and not above.prose


def _sections(parts: Sequence[Unit], told: Sequence[Told | None], stubs: Sequence[int]) -> Iterator[int]:
    """Yield the short lines right under the beginnings of stories, such as the section that each is in."""
    for stub in stubs:
        below = stub + 1
        while below < len(parts) and told[below] is None and parts[below].name and not parts[below].sentence:
            yield below
            below += 1


def _announced(parts: Sequence[Unit], told: Sequence[Told | None], first: int) -> Iterator[tuple[int, Told]]:
    """Yield what stands under a heading of other stories, until the article goes on."""
    inside = False
    for place in range(first + 1, len(parts)):
        part = parts[place]
        if furniture.others(part):
            inside = True
        elif inside and told[place] is None:
            inside = not _goes_on(parts, told, place)
            if inside:
                yield place, _STUB if part.sentence or part.cut else _HEADLINE if part.headline and not part.name else _SECTION


def _goes_on(parts: Sequence[Unit], told: Sequence[Told | None], place: int) -> bool:
    """Say whether the article goes on here: with two paragraphs, or one that no headline stands over."""
    if not parts[place].prose or parts[place].cut:
        return False
    below = next((n for n in range(place + 1, len(parts)) if told[n] is None), None)
    return (below is not None and parts[below].sentence and not parts[below].cut) or not _under_a_headline(parts, place)


def _under_a_headline(parts: Sequence[Unit], place: int) -> bool:
    return furniture.others(parts[place - 1]) or (parts[place - 1].headline and not parts[place - 1].prose)
