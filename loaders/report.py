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
        place = f"{self.file}:{self.line}" + (f", {self.column}" if self.column else "")
        return f"{place}: {self.reason}"


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

    def refuse(self, refusal: Refusal) -> None:
        """Count a refusal, and keep the first thousand with their reasons."""
        self.refused_count += 1
        if len(self.refused) < 1000:
            self.refused.append(refusal)
