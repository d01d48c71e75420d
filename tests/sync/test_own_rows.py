"""A trainee's user of a board reads all that is kept of this trainee there, and nothing that is kept of others."""

import argparse
import io
import json

import psycopg
import pytest

from game.cli import privacy, privacy_arguments
from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError, UsageError
from game.records.address import VARIABLE, address_of
from game.records.board import BoardQuery, Kind
from game.records.opening import open_shared
from game.records.privacy.belongings import personal
from game.records.privacy.kept import kept, to_dict
from game.records.sync.login import me_on
from tests.privacy.people import with_everything
from tests.records.samples import BEN, attempt
from tests.session.house import house

__all__ = ["house"]


@pytest.fixture
def full(shared):
    """Carla and Ben have left something in every table of the board; gives her address, and who both are there."""
    url, _, board = shared
    carla = next(one for one in board.trainees() if one.name == "Carla")
    many = with_everything(board, carla), with_everything(board, BEN)
    board.set_consent(BEN.id, Consent(Shown.HIDDEN))
    with board.database.writing() as connection:  # put aside, with the reason
        connection.exec_driver_sql(
            "UPDATE submissions SET state = 'quarantined', reason = 'It ended before it began.'"
        )
    return url, board, carla, many


def test_it_is_all_that_a_manager_can_see(full):
    """Every row of every table, with every column, is what the owner of the board reads; no table is empty."""
    url, board, carla, _ = full
    with open_shared(address_of(url)) as mine:
        seen = kept(mine, carla)
    assert to_dict(seen) == to_dict(kept(board, carla))
    assert set(seen.tables) == {table.name for table in personal()}
    assert {name for name, rows in seen.tables.items() if not rows} == set()
    assert seen.tables["submissions"][0]["reason"] == "It ended before it began."


def test_nothing_of_others_is_to_be_had(full):
    """Whoever is asked for, the rows are one's own; a table that holds nothing of anybody gives none."""
    url, _, _, (_, theirs) = full
    with open_shared(address_of(url)) as mine:
        text = json.dumps(to_dict(kept(mine, BEN))["tables"])
    assert BEN.id not in text
    assert not any(one.start.playthrough in text for one in theirs)
    for asked in ("teams", "scenario_versions", "rubric_versions", "forgotten", "x'; SELECT 1"):
        with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.RaiseException):
            connection.execute("SELECT extra_mile_mine(%s)", (asked,))


def test_a_stranger_gets_nothing(full, postgres_role):
    """Somebody who may log in and is no trainee can ask neither who they are nor for anybody's rows; a trainee who was
    not enrolled gets none."""
    url, board, _, _ = full
    stranger = postgres_role("stranger")
    with psycopg.connect(f"postgresql://{stranger}@{url.split('@', 1)[1]}") as connection:
        for asked in ("SELECT * FROM extra_mile_me()", "SELECT extra_mile_mine('attempts')"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(asked)
            connection.rollback()
    with board.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM logins")
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT * FROM extra_mile_me()").fetchall() == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT extra_mile_mine('attempts')")


def test_of_hidden_people_there_is_no_row(full):
    """Neither the team nor anything else in `trainees` tells of Ben while he is hidden; shown again, he is there. One's
    own row shows to oneself, hidden or not."""
    url, board, carla, _ = full
    board.set_consent(carla.id, Consent(Shown.HIDDEN))
    asked = "SELECT id, public, team_id IS NULL FROM trainees ORDER BY id"
    with psycopg.connect(url, autocommit=True) as connection:
        assert connection.execute(asked).fetchall() == [(carla.id, "", False)]
        assert connection.execute("SELECT count(*) FROM trainees WHERE team_id IS NOT NULL").fetchone() == (1,)
        board.set_consent(BEN.id, Consent())
        assert (BEN.id, "Ben", False) in connection.execute(asked).fetchall()


def test_boards_stay_what_they_are(full):
    """Ranks and scores are those that the owner sees, hidden people "a colleague" among them; a board of one team has
    oneself, and no hidden person, whose team is nobody's to know; a board of teams is whole."""
    url, board, carla, _ = full
    for number in range(3):
        board.add(attempt(Trainee(f"{number:032x}", f"T{number}", "North"), 4000 + number))
    with open_shared(address_of(url)) as mine:
        for query in (BoardQuery(), BoardQuery("late-return"), BoardQuery(kind=Kind.TEAMS)):
            assert mine.board(query) == board.board(query)
        assert "a colleague" in {one.trainee.name for one in mine.board(BoardQuery()).rows}
        own = mine.board(BoardQuery(team="North", me=carla.id, my_name="Carla"))
        assert "Carla" in {one.trainee.name for one in (*own.rows, *own.mine) if one.mine}
        assert mine.board(BoardQuery(team="South")).rows == ()
        assert len(board.board(BoardQuery(team="South")).rows) == 1


def test_those_who_look_after_a_board_pay_nothing_for_it(full, manager, board_url):
    """A manager's user and the owner's go the same way to a name, a board and what waits: no filter is added."""
    _, board, carla, _ = full
    with board.database.writing() as connection:
        connection.exec_driver_sql("ANALYZE")
    for asked in (
        f"SELECT name FROM trainees WHERE id = '{carla.id}'",
        "SELECT t.public, g.name FROM board_players p JOIN trainees t ON t.id = p.trainee_id "
        "LEFT JOIN teams g ON g.id = t.team_id WHERE p.number IN (1, 2)",
        "SELECT id FROM submissions WHERE state = 'waiting' ORDER BY source, sequence",
    ):
        plans = []
        for url in (board_url, manager[0]):
            with psycopg.connect(url) as connection:
                plans.append(connection.execute("EXPLAIN (COSTS OFF) " + asked).fetchall())
        assert plans[0] == plans[1]


def _run(house, *words):
    parser, out = argparse.ArgumentParser(), io.StringIO()
    privacy_arguments.add(parser.add_subparsers(dest="what"), lambda one: None)
    return privacy.run(parser.parse_args(words), house.training, out, lambda question: True), out.getvalue()


def test_show_and_export_work_with_a_trainees_user(full, house, tmp_path, monkeypatch):
    """Carla asks for herself with her own user: attempts, the shift, and what was put aside with the reason; asking for
    Ben is answered with a sentence."""
    url, _, _, (mine, theirs) = full
    monkeypatch.setenv(VARIABLE, url)
    status, text = _run(house, "show", "carla", "--board")
    assert status == 0
    assert "On the shared board postgresql://" in text
    assert "Attempts (3)" in text
    assert "attempt quarantined" in text
    assert "It ended before it began." in text
    file = tmp_path / "carla.json"
    assert _run(house, "export", "Carla", "--board", "-o", str(file))[0] == 0
    written = file.read_text("utf-8")
    assert all(one.start.playthrough in written for one in mine)
    assert not any(one.start.playthrough in written for one in theirs)
    with pytest.raises(UsageError, match=r"user of the board is Carla; .* for a manager"):
        _run(house, "show", "Ben", "--board")


def test_a_trainee_forgets_nobody_on_the_board_and_is_told_who_does(full, house, monkeypatch):
    """Not even oneself: others rely on what stands there. The sentence names who does it; nothing is changed."""
    url, board, carla, _ = full
    monkeypatch.setenv(VARIABLE, url)
    for who in ("Carla", "Ben"):
        with pytest.raises(UsageError, match="a manager forgets somebody"):
            _run(house, "forget", who, "--board", "--yes")
    assert len(list(board.attempts(trainee_id=carla.id))) == 3
    with pytest.raises(RecordsError, match="does not allow this user"):
        _run(house, "expire", "--months", "1", "--board", "--yes")


def test_a_trainee_changes_the_own_name_on_the_board(full, house, monkeypatch):
    """`records name --board` with one's own user is at once what others see there; a name that is taken is refused."""
    url, board, carla, _ = full
    monkeypatch.setenv(VARIABLE, url)
    assert "'Robin'" in _run(house, "name", "Carla", "--show", "alias", "--alias", "Robin", "--board")[1]
    assert board.consent(carla.id) == Consent(Shown.ALIAS, "Robin")
    with pytest.raises(RecordsError, match="somebody there goes by it"):
        _run(house, "name", "Carla", "--show", "alias", "--alias", "Ben", "--board")
    with open_shared(address_of(url)) as mine:
        assert me_on(mine) == Trainee(carla.id, "Robin", "North")
