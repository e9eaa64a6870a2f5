"""Names that an article repeats: what is called so again and again is a name, and not a slip of the model."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.articles.parsing import Passage

OFTEN, MORE, MOST = 2, 0.2, 0.85


def surer(passages: Sequence[Passage]) -> None:
    """Raise the certainty of proposed names that stand in the article more than once."""
    proposed = [m for p in passages for m in p.mentions.values() if m.how == "proposed" and len(m.entities) == 1]
    count = Counter(m.entities[0].id for m in proposed)
    for passage in passages:
        for index, mention in passage.mentions.items():
            if mention.how == "proposed" and count[mention.entities[0].id] >= OFTEN:
                passage.mentions[index] = replace(mention, certainty=min(MOST, mention.certainty + MORE))
