"""Scoring: the formula of the handbook, exactly."""

import pytest

from game.domain.pillars import Pillar, Points
from game.domain.score import Bounds
from game.engine.judgement import stars
from game.engine.scoring import score_of

BOUNDS = Bounds((-3, -3, -3, -3), (3, 3, 3, 3))


@pytest.mark.parametrize(
    ("raw", "overall"),
    [
        ((3, 3, 3, 3), 10_000),
        ((-3, -3, -3, -3), 0),
        ((3, -3, -3, -3), 3_333),
        ((-3, 3, 3, 3), 4_444),
        ((0, 0, 0, 0), 5_000),
    ],
)
def test_two_parts_heart_one_part_head(raw: Points, overall: int) -> None:
    """A third is accuracy, two thirds the mean of the others; with no accuracy, delight counts for nothing (R1, K5)."""
    assert score_of(raw, BOUNDS).overall == overall


def test_delight_is_capped_by_accuracy() -> None:
    """A wow cannot rescue a wrong answer: delight comes down to accuracy and says so."""
    delight = score_of((0, 0, 0, 3), BOUNDS).of(Pillar.DELIGHT)
    assert (delight.score, delight.capped) == (5_000, True)
    assert not score_of((3, 0, 0, 3), BOUNDS).of(Pillar.DELIGHT).capped


def test_a_pillar_that_cannot_vary_is_not_assessed() -> None:
    """It has no score and is left out of the mean."""
    score = score_of((3, -3, 0, 3), Bounds((-3, -3, 0, -3), (3, 3, 0, 3)))
    assert score.of(Pillar.COMPOSURE).score is None
    assert score.overall == 6_667
    assert score_of((0, 0, 0, 0), Bounds((0, 0, 0, 0), (0, 0, 0, 0))).overall is None
    assert score_of((3, 0, 0, 0), Bounds((-3, 0, 0, 0), (3, 0, 0, 0))).overall == 10_000
    assert score_of((0, 3, 0, 0), Bounds((0, -3, 0, 0), (0, 3, 0, 0))).overall == 10_000


def test_points_outside_the_bounds_are_an_error() -> None:
    """A score never hides that the bounds were wrong."""
    with pytest.raises(ValueError, match="outside the bounds"):
        score_of((4, 0, 0, 0), BOUNDS)


@pytest.mark.parametrize(
    ("curve", "expected"),
    [
        ((10,), 3),
        ((10, 20, 20), 5),
        ((10, 0, 0), 1),
        ((10, 0, 20), 5),
        ((8, 2, 14), 3),
        ((10, 11, 10), 3),
        ((5, 15), 4),
    ],
)
def test_stars_come_from_peak_and_end(curve: tuple[int, ...], expected: int) -> None:
    """The strongest moment (the later of equals) and the last decide the stars, not the mean (R2)."""
    assert stars(curve) == expected


def test_what_comes_afterwards_is_the_end() -> None:
    """A promise that breaks after a friendly goodbye decides the end, and a furious afterwards is the peak too."""
    assert stars((8, 15, 16)) == 4
    assert stars((8, 15, 16), afterwards=10) == 4
    assert stars((8, 15, 16), afterwards=1) == 1
