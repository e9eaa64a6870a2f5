"""The reader as the service is given it: opened at the first report, once, and asked by one thread at a time."""

from dataclasses import dataclass, field
from threading import Lock

from loaders.articles.decoding import Unreadable, whole
from loaders.articles.reader import EXTRACTOR
from loaders.articles.reading import cautions, labelled
from loaders.articles.worker import Opens, Reads
from model.claims import Source
from service.reading import CannotRead, Found


@dataclass(slots=True)
class Lazy:
    """Reads sources with a reader that `opens` opens when the first one comes."""

    opens: Opens
    _reader: Reads | None = None
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, source: Source) -> Found:
        """Return what a source says; raises CannotRead."""
        with self._lock:
            reader = self._reader = self._reader or self._open()
            return self._read(reader, source)

    def _open(self) -> Reads:
        try:
            return self.opens()
        except Exception as error:
            raise CannotRead(f"the reader could not be opened: {type(error).__name__}: {error}") from error

    def _read(self, reader: Reads, source: Source) -> Found:
        try:
            whole(source.text or "")
            article = labelled(source, file=source.id)
            said = reader.read(article)
        except Unreadable as error:
            raise CannotRead(str(error)) from error
        except Exception as error:
            raise CannotRead(f"reading it raised {type(error).__name__}: {error}") from error
        notice = (reader.notice,) if reader.notice else ()
        return Found(article.source, said.claims, EXTRACTOR, (*notice, *cautions(article), *said.warnings))
