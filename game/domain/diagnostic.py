"""What the checker says about a scenario."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a diagnostic is; only errors keep a scenario from being played."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: 1-based line and column; 0 where the file as a whole is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, or just the file."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: stable code (`EM…`), severity, place, a sentence a trainer understands, a suggested edit."""

    code: str
    severity: Severity
    place: Place
    message: str
    suggestion: str = ""
