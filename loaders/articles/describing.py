"""What else an article says of the entities in its claims: by which other names it calls them, and of which kind they are."""

from collections.abc import Iterator, Sequence

from loaders.articles.claiming import Claiming
from loaders.articles.names import Entity, Mention
from loaders.articles.parsing import Passage
from model.claims import Claim

_STATES = frozenset({"state", "state_force"})  # "U.S." of "a U.S. strike" is the country's name
_NAMES = frozenset({"gazetteer", "harvested"})


def described(passages: Sequence[Passage], claims: Sequence[Claim] | None, claiming: Claiming) -> Iterator[Claim]:
    """Yield an `alias` claim for each other name, and a `kind` claim, of the entities that the claims speak of; None means of all."""
    wanted = None if claims is None else {ref.id for claim in claims for ref in claim.entities()}
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        for index, mention in sorted(passage.mentions.items()):
            for entity in mention.entities if mention.how in _NAMES else ():
                for attribute, value in _said(entity, mention) if wanted is None or entity.id in wanted else ():
                    if (entity.id, value.casefold()) not in seen:
                        seen.add((entity.id, value.casefold()))
                        yield claiming.of_name(passage, passage.doc[index], entity, mention, attribute, value)


def _said(entity: Entity, mention: Mention) -> Iterator[tuple[str, str]]:
    named = entity.type in ("Organization", "Person", "Place") and not (entity.kind in _STATES and " " not in mention.text)
    if named and mention.text.casefold() != entity.name.casefold():
        yield "alias", mention.text
    if entity.kind:
        yield "kind", entity.kind
