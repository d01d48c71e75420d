"""EM434: an expectation that is met whatever is done."""

from collections.abc import Iterator

from game.audit.advice.graph import ends_without, meeting
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

CARD = hint(
    "EM434", "an expectation that is met on every way",
    "No way through the contact passes by what meets it.",
    "Meeting it is no merit, and the ladder of expectations has a rung that nobody can miss.",
    "answer: {…}, and every reply of the last state says meets: [answer]",
    "Let it be possible to end without meeting it, or leave it out.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each expectation that all customers have and that cannot be missed."""
    for name, one in study.scenario.expectations.items():
        meets = meeting(study, name)
        if not one.only and meets and not ends_without(study, meets):
            yield Remark(("expectations", name), f"Whatever is done, the expectation '{name}' is met.", key=True)
