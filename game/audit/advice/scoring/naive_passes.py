"""EM425: somebody passes who does not think of the customer at all."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import PASS_MARK
from game.loader.checks.card import warning
from game.loader.names import listed

CARD = warning(
    "EM425", "a naive player who passes",
    "A player who follows a simple trick, such as always the longest reply, comes to the pass mark on average.",
    "A score that can be had without thinking of the customer says nothing.",
    "the best reply is the second longest in nearly every state",
    "See `audit` for this scenario: it shows every state's replies by length. Change those where the trick works.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Those at or above the mark, in one remark; nothing where no pillar is assessed at all."""
    passing = {one.player: one.overall for one in study.naive if (one.overall or 0) >= PASS_MARK}
    if passing and any(study.depth.moved.values()):
        most = max(passing.values(), key=lambda overall: overall or 0) or 0
        players = (
            f"The players {listed(passing, 13)} pass" if len(passing) > 1 else f"The player {listed(passing)} passes"
        )
        yield Remark(("states",), f"{players}, with up to {most / 100:.1f} on average.", key=True)
