"""The debrief of one finished playthrough: what happened, why it counts, and what would have happened instead."""

from collections import Counter
from collections.abc import Iterator, Sequence

from game.coaching.model import (
    Debrief,
    Decision,
    ExpectationStory,
    Item,
    MissedGesture,
    PillarStory,
    PromiseStory,
)
from game.coaching.moments import barbs_of, stages_of
from game.coaching.regret import Judge
from game.coaching.whatif import alternative
from game.domain.action import Deed, Journal
from game.domain.opening import PLAIN, Opening
from game.domain.pillars import PILLARS
from game.domain.score import PillarScore
from game.engine.offers import question_at, words_at
from game.engine.prepared import Prepared
from game.engine.replay import Outcome, replay
from game.engine.telling import Telling, tell
from game.rules.openings import variant_of
from game.rules.step import begin, lands, mood_shown, raw_points, reply_at


def debrief(prepared: Prepared, journal: Journal, opening: Opening = PLAIN) -> Debrief:
    """Debrief a complete journal of a contact that opened like this.

    Raises `ActionRefused` where the journal does not fit the scenario.
    """
    outcome = replay(prepared, journal, opening)
    compiled, scenario = prepared.compiled, prepared.scenario
    tellings = [tell(compiled, one) for one in outcome.taken]
    judge = Judge(prepared, opening)
    decisions = tuple(_decisions(judge, outcome, tellings, opening))
    variant = variant_of(scenario, opening)
    ending = scenario.endings[outcome.ending]
    return Debrief(
        scenario_id=scenario.id,
        title=scenario.title,
        customer_name=scenario.customer.name,
        headline=ending.text or ending.customer,
        ending=ending,
        score=outcome.score,
        verdict=outcome.verdict,
        pillars=tuple(_pillar(score, tellings) for score in outcome.score.pillars),
        decisions=decisions,
        costliest=alternative(judge, outcome, decisions),
        missed=tuple(_missed(prepared, outcome)),
        expectations=tuple(_expectations(prepared, outcome)),
        promises=tuple(PromiseStory(scenario.promises[name].text, fate) for name, fate in outcome.verdict.promises),
        principles=tuple(_principles(prepared, tellings)),
        barbs=tuple(barbs_of(compiled, outcome.taken, decisions)),
        stages=tuple(stages_of(compiled, outcome.taken, tellings)),
        this_time=scenario.variants[variant].text if variant else "",
        other_times=tuple(one.text for name, one in scenario.variants.items() if name != variant),
        will_remember=tuple(scenario.memory[word].text for word in outcome.verdict.leaves),
    )


def _decisions(
    judge: Judge, outcome: Outcome, tellings: Sequence[Telling], opening: Opening
) -> Iterator[Decision]:
    compiled = judge.prepared.compiled
    before = words_at(compiled, begin(compiled, opening))
    for turn, (taken, telling) in enumerate(zip(outcome.taken, tellings, strict=True), start=1):
        feedback = telling.feedback(compiled.rubric)
        yield Decision(
            turn=turn,
            deed=taken.action.deed,
            before=before,
            line=telling.line.text,
            said=telling.said,
            shown=feedback.shown,
            because=telling.because,
            mood_before=mood_shown(compiled, taken.before),
            mood_after=mood_shown(compiled, taken.after),
            landed=telling.landed,
            cost=_cost(judge, outcome, turn),
            question=question_at(compiled, taken.before),
            early=telling.early,
        )
        before = telling.said[-1] if telling.said else before


def _cost(judge: Judge, outcome: Outcome, turn: int) -> int:
    """What the action of a turn lost, in hundredths of the overall score.

    A reply is measured against the best reply; a gesture and a lapse against the best that was still possible before.
    """
    taken, compiled = outcome.taken[turn - 1], judge.prepared.compiled
    if taken.action.deed is Deed.REPLY:
        choice = reply_at(compiled, taken.before.position, taken.action.name)
        assert choice is not None  # it was taken
        return judge.value.hundredths(judge.regret(choice, taken.before.position))
    possible = [
        judge.value.of(raw_points(compiled, one)) + judge.ahead(one.position) for one in (taken.before, taken.after)
    ]
    return judge.value.hundredths(possible[0] - possible[1])


def _pillar(score: PillarScore, tellings: Sequence[Telling]) -> PillarStory:
    index = PILLARS.index(score.pillar)
    times: Counter[str] = Counter()
    points: Counter[str] = Counter()
    for one in (behaviour for telling in tellings for behaviour in telling.behaviours):
        if one.points[index]:
            times[one.name] += 1
            points[one.name] += one.points[index]
    items = [Item(name, times[name], points[name]) for name in times]
    earned = sorted((item for item in items if item.points > 0), key=lambda item: -item.points)
    cost = sorted((item for item in items if item.points < 0), key=lambda item: item.points)
    return PillarStory(score, tuple(earned), tuple(cost))


def _missed(prepared: Prepared, outcome: Outcome) -> Iterator[MissedGesture]:
    """Each gesture never used that would have landed, at the first point where it would have."""
    compiled = prepared.compiled
    used = {one.action.name for one in outcome.taken if one.action.deed is Deed.GESTURE}
    for name, own in prepared.scenario.gestures.items():
        if name in used:
            continue
        for turn, taken in enumerate(outcome.taken, start=1):
            if lands(compiled, taken.before.position, name):
                yield MissedGesture(turn, prepared.rubric.gestures[name].name, own.customer, own.because)
                break


def _expectations(prepared: Prepared, outcome: Outcome) -> Iterator[ExpectationStory]:
    compiled, bits = prepared.compiled, outcome.taken[-1].after.position[3]
    for name, fate in outcome.verdict.expectations:
        one = prepared.scenario.expectations[name]
        found = compiled.layout.holds(bits, "revealed", name)
        yield ExpectationStory(one.text, one.level, one.kind, fate, one.hidden, found)


def _principles(prepared: Prepared, tellings: Sequence[Telling]) -> Iterator[tuple[str, str, str]]:
    seen = dict.fromkeys(one.principle for telling in tellings for one in telling.behaviours)
    for name in seen:
        principle = prepared.rubric.principles[name]
        yield principle.id, principle.name, principle.text
