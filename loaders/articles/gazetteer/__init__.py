"""Whom and what the reader knows by name: the files beside this one, and countries, provinces and cities from libraries."""

from loaders.articles.gazetteer.book import Gazetteer, load
from loaders.articles.gazetteer.entries import BadGazetteer

__all__ = ["BadGazetteer", "Gazetteer", "load"]
