"""What a load did: how much was read, what was refused and why, what changed in the graph."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the publisher's file was read."""

    line: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was not loaded: the file, the line from 1, the column or field, and the reason."""

    file: str
    line: int
    column: str | None
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        place += f", {self.column}" if self.column else ""
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to know about what was read all the same: the file, the line from 1 or 0 for the whole file, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.reason}"


@dataclass(slots=True)
class Report:
    """The counts of one load; `seconds` is wall-clock time."""

    read: int = 0
    accepted: int = 0
    created: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    refused: list[Refusal] = field(default_factory=list[Refusal])
    refused_count: int = 0
    warned: list[Warned] = field(default_factory=list[Warned])
    warned_count: int = 0

    def refuse(self, refusal: Refusal) -> None:
        """Count a refusal, and keep the first thousand with their reasons."""
        self.refused_count += 1
        if len(self.refused) < 1000:
            self.refused.append(refusal)

    def warn(self, warned: Warned) -> None:
        """Count a warning, and keep the first thousand."""
        self.warned_count += 1
        if len(self.warned) < 1000:
            self.warned.append(warned)

    def add(self, other: "Report") -> None:
        """Count what another load did too."""
        for name in ("read", "accepted", "created", "unchanged", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for refusal in other.refused:
            self.refuse(refusal)
        for warned in other.warned:
            self.warn(warned)
        self.refused_count += other.refused_count - len(other.refused)
        self.warned_count += other.warned_count - len(other.warned)
