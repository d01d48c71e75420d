"""The whole conversation, over the desk."""

import pytest

from game.domain.moment import Line, Voice
from game.ui.audit import audit_screen
from game.ui.screens.transcript import TranscriptScreen
from game.ui.testing import Pilot
from tests.ui.screens.desk_pilot import at_desk, give, to_gesture

HOSTILE = "نص طويل 王小明 \u202e\x00 " + "W" * 300
LINES = tuple(Line(voice, f"{HOSTILE} {number}") for number in range(12) for voice in Voice)


def test_everything_said_and_done_is_there(tmp_path):
    """Her words, one's own, gestures and silences stand in order; T opens and closes it."""
    pilot = at_desk(tmp_path)
    give(pilot, "ask")
    to_gesture(pilot, "send-note")
    pilot.press("enter")
    pilot.advance(1)
    pilot.press("t")
    assert pilot.screen.name == "transcript"
    said = " ".join(pilot.texts())
    parts = ["missed the date", "Thank you for ringing", "They were for my sister", "You did: Send a note", "A card?"]
    places = [said.rindex(part) for part in parts]
    assert places == sorted(places)
    pilot.press("t")
    assert pilot.screen.name == "desk"


@pytest.mark.parametrize("key", ["escape", "enter"])
def test_it_closes(tmp_path, key):
    """Esc and Enter close it, too."""
    pilot = at_desk(tmp_path)
    pilot.press("t", key)
    assert pilot.screen.name == "desk"


def test_a_long_conversation_opens_at_its_end_and_scrolls():
    """What was said last is in view; Home goes to the beginning."""
    pilot = Pilot(lambda stage: TranscriptScreen(stage.ctx, "Title", "Maria", LINES))
    scroll = pilot.widget("dialog")
    assert scroll.offset == scroll.most > 0
    pilot.press("home")
    assert pilot.widget("dialog").offset == 0


def test_it_fits_at_every_size():
    """Texts of any length and script are whole at every size."""
    sizes, scales = ((1024, 640), (3840, 2160)), (100, 200)
    made = TranscriptScreen
    assert audit_screen(lambda stage: made(stage.ctx, HOSTILE, HOSTILE, LINES), sizes, scales) == []
