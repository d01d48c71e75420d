"""EM802: the best reply is the shortest one more often than chance would have it."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._tells import RARE, tell_of
from game.audit.clues import marked
from game.loader.checks.card import warning

CARD = warning(
    "EM802", "the best reply is the shortest",
    "In clearly more decisions than chance would have it the best reply is the shortest of those on offer.",
    "Whoever picks the shortest reply does well and has learnt nothing.",
    "say: Tell me., beside worse replies of twenty words each, in state after state",
    "Give the best reply a word more here and there, or let a worse one be brief. `audit` lists the lengths of "
    "every state.",
)


def check(study: Study) -> Iterator[Remark]:
    """The figures, where they are further from chance than one scenario in a hundred is by accident."""
    tell = tell_of(study, lambda says: marked("shortest", says))
    if tell and tell.more <= RARE:
        yield Remark(("states",), f"The best reply is the shortest {tell.figures}.", key=True)
