"""Item analysis finds what was put into simulated plays, and finds nothing where nothing was."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from game.audit.chart.items import Analysis, Doubt, Item
from game.coaching.items.analysis import analysed
from game.coaching.items.answers import sittings_of
from game.coaching.items.figures import correlation, difference, share
from game.domain.attempt import Attempt
from game.engine.prepared import Prepared
from game.records.store import Unreadable
from game.session.library import Library
from tests.coaching.items.simulated import Pick, attempt, by_skill

MANY = 150


@cache
def prepared() -> Prepared:
    """A scenario that ships."""
    return Library().prepared("first-day")


@cache
def plays(pick: Pick = by_skill) -> tuple[Attempt, ...]:
    """Plays of many trainees."""
    return tuple(attempt(prepared(), number, pick) for number in range(MANY))


def analysis(pick: Pick = by_skill) -> Analysis:
    """The analysis of many plays."""
    return analysed(prepared(), sittings_of(prepared(), plays(pick)))


def first(found: Analysis) -> Item:
    """The decision that everybody comes to."""
    return next(one for one in found.items if one.state == prepared().scenario.start)


def test_skill_shows_in_every_decision_that_many_came_to() -> None:
    """Where trainees differ in skill alone, finding the best reply goes with doing well elsewhere."""
    items = [one for one in analysis().items if one.found.of >= 100]
    assert len(items) >= 3
    for one in items:
        assert one.discrimination is not None
        assert one.discrimination.low > 0, one.state
        assert Doubt.AGAINST not in one.doubts


def test_nothing_is_doubted_where_nothing_is_wrong() -> None:
    """Skilled trainees choose the best replies more, and no reply is doubted for the contrary."""
    doubts = {doubt for item in analysis().items for use in item.replies for doubt in use.doubts}
    assert doubts <= {Doubt.IMPLAUSIBLE}


def contrary(state: str, ranked: list[str], skill: float, rng: Random) -> str:
    """In the first state the skilled choose the worst reply and the others the best: its key is wrong."""
    if state == prepared().scenario.start:
        return ranked[-1] if rng.random() < skill else ranked[0]
    return by_skill(state, ranked, skill, rng)


def test_a_wrong_key_is_found() -> None:
    """A best reply that the strong shun, a poor one that they prefer, and a decision that goes against skill."""
    item = first(analysis(contrary))
    assert Doubt.AGAINST in item.doubts
    assert any(Doubt.BEST_SHUNNED in use.doubts for use in item.replies if use.best)
    assert any(Doubt.POOR_PREFERRED in use.doubts for use in item.replies if not use.best)


def nobody_fooled(state: str, ranked: list[str], skill: float, rng: Random) -> str:
    """In the first state nobody ever takes the worst reply."""
    return by_skill(state, ranked[:-1] if state == prepared().scenario.start else ranked, skill, rng)


def test_a_distractor_that_fools_nobody_is_found() -> None:
    """A poor reply that certainly less than one in twenty choose is called implausible, and only that one."""
    item = first(analysis(nobody_fooled))
    assert [Doubt.IMPLAUSIBLE in use.doubts for use in item.replies].count(True) == 1
    (use,) = (one for one in item.replies if Doubt.IMPLAUSIBLE in one.doubts)
    assert use.chosen.value == 0


def all_right(state: str, ranked: list[str], skill: float, rng: Random) -> str:
    """In the first state everybody finds the best reply."""
    return ranked[0] if state == prepared().scenario.start else by_skill(state, ranked, skill, rng)


def test_a_decision_that_everybody_finds_is_told() -> None:
    """It is easy, and of discrimination nothing can be said."""
    item = first(analysis(all_right))
    assert item.doubts == (Doubt.EASY,)
    assert item.discrimination is None


def test_few_plays_prove_nothing() -> None:
    """Of nine plays there are shares with wide intervals, no comparison and no doubt."""
    found = analysed(prepared(), sittings_of(prepared(), plays()[:9]))
    for item in found.items:
        assert item.discrimination is None
        assert item.doubts == ()
        for use in item.replies:
            assert use.gap is None
            assert use.doubts == ()


def test_only_first_plays_of_this_version_count() -> None:
    """Second plays, other versions and unreadable ones are counted apart, and change no figure."""
    some = list(plays()[:20])
    again = [replace(one, start=replace(one.start, playthrough="f" * 32)) for one in some[:3]]
    other = [replace(one, start=replace(one.start, scenario_digest="0" * 64)) for one in some[:2]]
    damaged = Unreadable("x", "Trainee", "first-day", None, "it is damaged")
    found = sittings_of(prepared(), [*some, *again, *other, damaged])
    assert found.counted == sittings_of(prepared(), some).counted
    assert (found.again, found.other_versions, found.unreadable) == (3, 2, 1)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)]
)
def test_wilsons_interval(count: int, of: int, low: float, high: float) -> None:
    """The figures of the published examples (Newcombe 1998, Statistics in Medicine 17, p. 857, table I)."""
    found = share(count, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 10), 0.6075, 1.0)],
)
def test_newcombes_interval(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    """The figures of the published examples (Newcombe 1998, Statistics in Medicine 17, p. 873, table II)."""
    found = difference(share(*one), share(*other))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_correlation() -> None:
    """A straight line is 1, a mirror -1; too few pairs, or nothing that varies, is nothing."""
    xs = [float(number) for number in range(12)]
    up, down = correlation(xs, xs), correlation(xs, [-x for x in xs])
    assert up is not None
    assert down is not None
    assert (round(up.value, 6), round(down.value, 6)) == (1.0, -1.0)
    assert correlation(xs[:9], xs[:9]) is None
    assert correlation(xs, [1.0] * 12) is None
