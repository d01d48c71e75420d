"""EM335: a flag that is the same whenever it is asked for."""

from collections.abc import Iterator

from game.audit.advice.asking import Asking, Kind, values_of
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import FlagSet, leaves
from game.loader.checks.card import hint

CARD = hint(
    "EM335", "a flag that is the same whenever it is asked for",
    "Wherever a `when` asks for the flag, every way there has set it; or none has.",
    "It tells nothing apart. Either a way is missing that should go without it, or it is left over.",
    "sets: [refund_agreed] in both replies of the first state, and when: refund_agreed later on",
    "Take it out of the conditions, or let it be set on some of the ways only.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each such flag, where it is first asked for; not where it is all that is asked, which is told as that."""
    asked: dict[FlagSet, list[Asking]] = {}
    for asking in study.askings:
        for leaf in dict.fromkeys(leaves(asking.when)):
            if isinstance(leaf, FlagSet):
                asked.setdefault(leaf, []).append(asking)
    for flag, many in asked.items():
        values = {value for one in many for value in values_of(one, flag, study.compiled)}
        if len(values) == 1 and all(one.kind is Kind.ROUTE or (one.held and one.failed) for one in many):
            what = "set" if values == {True} else "not set"
            message = f"Wherever the flag '{flag.flag}' is asked for, it is {what}."
            yield Remark(many[0].path, message, word=flag.flag)
