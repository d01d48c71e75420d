"""EM433: a principle that is to be taught and never comes up."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning
from game.loader.coverage import BY_THE_GAME_ALONE, counted

CARD = warning(
    "EM433", "a principle that is taught nowhere",
    "`teaches` names a principle, but nothing in the scenario shows a behaviour of it, well or badly.",
    "The card promises something that cannot be learnt here, and the course counts on it.",
    "teaches: [F9], and no reply or gesture shows a behaviour of F9",
    "Let a reply show a behaviour of it (docs/reference.md lists them by principle), or take it out of `teaches`.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each of them, but for those that the game itself sees to."""
    behaviours = study.rubric.behaviours
    shown = {behaviours[name].principle for deed in study.deeds() for name in deed.effects.shows}
    shown |= {one.principle for one in behaviours.values() if one.id in counted(study.rubric)}
    for number, principle in enumerate(study.scenario.teaches):
        if principle not in shown and principle not in BY_THE_GAME_ALONE:
            yield Remark(("teaches", number), f"{principle} is to be taught, but nothing here shows a behaviour of it.")
