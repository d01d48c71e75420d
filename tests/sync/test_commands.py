"""The commands around a shared board, from a trainee's computer to the manager's."""

import json

import pytest

from game.app import main
from game.records.address import PASSWORD_VARIABLE, VARIABLE, address_of
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


def test_the_board_of_this_computer_is_kept_without_its_password(run, tmp_path):
    """The settings keep the address and never the password; where there is no keyring, that is said."""
    status, text = run("records", "board", "postgresql://anna:s3cret-of-anna@db.example.com/x")
    assert status == 0
    assert "The shared board is postgresql://anna@db.example.com/x." in text
    assert "s3cret" not in text
    assert "s3cret" not in (tmp_path / FILE).read_text()
    assert load_preferences(tmp_path).preferences.board == "postgresql://anna@db.example.com/x"
    assert run("records", "board") == (0, "The shared board is postgresql://anna@db.example.com/x.\n")
    assert run("records", "board", "none") == (0, "There is no shared board.\n")


@pytest.mark.parametrize("what", ["sync", "accept", "quarantine", "publish"])
def test_without_a_board_the_way_to_one_is_said(run, what):
    """A command that needs a board says how to name one."""
    status, text = run("records", what)
    assert status != 0
    assert "--board postgresql://" in text


def test_a_board_out_of_reach_is_a_sentence(run):
    """No traceback and no password, and the word that nothing is lost."""
    status, text = run("records", "sync", "--board", "postgresql://a:s3cret-of-anna@127.0.0.1:1/x?connect_timeout=2")
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
