"""From a word up to the words that govern it: what is in their reach, and what only stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from loaders.articles.voice.words import has_subject, words

Reach = Literal["itself", "governed", "purpose", "shared", "alongside", "beside"]
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acomp", "attr", "oprd"})
_LED_BY = {
    "accuses": ("of", "for", "with", "in", "over"),
    "denies": ("of",),
    "refuses": ("of", "from", "to", "short"),
    "possible": ("of", "about", "for"),
    "planned": ("of", "for", "to", "on", "about"),
    "tends": ("to", "for"),
    "views": ("as",),
    "ended": ("as", "from"),
}
_LED_ELSE = ("of", "about", "as", "for")
_CARRIED_BY = ("in", "of", "with", "to", "into", "behind", "from", "as", "under")
_AIMS = frozenset({"planned", "refuses", "possible", "tends", "accuses", "believes", "rumours", "unlikely"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way up, the word below it, how they are linked, and whether the word below is in its reach."""

    node: Token
    below: Token | None
    link: str
    reach: Reach


def climb(trigger: Token) -> Iterator[Step]:
    """Yield the trigger and the words above it, up to the root of the sentence."""
    yield Step(trigger, None, "", "itself")
    preposition = trigger.dep_ == "prep" and trigger.head.pos_ in ("VERB", "AUX")
    step = Step(trigger.head, trigger, "prep", "governed") if preposition else _up(trigger)
    while step is not None:
        yield step
        step = _up(step.node)


def infinitive(verb: Token) -> bool:
    """Tell whether it is a verb with "to"."""
    return any(c.lower_ == "to" and c.dep_ in ("aux", "mark") for c in verb.children)


def fronted(step: Step) -> bool:
    """Tell whether a clause comes before the verb that the parser hangs it on: '"They fled," he agreed'."""
    return step.link == "ccomp" and step.below is not None and step.below.i < step.node.i


def is_role(noun: Token) -> bool:
    """Tell whether the noun stands for somebody, and not for what is done."""
    return noun.ent_type_ in ("PERSON", "ORG") or (noun.pos_ in ("NOUN", "PROPN", "PRON") and words().has("roles", noun))


def _up(node: Token) -> Step | None:
    if node.dep_ == "ROOT":
        return None
    if node.dep_ in ("pobj", "pcomp"):
        return _over_preposition(node)
    return Step(node.head, node, node.dep_, _reach(node))


def _over_preposition(node: Token) -> Step | None:
    first = last = node.head
    while last.dep_ in ("prep", "conj", "pcomp") and last.head.pos_ in ("ADP", "SCONJ") and last.head.i != last.i:
        last = last.head
    if last.dep_ == "ROOT":
        return None
    link = "without" if _without(first) else first.lower_
    return Step(last.head, node, link, _prepositional(node, link, last.head, agent=last.dep_ == "agent"))


def _without(preposition: Token) -> bool:
    return preposition.lower_ == "without" or any(w.lower_ == "instead" for w in (preposition.head, *preposition.children))


def _prepositional(node: Token, link: str, parent: Token, *, agent: bool) -> Reach:
    if agent or (is_role(node) and link not in ("as", "from")):
        return "beside"
    effect = words().effect(parent)
    led = link in _LED_BY.get(effect, _LED_ELSE) if effect else False
    return "governed" if led or link == "without" or (link in _CARRIED_BY and _carries(parent)) else "beside"


def _carries(parent: Token) -> bool:
    return parent.pos_ in ("VERB", "AUX", "ADJ", "ADV") and (words().has("light", parent) or parent.pos_ == "ADV")


def _reach(node: Token) -> Reach:
    match node.dep_:
        case "conj":
            return "shared" if shares(node) else "alongside"
        case dep if dep in _CLAUSES:
            return "purpose" if dep == "xcomp" and _aimless(node) else "governed"
        case "dobj" | "nsubj" | "nsubjpass":
            return _argument(node)
        case "acl" | "relcl" | "advcl":
            return _clause(node)
        case _:
            return "beside"


def _aimless(node: Token) -> bool:
    """Tell an aim ("left to form") from a verb's own complement, which the parser mixes up."""
    verb = node.head
    return infinitive(node) and verb.pos_ == "VERB" and words().has("results", verb) and words().effect(verb) is None


def _clause(node: Token) -> Reach:
    effect = words().effect(node.head)
    if infinitive(node):
        return "governed" if effect in _AIMS else "purpose"
    content = node.dep_ != "advcl" and node.head.pos_ in ("NOUN", "PROPN") and effect is not None and has_subject(node)
    return "governed" if content and not any(t.tag_ in _RELATIVES for t in list(node.subtree)[:2]) else "beside"


def _argument(node: Token) -> Reach:
    if is_role(node):
        return "beside"
    verb, listed = node.head, words()
    if node.dep_ == "nsubj":
        judged = verb.lemma_ == "be" and any(c.dep_ == "acomp" and listed.effect(c) for c in verb.children)
        over = listed.effect(verb) == "ended" and listed.has("states", node)
        return "governed" if judged or over or listed.has("existence", verb) else "beside"
    return "governed" if listed.has("light", verb) or _takes(verb, node) else "beside"


def _takes(verb: Token, noun: Token) -> bool:
    """Tell whether a verb does to a noun what it does to a clause."""
    listed = words()
    match listed.effect(verb):
        case None:
            return False
        case "possible":
            return listed.has("foreseen", verb)
        case "planned":
            return listed.has("sought", verb)
        case "denies":
            return not listed.has("rejects", verb) or listed.has("states", noun) or listed.effect(noun) is not None
        case _:
            return True


def shares(node: Token) -> bool:
    """Tell whether a coordinated word shares what stands before the first ("did not capture or kill")."""
    first = node.head
    joined = {c.lower_ for c in first.children if c.dep_ == "cc"}
    if has_subject(node) or "but" in joined:
        return False
    if "nor" in joined or node.pos_ in ("NOUN", "PROPN"):
        return True
    return node.tag_ == first.tag_ and node.tag_ in ("VB", "VBN", "VBG") and not any(c.dep_ in ("aux", "neg") for c in node.children)
