"""The words for events: what an event of that name is called, its kind in the ontology, and which words may mean the same event."""

from typing import NamedTuple

from spacy.tokens import Token


class Sort(NamedTuple):
    """What a word says of an event: its name ("bombing"), its kind in the ontology, and the family it may be told as."""

    word: str
    kind: str
    family: str


_ATTACKS = "attack assault atrocity carnage bloodshed raid incursion rampage massacre slaughter bloodbath storming onslaught"
_WORDS: dict[tuple[str, str], str] = {
    ("attack", "attack"): _ATTACKS,
    ("attack", "bombing"): "bombing explosion blast bomb detonation",
    ("attack", "shooting"): "shooting shootout",
    ("attack", "ambush"): "ambush",
    ("attack", "siege"): "siege standoff hostage-taking seizure capture",
    ("attack", "kidnapping"): "kidnapping abduction hijacking",
    ("attack", "assassination"): "assassination attempt",
    ("attack", "execution"): "execution beheading stabbing",
    ("strike", "strike"): "airstrike air-strike strike bombardment shelling",
    ("battle", "battle"): "battle clash firefight skirmish gunfight gunbattle",
    ("battle", "offensive"): "offensive counteroffensive",
    ("agreement", "agreement"): "ceasefire cease-fire truce accord armistice agreement deal pact treaty",
    ("split", "split"): "split schism",
}
EVENT_WORDS: dict[str, Sort] = {
    word: Sort(word, kind, family) for (kind, family), words in _WORDS.items() for word in words.split() if word != "bomb"
}
EVENT_WORDS["bomb"] = Sort("bombing", "attack", "bombing")
ONLY_AS = {
    "strike": {"drone", "air", "missile", "rocket", "artillery", "airstrike", "military", "retaliatory", "precision", "suicide", "bombing"},
    "deal": {"peace", "withdrawal", "ceasefire", "truce"},
    "agreement": {"peace", "withdrawal", "ceasefire", "truce"},
    "accord": {"peace", "ceasefire"},
    "pact": {"peace"},
    "treaty": {"peace"},
    "bomb": {"car", "roadside", "truck", "suicide", "series", "two", "three", "twin", "magnetic", "vehicle"},
    "execution": set[str](),
    "attempt": {"assassination", "murder", "suicide", "kidnapping"},
    "standoff": {"hostage", "armed"},
}
_MEANS = {
    "attack": {"bombing", "shooting", "ambush", "siege", "kidnapping", "assassination", "execution"},
    "siege": {"shooting", "bombing"},
    "ambush": {"shooting"},
    "battle": {"offensive"},
    "assassination": {"shooting", "bombing", "execution"},
}
VERBS = {
    "explode": "explosion",
    "detonate": "bombing",
    "blow": "bombing",
    "attack": "attack",
    "storm": "attack",
    "raid": "raid",
    "ambush": "ambush",
    "bomb": "bombing",
    "shell": "shelling",
    "assault": "attack",
    "strike": "attack",
    "hit": "attack",
    "open": "shooting",
    "kill": "attack",
    "target": "attack",
    "go": "explosion",
    "kidnap": "kidnapping",
    "abduct": "abduction",
    "murder": "attack",
    "massacre": "massacre",
    "slaughter": "massacre",
    "burst": "attack",
    "ram": "attack",
    "gun": "shooting",
}
ATTACKERS = (
    *("bomber", "attacker", "gunman", "gunmen", "bomb", "militant", "insurgent", "assailant", "fighter", "missile", "rocket", "drone"),
    *("shell", "mortar", "device", "vehicle", "car", "truck", "extremist", "jihadist", "rebel", "explosive", "vest"),
)
_SITE_WORDS = """
airport base prison school mosque university hospital camp embassy stadium market hotel checkpoint church shrine ministry hall court college
police_station ward rally procession temple academy consulate bridge highway convoy bus train village cafe restaurant mall park college university center centre compound
"""
SITES = frozenset(_SITE_WORDS.split())


def alike(left: str, right: str) -> bool:
    """Say whether words of two families may tell of the same event: an attack may be a bombing, an ambush is no airstrike."""
    return left == right or right in _MEANS.get(left, ()) or left in _MEANS.get(right, ())


def sort_of(token: Token) -> Sort | None:
    """Return what a noun says of an event, or None: "a labour strike" is none."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
        return None
    word = token.lemma_.lower() if token.lemma_.lower() in EVENT_WORDS else token.lower_
    sort = EVENT_WORDS.get(word) or EVENT_WORDS.get(word.removesuffix("s"))
    if sort is None:
        return None
    if sort.kind == "split" and any(c.dep_ == "compound" for c in token.lefts):
        return None
    if (only := ONLY_AS.get(word)) is None:
        return sort
    if word == "bomb" and _goes_off(token):
        return sort
    if word in ("seizure", "capture") and not _of_town(token):
        return None
    if word == "strike" and _from_afar(token):
        return sort
    before = [c.lower_ for c in token.lefts] + ([token.head.head.lower_] if token.head.lower_ == "of" else [])
    named = {c.lower_ for c in token.children if c.dep_ == "det"} & {"the", "this", "that"} and word in ("strike", "deal", "bomb")
    return sort if only.intersection(before) or named else None


def _goes_off(bomb: Token) -> bool:
    """Say whether a bomb was set off: it killed, exploded or was planted somewhere, "a bomb outside the shrine"."""
    placed = any(c.dep_ == "prep" and c.lower_ in ("in", "at", "outside", "near", "on", "inside") for c in bomb.children)
    verbs = [c for c in bomb.children if c.dep_ in ("relcl", "acl")] + ([bomb.head] if bomb.dep_ == "nsubj" else [])
    return placed or any(v.lemma_ in ("kill", "wound", "injure", "explode", "go", "tear", "rip", "destroy") for v in verbs)


def _of_town(taking: Token) -> bool:
    """Say whether a place was taken, no person or arms: "the seizure of Mosul"."""
    return any(o.ent_type_ in ("GPE", "LOC", "FAC") for c in taking.children if c.lower_ == "of" for o in c.children)


def _from_afar(strike: Token) -> bool:
    """Say whether a strike is no labour's: it was carried out, or it killed or hit somebody."""
    if strike.dep_ == "dobj":
        return strike.head.lemma_ in ("carry", "conduct", "order", "authorize", "authorise")
    return strike.dep_ == "nsubj" and strike.head.lemma_ in ("kill", "hit", "target", "destroy", "wound", "injure", "flatten")
