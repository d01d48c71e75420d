"""EM823: a reply that is much longer than all others of its state."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import hint

CARD = hint(
    "EM823", "a reply much longer than the others",
    "A reply is more than two and a half times as long as the next longest of its state, and by 60 characters "
    "or more.",
    "It catches the eye before a word of it is read, and is taken for the right one, or for the trap.",
    "talk: {say: (three lines)}, beside ask: {say: What happened?} and wait: {say: I see.}",
    "Shorten it, or let the others say a little more.",
)

TIMES = 2.55
"""How many times as long as the next longest."""
CHARACTERS = 60
"""How many characters more, at least."""


def check(study: Study) -> Iterator[Remark]:
    """Each such reply of a state with three or more."""
    for state in study.scenario.states.values():
        ordered = sorted(state.replies, key=lambda reply: -len(reply.say))
        if len(ordered) < 3:
            continue
        longest, second = len(ordered[0].say), len(ordered[1].say)
        if longest > second * TIMES and longest - second >= CHARACTERS:
            path = ("states", state.id, "replies", ordered[0].id, "say")
            yield Remark(path, f"{named(path)} has {longest} characters, and the next longest has {second}.")
