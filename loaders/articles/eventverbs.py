"""Which verbs tell of an event: "a bomber blew himself up", "gunmen opened fire", "a mosque in Herat was bombed"."""

from spacy.tokens import Token

from loaders.articles import clauses
from loaders.articles.eventwords import ATTACKERS, EVENT_WORDS, SITES, VERBS, Sort
from loaders.articles.parsing import Passage

_NEEDS = {"blow": "up", "open": "fire", "go": "off", "gun": "down"}
_WEAK = ("strike", "hit", "open", "detonate", "kill", "explode", "blow", "go", "murder", "massacre", "slaughter", "burst", "ram")
_OFTEN = frozenset({"repeatedly", "often", "frequently", "regularly", "again", "over", "routinely", "always", "sometimes", "usually"})
_STRUCK = frozenset({"bomb", "attack", "storm", "raid", "strike", "hit", "shell", "target", "assault", "ambush"})
_BUILT = SITES | {"park", "compound", "building", "office", "station", "house", "home", "complex", "mall", "tower", "center", "centre"}


def sort_of_verb(token: Token, passage: Passage) -> Sort | None:
    """Return what a verb of bombing or shooting says, with an attacker and a past tense, or with a place that was struck."""
    word = VERBS.get(token.lemma_) if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBN") else None
    if word is None or any(c.tag_ in ("MD", "TO") or c.dep_ == "neg" or _often(c) for c in token.children):
        return None
    if any(c.dep_ == "auxpass" for c in token.children):
        return EVENT_WORDS[word] if token.lemma_ in _STRUCK and _struck(token, passage) else None
    subject, objects = doer(token), {c.lower_ for c in token.children if c.dep_ in ("dobj", "prt")}
    if subject is None or _NEEDS.get(token.lemma_, "") not in ("", *objects):
        return None
    if {subject.lemma_.lower(), subject.lower_} & set(ATTACKERS):
        return EVENT_WORDS[word]
    mention = passage.mentions.get(subject.i)
    named = mention is not None and mention.entities[0].type == "Organization" and token.lemma_ not in _WEAK
    return EVENT_WORDS[word] if named and objects else None


def _attacks(agent: Token, passage: Passage) -> bool:
    """Say whether what a passive names as its agent may strike: no "wave of threats", no storm."""
    mention = passage.mentions.get(agent.i)
    return mention is not None or agent.lemma_.lower() in (*ATTACKERS, *EVENT_WORDS) or agent.lower_ in ATTACKERS


def _often(word: Token) -> bool:
    """Say whether a verb's adverb makes it many events: "was bombed again and again"."""
    return word.lower_ in _OFTEN and word.dep_ in ("advmod", "prt")


def doer(verb: Token) -> Token | None:
    """Return who a verb says did it; of "a bomber who killed 13" the bomber, of "two of its bombers" the bombers."""
    said = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if said is None:
        return doer(verb.head) if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else None
    of = next(clauses.objects_of(said, "of"), None) if said.pos_ in ("NUM", "PRON") or said.tag_ == "CD" else None
    return of or clauses.antecedent(said) or said


def struck(verb: Token) -> Token | None:
    """Return what a passive says was struck."""
    return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)


def _struck(verb: Token, passage: Passage) -> bool:
    """Say whether one building or a named place was struck."""
    subject = struck(verb)
    if subject is None or subject.tag_ in ("NNS", "NNPS") or not all(_attacks(o, passage) for o in clauses.objects_of(verb, "by")):
        return False
    mention = passage.mentions.get(subject.i)
    named = mention is not None and mention.entities[0].type == "Place" and mention.how != "reference"
    return named or subject.lemma_.lower() in _BUILT
