"""A trainee's login sends what this trainee has played, and nothing that others played on the same computer."""

import psycopg
import pytest

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError
from game.records.address import address_of
from game.records.board import BoardQuery
from game.records.opening import open_shared
from game.records.sync.accepting import accept
from game.records.sync.login import EVERYBODY, Login, login_of, me_on
from game.records.sync.pushing import push, waiting
from game.records.sync.roles import enrol
from tests.privacy.people import run
from tests.records.samples import ANNA, BEN, attempt

ME = Trainee("c" * 32, "Ana Silva", "North")


def _one(name, team="", number=1):
    return Trainee(f"{number:032x}", name, team)


SAME = {
    "the same": [_one("Ana Silva", "North")],
    "spelt otherwise": [_one("  ana   SILVA ", "nORTH")],
    "spelt in two ways": [_one("Ana Silva", "North", 1), _one("ANA SILVA", "North", 2)],
    "without a team yet": [_one("Ana Silva")],
    "known by the id": [Trainee(ME.id, "Ana Souza", "East")],
}
OTHERS = {
    "another name": [_one("Ana", "North")],
    "another team": [_one("Ana Silva", "South")],
    "two without a team": [_one("Ana Silva", "", 1), _one("ana silva", "", 2)],
}


@pytest.mark.parametrize("how", SAME)
def test_who_the_login_is_on_this_computer(how):
    """The same name and team, however they are spelt; a team that was not typed yet; or the very id."""
    here = SAME[how]
    assert Login(ME).own([*here, BEN]) == {one.id for one in here}


@pytest.mark.parametrize("how", OTHERS)
def test_who_the_login_is_not(how):
    """Another name, another team, or a name that does not say which of two it is."""
    assert Login(ME).own(OTHERS[how]) == frozenset()


def test_whoever_has_the_team_goes_before_a_namesake_without_one():
    """Where one is exactly the trainee of this login, somebody of that name without a team is somebody else."""
    exact, namesake = _one("Ana Silva", "North", 1), _one("Ana Silva", "", 2)
    assert Login(ME).own([namesake, exact]) == {exact.id}
    assert Login(_one("Ana Silva", "", 3)).own([exact]) == {exact.id}
    assert EVERYBODY.own([exact]) == frozenset()


def test_a_login_sends_only_its_own(local, shared):
    """Of three people at one computer only Carla's contacts and shifts are sent, as hers; the rest is counted in a
    sentence, stays where it is, and arrives by a login of its own."""
    url, _, board = shared
    carla = local.remember_trainee("CARLA", "North")
    mine = [attempt(carla, 8000), attempt(carla, 7000)]
    for one in (*mine, attempt(ANNA), attempt(BEN), attempt(ANNA)):
        local.add(one)
    local.add_shift(run(carla, mine))
    with open_shared(address_of(url)) as there:
        login, name = login_of(there), there.identity()
        assert waiting(local, name, login) == 3
        pushed = push(local, there)
        assert waiting(local, name, login) == 0
    assert (pushed.sent, pushed.unsendable) == (3, ())
    assert pushed.stays == (
        "3 contacts and shifts by others stay here: this login is that of Carla of North; they can sync with their own."
    )
    assert waiting(local, name) == 3
    assert accept(board, lambda one: "").trusted == 3
    on_board = next(one for one in board.trainees() if one.name == "Carla")
    assert {one.start.playthrough for one in board.attempts(trainee_id=on_board.id)} == {
        one.start.playthrough for one in mine
    }
    assert {one.name for one in board.trainees()} == {"Ben", "Carla"}


def test_one_contact_that_stays_is_said_as_one(local, shared, roles):
    """The sentence counts right, and names no team where there is none."""
    url, login, board = shared
    local.add(attempt(BEN))
    enrol(board, login, "Dora", "", roles[0])
    with open_shared(address_of(url)) as there:
        assert push(local, there).stays.startswith(
            "1 contact or shift by others stays here: this login is that of Dora;"
        )


def test_the_choices_of_others_are_not_told_as_ones_own(local, shared):
    """Somebody else at this computer who is hidden hides nobody on the board."""
    url, _, board = shared
    carla = local.remember_trainee("Carla", "North")
    for one in (attempt(carla), attempt(ANNA)):
        local.add(one)
    local.set_consent(ANNA.id, Consent(Shown.HIDDEN))
    with open_shared(address_of(url)) as there:
        push(local, there)
        me = me_on(there)
    assert me is not None
    assert (me.name, me.team) == ("Carla", "North")
    assert board.consent(me.id) == Consent()


def test_a_managers_login_sends_everything(local, shared, manager):
    """Everybody stays who they are; a manager who plays too is one person with the entry on the board."""
    _, _, board = shared
    url, login = manager
    for one in (attempt(ANNA), attempt(BEN), attempt(Trainee("e" * 32, "Mona", "North"))):
        local.add(one)
    with open_shared(address_of(url)) as there:
        assert login_of(there) == EVERYBODY
        assert me_on(there) is None
    with board.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO trainees (id, name, created) VALUES ('f', 'Mona', 0)")
        connection.exec_driver_sql(f"INSERT INTO logins VALUES ('{login}', 'f')")
    with open_shared(address_of(url)) as there:
        pushed = push(local, there)
    assert (pushed.sent, pushed.stays) == (3, "")
    assert accept(board, lambda one: "").trusted == 3
    assert {one.start.trainee.id for one in board.attempts()} == {ANNA.id, BEN.id, "f"}


def test_a_user_who_is_nobody_is_told_so(local, shared, roles, postgres_role, board_url):
    """Whoever was not enrolled learns who can help, and nothing is sent."""
    _, _, board = shared
    login = postgres_role("nobody")
    with board.database.writing() as connection:
        connection.exec_driver_sql(f"GRANT {roles[0]} TO {login}")
    local.add(attempt())
    as_nobody, why = address_of(board_url.replace("postgres@", f"{login}@")), r"which trainee this user is: .*enrol"
    with open_shared(as_nobody) as there, pytest.raises(RecordsError, match=why):
        push(local, there)
    with open_shared(as_nobody) as there:
        assert [one.overall for one in there.board(BoardQuery()).rows] == [6000], "boards may be read"
    assert waiting(local, board.identity()) == 1


def test_rights_of_an_older_version_are_named(local, shared):
    """Where the owner has not run the statements of this version yet, a trainee's login says which command is due."""
    url, _, board = shared
    with board.database.writing() as connection:
        connection.exec_driver_sql("DROP FUNCTION extra_mile_me()")
    with open_shared(address_of(url)) as there, pytest.raises(RecordsError, match="'records roles --apply'"):
        push(local, there)


def test_a_name_that_is_taken_stops_the_sending_with_a_sentence(local, shared):
    """Nobody is shown by the real name because the other one was not to be had; the sentence says what to do."""
    url, _, _ = shared
    carla = local.remember_trainee("Carla", "North")
    local.add(attempt(carla))
    local.set_consent(carla.id, Consent(Shown.ALIAS, "Ben"))
    with open_shared(address_of(url)) as there:
        with pytest.raises(RecordsError, match=r"does not take the other name .* choose another one"):
            push(local, there)
        local.set_consent(carla.id, Consent(Shown.ALIAS, "Robin"))
        assert push(local, there).sent == 1
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT public FROM extra_mile_me()").fetchall() == [("Robin",)]
