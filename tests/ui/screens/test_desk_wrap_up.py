"""After the contact: a question or two for the team, with the customer gone."""

import pytest

from game.domain.moment import Mode
from game.domain.scenario import Channel
from game.domain.settings import Theme
from game.ui import routes
from game.ui.audit import audit_now
from game.ui.screens.desk.place import Faded
from tests.ui.screens import deep
from tests.ui.screens.desk_pilot import AT_ONCE, WATCHED, Blank, give

TO_THE_END = ("hear", "sorry", "engineer")
LAST = "“Thank you. I'm going to tell everybody about you people.”"


@pytest.mark.parametrize("mode", list(Mode))
def test_by_keyboard_through_the_questions_into_the_debrief(tmp_path, monkeypatch, mode):
    """Her last words, question 1 of 2, question 2 of 2, the way on: number keys, Space and Enter are enough."""
    seen = []

    def debrief(ctx, services, prepared, attempt, notice=""):
        seen.append(attempt)
        ctx.nav.replace(Blank(ctx, "debrief"))

    monkeypatch.setattr(routes, "debrief", debrief)
    pilot = deep.at_desk(tmp_path, mode, WATCHED)
    give(pilot, *TO_THE_END)
    assert pilot.says("After the contact Question 1 of 2")
    assert pilot.says("What was the cause?")
    give(pilot, "stock")
    assert pilot.says("Question 2 of 2")
    assert pilot.says("Who must know of it?")
    assert pilot.says(LAST), "her last words still stand there"
    give(pilot, "planner")
    assert pilot.says("Continue to the debrief")
    assert pilot.focus == "continue"
    pilot.press("enter")
    pilot.settle()
    assert [entry.action.name for entry in seen[0].journal] == [*TO_THE_END, "stock", "planner"]


def test_she_is_gone_and_nothing_hurries(tmp_path):
    """Her face is paler, her words are muted; no tray, no clock, however long it takes."""
    pilot = deep.at_desk(tmp_path, Mode.ASSESS)
    assert pilot.says("40\u00a0s")
    give(pilot, *TO_THE_END)
    parts = list(pilot.stage.top.root.walk())
    assert any(isinstance(one, Faded) for one in parts)
    assert not any(one.key.startswith("gesture-") or one.key == "patience" for one in parts)
    assert pilot.says("The call with Maria is over.")
    pilot.advance(3600)
    assert pilot.screen.moment.question == "What was the cause?"


def test_her_last_words_are_heard_out_first_and_only_once(tmp_path):
    """A number first shows all she says; at the second question nothing is told again."""
    pilot = deep.at_desk(tmp_path, settings=WATCHED)
    give(pilot, "hear", "sorry")
    pilot.press("space")
    pilot.press(next(str(one.number) for one in pilot.screen.moment.replies if one.id == "engineer"))
    pilot.advance(0.3)
    assert not pilot.screen.open
    pilot.press("1")
    assert (pilot.screen.open, pilot.screen.moment.question) == (True, "What was the cause?")
    pilot.press("1")
    assert (pilot.screen.open, pilot.screen.moment.question) == (True, "Who must know of it?")


def test_it_is_said_aloud(tmp_path):
    """The question is announced with its number; her words are not repeated."""
    pilot = deep.at_desk(tmp_path)
    give(pilot, *TO_THE_END)
    assert any("After the contact, 1: What was the cause?" in words for words in pilot.spoken)
    pilot.spoken.clear()
    give(pilot, "stock")
    assert pilot.spoken == ["After the contact, 2: Who must know of it?"]


def test_a_learner_sees_what_the_answer_showed_and_can_step_back(tmp_path):
    """In learn mode answers are told like replies, and Backspace leads back, into the contact too."""
    pilot = deep.at_desk(tmp_path)
    give(pilot, *TO_THE_END, "bad-luck")
    assert pilot.says("Patched it over")
    pilot.press("backspace")
    assert pilot.says("What was the cause?")
    pilot.press("backspace")
    assert pilot.screen.moment.state == "talk2"
    assert any(one.key.startswith("gesture-") for one in pilot.stage.top.root.walk())


def test_the_transcript_tells_question_and_answer(tmp_path):
    """The whole conversation has the question before its answer."""
    pilot = deep.at_desk(tmp_path)
    give(pilot, *TO_THE_END, "stock")
    pilot.press("t")
    text = " ".join(pilot.texts())
    assert text.rindex("What was the cause?") < text.rindex("The part was never ordered")


def test_a_wow_has_its_moment_before_the_questions(tmp_path):
    """A gesture that is retold still dims the page; the wrap-up comes after the contact as always."""
    pilot = deep.at_desk(tmp_path)
    give(pilot, "hear")
    pilot.press("g", "right", "enter")
    assert pilot.screen.name == "wow"
    pilot.press("enter")
    give(pilot, "sorry", "engineer")
    assert pilot.says("What was the cause?")


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_fits_in_every_channel(tmp_path, channel, theme):
    """First and second question and the end: nothing clipped, nothing overlapping, at any size."""
    for size, percent in (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 125), ((1920, 1080), 200)):
        settings = AT_ONCE.replaced(text_scale=percent, theme=theme)
        pilot = deep.at_desk(tmp_path, settings=settings, size=size, channel=channel)
        give(pilot, *TO_THE_END)
        for answer in ("stock", "planner", ""):
            assert audit_now(pilot.stage) == []
            if answer:
                give(pilot, answer)
