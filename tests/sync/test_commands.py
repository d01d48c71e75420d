"""The commands around a shared board, from a trainee's computer to the manager's."""

import io
import json

import pytest
from keyring.errors import NoKeyringError

from game.app import main
from game.domain.consent import Consent, Shown
from game.records.address import PASSWORD_VARIABLE, SERVICE, VARIABLE, address_of
from game.records.opening import open_records, open_shared
from game.records.preferences import FILE, load_preferences
from tests.records.samples import ANNA, attempt


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Runs a command on the data folder of this test; gives its status and all it said."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)

    def run(*words: str) -> tuple[int, str]:
        status = main([*words, "--data", str(tmp_path)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_from_a_laptop_to_the_board(run, tmp_path, board_url):
    """Sent, judged, listed, verified and shown: each command says what it did, as text and as JSON."""
    with open_records(tmp_path) as records:
        records.add(attempt(digest="9" * 64))
    at = ("--board", board_url)
    status, text = run("records", "sync", *at, "--format", "json")
    assert (status, json.loads(text)["sent"]) == (0, 1)
    status, text = run("records", "sync", *at)
    assert status == 0
    assert text.startswith("0 attempts and shifts sent to postgresql://")
    status, text = run("records", "accept", *at)
    assert status == 1
    assert "not in the archive" in text
    assert "1 attempt or shift put aside" in text
    status, text = run("records", "quarantine", *at, "--format", "json")
    assert [one["trainee"] for one in json.loads(text)] == [ANNA.name]
    status, text = run("records", "publish", *at)
    assert (status, text.split()[0].isdigit()) == (0, True)
    status, text = run("records", "verify", *at)
    assert (status, text) == (0, "0 attempts replayed: every score follows from its journal.\n")
    status, text = run("board", *at)
    assert (status, "Nobody stands on this board yet" in text) == (0, True)


def test_the_board_of_this_computer_is_kept(run, tmp_path):
    """The settings keep the address; it can be asked for, and taken back."""
    at = "postgresql://anna@db.example.com/x"
    assert run("records", "board", at) == (0, f"The shared board is {at}.\n")
    assert load_preferences(tmp_path).preferences.board == at
    assert run("records", "board") == (0, f"The shared board is {at}.\n")
    assert run("records", "board", "none") == (0, "There is no shared board.\n")


TYPED = "postgresql://anna:s3cret-of-anna@db.example.com/x"


@pytest.mark.parametrize(
    "words",
    [
        ("records", "board", TYPED),
        ("records", "sync", "--board", TYPED),
        ("records", "sync", f"--board={TYPED}"),
        ("records", "sync", TYPED),  # no such word: nobody may repeat it
        ("records", "show", "Anna", "--board", TYPED.upper().replace("S3CRET", "s3cret")),
        ("records", "expire", "--months", "1", "--board", TYPED),
        ("records", "verify", "--board", TYPED),
        ("board", "--board", TYPED),
        ("play", TYPED),
        ("records", "sync", "--board", "postgres://anna:s3cret:with/odd@signs@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna@db.example.com/x?password=s3cret"),
        ("records", "sync", "--board", "postgresql://:s3cret@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna:my s3cret@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna:my\ns3cret@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna:12/s3cret@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna lee:s3cret@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna@example.com:s3cret@db.example.com/x"),
        ("records", "sync", "--board", "postgresql://anna@db.example.com/x y?password=s3cret"),
    ],
)
def test_a_password_in_a_command_is_refused(run, tmp_path, words):
    """The list of processes shows it: the command is used wrongly, the sentence says where to put it instead and not
    what it is, and nothing is kept or sent."""
    status, text = run(*words)
    assert status == 2
    assert "--password" in text
    assert PASSWORD_VARIABLE in text
    assert len(text.splitlines()) == 1
    assert "s3cret" not in text
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "words",
    [
        ("records", "board", "postgresql://anna@db.example.com/x", "--password", "s3cret"),
        ("records", "board", "postgresql://anna@db.example.com/x", "--password=s3cret"),
        ("records", "board", "--pass", "s3cret"),
        ("records", "board", "--passw=s3cret"),
        ("records", "board", "--password", "postgresql://anna@db.example.com/x", "s3cret"),
        ("export", "xapi", "--to", "https://lrs.example.com", "--user", "anna", "--password", "s3cret"),
        ("export", "xapi", "--to", "https://lrs.example.com", "--user", "anna", "--password=s3cret"),
        ("export", "xapi", "--password", "-s3cret", "--to", "https://lrs.example.com"),
    ],
)
def test_a_password_behind_the_option_is_refused(run, tmp_path, words):
    """`--password` asks for it; one that is typed there is not repeated, and the sentence says to change it."""
    status, text = run(*words)
    assert status == 2
    assert "stands alone and asks for it. Change the one that you have typed." in text
    assert len(text.splitlines()) == 1
    assert "s3cret" not in text
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("words", [("--password", "postgresql://anna@db.example.com/x"), ("--password",)])
def test_the_option_stands_before_an_address_as_well(run, monkeypatch, words):
    """It is no password that follows then; at its prompt the end of input is as good as none."""
    monkeypatch.setenv(VARIABLE, "postgresql://anna@db.example.com/x")
    monkeypatch.setattr("sys.stdin", _Somebody())

    def end(prompt):
        raise EOFError

    monkeypatch.setattr("getpass.getpass", end)
    status, text = run("records", "board", *words)
    assert status == 1
    assert text.endswith("No password was given; nothing was changed.\n")


def test_a_board_that_is_named_goes_before_that_of_the_environment(run, monkeypatch):
    """`records board ADDRESS --password` keeps the password of this address, whatever the environment says."""
    kept = {}
    monkeypatch.setenv(VARIABLE, "postgresql://carla@other.example.com/y")
    monkeypatch.setattr("keyring.set_password", lambda *place: kept.update({place[:2]: place[2]}))
    monkeypatch.setattr("keyring.get_password", lambda *place: kept.get(place))
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret\n"))
    at = "postgresql://anna@db.example.com/x"
    status, text = run("records", "board", at, "--password")
    assert (status, text.splitlines()[0]) == (0, f"The shared board is {at}.")
    assert kept == {(SERVICE, at): "s3cret"}


def test_the_days_of_others_are_for_managers(run, shared, board_url):
    """`board --since` with a trainee's user of the shared board is a sentence with two ways out; a manager may ask."""
    url, _, _ = shared
    status, text = run("board", "--board", url, "--since", "2020-01-01")
    assert status == 1
    assert text == (
        "On a shared board --since is for managers: leave out --board for your own board, or ask for --period.\n"
    )
    assert run("board", "--board", url)[0] == 0
    assert run("board", "--board", board_url, "--since", "2020-01-01")[0] == 0


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna@db.example.com:5432/x",
        "postgresql://db.example.com:5432/x?host=@hidden",
        "postgresql://anna@[::1]:5432/x",
        "postgresql:///x?host=/tmp/a@b",
        "postgresql:///x?host=/tmp/a:b@c",
        "postgresql://anna@db.example.com:5432/x?host=@hidden",
    ],
)
def test_an_address_without_a_password_is_no_password(run, address):
    """A port, or an @ among the options, is none."""
    assert run("records", "board", address)[0] == 0


def test_a_password_in_the_environment_is_used_and_not_shown(run, monkeypatch):
    """Others do not see the environment of a process: an address there may have its password."""
    monkeypatch.setenv(VARIABLE, "postgresql://anna:s3cret@127.0.0.1:1/x?connect_timeout=2")
    assert run("records", "board") == (0, "The shared board is postgresql://anna@127.0.0.1:1/x?connect_timeout=2.\n")
    status, text = run("records", "sync")
    assert (status, "s3cret" in text) == (1, False)


def test_the_password_is_asked_for_and_kept_in_the_keyring(run, tmp_path, monkeypatch):
    """It comes in by the standard input or by hand, unseen, and goes to the keyring under this address alone."""
    kept = {}
    monkeypatch.setattr("keyring.set_password", lambda *place: kept.update({place[:2]: place[2]}))
    monkeypatch.setattr("keyring.get_password", lambda *place: kept.get(place))
    at = "postgresql://anna@db.example.com/x"
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret with spaces \r\nnot this\n"))
    status, text = run("records", "board", at, "--password")
    assert status == 0
    assert "in the keyring" in text
    assert "s3cret" not in text + (tmp_path / FILE).read_text()
    assert kept == {(SERVICE, at): "s3cret with spaces "}
    assert address_of(at).password({}) == "s3cret with spaces "
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    status, text = run("records", "board", "--password")
    assert (status, "No password was given" in text) == (1, True)
    monkeypatch.setattr("sys.stdin", _Somebody())
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"typed at: {prompt}")
    assert run("records", "board", "--password")[0] == 0
    assert kept == {(SERVICE, at): f"typed at: The password for {at}: "}


class _Somebody(io.StringIO):
    """A terminal with somebody before it."""

    def isatty(self):
        return True


def test_without_a_keyring_or_a_board_no_password_is_kept(run, monkeypatch):
    """Each is a sentence with what to do."""
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret\n"))
    status, text = run("records", "board", "--password")
    assert (status, "Choose a board first" in text) == (1, True)

    def none(*place):
        raise NoKeyringError

    monkeypatch.setattr("keyring.set_password", none)
    status, text = run("records", "board", "postgresql://anna@db.example.com/x", "--password")
    assert status == 1
    assert "no keyring" in text
    assert PASSWORD_VARIABLE in text
    assert "s3cret" not in text


@pytest.mark.parametrize("what", ["sync", "accept", "quarantine", "publish"])
def test_without_a_board_the_way_to_one_is_said(run, what):
    """A command that needs a board says how to name one."""
    status, text = run("records", what)
    assert status != 0
    assert "--board postgresql://" in text


def test_a_board_out_of_reach_is_a_sentence(run, monkeypatch):
    """No traceback and no password, and the word that nothing is lost."""
    monkeypatch.setenv(PASSWORD_VARIABLE, "s3cret")
    status, text = run("records", "sync", "--board", "postgresql://a@127.0.0.1:1/x?connect_timeout=2")
    assert status == 1
    assert "cannot be reached" in text
    assert "kept here and sent later" in text
    assert "s3cret" not in text
    assert "Traceback" not in text


def test_rights_are_shown_and_made(run, board_url, postgres_role):
    """The SQL can be read before it is run; who a user is can be said."""
    status, text = run("records", "roles")
    assert status == 0
    assert "CREATE POLICY own_in ON submissions" in text
    assert "{" not in text
    login = postgres_role("dora")
    assert run("records", "roles", "--apply", "--board", board_url)[0] == 0
    status, text = run("records", "enrol", login, "Dora", "--team", "North", "--board", board_url)
    assert (status, text) == (0, f"The user {login} is Dora of North.\n")
    with open_shared(address_of(board_url)) as board, board.database.writing() as connection:
        for role in (login, "extra_mile_trainees", "extra_mile_managers"):
            connection.exec_driver_sql(f"DROP OWNED BY {role} CASCADE")


def test_ones_own_row_is_marked_on_the_shared_board(run, shared, tmp_path):
    """The board knows Carla by another id than her laptop does; hidden from others, she still finds herself."""
    url, _, board = shared
    carla = next(one for one in board.trainees() if one.name == "Carla")
    board.add(attempt(carla, 9000))
    board.set_consent(carla.id, Consent(Shown.HIDDEN))
    for words in (("board",), ("board", "--team", "North")):
        status, text = run(*words, "--board", url, "--format", "json")
        assert status == 0
        assert [one["name"] for one in json.loads(text) if one["mine"]] == ["Carla"]
