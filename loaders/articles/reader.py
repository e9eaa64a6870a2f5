"""The reader: what an article says, as claims whose quotes stand in its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.articles.article import Article, Reading
from model.ontology import Ontology

EXTRACTOR = "articles/1.0.0"
MODELS = ("en_core_web_sm",)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles, one at a time; `notice` is what a person should know about how it was opened."""

    ontology: Ontology
    notice: str | None = None

    def read(self, article: Article) -> Reading:
        """Return what an article says; may raise, which refuses this article alone."""
        return Reading(article, ())


def open_reader(
    *, model: Sequence[str] = MODELS, gazetteer: Sequence[Path] = (), patterns: Sequence[Path] = (), ontology: Ontology
) -> Reader:
    """Return a reader; without any of the models it reads by the gazetteer alone, and its notice says so."""
    return Reader(ontology)
