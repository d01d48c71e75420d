"""How scores are written."""

from hypothesis import given
from hypothesis import strategies as st

from game.ui.screens.parts.scores import about_points, decimals_for, points

SCORES = st.integers(0, 10_000)


@given(st.lists(SCORES, min_size=1, max_size=30))
def test_scores_that_differ_look_different(scores):
    """With the decimals chosen for a list, two of its scores look the same only where they are."""
    decimals = decimals_for(scores)
    assert len({points(one, decimals) for one in scores}) == len(set(scores))


@given(SCORES)
def test_a_whole_score_is_never_more_than_half_a_point_away(score):
    """Scores are rounded to the nearest point, halves upwards."""
    assert -50 <= int(points(score)) * 100 - score <= 50
    assert points(score, 2) == f"{score / 100:.2f}"


def test_scores_are_written_without_decimals_unless_they_are_needed():
    """Whole points where they suffice; one decimal, then two, only where scores would look equal."""
    assert (points(8749), points(8750), points(None)) == ("87", "88", "not assessed")
    assert decimals_for([8700, 8800, 8800]) == 0
    assert decimals_for([8710, 8730]) == 1
    assert decimals_for([8711, 8712]) == 2
    assert (points(8714, 1), points(8705, 1), points(8701, 2)) == ("87.1", "87.1", "87.01")


def test_small_costs_are_not_called_nothing():
    """A cost below half a point is less than a point, not 0 points."""
    assert [about_points(one) for one in (1, 50, 149, 150)] == ["less than a point", "1 point", "1 point", "2 points"]
