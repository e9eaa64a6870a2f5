"""What stands where around a word, whatever form the sentence takes: active, passive, relative, participle, coordinated.

Every function takes a token of a parse and returns the tokens that head the phrases asked for.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from loaders.articles.hyphens import prefixed

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
CLAUSES = frozenset({"xcomp", "advcl", "ccomp"})
BE = frozenset({"be", "become", "remain", "constitute", "represent"})
_LOOSE = frozenset({"of", "in", "on", "during", "after"})  # "pledged in a video to X": the parse hangs "to" on the video
_LIGHT = frozenset(
    {"have", "hold", "sign", "wage", "wag", "launch", "conduct", "make", "pursue", "reach", "enter", "form", "forge"}
    | {"pose", "carry", "mount", "stage", "maintain", "establish", "open", "begin", "start", "strike", "commit", "take"}
    | {"gain", "build", "set", "declare", "keep", "resume", "give", "lead"}
)  # "signed a deal with X": the parse hangs "with" on the verb
_NUMBERS = frozenset(
    {"dozen", "hundred", "thousand", "score", "number", "handful", "majority", "group", "band", "batch", "wave", "some"}
    | {"many", "most", "several", "all", "part", "lot", "bunch", "collection", "mixture", "sprinkling", "cluster", "shipload"}
    | {"couple", "pair", "few", "mutiny", "coalition"}
)
_PUNISHING = frozenset(
    {"retaliate", "punish", "criticize", "criticise", "condemn", "denounce", "attack", "praise", "thank", "blame", "chide"}
)
_GIVES_OBJECT = frozenset(
    {"prompt", "lead", "urge", "order", "force", "push", "drive", "help", "allow", "ask", "tell", "send", "enable"}
    | {"accuse", "blame", "suspect", "charge", "convict", "recruit", "train", "see", "persuade", "convince", "want", "expect"}
    | {"invite", "encourage", "believe", "deploy"}
    | {"name", "choose", "appoint", "pick", "select", "assign", "task"}
)


_BRANCHES = frozenset(
    {"branch", "affiliate", "offshoot", "wing", "arm", "franchise", "chapter", "faction", "splinter", "province", "rival", "ally"}
)
PARTS = frozenset(
    {"faction", "offshoot", "branch", "wing", "splinter", "umbrella", "unit"}
    | {"cell", "affiliate", "chapter", "breakaway", "alliance", "arm", "part"}
)


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children with one of these dependencies."""
    return [child for child in token.children if child.dep_ in deps]


def spread(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with what is coordinated to them: "A, B and C"."""
    found: list[Token] = []
    for token in (counted for t in tokens for counted in _counted(t)):
        if token not in found:
            found.append(token)
        joined = [c for c in children(token, "conj") if c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")]
        found += [other for other in spread([*joined, *_as_well(token)]) if other not in found]
    return found


def _as_well(token: Token) -> list[Token]:
    """ "A, as well as B" and "A, including B": what the parse takes for the object of the last word."""
    ways = [c for c in token.children if c.lower_ == "including" or (c.lower_ == "as" and any(t.lower_ == "well" for t in c.children))]
    return [o for c in ways for o in children(c, "pobj")]


def counts(token: Token) -> bool:
    """Tell whether the word is a number of something: "dozens", "one", "a group"."""
    return token.lemma_.lower() in _NUMBERS or token.pos_ == "NUM"


def _counted(token: Token) -> list[Token]:
    """Return whom a number speaks of: "dozens of civilians", "a group of former fighters"."""
    if not counts(token):
        return [token]
    of = [
        o
        for p in children(token, "prep")
        if p.lower_ == "of"
        for o in children(p, "pobj")
        if o.tag_ in ("NNS", "NNPS") or o.lower_.endswith("s")
    ]
    return of or [token]


def passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN" or children(verb, "nsubj"):
        return False
    return verb.dep_ == "acl" or (verb.dep_ in ("advcl", "amod", "conj") and not children(verb, "aux", "nsubj", "dobj") and _after_be(verb))


def _after_be(verb: Token) -> bool:
    return verb.dep_ != "conj" or verb.head.dep_ == "acl" or passive(verb.head)


def subjects(verb: Token) -> list[Token]:
    """Return who does it: the subject, or the agent of a passive."""
    return agents(verb) if passive(verb) else surface(verb)


def objects(verb: Token) -> list[Token]:
    """Return to whom it is done: the object, or the subject of a passive."""
    if passive(verb):
        return surface(verb)
    own = [t for t in children(verb, *_OBJECTS) if t.lower_ not in _RELATIVES]
    if own:
        return spread([*own, *_as_well(verb)])
    if verb.dep_ == "relcl" and _relative_object(verb):
        return spread([verb.head])
    return [
        o
        for next_ in children(verb, "conj")
        if next_.pos_ == "VERB" and not children(verb, "prep")
        for o in spread(children(next_, "dobj"))
    ]


def _relative_object(verb: Token) -> bool:
    asked = [t for t in verb.children if t.lower_ in _RELATIVES]
    named = [t for t in children(verb, *SUBJECTS) if t.lower_ not in _RELATIVES]
    return any(t.dep_ in _OBJECTS for t in asked) or (not asked and bool(named))


def agents(verb: Token) -> list[Token]:
    """Return what stands behind "by" of a passive."""
    near = children(verb, "agent", "prep")
    by = [t for t in [*near, *(c for p in near for c in children(p, "conj", "prep"))] if t.lower_ == "by"]
    return spread(o for t in by for o in children(t, "pobj"))


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subject, its own or the one it shares: "X came and attacked", "vowed to attack", "who attacked"."""
    if depth > 6:
        return []
    own = children(verb, *SUBJECTS) or [s for aux in children(verb, "auxpass") for s in children(aux, *SUBJECTS)]
    if own:
        return [s for t in own for s in _standing_for(t, verb)]
    return _shared(verb, depth)


def _standing_for(subject: Token, verb: Token) -> list[Token]:
    if subject.lower_ in _RELATIVES and verb.dep_ in ("relcl", "conj", "advcl"):
        clause = verb if verb.dep_ == "relcl" else verb.head
        return spread([_nearest(clause.head, subject)]) if clause.dep_ == "relcl" else [subject]
    return spread([subject])


def _nearest(head: Token, relative: Token) -> Token:
    """Return whom "which" or "that" takes up: of "the branch of the group that beheaded …" the group, where the parse says the branch."""
    before = relative.nbor(-1) if relative.i else relative
    before = before.nbor(-1) if before.text == "," and before.i else before
    of = next((t for t in children(head, "prep") if t.lower_ == "of"), None)
    near = of is not None and before.dep_ == "pobj" and before.head == of and before.pos_ in ("NOUN", "PROPN")
    return before if near and relative.lower_ in ("which", "that") and head.lemma_.lower() in _BRANCHES else head


def _shared(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    match verb.dep_:
        case "conj" if head.pos_ in ("VERB", "AUX") or head.dep_ == "acl":
            return surface(head, depth + 1)
        case "acl" | "relcl":
            return spread([_part(head) if verb.dep_ == "acl" else head])
        case "xcomp" | "advcl" | "ccomp" | "dep" if head.pos_ in ("VERB", "AUX"):
            return _controlled(verb, head, depth)
        case "pcomp":
            return _of_preposition(head, depth)
        case "acomp" | "oprd":
            return surface(head, depth + 1)
        case "xcomp" if head.pos_ in ("ADJ", "NOUN"):
            return surface(head.head, depth + 1)
        case _:
            return []


def _part(noun: Token) -> Token:
    """Return the faction of "a faction of X led by Y", where the parse hangs "led" on X."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return whole if whole.lemma_ in PARTS else noun


def _controlled(verb: Token, head: Token, depth: int) -> list[Token]:
    given = children(head, "dobj") if head.lemma_ in _GIVES_OBJECT and verb.dep_ != "advcl" else []
    return spread(given) if given else surface(head, depth + 1)


def _of_preposition(preposition: Token, depth: int) -> list[Token]:
    """The one who does what a gerund behind a preposition says: "accused X of killing", "after joining", "X for engaging"."""
    head = preposition.head
    if head.dep_ == "prep":
        head = head.head
    if head.pos_ in ("VERB", "AUX"):
        given = objects(head) if head.lemma_ in _GIVES_OBJECT else []
        if preposition.lower_ == "for" and head.lemma_ in _PUNISHING:
            given = objects(head) or behind(head, "against")
        return given or surface(head, depth + 1)
    if owners(head):
        return owners(head)
    return spread([head]) if head.pos_ == "PROPN" else (surface(head.head, depth + 1) if head.head.pos_ == "VERB" else [])


def behind(token: Token, preposition: str) -> list[Token]:
    """Return what stands behind a preposition of the word, of its object, of its particle, or of a preposition before it."""
    kept = token.doc.user_data  # many patterns ask the same of a word; places are kept, as tokens would keep the doc alive
    key = f"{preposition} behind {token.i}"
    places: list[int] | None = kept.get(key)
    if places is None:
        places = kept[key] = [t.i for t in _behind(token, preposition)]
    return [token.doc[place] for place in places]


def _behind(token: Token, preposition: str) -> list[Token]:
    found: list[Token] = []
    for place in _carriers(token):
        for child in place.children:
            if child.lower_ == preposition and child.dep_ in ("prep", "agent", "dative", "prt", "mark", "aux", "advmod", "pcomp"):
                found += _pobj(child)
    if not found and preposition == "of" and token.pos_ == "NOUN":
        found = [t for other in _beside_it(token) for c in children(other, "prep") if c.lower_ == "of" for t in _pobj(c)]
    return [t for i, t in enumerate(found) if t not in found[:i]]


def _beside_it(noun: Token) -> list[Token]:
    """Return the noun that shares what belongs to both: "the founder and leader of X"."""
    joined = [t for t in children(noun, "conj") if not children(t, "det")]
    return [t for t in [*joined, *([noun.head] if noun.dep_ == "conj" and not children(noun, "det") else [])] if t.pos_ == "NOUN"]


def _carriers(token: Token) -> Iterator[Token]:
    yield token
    for child in children(
        token, "dobj", "attr", "oprd", "prt", "advmod", "acomp", "nsubjpass", "xcomp" if token.lemma_ == "have" else "prt"
    ):
        if child.dep_ != "nsubjpass" or passive(token):
            yield child
    for child in children(token, "prep"):
        yield child
        if child.lower_ in _LOOSE:
            yield from (t for t in children(child, "pobj") if t.pos_ == "NOUN")
    yield from _copula(token)


def _copula(token: Token) -> Iterator[Token]:
    """The verb that says "is" of an adjective or a noun, or that only carries it ("signed a deal"): what follows may hang on it."""
    place = token.head if token.dep_ == "pobj" else token
    if place.dep_ in ("acomp", "attr", "oprd", "prep") and place.head.lemma_ in BE:
        yield place.head
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in _LIGHT:
        yield token.head


def _pobj(preposition: Token) -> list[Token]:
    found = spread(t for t in children(preposition, "pobj") if t.lower_ not in _RELATIVES)
    for other in children(preposition, "conj", "prep", "pcomp"):
        if other.pos_ == "ADP" and other.lower_ == preposition.lower_:
            found += _pobj(other)
    asked = [t for t in children(preposition, "pobj") if t.lower_ in _RELATIVES]
    clause = next((a for a in preposition.ancestors if a.dep_ == "relcl"), None)
    return found + (spread([clause.head]) if asked and clause is not None else [])


def owners(noun: Token) -> list[Token]:
    """Return whose it is: "X's N", "its N", "X, whose N"."""
    own = children(noun, "poss") or (children(noun.head, "poss") if noun.dep_ == "conj" and noun.pos_ == "NOUN" else [])
    return spread(_meant(t) for t in own)


def _meant(token: Token) -> Token:
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None) if token.lower_ == "whose" else None
    return _part(clause.head) if clause is not None else token


def particles(verb: Token) -> list[Token]:
    """Return the small words that make a verb another one: "set up", "walk out"."""
    return [t for t in verb.children if t.dep_ in ("prt", "advmod", "prep") and t.pos_ in ("ADP", "ADV", "PART")]


def qualifying(noun: Token) -> list[Token]:
    """Return what stands before a noun inside its phrase: "the Taliban commander", "an Afghan branch"."""
    found = [t for t in children(noun, "compound", "nmod", "amod", "npadvmod") if t.i < noun.i and not prefixed(t)]
    nested = [t for f in found if f.pos_ != "VERB" for t in qualifying(f)]
    return spread(found) + [t for t in nested if t not in found]
