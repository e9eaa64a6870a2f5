"""Spellings: the same length for matching, and the ways in which one name is written in Latin letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

_SIGNS = {
    **dict.fromkeys("’‘ʼʿʾ`´ʻ′", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\n\r\t", " "),
    **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "s"},
}
_AT_MOST = 64


def _base(char: str) -> str:
    """Return a character without its marks, if that is one character."""
    parts = unicodedata.normalize("NFKD", char)
    return parts[0] if parts and all(map(unicodedata.combining, parts[1:])) else char


class _Plain(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = made = _SIGNS.get(chr(code)) or _base(chr(code))
        return made


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        low = _PLAIN[code].lower()
        self[code] = made = " " if low == "-" else low if len(low) == 1 else chr(code)
        return made


_PLAIN, _FOLDED = _Plain(), _Folded()


def plain(text: str) -> str:
    """Return the text without typographic signs and marks on letters, in characters of the same count."""
    return text.translate(_PLAIN)


def folded(text: str) -> str:
    """Return the plain text in lower case, hyphens as blanks: what spellings are compared by, the same length."""
    return text.translate(_FOLDED)


def key(name: str) -> str:
    """Return what a name is filed under: folded, without a leading article."""
    return folded(name).removeprefix("the ").strip()


def variants(name: str, groups: Iterable[re.Pattern[str]], ways: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the name as written and with each word that has several ways of writing written in each of them."""
    made = [name]
    for pattern, words in zip(groups, ways, strict=True):
        made += [pattern.sub(word, whole) for whole in made if pattern.search(whole) for word in words]
        made = list(islice(dict.fromkeys(made), _AT_MOST))
    yield from made
    yield from (whole.replace("'", "") for whole in map(plain, made) if "'" in whole)


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
