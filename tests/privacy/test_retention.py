"""What the settings say about keeping is done when the window opens."""

import pytest

from game.domain.attempt import Trainee
from game.domain.errors import RecordsReadOnly
from game.domain.settings import Settings
from game.records.opening import FILE
from game.records.preferences import Preferences, load_preferences, save_preferences
from game.session.retention import keep_no_longer
from tests.records.samples import attempt
from tests.session.house import House, house

__all__ = ["house"]


def _keep(house: House, months: int) -> None:
    save_preferences(house.training.folder, Preferences(Settings(keep_months=months), house.anna))


def test_without_a_choice_everything_is_kept(house):
    """The usual settings delete nothing, however old it is."""
    house.play("first")
    _keep(house, 0)
    house.clock.pass_time(5000 * 86_400)
    assert keep_no_longer(house.training) is None
    assert len(list(house.training.keeper.records.attempts())) == 1


def test_what_is_older_goes_and_whoever_plays_stays(house):
    """After thirteen months with twelve chosen the old attempt is gone; the person in front of it is still known."""
    house.play("first")
    _keep(house, 12)
    assert keep_no_longer(house.training).attempts == 0
    house.clock.pass_time(396 * 86_400)
    house.play("second")
    assert keep_no_longer(house.training).attempts == 1
    assert [one.start.scenario_id for one in house.training.keeper.records.attempts()] == ["second"]
    assert house.anna in house.training.keeper.records.trainees()


def test_what_is_deleted_at_the_start_is_not_in_the_file(house):
    """Without building the file anew, too, what went is overwritten: its name is not in the bytes of file or log."""
    someone = Trainee("5c" * 16, "Zoltan Quendt", "Zeppelin")
    house.training.keeper.records.add(attempt(someone))
    house.play("first")
    _keep(house, 1)
    files = house.training.folder

    def held():
        return any(b"Zoltan Quendt" in one.read_bytes() for one in files.glob(f"{FILE}*"))

    assert held()
    house.clock.pass_time(4000 * 86_400)
    keep_no_longer(house.training)
    assert not held()


def test_trouble_is_said_and_stops_nothing(house, monkeypatch):
    """Records that cannot be written are trouble of the keeper, with its sentence, and no error."""
    _keep(house, 1)

    def refused(*_, **__):
        raise RecordsReadOnly("The disk is full.")

    monkeypatch.setattr("game.records.privacy.expiry.expire", refused)
    assert keep_no_longer(house.training) is None
    assert house.training.keeper.trouble == "The disk is full."


@pytest.mark.parametrize("bad", [-1, 1201])
def test_a_damaged_choice_keeps_everything(house, bad):
    """A number that cannot be meant is reported with the settings, and nothing is deleted by it."""
    path = house.training.folder / "settings.json"
    path.write_text(f'{{"keep_months": {bad}}}', "utf-8")
    loaded = load_preferences(house.training.folder)
    assert "keep_months" in loaded.problem
    assert keep_no_longer(house.training) is None
