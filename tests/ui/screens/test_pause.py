"""The pause over the desk."""

import pytest

from game.domain.moment import Mode
from game.ui import routes
from game.ui.audit import audit_screen
from game.ui.screens.pause import PauseScreen
from tests.ui.screens import sample
from tests.ui.screens.desk_pilot import Blank, at_desk


@pytest.mark.parametrize("key", ["escape", "enter", "p"])
def test_going_on(tmp_path, key):
    """Esc opens the pause; Esc, Enter on 'Continue' or P goes on where one was."""
    pilot = at_desk(tmp_path, Mode.ASSESS)
    pilot.press("escape")
    assert (pilot.screen.name, pilot.focus) == ("pause", "continue")
    pilot.press(key)
    assert (pilot.screen.name, pilot.screen.moment.turn) == ("desk", 0)


def test_settings_open_over_the_pause(tmp_path, monkeypatch):
    """The settings can be reached by keyboard and lead back to the pause."""
    monkeypatch.setattr(routes, "settings", lambda ctx, services: ctx.nav.push(Blank(ctx, "settings")))
    pilot = at_desk(tmp_path)
    pilot.press("escape", "down", "enter")
    assert pilot.says("settings")
    pilot.press("escape")
    assert pilot.screen.name == "pause"


def test_the_keys_can_be_seen_from_the_pause(tmp_path):
    """The keys open over the pause and close back to it."""
    pilot = at_desk(tmp_path)
    pilot.press("escape", "down", "down", "enter")
    assert pilot.screen.name == "keys"
    pilot.press("escape", "?")
    assert pilot.screen.name == "keys"


def test_leaving_for_later_by_keyboard(tmp_path):
    """'Leave for later' closes the pause first, then tells the desk."""
    left = []

    def screen(stage):
        stage.push(Blank(stage.ctx))
        return PauseScreen(stage.ctx, sample.services(tmp_path), lambda: left.append(stage.top.screen.name))

    from game.ui.testing import Pilot

    pilot = Pilot(screen)
    pilot.press("down", "down", "down", "enter")
    assert left == ["blank"]


def test_it_fits_at_every_size(tmp_path):
    """Nothing is cut off at any size."""
    sizes, scales = ((1024, 640), (3840, 2160)), (100, 200)
    made = sample.services(tmp_path)
    assert audit_screen(lambda stage: PauseScreen(stage.ctx, made, lambda: None), sizes, scales) == []
