"""On a real server a trainee's role adds its own attempts, reads boards, and can do nothing else."""

import psycopg
import pytest

from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError, UsageError
from game.records.address import address_of
from game.records.board import BoardQuery
from game.records.opening import open_records, open_shared
from game.records.sync.accepting import accept
from game.records.sync.payload import Submission
from game.records.sync.pushing import push
from game.records.sync.roles import apply, enrol, statements
from tests.records.samples import BEN, attempt

_FORBIDDEN = (
    "UPDATE submissions SET state = 'accepted'",
    "DELETE FROM submissions",
    "TRUNCATE submissions",
    "SELECT payload FROM submissions",
    "SELECT * FROM attempts",
    "SELECT journal FROM attempts",
    "SELECT overall FROM attempts",
    "UPDATE attempts SET overall = 10000",
    "DELETE FROM attempts",
    "INSERT INTO attempts SELECT * FROM attempts",
    "UPDATE standings SET state = ''",
    "DELETE FROM board_cells",
    "SELECT name FROM trainees",
    "SELECT alias FROM trainees",
    "UPDATE trainees SET public = 'Me'",
    "INSERT INTO logins VALUES (current_user, 'b')",
    "UPDATE logins SET trainee_id = 'b'",
    "DELETE FROM logins",
    "INSERT INTO scenario_versions VALUES ('d', 's', 't', 'x', 0)",
    "UPDATE scenario_versions SET source = ''",
    "SELECT source FROM scenario_versions",
    "SELECT * FROM shifts",
    "SELECT source FROM submissions",
    "SELECT created FROM trainees",
    "SELECT shown FROM trainees",
    "SELECT extra_mile_mine('attempts') FROM attempts",
    "CREATE OR REPLACE FUNCTION extra_mile_me() RETURNS TABLE (id text, name text, team text, public text)"
    " LANGUAGE sql AS 'SELECT 1::text, 1::text, 1::text, 1::text'",
    "DROP FUNCTION extra_mile_mine(text)",
    "ALTER FUNCTION extra_mile_mine(text) SECURITY INVOKER",
    "ALTER TABLE trainees DISABLE ROW LEVEL SECURITY",
    "DROP POLICY shown ON trainees",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT * FROM shared_stories",
    "INSERT INTO forgotten VALUES ('x', 0)",
    "UPDATE extra_mile_schema SET version = 99",
    "UPDATE identity SET id = 'x'",
    "CREATE TABLE mine (x int)",
    "DROP TABLE submissions",
    "ALTER TABLE submissions DISABLE ROW LEVEL SECURITY",
    "SET ROLE postgres",
    "INSERT INTO submissions (id, kind, trainee_id, source, sequence, payload, state)"
    " VALUES ('x', 'attempt', 'a', '', 1, '', 'accepted')",
    "INSERT INTO submissions (id, kind, trainee_id, source, sequence, payload, login)"
    " VALUES ('x', 'attempt', 'a', '', 1, '', 'postgres')",
    "INSERT INTO submissions (id, kind, trainee_id, source, sequence, payload, received)"
    " VALUES ('x', 'attempt', 'a', '', 1, '', 0)",
)


def _row(trainee_id: str) -> tuple[str, dict[str, object]]:
    one = Submission(attempt(), Consent()).of(trainee_id)
    return one.id, {"id": one.id, "who": trainee_id, "payload": one.to_text()}


_ADD = (
    "INSERT INTO submissions (id, kind, trainee_id, source, sequence, payload)"
    " VALUES (%(id)s, 'attempt', %(who)s, 'laptop', 1, %(payload)s)"
)


def test_a_trainee_sends_under_the_boards_own_id_and_reads_boards(shared, tmp_path):
    """What Carla played on two computers under two ids comes together as hers; she sees the board and no real names."""
    url, _, board = shared
    for name in ("one", "two"):
        with open_records(tmp_path / name) as local, open_shared(address_of(url)) as mine:
            who = local.remember_trainee("carla", "north")
            local.add(attempt(who, 8000))
            assert push(local, mine).sent == 1
            assert push(local, mine).sent == 0
    assert accept(board, lambda one: "").trusted == 2
    with open_shared(address_of(url)) as mine:
        rows = mine.board(BoardQuery()).rows
    assert [row.overall for row in rows] == [8000, 6000]
    assert rows[0].trainee.name == "Carla"
    assert rows[0].attempts == 2
    assert BEN.name not in {row.trainee.name for row in rows}


def test_everything_else_is_refused(shared):
    """Changing, deleting, reading journals or real names, and giving oneself rights are all refused by the server."""
    url, _, _ = shared
    for statement in _FORBIDDEN:
        with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_adding_for_somebody_else_is_refused(shared):
    """A trainee's user cannot add an attempt as another trainee's, nor an endless one; its own it can."""
    url, login, board = shared
    with board.database.reading() as connection:
        mine = connection.exec_driver_sql(f"SELECT trainee_id FROM logins WHERE login = '{login}'").scalar_one()
    with psycopg.connect(url, autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(_ADD, _row(BEN.id)[1])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(_ADD, {**_row(mine)[1], "payload": "x" * 1_000_001})
        item, row = _row(mine)
        connection.execute(_ADD, row)
        seen = connection.execute("SELECT id, login, state FROM submissions").fetchall()
    assert seen == [(item, login, "waiting")]


def test_what_others_sent_is_not_seen(shared):
    """Only one's own submissions show, and only one's own line of who is who."""
    url, login, board = shared
    with board.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO submissions (id, kind, trainee_id, login, source, sequence, payload, received)"
            " VALUES ('other', 'attempt', 'b', 'somebody', '', 1, '{}', 0)"
        )
        connection.exec_driver_sql("INSERT INTO logins VALUES ('somebody', 'b')")
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT id FROM submissions").fetchall() == []
        assert connection.execute("SELECT login FROM logins").fetchall() == [(login,)]


def test_a_forbidden_change_through_the_game_is_a_sentence(shared):
    """A trainee who tries to let attempts count gets a sentence, and nothing changes."""
    url, _, _ = shared
    with open_shared(address_of(url)) as mine, pytest.raises(RecordsError, match="does not allow this user"):
        accept(mine, lambda one: "")
    with open_shared(address_of(url)) as mine, pytest.raises(RecordsError, match="does not allow this user"):
        mine.add(attempt(BEN))


def test_a_trainee_chooses_how_to_be_shown_and_nothing_more(shared, tmp_path):
    """The choice made on a laptop is the board's at once; another's real name, and others' choices, are refused."""
    url, _, board = shared
    with open_records(tmp_path) as local, open_shared(address_of(url)) as mine:
        who = local.remember_trainee("Carla")
        local.set_consent(who.id, Consent(Shown.ALIAS, "Kingfisher"))
        push(local, mine)
    carla = next(one for one in board.trainees() if one.name == "Carla")
    assert board.consent(carla.id) == Consent(Shown.ALIAS, "Kingfisher")
    with psycopg.connect(url, autocommit=True) as connection:
        odd_names = (
            BEN.name,
            BEN.name.upper(),
            f" {BEN.name}",
            f"{BEN.name}\u200b",
            "B  n",
            "\x1b[2J",
            "a\nb",
            "x" * 300,
        )
        for odd in (("shouted", ""), *(("alias", name) for name in odd_names)):
            with pytest.raises(psycopg.Error) as refused:
                connection.execute("SELECT extra_mile_show_me_as(%s, %s)", odd)
            assert refused.value.sqlstate == ("EM001" if odd[1].casefold() == "ben" else "42501")
        connection.execute("SELECT extra_mile_show_me_as('hidden', '')")
    assert board.consent(carla.id).shown is Shown.HIDDEN
    assert board.consent(BEN.id).shown is Shown.HIDDEN


def test_the_alias_of_somebody_else_is_not_to_be_had(shared):
    """Nobody stands on the board under the name that somebody else has chosen."""
    url, _, board = shared
    board.set_consent(BEN.id, Consent(Shown.ALIAS, "Heron"))
    with psycopg.connect(url, autocommit=True) as connection:
        with pytest.raises(psycopg.Error, match="the name of somebody else"):
            connection.execute("SELECT extra_mile_show_me_as('alias', 'heron')")
        for name in ("Night Heron", "Zoë 雪", "👩\u200d🚒"):
            connection.execute("SELECT extra_mile_show_me_as('alias', %s)", (name,))


def test_a_trainee_keeps_nobody_from_writing(shared):
    """Whatever locks a trainee's user holds, a manager can judge."""
    url, _, board = shared
    with psycopg.connect(url) as connection:
        connection.execute("SELECT pg_advisory_lock(111568024133997)")
        connection.execute("SELECT count(submissions.id) FROM standings, board_cells, submissions, extra_mile_schema")
        board.add(attempt(BEN, 6500))
    assert sum(1 for _ in board.stored()) == 2


def test_odd_names_of_roles_and_unknown_users_are_refused(board_url, tmp_path):
    """Only plain names get into the SQL; a user that is not there is named; a file has no roles."""
    with pytest.raises(UsageError, match="no name of a role"):
        statements("x; DROP TABLE attempts")
    with open_shared(address_of(board_url)) as board, pytest.raises(UsageError, match="no user 'nobody-here'"):
        enrol(board, "nobody-here", "Nobody")
    with open_records(tmp_path) as records, pytest.raises(UsageError, match="on a server"):
        apply(records)
