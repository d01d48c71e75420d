"""Lines nobody said: each has its own icon on the desk, in the transcript and in the debrief."""

import pytest

from game.domain.action import ASIDE, BREATH, LAPSE
from game.domain.moment import Mode
from game.domain.scenario import Paper
from game.engine.offers import EARLIER
from game.engine.telling import BREATHED, ELSEWHERE, NO_ANSWER
from game.ui.audit import audit_now
from game.ui.screens.desk.notes import ABOUT, COACH, note_icon
from game.ui.testing import ASSETS
from game.ui.widgets import Icon
from tests.ui.screens import deep
from tests.ui.screens.desk_pilot import at_desk

NOTES = (NO_ANSWER, ELSEWHERE, BREATHED, f"{COACH}Look.", f"{ABOUT}the cold.", "What was the cause?")


def test_every_kind_of_note_has_an_icon_that_exists():
    """A silence, a look elsewhere, a breath, the coach and a question do not look alike."""
    icons = [note_icon(text) for text in NOTES]
    assert len(set(icons)) == len(NOTES) - 1, "a breath and what it showed go together"
    assert all((ASSETS / "icons" / f"{icon}.svg").is_file() for icon in icons)


@pytest.mark.parametrize(
    ("action", "note", "answer", "icon"),
    [
        (ASIDE, ELSEWHERE, "…Are you typing?", "eye-off"),
        (LAPSE, NO_ANSWER, "…Hello? Are you still there?", "hourglass"),
        (BREATH, BREATHED, "Are you stupid", "wind"),
    ],
)
def test_what_happened_stands_on_the_desk_and_in_the_transcript(tmp_path, action, note, answer, icon):
    """The note stands over her answer to it, with its icon, and again in the transcript."""
    pilot = deep.at_desk(tmp_path, Mode.ASSESS)
    pilot.screen._act(action)
    pilot.advance(1)
    assert pilot.says(note)
    assert pilot.says(answer)
    assert any(isinstance(one, Icon) and one.name == icon for one in pilot.stage.top.root.walk())
    assert audit_now(pilot.stage) == []
    pilot.press("t")
    assert pilot.screen.name == "transcript"
    assert any(isinstance(one, Icon) and one.name == icon for one in pilot.stage.top.root.walk())


def test_what_is_known_from_before_has_its_own_mark(tmp_path):
    """The paper about earlier contacts is told apart from the company's own papers."""
    papers = (Paper(EARLIER, "In March we sent flowers."), Paper("Order", "Boots."))
    pilot = at_desk(tmp_path, desk=papers)
    icons = [one.name for one in pilot.widget("papers").walk() if isinstance(one, Icon)]
    assert icons == ["bookmark", "file-text"]
