"""Going up from a statement, word by word, and letting each that reaches it have its effect."""

from loaders.articles.voice.climbing import Step, fronted
from loaders.articles.voice.governors import EFFECTS, speaker
from loaders.articles.voice.negation import negations
from loaders.articles.voice.surroundings import surroundings, words_beside
from loaders.articles.voice.weight import Weight
from loaders.articles.voice.words import words

_VOICES = frozenset({"says", "claims", "believes", "views", "accuses", "denies"})
_OUTER = frozenset({"says", "claims", "accuses", "denies", "rumours", "believes", "reports"})
_CONTENT = {"says": ("ccomp", "parataxis", "dobj"), "claims": ("ccomp", "parataxis")}


def weigh(weight: Weight, step: Step) -> None:
    """Let one word on the way up have its effect."""
    effect = _effect(step)
    if step.reach == "beside":
        weight.beside = True
        weight.aside = weight.aside or _is_aside(step)
    elif step.reach == "purpose":
        _aim(weight, step)
    elif step.reach == "itself" or (step.reach == "shared" and not weight.governed):
        surroundings(weight, step.node, step.below)
    elif step.reach == "governed" and not weight.beside:
        _governed(weight, step, effect)
    elif step.link in _CONTENT.get(effect or "", ()) and not weight.aside:
        weight.said_by(speaker(step.node))


def _effect(step: Step) -> str | None:
    """Return what the word does to the one below; whatever follows its own content ("…, he agreed") only tells who speaks."""
    if step.below is None:
        return None
    effect = words().effect(step.node)
    if not fronted(step) or effect in ("claims", "believes"):
        return effect
    return "says" if effect in _VOICES or words().has("spoken", step.node) else "apart"


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
    EFFECTS[effect](weight, step, negations(step.node, step.below))
    words_beside(weight, step.node, governor=True)


def _carrying(weight: Weight, step: Step) -> None:
    """Go over a word that has no effect of its own, or only that of its adjective: "is unclear"."""
    judged = next((c for c in step.node.children if c.dep_ in ("acomp", "oprd") and c != step.below and words().effect(c)), None)
    if judged is not None and (effect := words().effect(judged)):
        EFFECTS[effect](weight, Step(judged, step.below, step.link, "governed"), negations(step.node) + negations(judged))
    elif not weight.voiced and not _reported(weight, step):
        surroundings(weight, step.node, step.below)
        _unfulfilled(weight, step)


def _reported(weight: Weight, step: Step) -> bool:
    """Go over a verb that only has its clause for content: "nobody knows that" and "is no surprise that" deny nothing."""
    if step.link not in ("ccomp", "csubj") or not negations(step.node, step.below):
        return False
    judged = any(words().has("factive", w) for w in (step.node, *step.node.children)) or step.node.pos_ == "AUX"
    if not judged:
        weight.less("possible", 0.4)
    return not any(c.lower_ == "case" for c in step.node.children)


def _unfulfilled(weight: Weight, step: Step) -> None:
    """Deny "without attacking" and "has yet to attack"."""
    yet = step.link == "xcomp" and any(c.lower_ == "yet" for c in step.node.children)
    if step.link == "without" or yet:
        weight.polarity = "denied"


def _carried(step: Step) -> bool:
    """Tell "pledged allegiance": the verb only carries its noun, whatever else it can mean."""
    own = step.below is not None and words().has("own", step.below)
    return step.link == "dobj" and words().has("light", step.node) and (own or words().effect(step.node) != "claims")


def _aim(weight: Weight, step: Step) -> None:
    """Weigh "to" and a verb: an aim is not a deed, but "left to form" and "the first to join" tell deeds."""
    if weight.beside or weight.voiced:
        return
    node, weight.beside = step.node, True
    ranked = any(words().has("ranked", c) for c in node.children) or words().has("ranked", node)
    done = ranked or (node.pos_ == "VERB" and words().has("results", node))
    weight.less("asserted" if done else "planned", 0.8)
