"""The shared board and the retention period in the settings: kept at once, refused with a sentence, nothing lost."""

from dataclasses import replace

import pytest

from game.domain.attempt import Trainee
from game.domain.settings import Settings
from game.records.address import VARIABLE
from game.records.preferences import Preferences, load_preferences, save_preferences
from game.session.courier import Courier, NoCourier, courier_to
from game.session.retention import keep_no_longer
from game.ui.screens.settings import SettingsScreen
from game.ui.testing import Pilot
from tests.records import samples
from tests.ui.screens.sample import TRAINEE, services

NOBODY = "postgresql://anna@127.0.0.1:1/board"
OLD = Trainee("e" * 32, "Old hand")


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Services, and the settings file of somebody who plays; the courier is ended afterwards."""
    monkeypatch.delenv(VARIABLE, raising=False)
    made = services(tmp_path)
    save_preferences(tmp_path, Preferences(Settings(), TRAINEE))
    yield made
    made.training.keeper.courier.stop(30)


def opened(made):
    """A pilot on the settings."""
    pilot = Pilot(lambda stage: SettingsScreen(stage.ctx, made))
    pilot.settle()
    return pilot


def use(pilot):
    """Press the button by key: the page may grow under a pointer while the courier says how it stands."""
    pilot.stage.top.focus("use-board")
    pilot.press("enter")


def kept(made):
    """What stands in the settings file."""
    return load_preferences(made.training.folder).preferences


def test_an_address_is_kept_and_its_courier_goes_at_once(made):
    """What is written and entered stands in the settings file, and somebody is on the way there."""
    pilot = opened(made)
    pilot.stage.top.focus("board")
    pilot.type(NOBODY)
    assert kept(made).board == "", "half an address is none"
    pilot.press("enter")
    assert kept(made).board == NOBODY
    assert kept(made).trainee == TRAINEE
    courier = made.training.keeper.courier
    assert isinstance(courier, Courier)
    assert courier.address.shown == NOBODY
    courier.stop(30)
    pilot.advance(1)
    assert pilot.says("The shared board has not been reached yet.")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("http://server/board", "it does not begin with postgresql://"),
        ("postgresql://anna@server", "it does not end with the name of one database"),
        ("postgresql://anna:hunter2@server/board", "An address has no password here"),
    ],
)
def test_a_wrong_address_is_refused_and_nothing_is_lost(made, text, why):
    """The sentence says why and not the password; the board chosen before stays in use, the text can be corrected."""
    save_preferences(made.training.folder, kept(made)._replace(board=NOBODY))
    made.training.keeper.courier = before = courier_to(made.training.folder, NOBODY)
    pilot = opened(made)
    pilot.screen.board_choice.text = text
    pilot.screen.refresh()
    use(pilot)
    assert pilot.says(why)
    assert not any("hunter2" in words for words in pilot.spoken)
    assert "hunter2" not in pilot.screen.board_choice.problem
    assert kept(made).board == NOBODY
    assert made.training.keeper.courier is before
    assert pilot.widget("board").text == text


def test_an_empty_address_ends_the_sending(made):
    """Taking the address away leaves no board and no courier."""
    save_preferences(made.training.folder, kept(made)._replace(board=NOBODY))
    made.training.keeper.courier = before = courier_to(made.training.folder, NOBODY)
    pilot = opened(made)
    assert pilot.widget("board").text == NOBODY
    pilot.screen.board_choice.text = ""
    use(pilot)
    assert kept(made).board == ""
    assert isinstance(made.training.keeper.courier, NoCourier)
    assert before._over.is_set(), "it was told to end"
    before.stop(30)
    assert not before._thread.is_alive()


def test_an_address_of_the_environment_is_shown_and_cannot_be_changed(made, monkeypatch):
    """Where the environment names the board, the page says so and has no field for another."""
    monkeypatch.setenv(VARIABLE, NOBODY)
    made.training.keeper.courier = Courier(made.training.folder, courier_to(made.training.folder, "").address)
    pilot = opened(made)
    assert pilot.says(f"{VARIABLE} names the board of this computer")
    assert pilot.says(NOBODY)
    with pytest.raises(LookupError):
        pilot.widget("board")


def test_an_address_of_the_environment_that_cannot_be_read_is_said(made, monkeypatch):
    """A board that nobody can reach by such an address is no silence but a sentence."""
    monkeypatch.setenv(VARIABLE, "nonsense")
    made.training.keeper.courier = courier_to(made.training.folder, "")
    assert opened(made).says("This is no address of a board")


def test_how_long_records_are_kept_is_chosen_and_told_before_anything_goes(made):
    """A choice is kept at once; how many would go is said, nothing goes before the window opens next."""
    records = made.training.keeper.records
    for who, months in ((OLD, 0), (TRAINEE, 0)):
        records.add(samples.attempt(who, began=samples.BEGINNING - samples.days(400 + months)))
    pilot = opened(made)
    pilot.stage.top.focus("keep_months")
    pilot.press("right", "right", "right")
    pilot.settle()
    assert kept(made).settings == replace(Settings(), keep_months=12)
    assert pilot.says("2 contacts and shifts are older and go when the window opens next.")
    assert len(list(records.stored())) == 2
    assert keep_no_longer(made.training).attempts == 2
    pilot.press("left", "left", "left")
    pilot.settle()
    assert kept(made).settings.keep_months == 0
    assert not pilot.says("older")


def test_a_period_from_the_command_line_is_among_the_choices(made):
    """Eighteen months, as chosen with `records keep`, are shown as such and not changed by looking."""
    save_preferences(made.training.folder, Preferences(Settings(keep_months=18), TRAINEE))
    pilot = opened(made)
    assert "18 months" in pilot.texts()
    assert pilot.says("Nothing is older now.")
    assert kept(made).settings.keep_months == 18


def test_a_period_that_cannot_be_kept_is_said(made, monkeypatch):
    """A full disk is a sentence on the page, and the period is that of before."""
    pilot = opened(made)

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.records.files.write_atomically", full)
    pilot.stage.top.focus("keep_months")
    pilot.press("right")
    pilot.settle()
    assert pilot.says("No space left on device")
    assert kept(made).settings.keep_months == 0
    pilot.screen.board_choice.text = NOBODY
    use(pilot)
    assert pilot.screen.board_choice.problem.count("No space left on device") == 1
