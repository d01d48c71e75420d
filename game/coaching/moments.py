"""Two things the debrief looks at closely: how barbs were taken (R4), and whether recovery came in order (F4)."""

from collections.abc import Iterator, Sequence

from game.coaching.model import BarbStory, Decision, StageStory
from game.domain.action import Deed
from game.domain.rubric import Appraisal
from game.domain.scenario import Stage
from game.engine.offers import words_at
from game.engine.telling import Taken, Telling
from game.rules.compiled import Compiled


def barbs_of(compiled: Compiled, taken: Sequence[Taken], decisions: Sequence[Decision]) -> Iterator[BarbStory]:
    """Each barb that was answered, and how."""
    for one, decision in zip(taken, decisions, strict=True):
        place = one.before.position[0]
        about = compiled.states[place].barb if place < compiled.first_question else ""
        if about and one.action.deed is Deed.REPLY:
            appraisal = _appraisal(compiled, decision)
            breathed = one.before.breathed
            yield BarbStory(decision.turn, words_at(compiled, one.before), about, decision.line, appraisal, breathed)


def _appraisal(compiled: Compiled, decision: Decision) -> Appraisal | None:
    """How it was taken: the appraisal of the first behaviour that has one."""
    behaviours = (compiled.rubric.behaviours[one.behaviour] for one in decision.shown)
    return next((one.appraisal for one in behaviours if one.appraisal is not None), None)


def stages_of(compiled: Compiled, taken: Sequence[Taken], tellings: Sequence[Telling]) -> Iterator[StageStory]:
    """The stages that the scenario has replies for, in their order; none where it has nothing to recover."""
    replies = [reply for state in compiled.scenario.states.values() for reply in state.replies]
    offered = {one.stage for one in replies}
    reached: dict[Stage, int] = {}
    early: dict[Stage, int] = {}
    for turn, (one, telling) in enumerate(zip(taken, tellings, strict=True), start=1):
        if one.action.deed is Deed.REPLY:
            state = compiled.states[one.before.position[0]]
            stage = next(reply.stage for reply in state.replies if reply.id == one.action.name)
            if stage is not None:
                (early if telling.early else reached).setdefault(stage, turn)
    for stage in (one for one in Stage if one in offered):
        yield StageStory(stage, reached.get(stage), early.get(stage))
