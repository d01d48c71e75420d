"""EM421: a pillar that is won or lost in one place only."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.pillars import PILLARS
from game.loader.checks.card import warning

CARD = warning(
    "EM421", "a pillar moved by one choice only",
    "Only in one state does it make a difference to this pillar what is said or done.",
    "One answer then decides between 0 and 100, and the scale says nothing about how somebody deals with people.",
    "one reply that shows admits-mistake, and nothing else that counts on composure",
    "Let the pillar be won or lost in more states, or show it nowhere.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each assessed pillar with one state that moves it, at that state."""
    for pillar, states in study.depth.moved.items():
        if states == 1:
            where = _state(study, PILLARS.index(pillar))
            message = f"{pillar.title} is moved in state '{where}' only." if where else f"{pillar.title} is moved once."
            yield Remark(("states", where) if where else ("states",), message, key=True)


def _state(study: Study, pillar: int) -> str:
    compiled, rubric = study.compiled, study.rubric
    for place, state in enumerate(compiled.states[: compiled.first_question]):
        shown = {sum(rubric.behaviours[name].points[pillar] for name in one.effects.shows) for one in state.replies}
        landing = any(one.points[pillar] for one in compiled.landings[place].values())
        early = {one.points[pillar] for one in compiled.early[place].values()}
        if len(shown | early) > 1 or landing:
            return state.id
    return ""
