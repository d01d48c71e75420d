"""EM805: good manners stand in the best replies and hardly anywhere else."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._tells import RARE, tell_of, where
from game.audit.manners import polite_words
from game.loader.checks.card import warning

CARD = warning(
    "EM805", "politeness gives the best reply away",
    "In clearly more decisions than chance would have it the best reply has polite words (please, thank you, "
    "sorry, glad …) where others have none. The words are English.",
    "A trainee learns to pick the courteous line. In life the polite answer is often the wrong one, said nicely.",
    "say: 'Thank you. Let me look at that, please.', beside 'No.' and 'So what?', in state after state",
    "Let worse replies be polite as well, as people are who brush somebody off; take a please out of the best ones.",
)


def check(study: Study) -> Iterator[Remark]:
    """The figures, where they are further from chance than one scenario in a hundred is by accident."""
    tell = tell_of(study, where(lambda text: polite_words(text) > 0))
    if tell and tell.more <= RARE:
        yield Remark(("states",), f"The best reply is a polite one {tell.figures}.", key=True)
