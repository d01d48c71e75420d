"""The patience clock at the desk."""

import pytest

from game.domain.action import Deed
from game.domain.moment import Mode
from game.domain.scenario import Customer, Pronoun
from game.domain.settings import ClockChoice
from game.ui.screens.desk.patience import PatienceClock, patience_seconds
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, at_desk, give


def lapses(pilot):
    """How often her patience has run out."""
    return sum(entry.action.deed is Deed.LAPSE for entry in pilot.screen.session.journal)


def test_patience_runs_down_and_she_says_so(tmp_path):
    """In an assessment the seconds are shown; when they are over she asks whether one is there, and they begin anew."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    assert pilot.says("40\u00a0s")
    pilot.advance(15.5)
    assert pilot.says("25\u00a0s")
    pilot.advance(24.6)
    assert lapses(pilot) == 1
    assert pilot.says("Are you still there?")
    pilot.advance(0.5)
    assert pilot.says("40\u00a0s")


def test_after_three_lapses_she_hurries_nobody_any_more(tmp_path):
    """Once the lapses that count are spent the clock goes away, and the contact can still be finished."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    pilot.advance(400)
    assert lapses(pilot) == 3
    assert pilot.screen.patience is None
    assert not any("\u00a0s" in text for text in pilot.texts())
    give(pilot, "ask")
    assert pilot.screen.moment.turn == 4


def test_no_time_passes_while_she_speaks(tmp_path):
    """The clock begins when her last letter stands."""
    pilot = at_desk(tmp_path, Mode.ASSESS, WATCHED)
    pilot.advance(1.0)
    assert pilot.says("40\u00a0s")
    pilot.press("space")
    pilot.advance(3.1)
    assert pilot.says("37\u00a0s")


@pytest.mark.parametrize("key", ["escape", "t", "?"])
def test_overlays_stop_the_clock(tmp_path, key):
    """An hour in the pause, the transcript or the keys costs not one second."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    pilot.advance(5.5)
    pilot.press(key)
    assert pilot.screen.name != "desk"
    pilot.advance(3600)
    pilot.press("escape")
    assert pilot.screen.name == "desk"
    assert pilot.says("35\u00a0s")
    pilot.advance(2)
    assert pilot.says("33\u00a0s")
    assert lapses(pilot) == 0


def test_learning_has_no_clock(tmp_path):
    """In learn mode an hour may pass."""
    pilot = at_desk(tmp_path, Mode.LEARN)
    pilot.advance(3600)
    assert lapses(pilot) == 0
    assert not pilot.says("40\u00a0s")


def test_the_clock_can_be_doubled_or_off(tmp_path):
    """The setting doubles the seconds, or takes the clock away altogether."""
    twice = at_desk(tmp_path, Mode.ASSESS, AT_ONCE.replaced(clock=ClockChoice.DOUBLED))
    assert twice.says("80\u00a0s")
    off = at_desk(tmp_path, Mode.ASSESS, AT_ONCE.replaced(clock=ClockChoice.OFF))
    off.advance(3600)
    assert lapses(off) == 0


def test_the_setting_counts_at_once(tmp_path):
    """Doubling the clock in the middle of an answer gives the rest of the doubled time."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    pilot.advance(10.5)
    pilot.stage.apply(AT_ONCE.replaced(clock=ClockChoice.DOUBLED))
    pilot.advance(0.1)
    assert pilot.says("70\u00a0s")


def test_a_customer_without_end_to_her_patience_has_no_clock(tmp_path):
    """Where the scenario sets no patience none runs."""
    calm = Customer("Otto", "", "otto", Pronoun.HE, 12, None)
    pilot = at_desk(tmp_path, Mode.ASSESS, customer=calm)
    pilot.advance(3600)
    assert lapses(pilot) == 0


def test_each_answer_has_its_own_time(tmp_path):
    """After an answer the seconds begin anew."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    pilot.advance(30.5)
    pilot.press("1")
    pilot.advance(0.5)
    assert pilot.says("40\u00a0s")


def test_a_second_that_passes_redraws_only_the_clock(tmp_path):
    """A frame in which only the seconds change paints far less than a hundredth of the window."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    pilot.advance(0.5)
    pilot.drawn_pixels = 0
    pilot.advance(1.0)
    assert 0 < pilot.drawn_pixels < 1280 * 720 / 100


def test_an_untouched_desk_draws_nothing(tmp_path):
    """Once she has spoken and no clock runs, a minute costs not one pixel, and nothing asks to be woken."""
    pilot = at_desk(tmp_path, Mode.LEARN, WATCHED)
    pilot.press("space")
    pilot.advance(1)
    pilot.drawn_pixels = 0
    pilot.advance(60)
    assert pilot.drawn_pixels == 0
    assert pilot.stage.deadline() is None


def test_the_count_stands_while_stopped():
    """Seconds are counted only between `run` and `stop`, however often either is called."""
    clock = PatienceClock()
    clock.run(10)
    clock.run(12)
    clock.stop(15)
    clock.stop(99)
    assert clock.left(500, 40) == 35
    clock.run(500)
    assert clock.left(600, 40) == 0
    clock.restart()
    assert clock.left(700, 40) == 40


def test_no_patience_no_seconds():
    """Without patience or with the clock off there are no seconds to count."""
    assert patience_seconds(None, ClockChoice.NORMAL) is None
    assert patience_seconds(40, ClockChoice.OFF) is None
    assert patience_seconds(40, ClockChoice.DOUBLED) == 80
