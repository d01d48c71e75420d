"""EM425: somebody passes who does not think of the customer at all."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import PASS_MARK
from game.loader.checks.card import warning

CARD = warning(
    "EM425", "a naive player who passes",
    "A player who follows a simple trick, such as always the longest reply, comes to the pass mark on average.",
    "A score that can be had without thinking of the customer says nothing.",
    "the best reply is the second longest in nearly every state",
    "See `audit` for this scenario: it shows every state's replies by length. Change those where the trick works.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each naive player at or above the mark."""
    for one in study.naive:
        if one.overall is not None and one.overall >= PASS_MARK:
            message = (
                f"The player '{one.player}' gets {one.overall / 100:.1f} on average; {PASS_MARK / 100:.0f} passes."
            )
            yield Remark(("states",), message, key=True)
