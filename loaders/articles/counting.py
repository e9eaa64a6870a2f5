"""Number words: "a dozen", "thirteen", "1,500", "2.5 million" as numbers."""

import re

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: n for n, word in enumerate(_ONES.split())} | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
_LARGE = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
WORD = r"(?:" + "|".join([*_SMALL, *_LARGE]) + r")"
FIGURE = _FIGURE.pattern


def counted(text: str) -> int | float | None:
    """Return the number that words or figures say ("a hundred and twenty", "1,500", "2.5 million"), or None."""
    words = [w for w in re.split(r"[\s-]+", text.strip().lower()) if w not in ("and", "")]
    if words and words[0] in ("a", "an"):
        words[0] = "one"
    total: float = 0
    part: float | None = None
    for word in words:
        value = _value(word)
        if value is None:
            return None
        if word not in _LARGE:
            part = (part or 0) + value
        elif value < 1000:
            part = (part if part is not None else 1) * value
        else:
            total, part = total + (part if part is not None else 1) * value, 0
    return None if part is None else _whole(total + part)


def _value(word: str) -> float | None:
    if _FIGURE.fullmatch(word):
        return float(word.replace(",", ""))
    return _SMALL.get(word, _LARGE.get(word))


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number
