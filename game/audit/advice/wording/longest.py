"""EM801: the best reply is the longest one more often than chance would have it."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._tells import RARE, tell_of
from game.audit.clues import marked
from game.loader.checks.card import warning

CARD = warning(
    "EM801", "the best reply is the longest",
    "In clearly more decisions than chance would have it the best reply is the longest of those on offer.",
    "Whoever picks the longest reply does well and has learnt nothing: what was carefully written looks careful.",
    "say: Six words and no more than that., beside a best reply of thirty words, in state after state",
    "Shorten the best reply here and there, or let a worse one talk more. `audit` lists the lengths of every state.",
)


def check(study: Study) -> Iterator[Remark]:
    """The figures, where they are further from chance than one scenario in a hundred is by accident."""
    tell = tell_of(study, lambda says: marked("longest", says))
    if tell and tell.more <= RARE:
        yield Remark(("states",), f"The best reply is the longest {tell.figures}.", key=True)
