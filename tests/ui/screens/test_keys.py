"""The keys of a page, over it."""

import pytest

from game.ui import routes
from game.ui.audit import audit_screen
from game.ui.screens.desk.keys import DESK_KEYS
from game.ui.screens.keys import KeysScreen
from game.ui.testing import Pilot
from tests.ui.screens.desk_pilot import Blank, at_desk


def test_every_key_of_the_desk_is_shown(tmp_path):
    """`?` on the desk lists each of its keys with what it does."""
    pilot = at_desk(tmp_path)
    pilot.press("?")
    assert all(pilot.says(key) and pilot.says(what) for key, what in DESK_KEYS)


@pytest.mark.parametrize("key", ["escape", "enter", "?"])
def test_it_closes_again(key):
    """Esc, Enter and ? close it, and the page below is as it was."""
    pilot = Pilot(lambda stage: Blank(stage.ctx, "below"))
    routes.keys(pilot.stage.ctx, (("G", "Go"),))
    assert pilot.screen.name == "keys"
    pilot.press(key)
    assert pilot.screen.name == "blank"


def test_the_keys_are_read_aloud():
    """What stands there is announced when it opens."""
    pilot = Pilot(lambda stage: KeysScreen(stage.ctx, (("G", "Go"),)))
    assert pilot.spoken == ["Keys. G: Go."]


def test_it_fits_at_every_size():
    """Nothing is cut off, and what does not fit scrolls."""
    sizes, scales = ((1024, 640), (3840, 2160)), (100, 200)
    assert audit_screen(lambda stage: KeysScreen(stage.ctx, DESK_KEYS), sizes, scales) == []
