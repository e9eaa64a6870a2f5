"""Who says it, and how: is a statement denied, alleged, possible or planned, and whose word is it?"""

from loaders.articles.voice.said import Said, carried, voice

__all__ = ["Said", "carried", "voice"]
