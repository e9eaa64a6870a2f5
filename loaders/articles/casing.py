"""Capitals for a text that has none, or nothing else: a copy of the same length for the parser and the search for names.

The stored text stays as it is and is what claims quote: offsets in the copy are offsets in it. Capitals come from the
gazetteer, from lists of names and titles, from abbreviations that the text explains ("national unity front (nuf)"), and from
words that no dictionary knows: in a report most of these are names.
"""

import re
from dataclasses import dataclass, replace

from loaders.articles.article import READ, Article
from loaders.articles.english import English
from loaders.articles.gazetteer.geography import lists
from loaders.articles.gazetteer.spelling import plain
from loaders.articles.hits import Finder
from loaders.articles.scan import Scan
from model.claims import Claim, Ref

_FEW, _ENOUGH = 0.004, 200
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_STARTS = re.compile(r"(?:(?<![.][^\W\d_])(?<=[.!?])[\"')\]]*|(?<=[:]))(?P<gap>[ \n]+)[\"'(\[]*(?P<first>[^\W\d_])")
_EXPLAINED = re.compile(r"((?:[\w'-]+ ){2,9})\(([a-z][a-z-]{1,6})\)")
_MONTH = re.compile(r"(?:\b(?:in|since|until|till|last|early|late|mid|of|by)[ -]|\d )(?:may|march)$")
_SMALL = frozenset(
    ["of", "the", "and", "for", "de", "del", "la", "las", "los", "el", "y", "e", "en", "a", "in", "to", "das", "dos", "do", "da"]
)
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words in lower case that are names, or stand beside names."""

    always: frozenset[str]
    before_a_name: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    shortened: frozenset[str]


def bare(text: str) -> bool:
    """Say whether a text is written without a difference of capitals and small letters."""
    letters = sum(map(str.isalpha, text))
    high = sum(map(str.isupper, text))
    return high <= letters * _FEW or (letters > _ENOUGH and high >= letters * 0.95)


class Casing:
    """Writes texts with capitals; made once for a gazetteer and a dictionary."""

    def __init__(self, finder: Finder, english: English) -> None:
        """Keep what is asked for each text."""
        self._finder, self._english = finder, english
        self._words = Words(**{kind: frozenset(map(str, listed)) for kind, listed in lists("capitals.yaml").items()})

    def restored(self, article: Article) -> Article:
        """Return the article with capitals, or itself where it has its own; every character stays where it is."""
        read = " ".join(article.text[p.start : p.end] for p in article.paragraphs if p.label in READ)
        if not read or not bare(read):
            return article
        written = _Copy(_small(article.text), article, self._words, self._english)
        for hit in self._finder.hits(Scan.of(written.text, article.paragraphs)):
            if hit.name.how == "demonym" or not self._english.busy(written.text[hit.start : hit.end]):
                written.name(hit.start, hit.end, plain(hit.name.text), person=hit.name.entity.type == "Person")
        return replace(article, source=replace(article.source, text=written.done()))


class _Copy:
    """A text as it gets its capitals."""

    def __init__(self, text: str, article: Article, words: Words, english: English) -> None:
        self.text, self.words, self.english = text, words, english
        self.high, self.article = set[int](), article
        self.named = bytearray(len(text))

    def name(self, start: int, end: int, spelling: str, *, person: bool = False) -> None:
        """Write a known name as its entry has it, or each of its words with a capital."""
        self.named[start:end] = (b"\2" if person else b"\1") * (end - start)
        spelling = spelling.removeprefix("the ").removeprefix("The ")
        if len(spelling) == end - start and not spelling.islower():
            self.high |= {start + n for n, char in enumerate(spelling) if char.isupper()}
        else:
            self.high |= {start + m.start() for m in _WORD.finditer(self.text[start:end]) if m[0] not in _SMALL}

    def done(self) -> str:
        """Return the text with all its capitals."""
        self._explained()
        for part in self.article.paragraphs:
            self._starts(part.start, part.end)
            self._words_of(list(_WORD.finditer(self.text, part.start, part.end)))
        return "".join(_raised(char) if n in self.high else char for n, char in enumerate(self.text))

    def _starts(self, start: int, end: int) -> None:
        if first := _WORD.search(self.text, start, end):
            self.high.add(first.start())
        for found in _STARTS.finditer(self.text, start, end):
            before = self.text[max(start, found.start() - 12) : found.start()].rstrip(".\"')]").split(" ")[-1]
            if before not in self.words.shortened and not (len(before) == 1 and before.isalpha()):
                self.high.add(found.start("first"))

    def _words_of(self, found: list[re.Match[str]]) -> None:
        """Write the words of a paragraph that are names by themselves, then those that are by the words beside them."""
        sure = [self._is_name(m) for m in found]
        for n, match in enumerate(found):
            beside = n > 0 and sure[n - 1] and match.start() - found[n - 1].end() == 1
            word = match[0]
            if not sure[n] and beside and word in self.words.bodies and not self.named[match.start() - 2]:
                sure[n] = True
            elif not sure[n] and n > 0 and match.start() - found[n - 1].end() <= 2:
                sure[n] = found[n - 1][0] in self.words.before_a_name and self.english.noun(word)
        for n, match in enumerate(found):
            if sure[n] or (n + 1 < len(found) and sure[n + 1] and self._leads(match, found[n + 1])):
                self._raise(match, short=sure[n])

    def _leads(self, match: re.Match[str], name: re.Match[str]) -> bool:
        """Say whether a word belongs before a name: a title before a person, "san" before any."""
        if name.start() - match.end() > 2:
            return False
        return match[0] in self.words.before_a_name or (match[0] in self.words.titles and self.named[name.start()] != 1)

    def _is_name(self, match: re.Match[str]) -> bool:
        word = match[0].removesuffix("'s")
        if self.named[match.start()]:
            return match.start() in self.high
        if self.text[match.start() - 1 : match.start()] == "-":
            return False
        if word in self.words.always or word in self.words.given or word in self.words.surnames or self._month(match):
            return True
        joined = self.text[match.start() - 1 : match.start()] == "'" or self.text[match.end() : match.end() + 1] == "-"
        return (
            len(word) > 2 and not joined and bytes(self.named[match.end() + 1 : match.end() + 2]) != b"\1" and not self.english.knows(word)
        )

    def _month(self, match: re.Match[str]) -> bool:
        """Say whether "may" or "march" is a month, by a number or a preposition beside it."""
        if match[0] not in ("may", "march"):
            return False
        after = self.text[match.end() : match.end() + 2]
        return bool(_MONTH.search(self.text[max(0, match.start() - 8) : match.end()])) or after[1:].isdigit()

    def _raise(self, match: re.Match[str], *, short: bool) -> None:
        if self.named[match.start()]:
            return
        word = match[0].removesuffix("'s")
        whole = short and 2 < len(word) < 6 and not _VOWEL.search(word) and word not in self.words.shortened
        self.high |= set(range(match.start(), match.start() + len(word))) if whole else {match.start()}

    def _explained(self) -> None:
        """Write "national unity front (nuf)" with capitals, and the abbreviation wherever it stands."""
        for found in _EXPLAINED.finditer(self.text):
            short = found[2]
            if self.english.knows(short) and not self.named[found.start(2)]:
                continue
            if not self.named[found.start(1) + len(found[1]) - 2]:
                self._long(found, short)
            for again in re.finditer(rf"(?<![\w'-]){re.escape(short)}(?![\w-])", self.text):
                self.name(again.start(), again.end(), short.upper())

    def _long(self, found: re.Match[str], short: str) -> None:
        """Write the words before an abbreviation with capitals, from the farthest that begins with one of its letters."""
        words = list(_WORD.finditer(self.text, found.start(1), found.end(1)))
        fits = [m for m in words[-len(short) - 3 :] if m[0] not in _SMALL and m[0][0] in short]
        if len(fits) >= max(2, len(short) - 1):
            start = fits[max(0, len(fits) - len(short))].start()
            self.name(start, words[-1].end(), self.text[start : words[-1].end()])


def verbatim(claim: Claim) -> Claim:
    """Return a claim made from a copy with what it cites as the quote has it."""
    return replace(claim, subject=_cited(claim.subject, claim.quote), object=_cited(claim.object, claim.quote) if claim.object else None)


def _cited(ref: Ref, quote: str) -> Ref:
    at = quote.lower().find(ref.mention.lower()) if ref.mention else -1
    return replace(ref, mention=quote[at : at + len(ref.mention or "")]) if at >= 0 else ref


def _small(text: str) -> str:
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _raised(char: str) -> str:
    return high if len(high := char.upper()) == 1 else char
