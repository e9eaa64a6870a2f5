"""Whose man somebody is who is known only by description: "an ISIS-K commander was killed" says that he was of ISIS-K."""

from collections.abc import Iterable, Iterator

from loaders.articles.patterns import Pattern
from loaders.articles.saying import Statement
from loaders.articles.standing_for import Phrases

_PATTERN = Pattern("man of a group", "MEMBER_OF", "NOUN", frozenset(), (), (), confidence=0.8)


def statements(said: Iterable[Statement], phrases: Phrases) -> Iterator[Statement]:
    """Yield the statements, and after each the group of an unnamed person at its ends, once for each person."""
    seen: set[str] = set()
    for statement in said:
        yield statement
        for end in (statement.subject, statement.object):
            if end.how == "described" and end.entity.type == "Person" and end.entity.id not in seen:
                seen.add(end.entity.id)
                group = next(phrases.group_of(statement.passage, end.token), None)
                if group and group.entity.id != end.entity.id:
                    yield Statement(statement.passage, end.token, _PATTERN, end, group)
