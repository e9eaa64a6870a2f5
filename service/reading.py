"""Reading a posted report into claims: what the entry point passes in, and what a route asks of it."""

from dataclasses import dataclass
from typing import Annotated, Protocol, cast

from fastapi import Depends, Request

from model.claims import Claim, Source
from service.errors import Invalid


@dataclass(frozen=True, slots=True)
class Found:
    """What a report says, who read it (name/version), and what a person should know; its source with the title that was found."""

    source: Source
    claims: tuple[Claim, ...]
    extractor: str
    warnings: tuple[str, ...] = ()


class CannotRead(ValueError):
    """This report, or any, cannot be read; the message says why."""


class Reads(Protocol):
    """Reads the text of a source; called from several threads; raises CannotRead."""

    def __call__(self, source: Source) -> Found: ...


async def _reads(request: Request) -> Reads | None:
    return cast(Reads | None, request.app.state.reads)


ReadsDep = Annotated[Reads | None, Depends(_reads)]


def reading(source: Source, reads: Reads | None, *, asked: bool | None, claims: bool) -> Found | None:
    """Return what a report says, or None where it is not to be read: `asked` decides, else whether it comes without claims."""
    if asked is False or (asked is None and (reads is None or claims or source.text is None)):
        return None
    if reads is None:
        raise Invalid("body", "read", "this service was started without a reader")
    if claims or source.text is None:
        raise Invalid("body", "read", "a source is read that has a text and comes without claims")
    try:
        return reads(source)
    except CannotRead as error:
        raise Invalid("body", "source.text", str(error)) from error
