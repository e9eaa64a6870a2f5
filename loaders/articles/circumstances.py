"""In which event, and where, something was done: what the sentence says around the word that joins the two ends."""

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.articles import syntax
from loaders.articles.names import Mention
from loaders.articles.parsing import Passage

DEEDS = frozenset({"KILLED_BY", "ATTACKED", "FOUGHT", "CAPTURED_BY"})
_WHERE = ("in", "at", "near", "outside")


def circumstances(passage: Passage, trigger: Token, relation: str) -> Iterator[tuple[str, Mention]]:
    """Yield the `event` of a deed, where its sentence tells of one and no other, and its `place`, where it is said right there."""
    if relation not in DEEDS:
        return
    told = {m.entities[0].id: m for t in trigger.sent if (m := _of(passage, t, "Event")) is not None}
    if len(told) == 1:
        yield "event", next(iter(told.values()))
    if trigger.pos_ == "VERB":
        places = [m for word in _WHERE for t in syntax.behind(trigger, word) if (m := _of(passage, t, "Place")) is not None]
        if len({m.entities[0].id for m in places}) == 1:
            yield "place", places[0]


def _of(passage: Passage, token: Token, type_: str) -> Mention | None:
    mention = passage.mentions.get(token.i)
    return mention if mention is not None and len(mention.entities) == 1 and mention.entities[0].type == type_ else None
