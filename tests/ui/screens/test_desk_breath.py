"""A breath at the desk: two seconds that nobody skips, and then what the words are about."""

import dataclasses

import pytest

from game.domain.action import Deed
from game.domain.moment import Mode
from game.domain.scenario import Channel
from game.domain.settings import ClockChoice
from game.ui.audit import audit_screen
from game.ui.screens.desk import DeskScreen
from tests.ui.screens import deep, sample
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, give, number_of, to_gesture

UNGUIDED = {"states": {name: dataclasses.replace(one, guide=None) for name, one in deep.scenario().states.items()}}
CORNERS = (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 200))


def breaths(pilot):
    """How many breaths stand in the journal."""
    return sum(entry.action.deed is Deed.BREATH for entry in pilot.screen.session.journal)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("clock", list(ClockChoice))
def test_a_breath_takes_two_seconds_and_is_in_the_journal_once(tmp_path, mode, clock):
    """B breathes: for two seconds nothing is told, then what it is about stands there, in every mode, clock or none."""
    pilot = deep.at_desk(tmp_path, mode, AT_ONCE.replaced(clock=clock), **UNGUIDED)
    pilot.press("b")
    pilot.advance(1.9)
    assert (breaths(pilot), pilot.says(deep.BARB)) == (0, False)
    pilot.advance(0.2)
    assert breaths(pilot) == 1
    assert pilot.says(f"Behind it: {deep.BARB}")
    pilot.press("b", "b")
    pilot.advance(10)
    assert breaths(pilot) == 1


@pytest.mark.parametrize("presses", [("1",), ("enter",), ("space",), ("backspace",), ("b",), ("g", "enter")])
def test_nothing_skips_a_breath(tmp_path, presses):
    """Number keys, Enter, Space, Backspace, B and gestures do nothing while a breath is taken."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    pilot.advance(0.5)
    pilot.press(*presses)
    pilot.advance(1.3)
    assert pilot.screen.session.journal == ()
    pilot.advance(0.4)
    assert [entry.action.deed for entry in pilot.screen.session.journal] == [Deed.BREATH]


def test_the_replies_come_back_where_they_were_and_can_be_given(tmp_path):
    """During the breath no reply is shown; after it the focus is on the first again and a number answers."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    assert not pilot.says("I will not be spoken to like that.")
    assert pilot.says("Breathe in …")
    pilot.advance(1.2)
    assert pilot.says("… and out.")
    pilot.advance(1)
    assert pilot.focus == "reply-1"
    give(pilot, "limit")
    assert pilot.screen.moment.state == "talk"
    assert not pilot.says(deep.BARB)


def test_the_clock_runs_on(tmp_path):
    """A breath costs two seconds of her patience, and does not begin them anew."""
    pilot = deep.at_desk(tmp_path, Mode.ASSESS, **UNGUIDED)
    pilot.advance(5.5)
    pilot.press("b")
    pilot.advance(2.1)
    assert pilot.says("33\u00a0s")
    pilot.advance(3)
    assert pilot.says("30\u00a0s")


def test_patience_can_run_out_in_the_middle_of_it(tmp_path):
    """Begun too late, a breath is interrupted by her question, and still comes to its end once."""
    pilot = deep.at_desk(tmp_path, Mode.ASSESS, **UNGUIDED)
    pilot.advance(39)
    pilot.press("b")
    pilot.advance(4)
    assert [entry.action.deed for entry in pilot.screen.session.journal] == [Deed.LAPSE, Deed.BREATH]
    assert pilot.says(deep.BARB)


@pytest.mark.parametrize("key", ["escape", "t", "?"])
def test_under_another_page_the_breath_waits(tmp_path, key):
    """A pause in the middle neither ends the breath nor shortens it."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    pilot.advance(1)
    pilot.press(key)
    pilot.advance(60)
    pilot.press("escape")
    assert breaths(pilot) == 0
    pilot.advance(0.9)
    assert breaths(pilot) == 0
    pilot.advance(0.2)
    assert breaths(pilot) == 1


def test_only_words_that_hurt_offer_one(tmp_path):
    """Where there is no barb there is no button, and B does nothing."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    assert pilot.says("Breathe")
    give(pilot, "limit")
    assert not pilot.says("Breathe")
    pilot.press("b")
    pilot.advance(3)
    assert breaths(pilot) == 0


def test_before_she_has_finished_b_only_shows_her_words(tmp_path):
    """As with a number, the first press shows all she says; the second breathes."""
    pilot = deep.at_desk(tmp_path, settings=WATCHED, **UNGUIDED)
    pilot.advance(0.2)
    pilot.press("b")
    pilot.advance(3)
    assert (breaths(pilot), pilot.screen.open) == (0, True)
    pilot.press("b")
    pilot.advance(2.1)
    assert breaths(pilot) == 1
    assert pilot.screen.open, "her words are not told a second time"


def test_the_mouse_breathes_too(tmp_path):
    """The button does what B does."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.click("breathe")
    pilot.advance(2.1)
    assert breaths(pilot) == 1


def test_reduced_motion_has_two_still_steps(tmp_path):
    """With reduced motion nothing is drawn but the change from in to out, and the breath is as long."""
    pilot = deep.at_desk(tmp_path, settings=AT_ONCE.replaced(reduced_motion=True), **UNGUIDED)
    pilot.press("b")
    pilot.advance(0.1)
    pilot.drawn_pixels = 0
    pilot.advance(0.8)
    assert pilot.drawn_pixels == 0
    assert pilot.says("Breathe in …")
    pilot.advance(0.2)
    assert pilot.says("… and out.")
    assert breaths(pilot) == 0
    pilot.advance(1)
    assert breaths(pilot) == 1


def test_afterwards_the_desk_is_idle_again(tmp_path):
    """Once the breath is over nothing moves and nothing asks to be woken."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    pilot.advance(3)
    pilot.drawn_pixels = 0
    pilot.advance(60)
    assert pilot.drawn_pixels == 0
    assert pilot.stage.deadline() is None


def test_it_is_said_aloud_and_stands_in_the_transcript(tmp_path):
    """What it is about is announced, without her words a second time, and is read in the transcript."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    pilot.spoken.clear()
    pilot.advance(2.1)
    assert pilot.spoken == [f"Behind it: {deep.BARB}"]
    pilot.press("t")
    assert pilot.says("You took a breath.")
    assert pilot.says(f"Behind it: {deep.BARB}")


def test_a_learner_can_take_the_breath_back(tmp_path):
    """Backspace after a breath leads back to the words as they were; a breath can be taken again."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    pilot.advance(2.1)
    pilot.press("backspace")
    assert not pilot.says(deep.BARB)
    pilot.press("b")
    pilot.advance(2.1)
    assert pilot.says(deep.BARB)


def test_a_gesture_at_a_barb_keeps_what_was_learned(tmp_path):
    """After a breath a gesture that leads nowhere leaves the barb's meaning in view."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("b")
    pilot.advance(2.1)
    to_gesture(pilot, "teach-tip")
    pilot.press("enter")
    pilot.advance(0.5)
    assert pilot.says(f"Behind it: {deep.BARB}")


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("seconds", [0.0, 1.0, 2.5])
def test_before_during_and_after_nothing_is_cut_off(tmp_path, channel, seconds):
    """In each channel, with the button, the ring and the line there, all fits at every size."""

    def prepare(pilot):
        if seconds:
            pilot.press("b")
            pilot.advance(seconds)

    def make(stage):
        own = deep.session(Mode.ASSESS, channel=channel, **UNGUIDED)
        return DeskScreen(stage.ctx, sample.services(tmp_path), own)

    assert [fault for size, scale in CORNERS for fault in audit_screen(make, (size,), (scale,), AT_ONCE, prepare)] == []


def test_the_key_is_among_the_keys(tmp_path):
    """The help names B, so that nobody has to find it."""
    pilot = deep.at_desk(tmp_path, **UNGUIDED)
    pilot.press("?")
    assert pilot.says("Breathe for two seconds")
    pilot.press("escape")
    assert number_of(pilot, "limit") in "1234"
