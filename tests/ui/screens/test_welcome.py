"""The first page: who plays, remembered, by keyboard and by mouse, at every size."""

import threading

import pytest

from game.domain.attempt import Trainee
from game.domain.settings import Settings, Theme
from game.ui.audit import audit_now, audit_screen
from game.ui.screens.welcome import WelcomeScreen
from game.ui.testing import Pilot
from tests.ui.screens.hostile import NAMES
from tests.ui.screens.sample import TRAINEE, services


@pytest.fixture
def made(tmp_path):
    """Services in which nobody has played yet."""
    return services(tmp_path, trainee=None)


def welcome(made, **settings):
    """A pilot on the welcome page."""
    return Pilot(lambda stage: WelcomeScreen(stage.ctx, made), settings=Settings(**settings))


def test_a_name_a_team_and_enter_lead_to_the_picker(made):
    """By keyboard alone: name, Tab, team, Enter; the trainee is on record and the contacts are shown."""
    pilot = welcome(made)
    pilot.type("Mina")
    pilot.press("tab")
    pilot.type("Blue team")
    pilot.press("enter")
    pilot.settle()
    assert pilot.screen.name == "picker"
    assert (made.trainee.name, made.trainee.team) == ("Mina", "Blue team")
    assert made.trainee in made.training.keeper.records.trainees()


def test_the_begin_button_works_by_mouse_and_shows_that_it_is_working(made):
    """A click begins; until the records have answered a sentence says that something is going on."""
    answered, ask = threading.Event(), made.training.keeper.trainee
    made.training.keeper.trainee = lambda name, team: answered.wait(10) and ask(name, team)
    pilot = welcome(made)
    pilot.type("Mina")
    pilot.click("begin")
    assert pilot.says("One moment")
    pilot.press("enter")  # a second try changes nothing
    answered.set()
    pilot.settle()
    assert pilot.screen.name == "picker"


def test_who_played_last_stands_there_already(tmp_path):
    """Name and team are remembered, and Enter alone goes on."""
    pilot = welcome(services(tmp_path))
    assert pilot.says(TRAINEE.name)
    assert pilot.says(TRAINEE.team)
    pilot.press("enter")
    pilot.settle()
    assert pilot.screen.name == "picker"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e"])
def test_without_a_name_it_asks_for_one(made, text):
    """Enter with nothing that can be seen as a name stays, says so kindly, and leaves when a name is there."""
    pilot = welcome(made)
    pilot.clipboard.put(text)
    pilot.press("ctrl+v", "enter")
    pilot.settle()
    assert pilot.screen.name == "welcome"
    assert pilot.says("Write a name first.")
    pilot.type("Bo")
    assert not pilot.says("Write a name first.")


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script_survive(made, name):
    """Hostile names are shown without a fault, kept in a form that can be shown, and lead to the picker."""
    pilot = welcome(made)
    pilot.clipboard.put(name)
    pilot.press("ctrl+v")
    assert audit_now(pilot.stage) == []
    pilot.press("enter")
    pilot.settle()
    assert pilot.screen.name == "picker"
    assert audit_now(pilot.stage) == []


def test_settings_and_keys_are_at_hand_while_writing(made):
    """F1 shows the keys and F2 the settings although a field has the focus; a question mark is written."""
    pilot = welcome(made)
    pilot.press("f1")
    assert pilot.screen.name == "keys"
    pilot.press("escape", "f2")
    assert pilot.screen.name == "settings"
    pilot.press("escape", "?")
    assert pilot.screen.name == "welcome"
    assert pilot.widget("name").text == "?"


def test_escape_asks_before_the_window_closes(made):
    """Esc asks; staying is one Esc more, closing one Enter."""
    pilot = welcome(made)
    pilot.press("escape")
    assert pilot.says("Close Extra Mile?")
    pilot.press("escape")
    assert pilot.screen.name == "welcome"
    pilot.press("escape", "enter")
    assert not pilot.stage.running


def test_a_notice_is_shown_once(made):
    """What went wrong with the settings is said on the first welcome page and not on the next."""
    made.notice = "The settings in x are damaged, so the usual ones are used."
    assert welcome(made).says("The settings in x are damaged")
    assert not welcome(made).says("The settings in x are damaged")


def test_settings_that_cannot_be_kept_are_said_on_the_next_page(made):
    """Where the trainee cannot be remembered for next time, the picker says why."""
    made.remember = lambda settings, who: "The settings cannot be saved in x (disk full)."
    pilot = welcome(made)
    pilot.type("Mina")
    pilot.press("enter")
    pilot.settle()
    pilot.settle()
    assert pilot.says("The settings cannot be saved in x (disk full).")


def test_the_first_frame_waits_for_no_face(made):
    """The fields stand before the first picture of a person is drawn; the people come with the next frame."""
    drawn = []

    class Counting(WelcomeScreen):
        def build(self):
            drawn.append(self.frames)
            return super().build()

    pilot = Pilot(lambda stage: Counting(stage.ctx, made))
    assert drawn == [1]
    assert not pilot.says("You didn’t have to do that.")
    pilot.advance(0.1)
    assert pilot.says("You didn’t have to do that.")


@pytest.mark.parametrize(
    ("theme", "sizes", "scales"),
    [
        (Theme.LIGHT, [(1024, 640), (1280, 720)], (100, 150, 200)),
        (Theme.DARK, [(1920, 1080), (3840, 2160)], (100, 200)),
    ],
)
def test_nothing_is_cut_off_at_any_size(tmp_path, theme, sizes, scales):
    """Long name, long notice and a hint: no text is clipped, covered or pale."""
    made = services(tmp_path, trainee=Trainee("0" * 32, "Maximiliane Charlotte " * 2, "Third-level support, Graz"))

    def first(stage):
        made.notice = "The settings in /home/somebody/.local/share/extra-mile/settings.json cannot be read. " * 2
        return WelcomeScreen(stage.ctx, made)

    def prepare(pilot):
        pilot.advance(0.1)
        pilot.press("ctrl+a", "delete", "enter")
        pilot.settle()

    assert audit_screen(first, sizes, scales, Settings(theme=theme), prepare) == []
