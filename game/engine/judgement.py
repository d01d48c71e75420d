"""The customer's own judgement of a finished playthrough: stars, expectations, promises and the rung reached."""

from collections.abc import Sequence
from fractions import Fraction

from game.domain.scenario import MOOD_MAX, Level
from game.domain.score import Fate, PromiseFate, Verdict
from game.rules.compiled import Compiled
from game.rules.step import Standing

NEUTRAL = MOOD_MAX // 2


def judge(compiled: Compiled, standing: Standing, curve: Sequence[int], wow: bool) -> Verdict:
    """The verdict at the end of a contact. `curve` is the mood shown at the start and after each action."""
    scenario = compiled.scenario
    ending = scenario.endings[compiled.places[standing.position[0]]]
    bits = standing.position[3]
    fates = tuple((name, fate_of(compiled, bits, name)) for name in scenario.expectations)
    return Verdict(
        curve=tuple(curve),
        stars=stars(curve, ending.mood),
        review=ending.review or ending.customer,
        expectations=fates,
        promises=tuple(promise_fates(compiled, bits)),
        rung=rung(compiled, dict(fates)),
        wow=wow,
    )


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


def rung(compiled: Compiled, fates: dict[str, Fate]) -> Level | None:
    """The highest level all of whose expectations are met, as are all those of the levels below.

    A level on which this customer expects nothing is stepped over, but is never itself the rung reached.
    """
    reached = None
    for level in Level:
        here = [fates[one.id] for one in compiled.scenario.expectations.values() if one.level is level]
        if Fate.UNMET in here:
            return reached
        reached = level if here else reached
    return reached
