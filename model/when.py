"""What a question asks of time: as of a date, between dates, by what had been published, with or without what has no date."""

from dataclasses import dataclass
from typing import Literal

from model.dates import OPEN_END, OPEN_START, reading

Undated = Literal["include", "exclude"]
Family = Literal["none", "parents", "branches"]
UNDATED: tuple[Undated, ...] = ("include", "exclude")
FAMILY: tuple[Family, ...] = ("none", "parents", "branches")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Dates are days, months or years as typed; a month or a year of `as_of` asks about any time in it."""

    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    known_by: str | None = None
    undated: Undated = "include"
    family: Family = "none"

    @property
    def asked(self) -> bool:
        """Say whether time narrows the answer at all."""
        return self.undated == "exclude" or any((self.as_of, self.since, self.until, self.known_by))

    @property
    def day(self) -> tuple[int, int] | None:
        """Return the first and the last day that `as_of` asks about."""
        return (reading(self.as_of).earliest, reading(self.as_of).latest) if self.as_of else None

    @property
    def window(self) -> tuple[int, int] | None:
        """Return the first and the last day of `since` to `until`; an end that is not given is open."""
        if not self.since and not self.until:
            return None
        first = reading(self.since).earliest if self.since else OPEN_START
        return first, reading(self.until).latest if self.until else OPEN_END

    @property
    def known(self) -> int | None:
        """Return the last day of publication that counts."""
        return reading(self.known_by).latest if self.known_by else None


ALWAYS = When()
