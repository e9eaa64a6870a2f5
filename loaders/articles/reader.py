"""The reader: from an article to claims, each with the sentence that says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from loaders.articles import events, references, tolls
from loaders.articles.article import Article, Reading
from loaders.articles.claiming import Claiming, best
from loaders.articles.describing import described
from loaders.articles.gazetteer import Gazetteer
from loaders.articles.matching import Names
from loaders.articles.parsing import MODELS, NoModel, Passage, language, parsed
from loaders.articles.patterns import by_word, read, shipped
from loaders.articles.saying import Matcher
from loaders.articles.standing_for import Phrases
from loaders.articles.when import Dates
from model.claims import Claim
from model.errors import BadClaim
from model.ontology import Ontology
from model.records import check

VERSION = "1.0.0"
EXTRACTOR = f"articles/{VERSION}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one article after the other; opened once, it keeps nothing of what it has read."""

    nlp: Language | None
    names: Names
    matcher: Matcher
    ontology: Ontology
    notice: str | None = None

    def read(self, article: Article) -> Reading:
        """Return what the article says. Without a spaCy model only names are found, and no claim."""
        dates = Dates(article.source.published)
        claims = list(best(self._allowed(self._claims(article, dates)))) if self.nlp else []
        return Reading(article, tuple(claims), tuple(_warnings(article, dates)))

    def _claims(self, article: Article, dates: Dates) -> Iterator[Claim]:
        assert self.nlp is not None
        with self.nlp.memory_zone():
            passages = self._passages(self.nlp, article)
            references.resolve(passages, branch_of=self.names.gazetteer.branch_of)
            found = events.find(passages, dates, article.source)
            claiming = Claiming(article.source.id, article.text, dates, EXTRACTOR)
            phrases = Phrases(article.source.id.partition(":")[2])
            for passage in passages:
                yield from (claiming.of_statement(s) for s in self.matcher.statements(passage, phrases))
            yield from map(claiming.of_fact, tolls.facts(passages, found, dates))
            yield from described(passages, claiming)

    def _passages(self, nlp: Language, article: Article) -> list[Passage]:
        known = self.names.mentions(article.text, article.paragraphs)
        return parsed(nlp, article, known, lambda offered: self.names.proposed(article.text, known, offered))

    def _allowed(self, claims: Iterator[Claim]) -> Iterator[Claim]:
        for claim in claims:
            try:
                check(claim, self.ontology)
            except BadClaim:
                continue
            yield claim


def open_reader(
    *, model: Sequence[str] = MODELS, gazetteer: Sequence[Path] = (), patterns: Sequence[Path] = (), ontology: Ontology
) -> Reader:
    """Return a reader with the first spaCy model that is installed, and users' own gazetteers and patterns besides the shipped ones.

    Raises BadPattern, BadGazetteer naming the file and the entry.
    """
    known = Gazetteer.read(extra=gazetteer)
    matcher = Matcher(by_word([*shipped(ontology), *read(patterns, ontology)]), ontology, known.government_of)
    try:
        return Reader(language(tuple(model)), Names(known), matcher, ontology)
    except NoModel as error:
        return Reader(None, Names(known), matcher, ontology, f"{error}: names are found, claims are not")


def _warnings(article: Article, dates: Dates) -> Iterator[str]:
    if dates.unresolved:
        some = ", ".join(repr(d) for d in dates.unresolved[:3])
        yield f"has no date of publication, so {len(dates.unresolved)} dates stay open ({some})"
