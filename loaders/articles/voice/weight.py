"""A statement as far as it was weighed: denied or not, how firmly it is said, and by whom."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from model.claims import Modality, Polarity

_FIRMNESS: tuple[Modality, ...] = ("asserted", "alleged", "planned", "possible")


@dataclass(slots=True)
class Weight:
    """A statement as far as it was weighed. `speaker` is the word that heads the speaker's phrase."""

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    hedge: list[Token] = field(default_factory=list[Token])
    speaker: Token | None = None
    ended: bool = False
    certainty: float = 1.0
    voiced: bool = False
    governed: bool = False
    beside: bool = False
    aside: bool = False
    would: Token | None = None

    def less(self, modality: Modality, certainty: float, *hedge: Token) -> None:
        """Make the statement at most this firm."""
        if _FIRMNESS.index(modality) > _FIRMNESS.index(self.modality):
            self.modality = modality
        self.certainty *= certainty
        self.hedge += hedge

    def deny(self) -> None:
        """Make the statement denied, whatever was alleged of it; who denies that it was not so leaves it open."""
        twice, self.hedge = self.polarity == "denied", []
        self.polarity = "affirmed" if twice else "denied"
        self.modality = "possible" if twice else "planned" if self.modality == "planned" else "asserted"

    def said_by(self, speaker: Token | None) -> None:
        """Keep the nearest voice."""
        self.speaker, self.voiced = self.speaker or speaker, True
