"""EM439: an expectation that is let down whatever is done."""

from collections.abc import Iterator

from game.audit.advice.graph import fates, meeting, roots_expecting
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning

CARD = warning(
    "EM439", "an expectation that is let down on every way",
    "Something here meets it, but on every way it is let down again later, or those who expect it never come to what "
    "would meet it.",
    "The debrief counts it as failed for everybody, and the ladder of expectations never gets past it.",
    "answer is met in the first state, and every reply of the last state says fails: [answer]",
    "Let at least one way end with the expectation met.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each expectation that something meets and that is met at no end."""
    for name, one in study.scenario.expectations.items():
        if meeting(study, name) and fates(study, name, roots_expecting(study, one)) == {False}:
            message = f"Whatever is done, the expectation '{name}' is not met in the end."
            yield Remark(("expectations", name), message, key=True)
