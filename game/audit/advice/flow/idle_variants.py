"""EM326: variants that make no difference."""

from collections.abc import Iterator

from game.audit.advice.asking import decides_nothing
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Status, StatusIs
from game.loader.checks.card import warning

CARD = warning(
    "EM326", "a variant whose conditions decide nothing",
    "Conditions ask for the variant, but wherever they are asked the rest of the condition decides; and no expectation "
    "is hers alone.",
    "She is the same customer as the others by another name; only the debrief tells another story of her.",
    "when: (variant hurried or refund_agreed) and heard, where the refund is always agreed by then",
    "Let what she says and needs depend on it, or leave her out.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each variant that is asked for and never decides."""
    own = {name for one in study.scenario.expectations.values() for name in one.only}
    for name in study.scenario.variants:
        idle = decides_nothing(study.askings, StatusIs(Status.VARIANT, name), study.compiled)
        if idle and name not in own:
            message = f"Whether she is the variant '{name}' never decides anything."
            yield Remark(("variants", name), message, key=True)
