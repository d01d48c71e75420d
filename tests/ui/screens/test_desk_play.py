"""A contact lived through at the desk, by keyboard alone."""

import threading

import pytest

from game.domain.action import Deed
from game.domain.errors import JournalError
from game.domain.moment import Mode
from game.domain.settings import Settings
from game.ui import routes
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, Blank, at_desk, give, number_of


@pytest.fixture
def debriefs(monkeypatch):
    """What the desk hands to the debrief: (attempt, notice) pairs."""
    seen = []

    def debrief(ctx, services, prepared, attempt, notice=""):
        seen.append((attempt, notice))
        ctx.nav.replace(Blank(ctx, "debrief"))

    monkeypatch.setattr(routes, "debrief", debrief)
    return seen


@pytest.mark.parametrize("mode", list(Mode))
def test_a_whole_contact_by_keyboard_ends_in_the_debrief_with_the_attempt(tmp_path, debriefs, mode):
    """Number keys, Space and Enter alone carry a contact from her first word to the debrief, in both modes."""
    pilot = at_desk(tmp_path, mode, WATCHED)
    give(pilot, "ask", "sorry", "courier")
    pilot.press("space")
    assert pilot.says("“Thank you. I'm going to tell everybody about you people.”"), "her last words stay on the screen"
    pilot.press("enter")
    pilot.settle()
    ((attempt, _notice),) = debriefs
    assert pilot.screen.name == "blank"
    assert [entry.action.name for entry in attempt.journal] == ["ask", "sorry", "courier"]
    assert attempt.ending == "thanks"


def test_records_in_trouble_are_named_to_the_debrief_and_never_stop_it(tmp_path, debriefs):
    """Where the attempt cannot be put on record the debrief opens all the same, with the keeper's sentence."""
    pilot = at_desk(tmp_path)
    keeper = pilot.screen.services.training.keeper
    told = threading.Event()

    def keep(*_):
        told.wait(10)
        keeper.trouble = "The records are read-only."
        return False

    keeper.keep = keep
    give(pilot, "ask", "sorry", "courier")
    pilot.press("enter")
    assert pilot.says("Putting it on record…")
    told.set()
    pilot.settle()
    assert debriefs[0][1] == "The records are read-only."


def test_an_unforeseen_fault_while_recording_becomes_a_sentence(tmp_path, debriefs):
    """Even an exception nobody thought of ends in the debrief with a sentence, not in a traceback."""
    pilot = at_desk(tmp_path)

    def fail(*_):
        raise ZeroDivisionError("nought")

    pilot.screen.services.training.record = fail
    give(pilot, "ask", "sorry", "courier")
    pilot.press("enter")
    pilot.settle()
    assert "could not be put on record" in debriefs[0][1]


def test_her_words_appear_at_reading_pace_and_space_shows_them_all(tmp_path):
    """At first only the beginning can be read; after Space all of it, and nothing has been answered."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    pilot.advance(0.5)
    assert pilot.says("Space: show all at once")
    assert not pilot.says("I know. I know.”")
    pilot.press("space")
    assert pilot.says("I know. I know.”")
    assert not pilot.says("Space: show all at once")
    assert pilot.screen.moment.turn == 0


@pytest.mark.parametrize("key", ["1", "enter"])
def test_nobody_answers_before_she_has_finished(tmp_path, key):
    """While she speaks, a number or Enter only shows all she says; the second press answers."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    pilot.advance(0.2)
    pilot.press(key)
    assert (pilot.screen.moment.turn, pilot.says("I know. I know.”")) == (0, True)
    pilot.press(key)
    assert pilot.screen.moment.turn == 1


def test_space_never_answers(tmp_path):
    """Space belongs to her words: pressed once too often with the focus on a reply it answers nothing."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    pilot.press("space", "space", "space")
    assert pilot.focus == "reply-1"
    assert pilot.screen.moment.turn == 0


def test_a_number_without_a_reply_does_nothing(tmp_path):
    """Keys beyond the replies on offer change nothing."""
    pilot = at_desk(tmp_path)
    pilot.press("9", "0")
    assert pilot.screen.moment.turn == 0


def test_arrows_and_enter_choose_a_reply(tmp_path):
    """The second reply can be given with Down and Enter."""
    pilot = at_desk(tmp_path)
    second = pilot.screen.moment.replies[1].id
    pilot.press("down", "enter")
    assert pilot.screen.session.journal[0].action.name == second
    assert pilot.focus == "reply-1", "the focus goes back to the first reply"


def test_a_click_answers_too(tmp_path):
    """A reply can be clicked; afterwards no other one looks chosen, since the focus ring hides for the mouse."""
    pilot = at_desk(tmp_path)
    pilot.click("reply-2")
    assert pilot.screen.moment.turn == 1


def test_learning_shows_what_the_reply_meant(tmp_path):
    """In learn mode the behaviour, its pillar, its principle, the coach's line and the mood stand there at once."""
    pilot = at_desk(tmp_path)
    give(pilot, "ask")
    for words in ("Asked before assuming", "Empathy +2", "A3 · Never assume: ask", "Mood +2",
                  "Asking costs four seconds and opens the door."):  # fmt: skip
        assert pilot.says(words)


def test_an_assessment_says_nothing_of_it(tmp_path):
    """In assess mode none of this is shown before the debrief, and there is no way back."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    give(pilot, "ask")
    assert not pilot.says("Asked before assuming")
    assert not pilot.says("Mood +2")
    pilot.press("backspace")
    assert pilot.screen.moment.turn == 1


def test_learning_can_step_back_at_any_time(tmp_path):
    """Backspace takes the last reply back, from the end too; her earlier words stand there at once."""
    pilot = at_desk(tmp_path, settings=WATCHED)
    give(pilot, "ask", "date", "courier")
    pilot.press("backspace")
    assert pilot.screen.moment.state == "settled"
    pilot.press("backspace", "backspace")
    assert pilot.screen.moment.turn == 0
    assert pilot.says("I know. I know.”")
    pilot.press("backspace")
    assert pilot.screen.session.journal[-1].action.deed is Deed.BACK
    assert len([one for one in pilot.screen.session.journal if one.action.deed is Deed.BACK]) == 3


def test_the_customer_is_shown_as_she_is_now(tmp_path):
    """Her face, the word for how she feels, what is known of her and what was promised follow each answer."""
    pilot = at_desk(tmp_path)
    assert (pilot.widget("face").expression, pilot.says("ashamed")) == ("worried", True)
    assert pilot.says("1 of 2 expectations known")
    give(pilot, "easy", "sorry")
    assert pilot.says("Promised The refund tomorrow")
    give(pilot, "courier")
    assert pilot.says("A straight answer on whether the boots can go back – met")
    assert pilot.says("grateful")
    assert pilot.widget("face").expression == pilot.screen.moment.customer.expression.value != "worried"


def test_the_mood_line_slides_to_its_new_place(tmp_path):
    """After an answer the line moves within 0.3 s; with reduced motion it is there at once."""
    pilot = at_desk(tmp_path)
    pilot.press(number_of(pilot, "ask"))
    began = pilot.screen.mood
    pilot.advance(0.3)
    assert 8 <= began < pilot.screen.mood == 10
    still = at_desk(tmp_path, settings=Settings(reduced_motion=True))
    still.press(number_of(still, "ask"))
    assert still.screen.mood == 10


def test_a_reply_slides_up_into_the_conversation_and_is_there_in_time(tmp_path):
    """The card is under way for less than 0.3 s, then the line stands; with reduced motion nothing moves."""
    pilot = at_desk(tmp_path)
    pilot.press(number_of(pilot, "ask"))
    assert pilot.screen.flight is not None
    pilot.advance(0.3)
    assert pilot.screen.flight is None
    assert pilot.says("You: Thank you for ringing, Maria.")
    still = at_desk(tmp_path, settings=Settings(reduced_motion=True))
    still.press(number_of(still, "ask"))
    assert still.screen.flight is None


def test_a_journal_in_trouble_is_a_calm_line(tmp_path):
    """Where the contact cannot be kept on disk the sentence about it stands on the desk, and play goes on."""
    pilot = at_desk(tmp_path)

    class Full:
        def append(self, entry):
            raise JournalError("The disk is full; this contact is not kept.")

        def close(self):
            """Nothing to close."""

    pilot.screen.session._journal = Full()
    give(pilot, "ask")
    assert pilot.says("The disk is full; this contact is not kept.")
    assert pilot.screen.moment.turn == 1


def test_leaving_for_later_lets_go_of_the_journal_and_opens_the_picker(tmp_path, monkeypatch):
    """'Leave for later' in the pause closes the journal and goes back to the contacts."""
    left, opened = [], []
    pilot = at_desk(tmp_path)
    pilot.screen.session.leave = lambda: left.append(True)
    monkeypatch.setattr(routes, "picker", lambda ctx, services: opened.append(True))
    pilot.press("escape")
    assert pilot.screen.name == "pause"
    pilot.click("leave")
    assert (left, opened) == ([True], [True])


def test_closing_the_desk_lets_go_of_the_journal(tmp_path):
    """However the desk is left, its journal file is closed."""
    left = []
    pilot = at_desk(tmp_path)
    pilot.screen.session.leave = lambda: left.append(True)
    pilot.stage.reset(Blank(pilot.stage.ctx))
    assert left == [True]


def test_what_is_said_is_announced(tmp_path):
    """Each time the customer speaks, her words are announced with her name."""
    pilot = at_desk(tmp_path, settings=AT_ONCE)
    give(pilot, "ask")
    assert any("Maria Alvarez: “They were for my sister." in line for line in pilot.spoken)
    pilot.press("down")
    pilot.spoken.clear()
    pilot.press("enter")
    assert len(pilot.spoken) == 1, "only her words, not a reply that is on offer no more"
