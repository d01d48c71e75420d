"""EM323: an ending that no sensible player reaches, though it is not a poor one."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.sensible import mean_share
from game.loader.checks.card import hint

GOOD = 7_000
"""Below this (hundredths) an ending is one to be warned by, not one to be reached."""

CARD = hint(
    "EM323", "an ending that no sensible player reaches",
    "Players who give replies worth about as much as the best never come to this ending, though it can be worth 70.",
    "It is no warning, since it is not poor, and no reward, since nobody gets there. Hardly anybody will ever read it.",
    "an ending that only follows when a good reply is taken back at the last moment",
    "Lead a good way there, let it be the poorer ending it looks like, or join it with another.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each ending that sensible play never comes to, from no opening, and that can be worth GOOD at least."""
    for name, found in study.ranges.items():
        highest = max(one.highest for one in found)
        if highest >= GOOD and mean_share(study.plays, name) == 0:
            message = f"No sensible player comes to '{name}', though it can be worth {highest / 100:.0f}."
            yield Remark(("endings", name), message, key=True)
