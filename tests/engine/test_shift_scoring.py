"""The score of a shift: exact, within its bounds, and never better for a worse contact."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from game.domain.score import FULL
from game.domain.shift import ShiftScore
from game.engine.shift_scoring import CONSISTENCY, shift_score, thirds

scores = st.lists(st.integers(0, FULL), min_size=1, max_size=8)


def test_worked_by_hand() -> None:
    """80, 80, 70, 90, 50: mean 74, deviations 6 6 4 16 24 (mean 11.2), consistency 77.6, capped at the mean."""
    assert shift_score([8000, 8000, 7000, 9000, 5000]) == ShiftScore(7400, 7400, 7760)
    # 100 100 100 0 0: mean 60, deviation 48, consistency 4; 48 + 0.8
    assert shift_score([10000, 10000, 10000, 0, 0]) == ShiftScore(4880, 6000, 400)


def test_the_mean_is_exact() -> None:
    """A third of a hundredth is rounded once, at the end: 50.00, 50.00 and 50.01 are 50.00."""
    assert shift_score([5000, 5000, 5001]).mean == 5000
    assert shift_score([5000, 5001]).mean == 5001, "a half goes up"


def test_even_is_best_and_halves_are_worst() -> None:
    """The same everywhere is a consistency of 100; half perfect and half nothing is 0."""
    assert shift_score([6000] * 5) == ShiftScore(6000, 6000, FULL)
    assert shift_score([0, FULL] * 3).consistency == 0


def test_to_be_evenly_bad_is_no_merit() -> None:
    """Consistency counts at most as much as the mean."""
    assert shift_score([1000] * 6).overall == 1000


def test_what_cannot_be_assessed_is_left_out() -> None:
    """Of four contacts one without a score: the mean of three; of none at all, nothing."""
    assert shift_score([6000, None, 6000, 9000]) == shift_score([6000, 6000, 9000])
    assert shift_score([None, None]) == ShiftScore(None, None, None)


@given(scores)
@example([0, FULL])
@example([0, 0, FULL])
def test_within_bounds(many: list[int]) -> None:
    """Consistency is within 0 and 100, and the whole never above the mean."""
    found = shift_score(many)
    assert found.overall is not None
    assert found.mean is not None
    assert found.consistency is not None
    assert 0 <= found.consistency <= FULL
    assert 0 <= found.overall <= found.mean <= FULL


@given(scores, st.integers(0, 7), st.integers(1, FULL))
@example([0, 0, 0, 0, 0, 0, 0, 5000], 7, 5000)
def test_a_better_contact_never_costs_anything(many: list[int], which: int, gain: int) -> None:
    """Raise any one score by any amount: the score of the shift does not fall."""
    better = list(many)
    better[which % len(many)] = min(FULL, better[which % len(many)] + gain)
    assert (shift_score(better).overall or 0) >= (shift_score(many).overall or 0)


def test_a_larger_part_would_break_that() -> None:
    """With a third for consistency, two good contacts of seven would lose by becoming better; with a fifth they win."""

    def with_part(part: Fraction, many: list[int]) -> Fraction:
        mean = Fraction(sum(many), len(many))
        even = FULL - 2 * sum(abs(one - mean) for one in many) / len(many)
        return (1 - part) * mean + part * min(even, mean)

    before, after = [9500, 9500, *[2000] * 5], [9500, FULL, *[2000] * 5]
    assert with_part(Fraction(1, 3), after) < with_part(Fraction(1, 3), before)
    assert with_part(CONSISTENCY, after) > with_part(CONSISTENCY, before)


def test_the_two_ends_of_a_shift() -> None:
    """Two contacts of six, two of five, three of eight; None where none could be assessed."""
    assert thirds([1000, 2000, 0, 0, 3000, 5000]) == (1500, 4000)
    assert thirds([1000, 2000, 0, 3000, 5000]) == (1500, 4000)
    assert thirds([3000, 3000, 6000, 0, 0, 1000, 1000, 4000]) == (4000, 2000)
    assert thirds([None, None, 0, 0, 3000, None]) == (None, 3000)
