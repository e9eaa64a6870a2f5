"""The dates that a report names, and what they say of a claim: since when, until when, or on which day it happened.

An occurrence has its day in `since` ("killed in July 2016": 2016-07); a state has there when it began ("since 2014"), or a time at
which it held. What ended has `until`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.articles import dating
from loaders.articles.article import Paragraph
from loaders.articles.datewords import Bound, Expression, expressions
from loaders.articles.parsing import Passage
from loaders.articles.reckoning import Base, Moment, moment, year_of
from model.dates import is_day

_BETWEEN = ("and", "-", "to", "until", "through", "till")
_RELATIVE = ("weekday", "today", "which", "past", "ago", "bare")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a passage names: where it stands (characters of the stored text), the token that heads it, what it means.

    `moment` is None where nothing is known to reckon it from; `last` is the second end of "from 2014 to 2016".
    """

    start: int
    end: int
    text: str
    head: int
    moment: Moment | None
    bound: Bound = "on"
    last: Moment | None = None

    def times(self, bound: Bound | None = None, *, occurrence: bool = False) -> tuple[str | None, str | None]:
        """Return since and until, EDTF level 1; `bound` is a word elsewhere that bounds it ("until his death in 2016")."""
        if self.moment is None:
            return None, None
        if self.last:
            return self._lasting(self.moment, self.last, occurrence)
        bound = bound or self.bound
        edtf, first, last = self.moment.edtf, _open(self.moment.first, self.moment), _open(self.moment.last, self.moment)
        match bound:
            case "until":
                return (f"../{last}", None) if occurrence else (None, edtf)
            case "by":
                return f"../{last}", None
            case "before":
                return (f"../{first}", None) if occurrence else (None, f"../{first}")
            case "after":
                return f"{last}/..", None
            case _:
                return edtf, None

    def _lasting(self, first: Moment, last: Moment, occurrence: bool) -> tuple[str | None, str | None]:
        return (Moment(first.first, last.last).edtf, None) if occurrence else (first.edtf, last.edtf)


class Dates:
    """The dates of one article, reckoned from its publication, an ISO day, month or year (with or without a time), or None.

    `passages` are read at once, in order, so that "two days later" counts from the last date named in any of them; others are
    read when first asked about. `unresolved` lists what has nothing to reckon it from, as written.
    """

    def __init__(self, published: str | None, passages: Sequence[Passage] = ()) -> None:
        self.published = _published(published)
        self.unresolved: list[str] = []
        self._named: list[Moment] = []
        self._found: dict[Paragraph, list[Dated]] = {}
        for passage in passages:
            self.find(passage)

    def find(self, passage: Passage) -> list[Dated]:
        """Return the dates that a passage names, in order."""
        if passage.paragraph not in self._found:
            self._found[passage.paragraph] = list(self._read(passage))
        return self._found[passage.paragraph]

    def bound(self, passage: Passage, trigger: Token, *, occurrence: bool = False) -> tuple[str | None, str | None] | None:
        """Return since and until of what a word of the passage says, or None where no date belongs to it.

        Where a place lies has no date. A former state, or one that was "once", ended by the publication.
        """
        if (mention := passage.mentions.get(trigger.i)) is not None and mention.entities[0].type == "Place":
            return None
        since, until = None, None
        over = dating.ended(trigger)
        for dated, bound, own in dating.belonging(trigger, [(d, d.head) for d in self.find(passage) if d.moment]):
            if not (own or occurrence) and dating.aside(trigger, dated.head) and (bound or dated.last or dated.bound != "on"):
                continue
            if not (own or occurrence or bound or dated.last) and dated.bound == "on" and (over or not dating.predicate(trigger)):
                bound = "before" if over else "by"
            first, last = dated.times(bound, occurrence=occurrence)
            since, until = since or first, until or last
        if over and self.published:
            since, until = _ended(since, until, self.published, occurrence)
        return (since, until) if since or until else None

    def at(self, passage: Passage, trigger: Token) -> Moment | None:
        """Return the day, month or time at which something happened, by a date on its very word, or on the verb that tells of it."""
        named = [(d, d.head) for d in self.find(passage) if d.moment]
        for dated, bound, _ in dating.belonging(trigger, named, alone=trigger.pos_ in ("NOUN", "PROPN")):
            if bound is None and dated.bound == "on" and dated.moment:
                return Moment(dated.moment.first, dated.last.last) if dated.last else dated.moment
        return None

    def warning(self) -> str | None:
        """Return what a person should know of the dates that stayed open, or None."""
        if not self.unresolved:
            return None
        why = "the source has no publication date" if self.published is None else "no date is named that they count from"
        said = ", ".join(f"“{text}”" for text in dict.fromkeys(self.unresolved))
        return f"{said} not dated: {why}"

    def _read(self, passage: Passage) -> list[Dated]:
        text = passage.doc.text
        found = expressions(text)
        read: list[Dated] = []
        at = 0
        while at < len(found):
            size = 2 if at + 1 < len(found) and _joined(text, found[at], found[at + 1]) else 1
            read.append(self._dated(passage, text, found[at : at + size]))
            at += size
        return read

    def _dated(self, passage: Passage, whole: str, parts: Sequence[Expression]) -> Dated:
        first, last = parts[0], parts[-1]
        end = self._moment(last) if len(parts) > 1 else None
        said = year_of(first.said, end) if end else first.said
        begin = self._moment(first, said)
        piece = passage.doc.char_span(first.core, last.end, alignment_mode="expand")
        head = piece.root if piece is not None else passage.doc[0]
        start, bound = (
            (first.core, "on") if end is None and _attributive(head, whole[first.start : first.core]) else (first.start, _own(first, whole))
        )
        text, offset = whole[start : last.end], passage.paragraph.start
        if begin is None:
            self.unresolved.append(text.strip())
        else:
            self._named.append(end or begin)
        return Dated(offset + start, offset + last.end, text, head.i, begin, bound, end if begin else None)

    def _moment(self, part: Expression, said: Mapping[str, str] | None = None) -> Moment | None:
        found = moment(part.kind, said or part.said, Base(self.published, self._named), part.part)
        return Moment(found.first, found.last, True) if found and part.about and found.precision != "interval" else found


def _joined(text: str, first: Expression, second: Expression) -> bool:
    """Say whether two dates are the ends of one time: "from 2014 to 2016", "between May and July 2016", "in 2014 and 2015"."""
    word = text[first.end : second.core].strip().lower()
    word = word.removesuffix(" the") if second.part is None else text[first.end : second.start].strip().lower() or second.bound
    between = word in _BETWEEN and (word != "and" or first.kind == second.kind or "month" in first.said)
    return between and first.bound in ("on", "since") and (first.kind in ("bare", second.kind) or word != "-")


def _attributive(head: Token, before: str) -> bool:
    """Say whether a date only describes a noun after it, so that a word before bounds that: "since Monday's attack"."""
    noun = head.head
    describes = head.dep_ == "poss" or (head.dep_ in ("nmod", "compound", "nummod", "amod") and (not before or before.endswith("the ")))
    return describes and noun.i > head.i and noun.pos_ in ("NOUN", "PROPN")


def _own(part: Expression, text: str) -> Bound:
    """Return the bound of a date that stands alone: "to" alone bounds nothing."""
    return "on" if part.bound == "until" and text[part.start :].lower().startswith("to ") else part.bound


def _published(text: str | None) -> str | None:
    for size in (10, 7, 4):
        if text and len(text) >= size and is_day(text[:size]):
            return text[:size]
    return None


def _open(end: str, whole: Moment) -> str:
    return f"{end}~" if whole.approximate else end


def _ended(since: str | None, until: str | None, published: str, occurrence: bool) -> tuple[str | None, str | None]:
    if occurrence:
        return since or f"../{published}", until
    return (since, until) if until else (since, f"../{published}")
