"""EM327: `once` where nothing comes back."""

from collections.abc import Iterator

from game.audit.advice.flow._circles import circles
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint
from game.loader.wording import said_of

CARD = hint(
    "EM327", "`once` where nothing comes back",
    "The reply may be given once only, but no way leads back to its state.",
    "It changes nothing, and makes the proof remember one thing more.",
    "thank: {say: Thank you., once: true, to: goodbye}, and nothing leads back",
    "Take `once` out, or let the way back exist that it was meant for.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each reply with `once` in a state that cannot be come to twice."""
    again = {name for circle in circles(study) for name in circle}
    for state, reply, path in study.replies():
        if reply.once and state.id not in again:
            message = f"{said_of(path)} has `once`, but nothing leads back to '{state.id}'."
            yield Remark((*path, "once"), message, key=True)
