"""From what a passage says to claims: the sentence as quote, the voice, the time and the confidence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Token

from loaders.articles.article import Paragraph
from loaders.articles.circumstances import circumstances
from loaders.articles.confidence import Parts, nearness
from loaders.articles.facts import Fact
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from loaders.articles.phrasing import phrase
from loaders.articles.saying import Statement
from loaders.articles.standing_for import Referent
from loaders.articles.voice import Said, voice
from loaders.articles.voice.speakers import named
from loaders.articles.when import Dates
from model.claims import Claim, Qualifier, Ref, Span, Voice
from model.ids import digest
from model.ontology import Ontology

PLAIN = Said()
_ALLEGED = 0.7


@dataclass(frozen=True, slots=True)
class Claiming:
    """Makes the claims of one article."""

    source: str
    text: str
    dates: Dates
    ontology: Ontology
    extractor: str
    calls: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    speaking: Mapping[Paragraph, Voice | None] = field(default_factory=dict[Paragraph, "Voice | None"])

    def of_statement(self, statement: Statement) -> Claim:
        """Return the claim that a statement makes."""
        passage, trigger = statement.passage, statement.trigger
        said = (self._of_ground if statement.pattern.relation == "LOCATED_IN" else self._voice)(passage, trigger)
        distances = [end.token.i - trigger.i for end in (statement.subject, statement.object)]
        parts = Parts(
            statement.pattern.confidence, statement.subject.certainty, statement.object.certainty, said.certainty, nearness(*distances)
        )
        what: dict[str, Any] = {"relation": statement.pattern.relation, "object": self._ref_of(statement.object, passage)}
        around = circumstances(passage, trigger, statement.pattern.relation)
        qualifiers = {key: self._ref(mention.entities[0], mention.text) for key, mention in around}
        qualifiers |= {key: self._ref_of(referent, passage) for key, referent in sorted(statement.qualifiers.items())}
        occurrence = self.ontology.relations[statement.pattern.relation].kind == "occurrence"
        dated = self.dates.bound(passage, trigger, occurrence=occurrence) or (None, None)
        return self._claim(passage, trigger, self._ref_of(statement.subject, passage), what, qualifiers, parts, said, dated)

    def of_fact(self, fact: Fact) -> Claim:
        """Return the claim that a number, an event or a life makes."""
        said = self._told(fact)
        object_ = self._ref(fact.object, fact.object_mention.text if fact.object_mention else None) if fact.object else None
        what: dict[str, Any] = {"relation": fact.relation, "object": object_, "attribute": fact.attribute, "value": fact.value}
        qualifiers = {key: self._ref(value, None) if isinstance(value, Entity) else value for key, value in sorted(fact.qualifiers.items())}
        parts = Parts(fact.certainty, 1.0, 1.0, said.certainty)
        subject = self._ref(fact.subject, fact.subject_mention.text)
        return self._claim(fact.passage, fact.trigger, subject, what, qualifiers, parts, said, (fact.since, fact.until))

    def of_name(self, passage: Passage, token: Token, entity: Entity, mention: Mention, attribute: str, value: str) -> Claim:
        """Return the claim that a name makes about its entity: another name of it, or its kind."""
        parts, said = Parts(0.95, mention.certainty), PLAIN
        subject = Ref(entity.id, entity.type, entity.name, mention.text)
        return self._claim(passage, token, subject, {"attribute": attribute, "value": value}, {}, parts, said, (None, None))

    def _claim(
        self,
        passage: Passage,
        trigger: Token,
        subject: Ref,
        what: Mapping[str, Any],
        qualifiers: Mapping[str, Qualifier],
        parts: Parts,
        said: Said,
        dated: tuple[str | None, str | None],
    ) -> Claim:
        start, end = self._sentence(passage, trigger)
        return Claim(
            source=self.source,
            locator=Span(start, end),
            quote=self.text[start:end],
            subject=subject,
            qualifiers=qualifiers,
            polarity=said.polarity,
            modality=said.modality,
            hedge=said.hedge,
            attributed_to=said.attributed_to,
            since=dated[0],
            until=dated[1],
            confidence=parts.confidence,
            extractor=self.extractor,
            status=parts.status,
            **what,
        )

    def _ref_of(self, referent: Referent, passage: Passage) -> Ref:
        """Return the entity as a claim names it; people known only by description with the whole phrase besides."""
        ref = self._ref(referent.entity, referent.text)
        if referent.how != "described" or referent.entity.type not in ("Person", "Population"):
            return ref
        whole = phrase(passage, referent.token, self.text, clauses=True)
        return replace(ref, aliases=(whole,)) if whole != ref.mention else ref

    def _ref(self, entity: Entity, mention: str | None) -> Ref:
        return Ref(entity.id, entity.type, entity.name, mention, self.calls.get(entity.id, ()))

    def _told(self, fact: Fact) -> Said:
        """Return how a fact is said; what somebody's word alone says is alleged by him, and a verb ("X is blamed") is nobody."""
        if fact.relation == "LOCATED_IN":
            return self._of_ground(fact.passage, fact.trigger)
        if fact.by is None:
            return self._voice(fact.passage, fact.trigger)
        who = None if fact.by.pos_ == "VERB" else named(fact.passage, fact.by, self.speaking.get(fact.passage.paragraph))
        return Said(modality="alleged", attributed_to=who, certainty=_ALLEGED)

    def _of_ground(self, passage: Passage, trigger: Token) -> Said:
        """Return the voice of where something lies: who speaks counts, what they hope or deny of it does not."""
        said = self._voice(passage, trigger)
        return Said(attributed_to=said.attributed_to, quoted=said.quoted)

    def _voice(self, passage: Passage, trigger: Token) -> Said:
        return voice(passage, trigger, self.speaking.get(passage.paragraph))

    def _sentence(self, passage: Passage, trigger: Token) -> tuple[int, int]:
        """Return the sentence without the blanks around it."""
        start, end = passage.span(trigger.sent)
        said = self.text[start:end]
        return start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))


def best(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield one claim of each statement: the surest, in order of where it stands.

    Who leads an organization is not said to be its member besides, where the same sentence says both.
    """
    kept: dict[str, Claim] = {}
    for claim in claims:
        before = kept.get(claim.statement)
        if before is None or (claim.confidence, digest(claim.id)) > (before.confidence, digest(before.id)):
            kept[claim.statement] = claim
    leads = {_pair(claim) for claim in kept.values() if claim.relation == "LEADER_OF"}
    yield from (claim for claim in kept.values() if claim.relation != "MEMBER_OF" or _pair(claim) not in leads)


def _pair(claim: Claim) -> tuple[object, str, str]:
    return claim.locator, claim.subject.id, claim.object.id if claim.object else ""
