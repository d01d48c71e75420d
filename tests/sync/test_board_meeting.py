"""The meeting about a shared board: of everybody's attempts there, for managers."""

import json
from datetime import UTC, datetime

import pytest

from game import app
from game.domain.errors import RecordsError, UsageError
from game.records.address import VARIABLE, address_of
from game.records.opening import open_shared
from game.session.board_meeting import at_board
from game.session.courier import Courier
from game.ui.screens.review import ReviewScreen
from game.ui.screens.welcome import WelcomeScreen
from game.ui.testing import Pilot
from tests.coaching.meeting.team import attempt, trainee
from tests.ui.screens import sample

BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)
PICKS = (("ask", "sorry", "courier"), ("wall", "stay", "sorry", "courier"), ("ask", "date", "post"))


@pytest.fixture
def made(tmp_path, board_url, monkeypatch):
    """Services of a computer without records; on the board three people of one team have played."""
    monkeypatch.delenv(VARIABLE, raising=False)
    made, prepared = sample.services(tmp_path, trainee=trainee(0)), sample.prepared()
    with open_shared(address_of(board_url)) as board:
        board.archive_scenario(prepared.scenario.digest, "sample", "A sample", prepared.scenario.source)
        for number, picks in enumerate(PICKS):
            board.add(attempt(prepared, trainee(number), BEGAN, picks=picks))
    made.training.keeper.courier = Courier(tmp_path, address_of(board_url))
    yield made
    made.training.keeper.close()


def test_s_goes_to_the_shared_board_and_back(made, monkeypatch, board_url):
    """Nobody has played on this computer; on the board three have, and the first slide says where that is from."""
    monkeypatch.setenv(VARIABLE, board_url)
    pilot = Pilot(lambda stage: WelcomeScreen(stage.ctx, made))
    pilot.press("f4")
    pilot.settle()
    assert "0" in pilot.texts()
    pilot.press("s")
    pilot.settle()
    assert pilot.says("From the shared board.")
    assert pilot.texts().count("3") == 2, "three contacts of three people"
    pilot.press("s")
    pilot.settle()
    assert not pilot.says("From the shared board.")
    pilot.press("s")
    pilot.settle()
    pilot.press("escape")
    pilot.settle()
    assert pilot.screen.name == "welcome"


def test_without_a_board_s_does_nothing(tmp_path, monkeypatch):
    """Where no board is known there is nothing to go to."""
    monkeypatch.delenv(VARIABLE, raising=False)
    made = sample.services(tmp_path)
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, made, None))
    pilot.settle()
    pilot.press("s")
    pilot.settle()
    assert pilot.screen.board is None
    with pytest.raises(UsageError, match="No shared board is known"):
        at_board(made.training, "")


def test_a_trainees_login_is_told_that_it_is_for_managers(shared, made):
    """A meeting reads what everybody chose, and a trainee's user of the server must not: a sentence comes first."""
    url, _, _ = shared
    with pytest.raises(RecordsError, match="a manager of the board can hold it"):
        _ = at_board(made.training, url).keeper.records


def test_from_the_command_line(made, board_url, tmp_path, capsys):
    """`review --board` tells of the board and leaves no line to it open."""
    words = ["--data", str(tmp_path / "other"), "review", "--board", board_url, "--json", "--period", "2026-03"]
    assert app.main(words) == 0
    assert json.loads(capsys.readouterr().out)["people"] == 3
