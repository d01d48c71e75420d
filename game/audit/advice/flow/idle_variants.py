"""EM326: variants that make no difference."""

from collections.abc import Iterator

from game.audit.advice.flow.unresolved_promise import conditions
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Status, StatusIs, leaves
from game.loader.checks.card import warning

CARD = warning(
    "EM326", "a variant that makes no difference",
    "No condition asks for the variant, no expectation is hers alone, and her patience is the same.",
    "She is the same customer as the others by another name; only the debrief tells another story of her.",
    "variants: {calm: {text: …}, hurried: {text: …}}, and no `when: variant hurried`",
    "Let what she says and needs depend on it, or leave her out.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each variant that nothing tells from another of which nothing speaks either."""
    scenario = study.scenario
    asked = {
        leaf.name
        for condition in conditions(study)
        for leaf in leaves(condition)
        if isinstance(leaf, StatusIs) and leaf.status is Status.VARIANT
    }
    asked |= {name for one in scenario.expectations.values() for name in one.only}
    idle = [one for one in scenario.variants.values() if one.id not in asked]
    for number, one in enumerate(idle):
        if any(other.patience == one.patience for other in idle[:number]):
            message = f"Nothing in the contact depends on the variant '{one.id}'."
            yield Remark(("variants", one.id), message, key=True)
