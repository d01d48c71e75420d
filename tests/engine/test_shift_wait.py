"""What waiting costs, to the notch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.shift_wait import FORGIVEN, FREE, FREE_BY_MAIL, NOTCH, WORST, Wait, strain, waited

waits = st.builds(
    Wait,
    since=st.integers(0, 20),
    free=st.sampled_from([FREE, FREE_BY_MAIL]),
    told_at=st.none() | st.integers(0, 40),
    told_for=st.just(0),
    attended=st.lists(st.integers(0, 60), max_size=3).map(tuple),
)


@pytest.mark.parametrize(
    ("minutes", "notches"), [(0, 0), (3, 0), (5, 0), (6, 1), (8, 1), (9, 2), (20, 5), (21, 6), (99, 6)]
)
def test_a_notch_for_each_three_minutes_beyond_the_first_three(minutes: int, notches: int) -> None:
    """And never more than six."""
    assert strain(Wait(4), 4 + minutes) == notches
    assert waited(Wait(4), 4 + minutes) == minutes


def test_a_letter_minds_later() -> None:
    """Fifteen minutes are nothing to somebody who wrote; then it is the same notch for each three."""
    letter = Wait(0, FREE_BY_MAIL)
    assert [strain(letter, at) for at in (15, 17, 18, 21, 99)] == [0, 0, 1, 2, 6]


def test_before_it_is_due_nobody_waits() -> None:
    """A contact owed at minute 10 has waited 0 minutes at 4, not minus 6."""
    assert (waited(Wait(10), 4), strain(Wait(10), 4)) == (0, 0)


def test_a_time_told_and_kept_halves_the_rest() -> None:
    """Told nine minutes after six of waiting, and taken then: one notch before, one and a half after."""
    told = Wait(0, told_at=6, told_for=9)
    assert [strain(told, at) for at in (6, 11, 12, 15)] == [1, 1, 2, 2]
    assert strain(Wait(0), 15) == 4


def test_a_time_told_and_broken_doubles_the_rest_at_once() -> None:
    """A minute after the time told, all minutes since count double."""
    told = Wait(0, told_at=6, told_for=3)
    assert [strain(told, at) for at in (9, 10)] == [1, 3]
    assert strain(Wait(0), 10) == 2


def test_to_be_told_a_long_time_hurts_at_once() -> None:
    """A notch for each full ten minutes, or half an hour would be the answer to everybody."""
    assert [strain(Wait(0, told_at=1, told_for=many), 1) for many in (5, 9, 10, 20, 30)] == [0, 0, 1, 2, 3]


def test_half_an_answer_costs_a_notch_and_buys_three_minutes() -> None:
    """The minute that went to it and the two after it do not count."""
    assert strain(Wait(0, attended=(6,)), 7) == strain(Wait(0), 6) + 1
    assert [strain(Wait(0, attended=(6,)), at) for at in (9, 11, 12)] == [2, 2, 3]


@given(waits, st.integers(0, 90))
def test_moods_only_sink_while_somebody_waits(wait: Wait, now: int) -> None:
    """A minute later the strain is at least as large, and always within bounds."""
    assert 0 <= strain(wait, now) <= strain(wait, now + 1) <= WORST


@given(st.integers(0, 20), st.lists(st.integers(0, 60), unique=True, max_size=4), st.integers(0, 90))
def test_looking_aside_never_pays(since: int, looks: list[int], now: int) -> None:
    """However often a chat is looked at, it is never in a better mood than if it had been left alone."""
    looks = sorted(one for one in looks if since <= one < now)
    assert strain(Wait(since, attended=tuple(looks)), now) >= strain(Wait(since), now)


def test_the_numbers_are_those_of_the_manual() -> None:
    """docs/shifts.md says the same."""
    assert (FREE, FREE_BY_MAIL, NOTCH, FORGIVEN, WORST) == (3, 15, 3, 3, 6)
