"""EM423: in most decisions one reply is best in everything."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import PLAIN
from game.loader.checks.card import warning
from game.loader.names import listed

CARD = warning(
    "EM423", "a reply that is best in everything",
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
        message = (
            f"In {depth.plainness:.0%} of the decisions one reply is the best in everything, in all points and in the "
            f"customer's mood; {PLAIN:.0%} are the most."
        )
        where = f" Always so in: {listed(plain, 12)}." if plain else ""
        yield Remark(("states",), message + where, key=True)
