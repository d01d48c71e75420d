"""EM425: somebody passes who does not think of the customer at all."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import PASS_MARK
from game.loader.checks.card import warning
from game.loader.names import listed

CARD = warning(
    "EM425", "a naive player who passes",
    "Somebody who follows a simple trick without thinking (always the longest reply, always the first, every gesture "
    "there is) comes to the pass mark on average. docs/audit.md names all tricks.",
    "A score that can be had without thinking of the customer says nothing.",
    "the best reply is the second longest in nearly every state",
    "See `audit` for this scenario: it shows every state's replies by length, the best ones with a star. Make the "
    "trick fail in some states: lengthen or shorten a reply there, or let another one be the best.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Those at or above the mark, in one remark; nothing where no pillar is assessed at all."""
    passing = {one.player: one.overall for one in study.naive if (one.overall or 0) >= PASS_MARK}
    if passing and any(study.depth.moved.values()):
        most = max(passing.values(), key=lambda overall: overall or 0) or 0
        trick = "the trick" if len(passing) == 1 else "one of the tricks"
        message = (
            f"Somebody passes who never thinks of the customer, with {trick} {listed(passing, 13)}: the score is up to "
            f"{most / 100:.1f}, and should stay below {PASS_MARK / 100:g}."
        )
        yield Remark(("states",), message, key=True)
