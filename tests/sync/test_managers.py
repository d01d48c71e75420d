"""On a real server: an owner who is no superuser makes the board, a manager's user judges, and nobody else can."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError
from game.records.address import address_of
from game.records.board import BoardQuery
from game.records.opening import open_records, open_shared
from game.records.privacy.forgetting import forget
from game.records.sql.records import SqlRecords
from game.records.sync.accepting import accept, counts, quarantine
from game.records.sync.pushing import push
from game.records.sync.roles import apply, enrol
from tests.records.samples import BEN, attempt


@dataclass(frozen=True)
class Board:
    """Addresses of one board, for each of those who use it."""

    owner: str
    manager: str
    trainee: str
    outsider: str


@pytest.fixture
def owned(postgres_url, postgres_role) -> Iterator[Board]:
    """A board made by a database's owner who may make roles and nothing more; a manager, a trainee, an outsider."""
    names = ("owner", "trainees", "managers", "manager", "trainee", "outsider")
    owner, trainees, managers, manager, trainee, outsider = (postgres_role(name) for name in names)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        (database,) = connection.execute("SELECT current_database()").fetchone()
        connection.execute(f"DROP ROLE {trainees}, {managers}".encode())
        connection.execute(f"ALTER ROLE {owner} CREATEROLE".encode())
        connection.execute(f"ALTER DATABASE {database} OWNER TO {owner}".encode())
    urls = {name: postgres_url.replace("postgres@", f"{name}@") for name in (owner, manager, trainee, outsider)}
    with open_shared(address_of(urls[owner])) as board:
        assert isinstance(board, SqlRecords)
        apply(board, trainees, managers)
        apply(board, trainees, managers)
        enrol(board, trainee, "Carla", "North", trainees)
    with psycopg.connect(urls[owner], autocommit=True) as connection:
        connection.execute(f"GRANT {managers} TO {manager}".encode())
    yield Board(*urls.values())
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {database} OWNER TO postgres".encode())
        for role in (trainee, manager, outsider, trainees, managers, owner):
            connection.execute(f"DROP OWNED BY {role} CASCADE".encode())
        connection.execute(f"DROP ROLE {trainees}, {managers}".encode())


def _open(url: str) -> SqlRecords:
    board = open_shared(address_of(url))
    assert isinstance(board, SqlRecords)
    return board


def test_a_managers_user_does_all_that_a_manager_does(owned, tmp_path):
    """Without being the owner: publish, judge, put aside, judge again, choose names, check, work out anew, forget."""
    with open_records(tmp_path) as local, _open(owned.trainee) as mine:
        who = local.remember_trainee("Carla")
        for overall in (8000, 6000):
            local.add(attempt(who, overall))
        assert push(local, mine).sent == 2
    with _open(owned.manager) as board:
        board.archive_scenario("1" * 64, "late-return", "Late", "id: late-return\n")
        board.archive_rubric("2" * 64, "rubric: {}\n")
        done = accept(board, lambda one: "" if one.score.overall == 8000 else "It does not follow.")
        assert (done.trusted, len(done.quarantined), len(list(quarantine(board)))) == (1, 1, 1)
        assert accept(board, lambda one: "", again=True).trusted == 1
        assert counts(board) == {"waiting": 0, "accepted": 2, "quarantined": 0}
        (carla,) = board.trainees()
        board.set_consent(carla.id, Consent(Shown.ALIAS, "Heron"))
        assert [row.trainee.name for row in board.board(BoardQuery()).rows] == ["Heron"]
        board.use_modules({"welcome": ["late-return"]})
        board.rebuild_summary()
        assert list(board.faults()) == []
        board.add(attempt(BEN))
        board.share_story(next(board.attempts()).start.playthrough, True)
        forget(board, carla.id, anonymous=False)
        assert [one.name for one in board.trainees()] == [BEN.name]
        assert list(board.faults()) == []


def test_what_a_manager_has_judged_a_trainee_sees(owned, tmp_path):
    """A trainee sees what became of each attempt, with the reason where it was put aside."""
    with open_records(tmp_path) as local, _open(owned.trainee) as mine:
        local.add(attempt(local.remember_trainee("Carla")))
        push(local, mine)
    with _open(owned.manager) as board:
        accept(board, lambda one: "It does not follow.")
    with psycopg.connect(owned.trainee) as connection:
        seen = connection.execute("SELECT state, reason FROM submissions").fetchall()
    assert seen == [("quarantined", "It does not follow.")]


def test_somebody_who_is_nobody_here_can_do_nothing(owned, tmp_path):
    """A user of the server without a role on the board neither reads nor sends; what waits stays and is not noted."""
    with open_records(tmp_path) as local:
        local.add(attempt())
        with pytest.raises(RecordsError, match="does not allow this user"), _open(owned.outsider) as board:
            push(local, board)
        with _open(owned.owner) as board:
            assert counts(board)["waiting"] == 0
            assert push(local, board).sent == 1


def test_a_trainee_who_is_no_longer_enrolled_cannot_send(owned, tmp_path):
    """Where the line that says who a user is was taken away, nothing is taken and nothing is lost."""
    with psycopg.connect(owned.manager) as connection:
        connection.execute("DELETE FROM logins")
    with open_records(tmp_path) as local, _open(owned.trainee) as mine:
        local.add(attempt())
        with pytest.raises(RecordsError, match="does not know which trainee"):
            push(local, mine)
    with open_records(tmp_path) as local, _open(owned.owner) as board:
        assert push(local, board).sent == 1


_DETOURS = (
    "SELECT * FROM submissions",
    "SELECT source FROM submissions",
    "SELECT count(payload) FROM submissions",
    "SELECT id FROM submissions FOR UPDATE",
    "INSERT INTO submissions SELECT * FROM submissions",
    "INSERT INTO submissions (id, kind, trainee_id, source, sequence, payload)"
    " VALUES ('x', 'attempt', 'a', '', 1, '') ON CONFLICT (id) DO UPDATE SET state = 'accepted'",
    "INSERT INTO submissions (id, kind, trainee_id, source, sequence, payload)"
    " VALUES ('x', 'attempt', 'a', '', 1, '') RETURNING payload",
    "COPY attempts TO STDOUT",
    "COPY (SELECT name FROM trainees) TO STDOUT",
    "COPY submissions (id, state) FROM STDIN",
    "LOCK TABLE attempts IN ACCESS EXCLUSIVE MODE",
    "LOCK TABLE submissions IN ACCESS EXCLUSIVE MODE",
    "SELECT id FROM trainees WHERE name = 'Ben'",
    "SELECT id FROM trainees ORDER BY name",
    "SELECT trainees FROM trainees",
    "SELECT max(journal) FROM attempts",
    "SELECT 1 FROM attempts",
    "SELECT hash FROM forgotten",
    "SELECT * FROM sent",
    "INSERT INTO teams (name) VALUES ('Mine')",
    "UPDATE teams SET name = ''",
    "DELETE FROM trainees",
    "INSERT INTO standings SELECT * FROM standings",
    "DELETE FROM rubric_versions",
    "SELECT source FROM rubric_versions",
    "TRUNCATE attempts CASCADE",
    "CREATE VIEW all_names AS SELECT name FROM trainees",
    "CREATE SCHEMA mine",
    "CREATE POLICY mine ON submissions USING (true)",
    "ALTER TABLE submissions OWNER TO current_user",
    "GRANT SELECT ON attempts TO current_user",
    "CREATE RULE mine AS ON INSERT TO submissions DO INSTEAD NOTHING",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER FUNCTION extra_mile_show_me_as(text, text) SECURITY INVOKER",
    "DROP FUNCTION extra_mile_show_me_as(text, text)",
    "SELECT pg_read_file('/etc/hostname')",
    "CREATE ROLE mine",
    "ALTER ROLE current_user CREATEROLE",
)


def test_no_way_around_for_a_trainee(owned):
    """Nor by a detour: copying, locking, sorting by what is hidden, rules, views, rights given to oneself."""
    with psycopg.connect(owned.trainee, autocommit=True) as connection:
        for statement in _DETOURS:
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement.encode())


def test_statistics_of_the_server_tell_a_trainee_no_names(owned):
    """What the server notes about the values of a column is not shown to whom may not read that column."""
    with _open(owned.owner) as board:
        for number in range(3):
            board.add(attempt(BEN, 5000 + number))
    with psycopg.connect(owned.owner, autocommit=True) as connection:
        connection.execute("ANALYZE")
        hidden = "SELECT tablename, attname FROM pg_stats WHERE schemaname = 'public'"
        assert ("attempts", "journal") in connection.execute(hidden).fetchall()
    with psycopg.connect(owned.trainee) as connection:
        seen = set(connection.execute(hidden).fetchall())
    assert not {table for table, _ in seen} & {"attempts", "submissions", "logins", "forgotten", "shifts"}
    assert not {("trainees", "name"), ("trainees", "alias"), ("scenario_versions", "source")} & seen


def test_nobody_can_play_another_user_by_a_role(owned):
    """Who sends is who has logged in: a trainee who is also a manager chooses for nobody else."""
    with psycopg.connect(owned.outsider) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT extra_mile_show_me_as('hidden', '')")
    with psycopg.connect(owned.manager) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT extra_mile_show_me_as('hidden', '')")
