"""Regular expressions that an analyst may match with: Java tries ways without end on some, and no time limit stops it."""

import re
from collections.abc import Iterator

LONGEST = 200
REPETITIONS = 5
_PIECE = re.compile(r"\\Q.*?(?:\\E|\Z)|\\.|\[(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.", re.DOTALL)
_OPEN_ENDED = re.compile(r"[*+]|\{\d*,\d*\}|\{\d{2,}\}")


def fault(pattern: str) -> str | None:
    """Say what is wrong with a pattern: too long, too many repetitions, or one inside another; None where nothing is."""
    if len(pattern) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if re.search(r"\\[1-9k]", pattern):
        return "refers back to a group"
    found = list(_repetitions(pattern))
    if any(found):
        return "repeats what repeats or has alternatives"
    return f"repeats more than {REPETITIONS} times" if len(found) > REPETITIONS else None


def _repetitions(pattern: str) -> Iterator[bool]:
    """Yield each open-ended repetition: whether what it repeats is a group that may match one text in several ways."""
    groups: list[bool] = []
    closed = False
    before = ""
    for piece in (m.group() for m in _PIECE.finditer(pattern)):
        modifies = (piece in "?+" and (_repeats(before) or before == "?")) or (piece == "?" and before == "(")
        repeats = _repeats(piece) and not modifies
        if repeats:
            yield closed
        loose = repeats or piece == "|" or (piece == "?" and not modifies)
        if piece == "(":
            groups.append(False)
        closed = groups.pop() if piece == ")" and groups else False
        if (loose or closed) and groups:
            groups[-1] = True
        before = "" if modifies else piece


def _repeats(piece: str) -> bool:
    return bool(_OPEN_ENDED.fullmatch(piece))
