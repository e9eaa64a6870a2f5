"""Readers that stand in for the real one in other processes: what they do is written in the article."""

import os
import re
import signal
import time
from dataclasses import dataclass
from functools import partial

from loaders.articles.article import Article, Reading
from model.claims import Claim, Ref, Span

RIVALS = re.compile(r"(\w+) is a rival of (\w+)")


@dataclass(frozen=True)
class Plain:
    """Reads "A is a rival of B"; and dies, hangs or raises where the article says so."""

    extractor: str = "articles/1.0.0"
    notice: str | None = None
    says: str | None = "RIVAL_OF"

    def read(self, article: Article) -> Reading:
        for word, does in DOES.items():
            if word in article.text:
                does()
        return Reading(article, tuple(self._claims(article)), ("a warning",) if "WARN" in article.text else ())

    def _claims(self, article: Article):
        for match in RIVALS.finditer(article.text if self.says else ""):
            one, other = (Ref(f"t:{name.lower()}", "Organization", name) for name in match.groups())
            status = "proposed" if "perhaps" in article.text else "accepted"
            place = Span(*match.span())
            yield Claim(article.source.id, place, match[0], one, self.says, other, extractor=self.extractor, status=status)


def raises() -> None:
    raise ValueError("no such word")


def opens(extractor: str = "articles/1.0.0", notice: str | None = None) -> Plain:
    return Plain(extractor, notice)


def open_reader(*, extractor: str = "articles/1.0.0", says: str = "RIVAL_OF", **_: object) -> Plain:
    """What stands in for the real `open_reader`."""
    return Plain(extractor, says=says)


def says_nothing(**_: object) -> Plain:
    return Plain("articles/1.2.0", says=None)


DOES = {
    "RAISES": raises,
    "SEGFAULTS": partial(os.kill, os.getpid(), signal.SIGSEGV),
    "HANGS": partial(time.sleep, 60),
    "EXITS": partial(os._exit, 3),
}


def never(**_: object) -> Plain:
    raise FileNotFoundError("gazetteer.yaml")
