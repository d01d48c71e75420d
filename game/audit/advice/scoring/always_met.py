"""EM434: an expectation that is met whatever is done."""

from collections.abc import Iterator

from game.audit.advice.graph import fates, roots_expecting
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

CARD = hint(
    "EM434", "an expectation that is met on every way",
    "On every way through the contact it is met, and stays so.",
    "Meeting it is no merit, and the ladder of expectations has a rung that nobody can miss.",
    "answer: {…}, and every reply of the last state says meets: [answer]",
    "Let it be possible to end without meeting it, or leave it out.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each expectation that cannot be missed by the customers who have it."""
    for name, one in study.scenario.expectations.items():
        if fates(study, name, roots_expecting(study, one)) == {True}:
            yield Remark(("expectations", name), f"Whatever is done, the expectation '{name}' is met.", key=True)
