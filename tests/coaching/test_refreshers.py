"""Refreshers come at growing gaps, and survive a clock that was wrong."""

from datetime import date, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from game.coaching.calendar import believable
from game.coaching.played import Played
from game.coaching.refreshers import Refresher, due, schedule
from tests.coaching.plays import FIRST_DAY, on, play

GAPS = (1, 3, 7, 16, 35)
MARK = 6000
DAYS = st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=12)


def days_due(many: list[Played], now: int = 400) -> dict[str, int]:
    """For each contact the day it is due, counted from the first day."""
    found, _ = schedule(many, GAPS, MARK, on(now))
    return {one.contact: (one.due - FIRST_DAY.date()).days for one in found}


def test_successes_move_on_along_the_gaps() -> None:
    """Played well on each day it is due, a contact comes back after 1, 3, 7, 16, 35 and again 35 days."""
    many: list[Played] = []
    day, seen = 0, []
    for _ in range(7):
        many.append(play("a", day=day))
        seen.append(days_due(many)["a"] - day)
        day += seen[-1]
    assert seen == [1, 3, 7, 16, 35, 35, 35]


def test_a_failure_goes_back_one_step() -> None:
    """After steps of 1, 3 and 7 days a failure brings back the 3, a second one the 1, and there it stays."""
    many = [play("a", day=day) for day in (0, 1, 4)]
    assert days_due(many) == {"a": 11}
    for day, gap in ((11, 3), (14, 1), (15, 1)):
        many.append(play("a", 0, day=day))
        assert days_due(many) == {"a": day + gap}


def test_practice_before_the_day_does_not_hurry_it() -> None:
    """A success too early leaves the step alone and counts the gap from then on; only a failure counts early."""
    many = [play("a", day=0), play("a", day=1)]
    assert days_due(many) == {"a": 4}
    assert days_due([*many, play("a", day=2)]) == {"a": 5}
    assert days_due([*many, play("a", 0, day=2)]) == {"a": 3}


def test_only_the_first_attempt_of_a_day_counts() -> None:
    """Ten attempts in one afternoon are one: massed practice neither moves a contact on nor back."""
    first = [play("a", day=0), play("a", day=1)]
    assert days_due([*first, *(play("a", day=1, hour=10) for _ in range(5))]) == days_due(first)
    assert days_due([*first, *(play("a", 0, day=1, hour=10) for _ in range(5))]) == days_due(first)


def test_all_attempts_count() -> None:
    """Learning refreshes as well as being assessed, and a contact that scores nothing counts as a success."""
    assert days_due([play("a", assessed=False), play("a", day=1, assessed=False)]) == {"a": 4}
    assert days_due([play("a", None), play("a", None, day=1)]) == {"a": 4}


def test_what_is_due_today() -> None:
    """Due is what is due today or earlier, the longest due first; each contact has a schedule of its own."""
    many = [play("a"), play("b"), play("b", day=1), play("c", 0, day=3)]
    found, today = schedule(many, GAPS, MARK, on(4))
    assert today == on(4).date()
    assert [one.contact for one in due(found, today)] == ["a", "b", "c"]
    found, today = schedule(many, GAPS, MARK, on(3))
    assert [one.contact for one in due(found, today)] == ["a"]
    assert schedule([], GAPS, MARK, on(0)) == ((), on(0).date())
    assert found[0] == Refresher("a", date(2026, 3, 3), 0, date(2026, 3, 2), True)


def test_days_are_those_of_utc() -> None:
    """The same moments in another zone make the same days."""
    zone = timezone(timedelta(hours=9))
    assert schedule([play("a")], GAPS, MARK, on(1).astimezone(zone)) == schedule([play("a")], GAPS, MARK, on(1))


def test_a_clock_turned_back_for_a_day() -> None:
    """Attempts recorded in the wrong year change nothing for those before and after them."""
    right = [play("a", day=day) for day in (0, 1, 4)]
    for wrong in (play("b", day=-9000), play("b", day=9000)):
        assert days_due([*right[:2], wrong, right[2]])["a"] == 11
        assert days_due([*right, wrong])["a"] == 11


def test_now_may_be_wrong_too() -> None:
    """Where the clock now stands before everything on record, the last day on record is today."""
    many = [play("a", day=day) for day in (10, 11)]
    _, today = schedule(many, GAPS, MARK, on(-3000))
    assert today == on(11).date()


def test_the_later_of_two_is_believed() -> None:
    """One attempt against the clock now: the clock is believed."""
    dates, now = believable([on(5000)], on(1))
    assert (dates, now) == ((on(1),), on(1))


@given(DAYS, st.integers(-10, 70))
def test_whatever_the_clock_did(days: list[tuple[int, bool]], now: int) -> None:
    """Dates in any order give a schedule: each contact once, due within the longest gap of the day it was played,
    which is not after today."""
    many = [play("a" if well else "b", 8000 if well else 0, day=day) for day, well in days]
    found, today = schedule(many, GAPS, MARK, on(now))
    assert {one.contact for one in found} == {one.contact for one in many}
    for one in found:
        assert one.played_on <= today
        assert timedelta(days=1) <= one.due - one.played_on <= timedelta(days=35)


@given(st.lists(st.integers(-50, 50), max_size=15), st.integers(-50, 50))
def test_believable_dates_never_fall(days: list[int], now: int) -> None:
    """The result goes on and on, has as many dates, uses only dates that were there, and keeps a sound row as is."""
    dates = [on(day) for day in days]
    found, today = believable(dates, on(now))
    assert list(found) == sorted(found)
    assert not found or found[-1] <= today
    assert len(found) == len(dates)
    assert {*found, today} <= {*dates, on(now)}
    if [*dates, on(now)] == sorted([*dates, on(now)]):
        assert (list(found), today) == (dates, on(now))
