"""The name that others see, chosen in the window: kept at once, in order, and never half."""

import pytest

from game.domain.consent import Consent, Shown
from game.records.address import address_of
from game.session.courier import Courier
from game.ui.audit import audit_screen
from game.ui.screens.settings import SettingsScreen
from game.ui.testing import Pilot
from tests.ui.screens.sample import TRAINEE, services


@pytest.fixture
def made(tmp_path):
    """Services with who plays on record, and a colleague."""
    made = services(tmp_path)
    made.trainee = made.training.keeper.trainee(TRAINEE.name, TRAINEE.team)
    made.training.keeper.trainee("Ben", TRAINEE.team)
    yield made
    made.training.keeper.close()


def _opened(made):
    pilot = Pilot(lambda stage: SettingsScreen(stage.ctx, made))
    pilot.settle()
    return pilot


def _consent(made):
    return made.training.keeper.records.consent(made.trainee.id)


def test_hidden_by_keyboard_and_back(made):
    """Tab to the choice, right arrows to the end: hidden, kept, said; left arrows: the own name again."""
    pilot = _opened(made)
    for _ in range(12):
        if pilot.focus == "shown":
            break
        pilot.press("tab")
    assert pilot.focus == "shown"
    pilot.press("right", "right")
    pilot.settle()
    assert _consent(made).shown is Shown.HIDDEN
    assert pilot.says("They see “a colleague”")
    pilot.press("left", "left")
    pilot.settle()
    assert _consent(made).public(TRAINEE.name) == TRAINEE.name
    assert pilot.says(f"They see “{TRAINEE.name}” now")


def test_another_name_is_kept_when_it_is_complete(made):
    """Choosing it asks for the name and changes nothing yet; Enter takes it, cleaned; it is there again next time."""
    pilot = _opened(made)
    pilot.widget("shown").choose(1)
    pilot.settle()
    assert _consent(made) == Consent()
    pilot.widget("alias").on_text("  Robin  Red")
    assert _consent(made) == Consent()
    pilot.widget("alias").on_enter()
    pilot.settle()
    assert _consent(made) == Consent(Shown.ALIAS, "Robin Red")
    assert _opened(made).widget("alias").text == "Robin Red"


@pytest.mark.parametrize(("typed", "sentence"), [("ben", "goes by the name"), ("", "Write a name first")])
def test_a_name_that_cannot_be_shown_says_why(made, typed, sentence):
    """A colleague's name, or none: a sentence, and others see what they saw before."""
    pilot = _opened(made)
    pilot.widget("shown").choose(1)
    pilot.settle()
    if typed:
        pilot.widget("alias").on_text(typed)
    pilot.widget("use-alias").press()
    pilot.settle()
    assert pilot.says(sentence)
    assert _consent(made) == Consent()


def test_the_last_of_quick_choices_is_the_one_that_stays(made):
    """However fast one goes through the choices, what is on record at the end is what is shown."""
    pilot = _opened(made)
    for index in (2, 0, 2, 0, 2):
        pilot.widget("shown").choose(index)
    for _ in range(4):
        pilot.settle()
    assert _consent(made).shown is Shown.HIDDEN
    assert pilot.says("They see “a colleague”")


def test_records_in_trouble_are_said(made, monkeypatch):
    """Where it cannot be kept, that is said in the place of what others see."""
    pilot = _opened(made)

    def broken(*_):
        raise OSError("no disk")

    monkeypatch.setattr("game.records.privacy.naming.choose", broken)
    pilot.widget("shown").choose(2)
    pilot.settle()
    assert pilot.says("could not be kept")


def test_before_anybody_plays_there_is_no_such_choice(made):
    """Without a trainee the page has the other settings only."""
    made.trainee = None
    assert not _opened(made).says("What others see of you")


def test_nothing_is_cut_off(made):
    """With the field for another name and a long sentence, nothing is clipped or covered at any size."""

    def prepare(pilot):
        pilot.settle()
        pilot.widget("shown").choose(1)
        pilot.widget("use-alias").press()
        pilot.advance(5)

    sizes = [(1024, 640), (1280, 720), (1920, 1080)]
    assert audit_screen(lambda stage: SettingsScreen(stage.ctx, made), sizes, (100, 150, 200), prepare=prepare) == []


def test_the_shared_board_is_told_at_once(made, tmp_path):
    """With a shared board the courier sets off as soon as the choice is kept, and the page says so."""
    made.training.keeper.courier = courier = Courier(tmp_path, address_of("postgresql://anna@127.0.0.1:1/board"))
    pilot = _opened(made)
    assert not courier._due.is_set()
    pilot.widget("shown").choose(2)
    pilot.settle()
    assert courier._due.is_set()
    assert pilot.says("They see “a colleague”, without a team, now. On the shared board, as soon as it is reached.")
