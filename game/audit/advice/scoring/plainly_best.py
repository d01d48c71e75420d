"""EM423: in most decisions one reply dominates all others."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import PLAIN
from game.loader.checks.card import warning
from game.loader.names import listed

CARD = warning(
    "EM423", "replies that are dominated",
    "In more than half of the decisions one reply does no less than any other in every pillar and in mood, more in "
    "something, and is worth most in the long run.",
    "Nothing has to be weighed. Who has understood the tone of the good replies finds them all without thinking.",
    "a kind, right and clever reply beside two rude ones, in state after state",
    "Let a worse reply please her more at once (`mood`), or let the best one cost something: time, money, a hard word.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The states in which that is so at every position."""
    depth = study.depth
    if depth.plainness > PLAIN:
        plain = [state for state, share in depth.plain.items() if share == 1]
        message = f"In {depth.plainness:.1%} of the decisions one reply dominates all others; {PLAIN:.0%} are the most."
        yield Remark(("states",), f"{message} Always so: {listed(plain, 12) or 'nowhere'}.", key=True)
