"""What the checks of a course look at, and where they report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.loader.checks.card import Card
from game.loader.course_models import CourseShape
from game.loader.nodes import Path, Tree
from game.loader.report import Report

Known = Mapping[str, Sequence[str] | None]
"""The scenarios there are, by id: the principles each teaches, or None where that cannot be said."""


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """A course's shape (perhaps a repaired one), what was written, and the report."""

    course: CourseShape
    tree: Tree
    report: Report

    @property
    def modules(self) -> list[str]:
        """The ids of the modules as written, those of entries that cannot be used included."""
        written = self.tree.value(("modules",))
        return list(written) if isinstance(written, dict) else []

    def say(self, card: Card, path: Path, message: str, suggestion: str = "", *, key: bool = False) -> None:
        """Report something at the value (or the key) at `path`; without a suggestion the card's own is given."""
        self.report.add(card, self.tree.spot(path, key=key), message, suggestion or card.fix)
