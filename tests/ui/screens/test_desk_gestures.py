"""Gestures: initiative, not multiple choice; and the one that becomes a story."""

from game.domain.moment import Mode
from game.domain.settings import Settings
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, at_desk, give, to_gesture

SETTLED = ("ask", "date")


def test_the_tray_is_reached_and_left_with_g(tmp_path):
    """G goes to the first gesture and, pressed again, back to the replies."""
    pilot = at_desk(tmp_path)
    pilot.press("g")
    assert pilot.focus == "gesture-send-note"
    pilot.press("g")
    assert pilot.focus == "reply-1"


def test_what_a_gesture_is_and_costs_is_said_before_it_is_done(tmp_path):
    """With the focus on a gesture one line describes it with its cost; the tile carries the cost as well."""
    pilot = at_desk(tmp_path)
    assert pilot.says("Nobody will tell you when")
    assert pilot.says("€\u00a025")
    to_gesture(pilot, "send-flowers")
    assert pilot.says("A bunch from the florist. This costs €\u00a025. Enter does it.")


def test_space_does_no_gesture(tmp_path):
    """Only Enter and a click do a gesture; Space would be too easily pressed once too often."""
    pilot = at_desk(tmp_path)
    to_gesture(pilot, "send-flowers")
    pilot.press("space")
    assert pilot.screen.moment.turn == 0


def test_a_gesture_that_lands_is_answered_and_paid_for(tmp_path):
    """Where it fits she answers, goodwill goes down, the gesture is marked as used, the same replies are on offer."""
    pilot = at_desk(tmp_path)
    give(pilot, *SETTLED)
    to_gesture(pilot, "arrange-pickup")
    pilot.press("enter")
    pilot.advance(1)
    assert pilot.says("“Then I needn't carry them. Thank you.”")
    assert pilot.says("You did: Arrange a pickup")
    assert pilot.says("It landed")
    assert pilot.says("€\u00a030")
    assert pilot.says("used")
    assert {one.id for one in pilot.screen.moment.replies} == {"courier", "post"}


def test_a_gesture_out_of_place_falls_flat(tmp_path):
    """Elsewhere the customer says that it is out of place; it is used up and costs no goodwill."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    to_gesture(pilot, "send-flowers")
    pilot.press("enter")
    pilot.advance(1)
    assert pilot.says("“Flowers? What for?”")
    assert pilot.says("€\u00a040")
    assert not pilot.says("It fell flat"), "only she says so in an assessment"
    turn = pilot.screen.moment.turn
    pilot.click("gesture-send-flowers")
    assert pilot.screen.moment.turn == turn, "a used gesture does nothing"


def test_the_wow_has_a_moment_of_its_own(tmp_path):
    """When she will retell it the page dims, one line says so with her delighted face; Enter goes on."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    give(pilot, *SETTLED)
    pilot.press("space")
    to_gesture(pilot, "send-flowers")
    pilot.press("enter")
    assert pilot.screen.name == "wow"
    assert pilot.says("She did not expect that.")
    pilot.advance(1)
    pilot.drawn_pixels = 0
    pilot.advance(10)
    assert pilot.drawn_pixels == 0, "it is quiet once the spark has drawn itself"
    pilot.press("enter")
    assert pilot.screen.name == "desk"
    assert pilot.says("“…You didn't have to do that. She liked yellow.”")


def test_with_reduced_motion_the_wow_stands_still(tmp_path):
    """The spark is whole from the first frame."""
    pilot = at_desk(tmp_path, settings=Settings(reduced_motion=True))
    give(pilot, *SETTLED)
    to_gesture(pilot, "send-flowers")
    pilot.press("enter")
    assert pilot.widget("spark").part == 1.0


def test_the_wow_is_shown_once(tmp_path):
    """Stepping back to it, or the next reply, does not show it again."""
    pilot = at_desk(tmp_path, settings=AT_ONCE)
    give(pilot, *SETTLED)
    to_gesture(pilot, "send-flowers")
    pilot.press("enter", "enter")
    give(pilot, "courier")
    pilot.press("backspace")
    assert pilot.screen.moment.wow
    assert pilot.screen.name == "desk"


def test_no_time_passes_during_the_wow(tmp_path):
    """The clock waits until one goes on."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    give(pilot, *SETTLED)
    to_gesture(pilot, "send-flowers")
    pilot.press("enter")
    pilot.advance(600)
    pilot.press("enter")
    pilot.advance(0.2)
    assert pilot.says("40\u00a0s")


def test_a_second_wow_does_not_stop_the_contact_again(tmp_path):
    """The moment is kept for the first one: the line would not be true of a second, and stopping would be a habit."""
    pilot = at_desk(tmp_path)
    give(pilot, *SETTLED)
    to_gesture(pilot, "send-flowers")
    pilot.press("enter")
    assert pilot.screen.name == "wow"
    pilot.press("enter", "backspace")
    to_gesture(pilot, "send-flowers")
    pilot.press("enter")
    assert pilot.screen.name == "desk"
    assert pilot.says("“…You didn't have to do that. She liked yellow.”")


def test_at_the_end_the_tray_is_put_away(tmp_path):
    """When the contact is over nothing can be done any more, so nothing that looks like it is left on the desk."""
    pilot = at_desk(tmp_path)
    give(pilot, "ask", "date", "courier")
    assert pilot.says("The call with Maria is over.")
    assert not pilot.says("Do something unasked")
    pilot.press("g")
    assert pilot.focus == "continue"
