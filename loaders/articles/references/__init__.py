"""References: the pronouns and descriptions of an article, and whom they stand for."""

from loaders.articles.references.reading import resolve

__all__ = ["resolve"]
