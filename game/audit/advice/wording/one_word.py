"""EM824: a reply of a single word."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._texts import named, replies_of
from game.loader.checks.card import hint

CARD = hint(
    "EM824", "a reply of one word",
    "A reply consists of a single word, or of none.",
    "There is nothing in it to weigh, and it stands out beside sentences.",
    "say: Yes.",
    "Say what would be said: 'Yes, that one is ours.'",
)


def check(study: Study) -> Iterator[Remark]:
    """Each such reply."""
    for one in replies_of(study):
        if len(words(one.text)) < 2:
            yield Remark(one.path, f"{named(one.path)} is only '{one.text.rstrip('.')}'.")
