"""Mastery is a running median: no bad day swings it, and it follows a real change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.coaching.mastery import Mastery, counted, mastery, median
from game.coaching.played import Played
from game.domain.course import MasteryRules
from game.domain.pillars import PILLARS, Pillar
from tests.coaching.plays import play

RULES = MasteryRules()
LOOSE = MasteryRules(per_day=5, per_contact=5)
SCORES = st.lists(st.integers(0, 10_000), min_size=5, max_size=5)


def plays(scores: list[int]) -> list[Played]:
    """An attempt at a contact of its own for each score, a day each."""
    return [play(f"c{number}", score, day=number) for number, score in enumerate(scores)]


def accuracy(many: list[Played], rules: MasteryRules = RULES) -> Mastery:
    """The mastery of accuracy."""
    return mastery(many, rules)[0]


@pytest.mark.parametrize(
    ("scores", "score"),
    [([10, 30, 20], 20), ([40, 10, 30, 20], 25), ([1, 2, 4, 5], 3), ([1, 2, 3, 5], 3), ([9000, 0, 50, 70, 60], 60)],
)
def test_the_middle_one(scores: list[int], score: int) -> None:
    """The median; of an even number the mean of the middle two, rounded half up to a whole hundredth."""
    assert median(scores) == score
    assert accuracy(plays(scores)).score == score


def test_nothing_is_said_before_there_are_enough() -> None:
    """With fewer than three there is a count and no score."""
    found = [accuracy(plays([5000] * count)) for count in range(4)]
    assert [(one.score, one.n) for one in found] == [(None, 0), (None, 1), (None, 2), (5000, 3)]


@given(SCORES, st.integers(0, 4), st.integers(0, 10_000))
def test_one_bad_attempt_moves_it_to_a_neighbour_at_most(scores: list[int], at: int, other: int) -> None:
    """Whatever one of five becomes, mastery stays between the scores next to the middle one."""
    before = sorted(scores)
    spoilt = [*scores[:at], other, *scores[at + 1 :]]
    after = accuracy(plays(spoilt)).score
    assert after is not None
    assert before[1] <= after <= before[3]


@given(SCORES, st.permutations(range(5)))
def test_three_bad_ones_do_pull_it_down(scores: list[int], order: list[int]) -> None:
    """The breakdown point is two of five: with two zeros it is still one of the scores, with three it is zero."""
    two = [0 if number in order[:2] else score for number, score in enumerate(scores)]
    three = [0 if number in order[:3] else score for number, score in enumerate(scores)]
    kept = [score for number, score in enumerate(scores) if number not in order[:2]]
    assert accuracy(plays(two)).score == min(kept)
    assert accuracy(plays(three)).score == 0


@given(
    st.sampled_from([(0, 0, 1), (0, 1, 1), (0, 1, 2)]),
    st.lists(st.sampled_from(["g0", "g1", "g2", "x", "y"]), min_size=1, max_size=12),
    st.lists(st.integers(8000, 10_000), min_size=3, max_size=3),
)
def test_one_bad_day_never_swings_it(days: tuple[int, ...], bad: list[str], scores: list[int]) -> None:
    """After three contacts on two or more days, any zeros of one day, at the same contacts or others, leave it among
    the three."""
    good = [play(f"g{number}", score, day=days[number]) for number, score in enumerate(scores)]
    zeros = [play(contact, 0, day=9) for contact in bad]
    found = accuracy([*good, *zeros])
    assert found.score is not None
    assert found.score >= min(scores)


def test_a_second_bad_day_does_move_it() -> None:
    """It is not deaf: bad attempts on two days win over older good ones."""
    good = [play(f"good{number}", 8000, day=number) for number in range(5)]
    bad = [play(f"bad{number}", 0, day=9 + number // 2) for number in range(4)]
    assert accuracy([*good, *bad]).score == 0


def test_a_single_day_is_better_than_none() -> None:
    """Whoever plays everything on one day is not told to wait: where no other day fills the window, this one does."""
    many = [play(f"c{number}", 1000 * number) for number in range(7)]
    assert accuracy(many) == Mastery(Pillar.ACCURACY, 4000, 5)


def test_one_contact_fills_two_places_only() -> None:
    """Playing the same contact again and again makes no master."""
    again = [play("easy", 10_000, day=number) for number in range(9)]
    others = [play("hard", 1000, day=10), play("harder", 2000, day=11)]
    assert accuracy(again).score is None
    assert accuracy([*others, *again]) == Mastery(Pillar.ACCURACY, 6000, 4)


def test_only_assessed_attempts_and_pillars_count() -> None:
    """Learning is free, and a pillar that a contact does not assess is passed over."""
    many = [
        play("a", 100, assessed=False),
        play("b", 200, pillars=(200, None, 200, 200)),
        *(play(f"c{number}", 300) for number in range(3)),
    ]
    found = mastery(many, LOOSE)
    assert [one.n for one in found] == [4, 3, 4, 4]
    assert [one.pillar for one in found] == list(PILLARS)


def test_it_looks_at_the_newest() -> None:
    """Of more than five the oldest are forgotten; the order is that of the records, not of the clock."""
    many = plays([0, 0, 0, 7000, 7000, 7000, 7000, 7000])
    assert accuracy(many).score == 7000
    late = [play(f"d{number}", 9000, day=-50 - number) for number in range(5)]
    assert [one.contact for one in counted([*many, *late], Pillar.EMPATHY, RULES)] == ["d4", "d3", "d2", "d1", "d0"]
