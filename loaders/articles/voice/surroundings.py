"""What stands beside a word: negations, auxiliaries, conditions and adverbs."""

from spacy.tokens import Token

from loaders.articles.voice.negation import is_over, modifiers, negations
from loaders.articles.voice.weight import Weight
from loaders.articles.voice.words import words


def surroundings(weight: Weight, node: Token, below: Token | None) -> None:
    """Take in negations, auxiliaries, conditions and adverbs of a word."""
    if negations(node, below):
        weight.polarity = "denied"
    weight.ended = weight.ended or is_over(node)
    for child in node.children:
        _auxiliary(weight, child)
        _condition(weight, child)
    words_beside(weight, node)


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


def words_beside(weight: Weight, node: Token, *, governor: bool = False) -> None:
    """Take in adverbs and adjectives; of a governor only those that hedge it ("reportedly accused"), and then with it."""
    for child in modifiers(node):
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
