"""What the words above a statement make of it, from the nearest to the farthest."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.articles.voice.climbing import Step, fronted, is_role
from loaders.articles.voice.negation import is_over, negations
from loaders.articles.voice.words import agent, is_passive, subject, words
from model.claims import Modality, Polarity

_FIRMNESS: tuple[Modality, ...] = ("asserted", "alleged", "planned", "possible")
_VOICES = frozenset({"says", "claims", "believes", "views", "accuses", "denies"})
_OUTER = frozenset({"says", "claims", "accuses", "denies", "rumours", "believes", "reports"})
_NAMED_BY = frozenset({"by", "from", "of"})


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
        """Make the statement denied; what was alleged of it is now denied outright."""
        self.polarity, self.hedge = "denied", []
        self.modality = "planned" if self.modality == "planned" else "asserted"

    def said_by(self, speaker: Token | None) -> None:
        """Keep the nearest voice."""
        self.speaker, self.voiced = self.speaker or speaker, True


def weigh(weight: Weight, step: Step) -> None:
    """Let one word on the way up have its effect."""
    effect = _effect(step)
    if step.reach == "beside":
        weight.beside = True
        weight.aside = weight.aside or _is_aside(step)
    elif step.reach == "purpose":
        _aim(weight, step)
    elif step.reach == "itself" or (step.reach == "shared" and not weight.governed):
        _surroundings(weight, step.node, step.below)
    elif step.reach == "governed" and not weight.beside:
        _governed(weight, step, effect)
    elif step.link in ("ccomp", "parataxis") and effect in ("says", "claims") and not weight.aside:
        weight.said_by(speaker(step.node))


def _effect(step: Step) -> str | None:
    """Return what the word does to the one below; whatever follows its own content ("…, he agreed") only tells who speaks."""
    if step.below is None:
        return None
    effect = words().effect(step.node)
    if not fronted(step):
        return effect
    spoken = effect in _VOICES or words().has("spoken", step.node)
    return effect if effect in ("claims", "believes") else "says" if spoken else "apart"


def _is_aside(step: Step) -> bool:
    """Tell what the writer adds in passing: ", which …", ", the leader of …"."""
    if step.below is None or step.link not in ("relcl", "appos"):
        return False
    first = step.below.left_edge.i
    return first > 0 and step.below.doc[first - 1].lower_ in (",", "-", "(")


def _governed(weight: Weight, step: Step, effect: str | None) -> None:
    if effect == "apart" or (weight.voiced and effect not in _OUTER):
        return
    if effect is None or _carried(step):
        _carrying(weight, step)
        return
    weight.governed = True
    _EFFECTS[effect](weight, step, negations(step.node, step.below))
    _words_beside(weight, step.node, governor=True)


def _carrying(weight: Weight, step: Step) -> None:
    """Go over a word that has no effect of its own, or only that of its adjective: "is unclear"."""
    judged = next((c for c in step.node.children if c.dep_ == "acomp" and c != step.below and words().effect(c)), None)
    if judged is not None and (effect := words().effect(judged)):
        _EFFECTS[effect](weight, Step(judged, step.below, step.link, "governed"), negations(step.node) + negations(judged))
    elif not weight.voiced and not _reported(weight, step):
        _surroundings(weight, step.node, step.below)
        _unfulfilled(weight, step)


def _reported(weight: Weight, step: Step) -> bool:
    """Go over a verb that only has its clause for content: "nobody knows that" denies nothing, "did not see that" leaves it open."""
    if step.link != "ccomp" or step.node.pos_ != "VERB" or not negations(step.node, step.below):
        return False
    if not words().has("factive", step.node):
        weight.less("possible", 0.4)
    return True


def _unfulfilled(weight: Weight, step: Step) -> None:
    """Deny "without attacking" and "has yet to attack"."""
    yet = step.link == "xcomp" and any(c.lower_ == "yet" for c in step.node.children)
    if step.link == "without" or yet:
        weight.polarity = "denied"


def _carried(step: Step) -> bool:
    """Tell "pledged allegiance": the verb only carries its noun, whatever else it can mean."""
    own = step.below is not None and words().has("own", step.below)
    return step.link == "dobj" and words().has("light", step.node) and (own or words().effect(step.node) != "claims")


def speaker(word: Token) -> Token | None:
    """Return the word that heads the phrase of who speaks, believes, accuses or denies."""
    if word.pos_ in ("NOUN", "PROPN"):
        return _author(word)
    if is_passive(word):
        return agent(word)
    who = subject(word)
    return None if who is None or who.dep_ == "expl" else who


def _author(noun: Token) -> Token | None:
    by = [n for c in noun.children if c.dep_ == "prep" and c.lower_ in _NAMED_BY for n in c.children if n.dep_ == "pobj"]
    owner = [c for c in noun.children if c.dep_ in ("poss", "compound")]
    named = owner + [n for n in by if n.ent_type_ or is_role(n) or n.head.lower_ != "of"]
    return named[0] if named else None


# What stands beside a word


def _surroundings(weight: Weight, node: Token, below: Token | None) -> None:
    """Take in negations, auxiliaries, conditions and adverbs of a word."""
    if negations(node, below):
        weight.polarity = "denied"
    weight.ended = weight.ended or is_over(node)
    for child in node.children:
        _auxiliary(weight, child)
        _condition(weight, child)
    _words_beside(weight, node)


def _auxiliary(weight: Weight, child: Token) -> None:
    kind = words().modals.get(child.lower_) if child.dep_ == "aux" else None
    unable = weight.polarity == "denied" and child.lower_ not in ("may", "might")
    if kind == "possible" and not unable:
        weight.less("possible", 0.7, child)
    elif kind == "planned":
        weight.less("planned", 0.8)
    elif kind == "would":
        weight.would = child


def _condition(weight: Weight, child: Token) -> None:
    inverted = child.dep_ == "aux" and child.lower_ in ("had", "should", "were") and _before_subject(child)
    if inverted or (words().has("conditions", child) and child.dep_ in ("mark", "advmod", "preconj")):
        weight.less("possible", 0.6, child)


def _before_subject(auxiliary: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in auxiliary.head.children)


def _words_beside(weight: Weight, node: Token, *, governor: bool = False) -> None:
    for child in node.children:
        kind = words().beside.get(child.lower_) if child.dep_ in ("advmod", "amod", "compound", "nmod") else None
        also = [node] if governor else []
        if kind == "hedged":
            weight.less("asserted", 0.75, child, *also)
        elif kind == "alleged":
            weight.less("alleged", 0.6, child, *also)
        elif kind == "possible" and not governor:
            weight.less("possible", 0.6, child)
        elif kind == "planned" and not governor:
            weight.less("planned", 0.8)
        elif kind == "almost" and node.pos_ == "VERB":
            weight.polarity = "denied"


# What governs


def _aim(weight: Weight, step: Step) -> None:
    """Weigh "to" and a verb: an aim is not a deed, but "left to form" and "the first to join" tell deeds."""
    if weight.beside or weight.voiced:
        return
    node, weight.beside = step.node, True
    ranked = any(words().has("ranked", c) for c in node.children) or words().has("ranked", node)
    done = ranked or (node.pos_ == "VERB" and words().has("results", node))
    weight.less("asserted" if done else "planned", 0.8)


def _says(weight: Weight, step: Step, negated: list[Token]) -> None:
    weight.said_by(speaker(step.node))
    if negated and not words().has("factive", step.node):
        auxiliaries = [c for c in step.node.children if c.dep_ == "aux"]
        weight.less("possible", 0.3, *auxiliaries, *negated, step.node)


def _claims(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.link in ("dobj", "nsubjpass"):
        return
    _says(weight, step, negated)
    weight.less("asserted", 0.75, *([] if negated else [step.node]))


def _believes(weight: Weight, step: Step, negated: list[Token]) -> None:
    if negated and words().has("raising", step.node):
        weight.polarity = "denied"
    _hold(weight, step)
    weight.less("asserted", 0.75, *_with_passive(step.node))


def _views(weight: Weight, step: Step, negated: list[Token]) -> None:
    if negated:
        weight.polarity = "denied"
    _hold(weight, step)
    weight.less("asserted", 0.8, *(_with_passive(step.node) if is_passive(step.node) and weight.speaker is None else []))


def _hold(weight: Weight, step: Step) -> None:
    """Note whose opinion it is; one that appears or seems so is nobody's."""
    who = speaker(step.node)
    if who is not None and step.link != "xcomp":
        weight.said_by(who)


def _accuses(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.below is not None and words().has("own", step.below):
        weight.polarity = "denied" if negated else weight.polarity
    elif negated:
        weight.beside = True
        return
    else:
        weight.less("alleged", 0.6)
    weight.said_by(speaker(step.node))


def _rumours(weight: Weight, step: Step, negated: list[Token]) -> None:
    weight.less("alleged", 0.5, *_with_passive(step.node))


def _reports(weight: Weight, step: Step, negated: list[Token]) -> None:
    if (who := speaker(step.node)) is not None:
        weight.said_by(who)
    elif negated:
        weight.less("possible", 0.3, *negated, step.node)
    else:
        weight.less("asserted", 0.75, step.node)


def _denies(weight: Weight, step: Step, negated: list[Token]) -> None:
    weight.speaker = speaker(step.node) or (_author(step.below) if step.below and step.node.pos_ == "NOUN" else None)
    weight.voiced = True
    if negated:
        weight.less("possible", 0.3)
    else:
        weight.deny()


def _refuses(weight: Weight, step: Step, negated: list[Token]) -> None:
    if not negated:
        weight.polarity = "denied"


def _possible(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.node.pos_ == "VERB" and step.link == "ccomp":
        weight.said_by(speaker(step.node))
    weight.less("possible", 0.5, *_with_passive(step.node))


def _unlikely(weight: Weight, step: Step, negated: list[Token]) -> None:
    _possible(weight, step, negated)
    weight.polarity = "denied"


def _tends(weight: Weight, step: Step, negated: list[Token]) -> None:
    weight.less("possible", 0.6, step.node)


def _planned(weight: Weight, step: Step, negated: list[Token]) -> None:
    done = step.node.pos_ == "NOUN" and step.link not in ("acl", "relcl", "for", "to", "of", "on")
    if negated:
        weight.polarity = "denied"
    if not done:
        weight.less("planned", 0.8)


def _ended(weight: Weight, step: Step, negated: list[Token]) -> None:
    if step.link in ("dobj", "nsubjpass") and words().has("states", step.below or step.node):
        weight.ended = not negated


def _proof(weight: Weight, step: Step, negated: list[Token]) -> None:
    if negated:
        weight.polarity = "denied"
        weight.less("possible", 0.5, *negated, step.node)


def _sure(weight: Weight, step: Step, negated: list[Token]) -> None:
    if not negated:
        return
    if step.node.lower_ == "true":
        weight.polarity = "denied"
    else:
        weight.less("possible", 0.4, *negated, step.node)


def _with_passive(verb: Token) -> list[Token]:
    """Return the verb with what stands between it and its passive auxiliary: "is widely seen"."""
    start = next((c.i for c in verb.children if c.dep_ == "auxpass" and 0 < verb.i - c.i < 4), verb.i)
    return list(verb.doc[start : verb.i + 1])


_EFFECTS = {
    "says": _says,
    "claims": _claims,
    "believes": _believes,
    "views": _views,
    "accuses": _accuses,
    "rumours": _rumours,
    "reports": _reports,
    "denies": _denies,
    "refuses": _refuses,
    "possible": _possible,
    "unlikely": _unlikely,
    "tends": _tends,
    "planned": _planned,
    "ended": _ended,
    "proof": _proof,
    "sure": _sure,
}
