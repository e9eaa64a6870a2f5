"""The reader: from an article to claims, each with the sentence that says it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, cast

from spacy.language import Language

from loaders.articles import belonging, capitals, events, offices, references, tolls, whereabouts
from loaders.articles.article import Article, Reading
from loaders.articles.casing import Casing, verbatim
from loaders.articles.claiming import Claiming, best
from loaders.articles.describing import described
from loaders.articles.english import English
from loaders.articles.gazetteer import Gazetteer, load
from loaders.articles.harms import Harmed
from loaders.articles.matching import Names
from loaders.articles.names import Entity
from loaders.articles.parsing import MODELS, NoModel, Passage, language, parsed, unparsed
from loaders.articles.patterns import by_word, read, shipped
from loaders.articles.phrasing import called
from loaders.articles.repeating import surer
from loaders.articles.saying import Matcher, Statement
from loaders.articles.standing_for import Phrases
from loaders.articles.telling import worth_telling
from loaders.articles.voice import carried
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
    known: Gazetteer
    names: Names
    matcher: Matcher
    ontology: Ontology
    casing: Casing
    notice: str | None = None

    def read(self, article: Article) -> Reading:
        """Return what the article says. Without a spaCy model that is whom it names, and nothing between them."""
        claims, warning = self._claims(self.nlp, article) if self.nlp else (self._named(article), None)
        return Reading(article, tuple(claims), (warning,) if warning else ())

    def _named(self, article: Article) -> list[Claim]:
        passages = unparsed(article, self.names.mentions(article.text, article.paragraphs))
        claiming = Claiming(article.source.id, article.text, Dates(article.source.published), self.ontology, EXTRACTOR)
        return list(self._allowed(described(passages, None, claiming)))

    def _claims(self, nlp: Language, article: Article) -> tuple[list[Claim], str | None]:
        with cast(Any, nlp).memory_zone():
            legible = self.casing.restored(article)
            passages = self._passages(nlp, legible)
            surer(passages)
            references.resolve(passages, branch_of=self.known.branch_in, entity_of=self.known.entity, text=legible.text)
            capitals.resolve(passages, self.known)
            dates = Dates(article.source.published, passages)
            found = events.find(passages, dates, article.source.id, self.known.within)
            speaking = dict(zip((p.paragraph for p in passages), carried(passages), strict=True))
            calls = called(passages, found, article.text, self.matcher.government)
            claiming = Claiming(article.source.id, article.text, dates, self.ontology, EXTRACTOR, calls, speaking)
            said = map(claiming.of_statement, self._statements(passages, Phrases(article.source.id.partition(":")[2])))
            told = chain(tolls.facts(passages, dates, found), Harmed(article.source.id.partition(":")[2]).facts(passages))
            claims = worth_telling(list(best(self._allowed(chain(said, map(claiming.of_fact, told))))))
            claims += self._allowed(described(passages, claims, claiming))
            return claims if legible is article else list(map(verbatim, claims)), dates.warning()

    def _passages(self, nlp: Language, article: Article) -> list[Passage]:
        text, paragraphs = article.text, article.paragraphs
        known = self.names.mentions(text, paragraphs)
        return parsed(nlp, article, known, lambda offered: self.names.proposed(text, paragraphs, known, offered))

    def _organizations(self, person: str) -> list[Entity]:
        return [e for id_ in self.known.organizations_of(person) if (e := self.known.entity(id_))]

    def _statements(self, passages: Sequence[Passage], phrases: Phrases) -> Iterator[Statement]:
        for passage in passages:
            yield from belonging.statements(self.matcher.statements(passage, phrases), phrases)
            yield from whereabouts.statements(passage)
            yield from offices.statements(passage, self._organizations)

    def _allowed(self, claims: Iterable[Claim]) -> Iterator[Claim]:
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
    known = load(tuple(gazetteer))

    def government(place: Entity) -> Entity | None:
        return known.speaks_for(place.id)

    matcher = Matcher(by_word([*shipped(ontology), *read(patterns, ontology)]), ontology, government)
    nlp, notice = _model(tuple(model))
    names = Names(known)
    return Reader(nlp, known, names, matcher, ontology, Casing(names.finder, English(nlp)), notice)


def _model(models: tuple[str, ...]) -> tuple[Language | None, str | None]:
    try:
        return language(models), None
    except NoModel as error:
        return None, f"{error}: whom an article names is found, and nothing between them"
