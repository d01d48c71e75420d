"""The settings page: every choice by keyboard, in force at once, kept at once."""

import pytest

from game.domain.settings import ClockChoice, FontChoice, RevealSpeed, Settings, Theme
from game.ui.audit import audit_screen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.welcome import WelcomeScreen
from game.ui.testing import Pilot
from tests.ui.screens.sample import TRAINEE, services


@pytest.fixture
def kept():
    """What was to be remembered: (settings, trainee), the last one last."""
    return []


@pytest.fixture
def made(tmp_path, kept):
    """Services that note in `kept` what they are to remember."""
    made = services(tmp_path)
    made.remember = lambda settings, who: kept.append((settings, who)) or ""
    return made


def opened(made, **settings):
    """A pilot on the settings, above the welcome page."""
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, made), settings=Settings(**settings))
    pilot.press("f2")
    return pilot


@pytest.mark.parametrize(
    ("key", "presses", "expected"),
    [
        ("theme", 1, {"theme": Theme.DARK}),
        ("text_scale", 3, {"text_scale": 175}),
        ("font", 1, {"font": FontChoice.ATKINSON}),
        ("reduced_motion", 1, {"reduced_motion": True}),
        ("clock", 2, {"clock": ClockChoice.OFF}),
        ("reveal_speed", 2, {"reveal_speed": RevealSpeed.AT_ONCE}),
    ],
)
def test_each_setting_by_keyboard(made, kept, key, presses, expected):
    """Tab reaches the setting, the right arrow changes it; it is in force and kept at once and the focus stays."""
    pilot = opened(made)
    for _ in range(12):
        if pilot.focus == key:
            break
        pilot.press("tab")
    pilot.press(*["right"] * presses)
    assert pilot.stage.ctx.settings == Settings(**expected)
    assert kept[-1] == (Settings(**expected), TRAINEE)
    assert len(kept) == presses
    assert pilot.focus == key


def test_the_look_changes_while_one_chooses(made):
    """After the right arrow on the first setting the page itself is dark."""
    pilot = opened(made)
    before = pilot.stage.surface.get_at((2, 300))
    pilot.press("right")
    assert pilot.focus == "theme"
    assert sum(pilot.stage.surface.get_at((2, 300))[:3]) < sum(before[:3]) / 3


def test_the_sample_speaks_at_the_chosen_pace(made):
    """Another pace starts the sample anew at that pace; at once means at once."""
    pilot = opened(made)
    pilot.advance(10)
    assert pilot.widget("sample-normal").done
    pilot.widget("reveal_speed").choose(0)
    pilot.advance(0.5)
    assert not pilot.widget("sample-slow").done
    pilot.widget("reveal_speed").choose(3)
    assert pilot.widget("sample-at_once").done


def test_settings_that_cannot_be_kept_are_said_and_used(made):
    """A full disk gives its sentence on the page; the choice is in force all the same."""
    made.remember = lambda settings, who: "The settings cannot be saved in x (No space left on device)."
    pilot = opened(made)
    pilot.press("right")
    assert pilot.says("The settings cannot be saved in x")
    assert pilot.stage.ctx.settings.theme is Theme.DARK


def test_escape_goes_back_and_the_keys_are_shown(made):
    """? shows the keys, Esc closes them, Esc again goes back to the page before."""
    pilot = opened(made)
    pilot.press("?")
    assert pilot.screen.name == "keys"
    pilot.press("escape", "escape")
    assert pilot.screen.name == "welcome"


@pytest.mark.parametrize(
    ("settings", "sizes", "scales"),
    [
        (Settings(), [(1024, 640), (1280, 720)], (100, 150, 200)),
        (Settings(theme=Theme.DARK, font=FontChoice.ATKINSON), [(1024, 640), (1920, 1080), (3840, 2160)], (100, 200)),
    ],
)
def test_nothing_is_cut_off_at_any_size(made, settings, sizes, scales):
    """With a sentence at the foot, no text is clipped, covered or pale in either theme and typeface."""
    made.remember = lambda settings, who: "The settings cannot be saved in /home/somebody/settings.json (disk full)."

    def prepare(pilot):
        pilot.screen.problem = made.remember(None, None)
        pilot.screen.refresh()
        pilot.advance(5)

    assert audit_screen(lambda stage: SettingsScreen(stage.ctx, made), sizes, scales, settings, prepare) == []
