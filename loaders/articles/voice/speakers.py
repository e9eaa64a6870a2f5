"""Who speaks: the phrase as written, the entity in it, and speech that stands outside the sentence's own structure."""

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.articles.parsing import Passage
from loaders.articles.voice.quotes import Quote, quotes, within
from loaders.articles.voice.words import agent, is_passive, subject, words
from model.claims import Ref, Voice

_CUT = frozenset({"relcl", "parataxis", "advcl"})
_LEADS_TO = frozenset({"of", "for", "from", "by", "with", "at"})
_BY = frozenset({"from", "by", "at"})
_ASIDE = frozenset({"relcl", "advcl", "punct"})
_SPEECH = frozenset({"says", "claims"})
_CONTENT = frozenset({"ccomp", "xcomp"})


def described(passage: Passage, speaker: Token) -> Voice:
    """Return the speaker's phrase as written, and the person or organization in it."""
    return Voice(_phrase(speaker), _entity(passage, speaker))


def _phrase(head: Token) -> str:
    end = head.i
    for token in head.subtree:
        if head.pos_ == "PROPN":
            break
        if token.i > head.i and (token.is_punct or token.is_quote or token.is_bracket or token.dep_ in _CUT):
            break
        end = max(end, token.i)
    start = next((t.i for t in head.subtree if t.i <= head.i and not t.is_punct), head.i)
    return head.doc[start : end + 1].text.removesuffix("'s").strip()


def _entity(passage: Passage, head: Token) -> Ref | None:
    for token in _outwards(head):
        mention = passage.mentions.get(token.i)
        if mention and len(mention.entities) == 1 and mention.entities[0].type in ("Person", "Organization"):
            found = mention.entities[0]
            return Ref(found.id, found.type, found.name)
    return None


def _outwards(head: Token) -> Iterator[Token]:
    """Yield the words of a phrase, those nearest to its head first, without what it is about."""
    document = words().has("accounts", head)
    if document:
        yield from (n for t in head.subtree if t.lower_ in _BY for n in t.children if n.dep_ == "pobj")
    leads = _BY if document else _LEADS_TO
    ring = [head, *(c for c in head.children if c.dep_ == "appos" and c.i == head.i + 1)]
    while ring:
        yield from ring
        ring = [c for t in ring for c in t.children if c.dep_ not in _ASIDE and (c.dep_ != "prep" or c.lower_ in leads)]


def outside(passage: Passage, trigger: Token, carried: Voice | None) -> Voice | None:
    """Return the voice of a statement that no verb above it gives: quoted, before ", officials said", or "according to"."""
    quote = next((q for q in quotes(passage.doc) if within(q, trigger)), None)
    if quote is not None:
        return _of_quote(passage, quote, carried)
    token = _trailing(trigger) or _according(trigger)
    if token is not None:
        return named(passage, token, carried)
    account = _account(passage, trigger)
    return described(passage, account) if account is not None else None


def named(passage: Passage, speaker: Token, carried: Voice | None) -> Voice:
    """Return the speaker; a bare "he" is whoever spoke last."""
    said = described(passage, speaker)
    if speaker.lower_ in ("he", "she") and said.entity is None:
        return _before(passage, speaker, carried) or said
    return said


def _before(passage: Passage, speaker: Token, carried: Voice | None) -> Voice | None:
    spoke = [s for s in _spoke(passage) if s.i < speaker.i and s.pos_ != "PRON"]
    return described(passage, spoke[-1]) if spoke else carried


def _spoke(passage: Passage) -> list[Token]:
    """Return who speaks in a paragraph, in order."""
    speech = [s for t in passage.doc if (s := _speaks(t)) is not None]
    return sorted([*speech, *(s for t in passage.doc if (s := _source(t)) is not None)], key=lambda t: t.i)


def _source(token: Token) -> Token | None:
    """Return who is named by "according to"; not "according to plan"."""
    if token.lower_ != "according":
        return None
    return next((t for t in token.subtree if t.dep_ == "pobj" and not words().has("measures", t)), None)


def _speaks(verb: Token) -> Token | None:
    if verb.pos_ != "VERB" or words().effect(verb) not in _SPEECH:
        return None
    return agent(verb) if is_passive(verb) else subject(verb)


def _of_quote(passage: Passage, quote: Quote, carried: Voice | None) -> Voice | None:
    token = _after(passage, quote) or _according(passage.doc[quote.start]) or _ahead(passage, quote)
    if token is not None:
        return named(passage, token, carried)
    if not _opening(passage, quote):
        return None
    earlier = [q for q in quotes(passage.doc) if q.end < quote.start]
    return _of_quote(passage, earlier[-1], carried) if earlier else carried


def _opening(passage: Passage, quote: Quote) -> bool:
    """Tell a quoted sentence, whose speaker may be named before, from a few quoted words."""
    return quote.start == 0 or passage.doc[quote.start - 1].is_punct


def _after(passage: Passage, quote: Quote) -> Token | None:
    """Return who speaks right after a quote: "…," Marsh said."""
    doc, first = passage.doc, quote.end + 1
    for verb in doc[first : min(first + 25, len(doc))]:
        who = _speaks(verb)
        if who is not None and who.i >= first and min(who.left_edge.i, verb.i) <= first + 1 and not _says_more(passage, verb):
            return who
        if verb.is_quote or verb.lower_ in (".", ";"):
            return None
    return None


def _says_more(passage: Passage, verb: Token) -> bool:
    """Tell whether the verb has other content behind it, unquoted: then it begins a new sentence."""
    behind = [c for c in verb.children if c.dep_ in _CONTENT and c.i > verb.i]
    return any(not any(within(q, c) for q in quotes(passage.doc)) for c in behind)


def _ahead(passage: Passage, quote: Quote) -> Token | None:
    """Return who speaks before a quote, in its sentence: Marsh said: "…"."""
    for verb in reversed(passage.doc[max(0, quote.start - 25) : quote.start]):
        if verb.is_quote or verb.lower_ in (".", ";"):
            return None
        if (who := _speaks(verb)) is not None:
            return who
    return None


def _trailing(trigger: Token) -> Token | None:
    """Return who speaks after or inside a sentence: "Shots fell, officials said"."""
    for verb in trigger.sent:
        who = _speaks(verb)
        if who is not None and _inserted(verb, who) and _reaches(verb, who, trigger):
            return who
    return None


def _inserted(verb: Token, who: Token) -> bool:
    first = min(who.left_edge.i, verb.i)
    marked = any(c.lower_ == "as" for c in verb.children)
    comma = first > 0 and verb.doc[first - 1].lower_ in (",", '"', "-", "--")
    return (marked or comma) and not any(c.dep_ in _CONTENT and c.i > verb.i for c in verb.children) and not _has_object(verb)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children) or verb.dep_ in ("relcl", "acl")


def _reaches(verb: Token, who: Token, trigger: Token) -> bool:
    first, last = min(who.left_edge.i, verb.i), max(who.right_edge.i, verb.i)
    if first <= trigger.i <= last:
        return False
    follows = last + 1 < len(verb.doc) and verb.doc[last + 1].lower_ == ","
    return (trigger.i < first or follows) and not _parted(trigger, verb)


def _parted(trigger: Token, other: Token) -> bool:
    """Tell whether a semicolon, or "but" with a clause of its own, stands between two words."""
    low, high = sorted((trigger.i, other.i))
    between = trigger.doc[low:high]
    return any(t.lower_ == ";" or (t.lower_ == "but" and t.dep_ == "cc" and t.head.pos_ in ("VERB", "AUX")) for t in between)


def _according(trigger: Token) -> Token | None:
    for token in trigger.sent:
        if (source := _source(token)) is not None and trigger.i not in {t.i for t in token.subtree} and not _parted(trigger, token):
            return source
    return None


def _account(passage: Passage, trigger: Token) -> Token | None:
    """Return "United Nations estimates" from "By United Nations estimates, …"."""
    for token in trigger.sent:
        by = token.dep_ == "pobj" and words().has("by_account", token.head) and words().has("accounts", token)
        if by and trigger.i not in {t.i for t in token.subtree} and _entity(passage, token) is not None:
            return token
    return None


def last_voice(passage: Passage, carried: Voice | None) -> Voice | None:
    """Return who speaks last in a paragraph: of the quote left open, of the last quote, or the last named at all."""
    found = quotes(passage.doc)
    if found:
        return _of_quote(passage, found[-1], carried)
    spoke = _spoke(passage)
    return named(passage, spoke[-1], carried) if spoke else carried
