"""The customer's own judgement of a finished playthrough: stars, expectations, promises and the rung reached."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from game.domain.opening import Opening
from game.domain.scenario import MOOD_MAX, Expectation, Level
from game.domain.score import Fate, PromiseFate, Verdict
from game.rules.compiled import Compiled
from game.rules.conditions import compile_condition
from game.rules.openings import expectations_of, variant_of
from game.rules.step import Standing

if TYPE_CHECKING:  # tellings are made with what is judged here
    from game.engine.telling import Telling

NEUTRAL = MOOD_MAX // 2


def judge(
    compiled: Compiled, standing: Standing, curve: Sequence[int], tellings: "Sequence[Telling]", opening: Opening
) -> Verdict:
    """The verdict at the end of a contact. `curve` is the mood shown at the start and after each action."""
    scenario = compiled.scenario
    ending = scenario.endings[compiled.places[standing.position[0]]]
    bits = standing.position[3]
    expected = list(expectations_of(scenario, variant_of(scenario, opening)))
    fates = tuple((one.id, fate_of(compiled, bits, one.id)) for one in expected)
    wows = [one for one in tellings if one.wow]
    return Verdict(
        curve=tuple(curve),
        stars=stars(curve, ending.mood),
        review=ending.review or ending.customer,
        expectations=fates,
        promises=tuple(promise_fates(compiled, bits)),
        rung=rung(expected, dict(fates)),
        wow=bool(wows),
        story=next((one.story for one in reversed(wows) if one.story), ""),
        leaves=tuple(sorted(_leaves(compiled, standing))),
    )


def _leaves(compiled: Compiled, standing: Standing) -> Iterator[str]:
    """The words she will remember of this contact."""
    place, mood, goodwill, bits = standing.position
    for trace in compiled.scenario.memory.values():
        if trace.endings and compiled.places[place] not in trace.endings:
            continue
        if trace.when is None or compile_condition(trace.when, compiled.layout)(bits, mood, goodwill):
            yield trace.id


def stars(curve: Sequence[int], afterwards: int | None = None) -> int:
    """One to five stars from the peak and the end of the mood curve (R2; Kahneman's peak-end rule).

    The peak is the mood furthest from neutral, the later one of equals; the end is the last mood, or the one she has
    `afterwards`, when a promise has come due. Stars are the mean of the two, mapped evenly from 0-20 to 1-5 and
    rounded half up.
    """
    if afterwards is not None:
        curve = (*curve, afterwards)
    peak = max(enumerate(curve), key=lambda item: (abs(item[1] - NEUTRAL), item[0]))[1]
    remembered = Fraction(peak + curve[-1], 2)
    return int(1 + 4 * remembered / MOOD_MAX + Fraction(1, 2))


def fate_of(compiled: Compiled, bits: int, expectation: str) -> Fate:
    """What has become of an expectation so far."""
    layout = compiled.layout
    if layout.holds(bits, "exceeded", expectation):
        return Fate.EXCEEDED
    return Fate.MET if layout.holds(bits, "met", expectation) else Fate.UNMET


def promise_fates(compiled: Compiled, bits: int) -> list[tuple[str, PromiseFate]]:
    """What became of each promise made: what the contact itself settled, else whether it can be kept."""
    layout, fates = compiled.layout, []
    for name, promise in compiled.scenario.promises.items():
        kept, broken = layout.holds(bits, "kept", name), layout.holds(bits, "broken", name)
        if kept or broken or layout.holds(bits, "promised", name):
            good = kept or (not broken and promise.can_keep)
            fates.append((name, PromiseFate.KEPT if good else PromiseFate.BROKEN))
    return fates


def rung(expected: Sequence[Expectation], fates: Mapping[str, Fate]) -> Level | None:
    """The highest level all of whose expectations are met, as are all those of the levels below.

    A level on which this customer expects nothing is stepped over, but is never itself the rung reached.
    """
    reached = None
    for level in Level:
        here = [fates[one.id] for one in expected if one.level is level]
        if Fate.UNMET in here:
            return reached
        reached = level if here else reached
    return reached
