"""What loading hands back: the value if it is sound, and everything the checker has to say either way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.domain.diagnostic import Diagnostic, Severity
from game.domain.rubric import Rubric
from game.domain.scenario import Scenario

if TYPE_CHECKING:
    from game.loader.written import Written

Diagnostics = tuple[Diagnostic, ...]
"""Diagnostics in the order of their places."""


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """A scenario file as read: `scenario` is None if `diagnostics` hold an error. `file` is its path or name.

    `written` says where everything stands; None where nothing could be read.
    """

    file: str
    scenario: Scenario | None
    diagnostics: Diagnostics
    written: "Written | None" = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The scenario's id; for a scenario that is not sound the file's name without folder and ending."""
        return self.scenario.id if self.scenario else stem(self.file)


@dataclass(frozen=True, slots=True)
class RubricResult:
    """The rubric as read: `rubric` is None if `diagnostics` hold an error.

    `source` is one text that holds both files (a JSON object), so that it can be kept with the attempts;
    `read_rubric` takes its parts back through `game.loader.rubric_sources`.
    """

    rubric: Rubric | None
    diagnostics: Diagnostics
    source: str


def stem(file: str) -> str:
    """`scenarios/late-return.yaml` without folder and ending: `late-return`."""
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if "." in name[1:] else name


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything in there keeps a scenario from being played."""
    return any(one.severity is Severity.ERROR for one in diagnostics)
