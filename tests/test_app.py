"""The game from the outside: what is typed, what is printed, and the exit status."""

import io
import json
import sqlite3
from pathlib import Path

import pytest

from game import app
from tests.test_plans import all_plans

PLAN = next(plan for scenario, plan in all_plans() if scenario == "late-return")
LINES = "".join(f"{line.replace('gesture ', 'g ')}\n" for line in PLAN.play if line != "lapse")
PLAY = ("play", "late-return", "--terminal", "--mode", "assess", "--seed", "7")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command with this input in an empty data folder; gives (status, output, errors)."""
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    def command(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = app.main([*words, "--data", str(tmp_path)] if words else ["--data", str(tmp_path)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def test_a_scripted_contact_stands_on_the_board(run, tmp_path: Path) -> None:
    """Piped answers play a whole contact to its debrief; the board has it, and every score follows from its journal."""
    status, out, _ = run(*PLAY, "--name", "Ada", "--team", "Blue", typed=LINES)
    assert status == 0
    assert "Every decision:" in out
    assert "On record." in out
    status, out, _ = run("board", "--format", "json")
    assert (status, [row["name"] for row in json.loads(out)]) == (0, ["Ada"])
    status, out, _ = run("records", "verify")
    assert (status, out) == (0, "1 attempt replayed: every score follows from its journal.\n")


def test_the_same_script_gives_the_same_words(run) -> None:
    """Seed and answers decide everything that is printed."""
    assert run(*PLAY, typed=LINES)[1] == run(*PLAY, typed=LINES)[1]


def test_a_tampered_score_is_named(run, tmp_path: Path) -> None:
    """A score raised in the database by hand is found, with whose it is, and the exit status says so."""
    run(*PLAY, "--name", "Mallory", typed=LINES)
    with sqlite3.connect(tmp_path / "records.sqlite3") as database:
        database.execute("UPDATE attempts SET overall = overall + 100")
    database.close()
    status, out, _ = run("records", "verify")
    assert status == 1
    assert "Mallory, late-return" in out
    assert "overall is" in out


def test_input_that_ends_says_how_to_resume(run) -> None:
    """Where the input stops in the middle, the contact is kept, and the command that is named goes on with it."""
    lines = LINES.splitlines(keepends=True)
    status, out, _ = run(*PLAY, typed="".join(lines[:3]))
    assert status == 0
    assert "python3 main.py play late-return --terminal --resume" in out
    status, out, _ = run("play", "late-return", "--terminal", "--resume", typed="".join(lines[3:]))
    assert status == 0
    assert "On record." in out


def test_without_a_screen_it_goes_on_in_the_terminal(run) -> None:
    """One sentence about the screen, then name, team, contact and mode are asked for in the terminal."""
    status, out, err = run(typed="Bea\nRed\n1\n1\n")
    assert status == 0
    assert err == "There is no screen here. Going on in the terminal.\n"
    assert "Welcome, Bea." in out
    assert "The contact is kept." in out


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        (("play", "nowhere", "--terminal"), 1, "There is no scenario 'nowhere'. There are: "),
        (("play", "--terminal"), 2, "Say which contact to play"),
        (("play", "--resume", "--terminal"), 1, "There is no unfinished contact"),
        (("board", "--since", "yesterday"), 2, "is not a day"),
        (("board", "--limit", "0"), 2, "give 1 to 100"),
        (("bored",), 2, "invalid choice: 'bored'"),
        (("play", "late-return", "--seed", "-1"), 2, "is not a seed"),
    ],
)
def test_wrong_usage_gets_a_sentence(run, words: tuple[str, ...], status: int, part: str) -> None:
    """Each mistake on the command line has its sentence and its exit status, and no traceback."""
    found, out, err = run(*words)
    assert found == status
    assert part in out + err


def test_damaged_records_do_not_stop_play(run, tmp_path: Path) -> None:
    """With a damaged database the contact is played to its debrief, the sentence is there, and no byte is changed."""
    database = tmp_path / "records.sqlite3"
    database.write_bytes(b"this is no database")
    status, out, _ = run(*PLAY, typed=LINES)
    assert status == 0
    assert "Every decision:" in out
    assert "damaged" in out
    assert database.read_bytes() == b"this is no database"
    status, _, err = run("board")
    assert (status, "damaged" in err) == (1, True)
