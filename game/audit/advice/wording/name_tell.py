"""EM806: the customer's name stands in the best replies and hardly anywhere else."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._tells import RARE, tell_of, where
from game.loader.checks.card import warning

CARD = warning(
    "EM806", "the customer's name gives the best reply away",
    "In clearly more decisions than chance would have it the best reply says the customer's name where others "
    "do not.",
    "A trainee learns to look for the name and not at what is said.",
    "say: I see it here, Mrs Alvarez., as the only reply with her name in it, in state after state",
    "Let worse replies say the name, too, and leave it out of some of the best: nobody says it in every sentence.",
)


def check(study: Study) -> Iterator[Remark]:
    """The figures, where they are further from chance than one scenario in a hundred is by accident."""
    name = set(words(study.scenario.customer.name))
    tell = tell_of(study, where(lambda text: not name.isdisjoint(words(text))))
    if tell and tell.more <= RARE:
        yield Remark(("states",), f"The best reply is one that says the customer's name {tell.figures}.", key=True)
