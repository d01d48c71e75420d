"""A shift in a terminal: chosen, told, attended to, left, resumed and explained, in plain lines."""

import argparse
import io
from pathlib import Path
from random import Random

import pytest

from game import app, places
from game.cli.shift import how_to_resume, list_shifts, play_shift, say_debrief, shift_lines
from game.cli.terminal import Terminal
from game.coaching.shift import shift_debrief
from game.session.shift import ShiftRun
from tests.making import make_rubric
from tests.session.shift_helpers import WHO, desk, played


def script(run: ShiftRun, *lines: str) -> tuple[bool, str]:
    """Whether the shift was played to its end, and what was printed, when these lines are typed."""
    answers, out = iter(lines), io.StringIO()

    def ask(prompt: str) -> str:
        out.write(prompt)
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    return play_shift(run, Terminal(ask, out, echo=True), lambda session: None), out.getvalue()


@pytest.fixture
def run(tmp_path: Path) -> ShiftRun:
    """A shift just begun."""
    return desk(tmp_path).start("morning", WHO, seed=2)


def test_a_whole_shift_by_numbers(run: ShiftRun) -> None:
    """Whoever waits is numbered; contacts are played as always; at the end there is nothing left to do."""
    contact = ["ask", "help"]
    over, text = script(run, *["1", *contact] * 5)
    assert over
    assert run.over
    assert "Minute 0. 0 served." in text
    assert "1  Boots. On the phone. The boots. Waiting 0 minutes. [neutral; mood 10 of 20]" in text
    assert "Boots-Again is promised a contact from minute 5, by minute 9." in text
    assert "Was here before. Promised by minute 9." in text


def test_a_chat_blinks_and_can_be_looked_at(run: ShiftRun) -> None:
    """From its arrival a line before each answer says so; `a 1` looks at it and the customer notices."""
    _, text = script(run, "1", "ask", "a 1", "a 1", "a 9", "more", "help", "1")
    assert "[A chat blinks: Toy, for 0 minutes. a 1 looks at it.]" in text
    assert "Only a chat that blinks" in text, "a second time at once"
    assert "nobody of that number" in text
    assert run.now().done[0].asides == 1


def test_somebody_is_told_how_long(run: ShiftRun) -> None:
    """`w 1 9` takes a minute and is shown as what is left; what cannot be said is answered with a sentence."""
    _, text = script(run, "1", "ask", "help", "w 1 9", "w 1 9", "w 2 99", "w 5 1", "w x y", "q")
    assert "Told 9 minutes more." in text
    assert "Once was enough." in text
    assert "Say 1 to 30 minutes." in text
    assert "type 1 to 2" in text
    assert run.now().minute == 3


@pytest.mark.parametrize("line", ["", "9", "0", "-1", "nonsense", "w", "w 1", "1 2 3 4", "１", "?", "a 1"])
def test_bad_lines_get_a_sentence_and_another_chance(run: ShiftRun, line: str) -> None:
    """Whatever is typed before the queue, nobody is taken by it and the question comes again."""
    over, text = script(run, line, "q")
    assert not over
    assert text.count("Whom do you take?") == 2
    assert "The shift is kept." in text


def test_left_in_a_contact_and_resumed(run: ShiftRun, tmp_path: Path) -> None:
    """Where the input ends the shift is kept, its contact too; both go on where they were."""
    over, _ = script(run, "1", "ask")
    assert not over
    shifts = desk(tmp_path)
    again = shifts.resume(shifts.left_last("morning"))
    over, text = script(again, "help", *["1", "wall", "cold"] * 4)
    assert over
    assert "You have been here before; this is what was said:" in text
    args = argparse.Namespace(data=tmp_path)
    assert how_to_resume(args, again).startswith("Go on with: python3 main.py shift morning --terminal --resume --data")


def test_the_debrief_says_it_all(tmp_path: Path) -> None:
    """The three figures, the minutes, a line for each contact and each remark with its principle."""
    run, out = played(tmp_path, 7), io.StringIO()
    say_debrief(run, make_rubric(), Terminal(lambda _: "", out))
    result, text = run.result(), out.getvalue()
    assert text.splitlines() == list(shift_lines(shift_debrief(result, make_rubric())))
    for one in result.services:
        assert f"{one.number}. {one.name}, {one.title}:" in text
    assert "of 100 (contacts" in text
    assert "(K3 K3)" in text


def test_the_list_names_every_shift(tmp_path: Path) -> None:
    """Id, title, channels and about how long; nothing wrong is status 0."""
    out = io.StringIO()
    assert list_shifts(desk(tmp_path), out) == 0
    assert out.getvalue().startswith("morning: A morning. 5 contacts (phone, chat), about 15 minutes.")


def test_random_typing_never_breaks_it(tmp_path: Path) -> None:
    """Two thousand lines of anything: no exception, and the shift can be resumed or is over."""
    rng = Random(5)
    words = [
        "1",
        "2",
        "3",
        "a 1",
        "a",
        "w 1 5",
        "w 2 20",
        "?",
        "g 1",
        "ask",
        "help",
        "cold",
        "wall",
        "more",
        "",
        "t",
        "s",
        "d",
    ]
    for seed in range(20):
        run = desk(tmp_path / str(seed)).start("morning", WHO, seed=seed)
        over, _ = script(run, *(rng.choice(words) for _ in range(100)))
        assert over or len(desk(tmp_path / str(seed)).unfinished()) == 1


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the game with this input in an empty data folder; gives (status, output, errors)."""

    def run(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = app.main([*words, "--data", str(tmp_path)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_a_shift_that_ships_from_the_list_to_the_proof(command) -> None:
    """Listed, begun, left, gone on with, finished; then every attempt and the shift follow from what is on record."""
    status, out, _ = command("shift", "--list")
    assert status == 0
    assert "busy-morning: Six lines, one of you. 6 contacts" in out
    status, out, _ = command("shift", "busy-morning", "--terminal", "--seed", "3", "--name", "Ada", typed="1\n1\n")
    assert status == 0
    assert "Go on with: python3 main.py shift busy-morning --terminal --resume" in out
    status, out, _ = command("shift", "--terminal", "--resume", typed="1\n" * 300)
    assert status == 0
    assert "The shift: " in out
    status, out, _ = command("records", "verify")
    assert (status, out) == (0, "6 attempts and 1 shift replayed: every score follows from its journal.\n")


def test_what_cannot_be_played_is_a_sentence(command) -> None:
    """An unknown shift, and nothing to resume: one sentence and status 1."""
    status, _, err = command("shift", "evening", "--terminal")
    assert (status, err) == (1, "There is no shift 'evening'. There are: busy-morning, they-come-back.\n")
    status, _, err = command("shift", "--terminal", "--resume")
    assert (status, err) == (1, "There is no unfinished shift to go on with.\n")


def test_check_checks_shifts_with_everything_else(command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder of scenarios the shifts that belong to it are checked, too; a shift alone as well."""
    folder = tmp_path / "ours" / "shifts"
    folder.mkdir(parents=True)
    text = (places.scenarios() / "shifts" / "busy-morning.yaml").read_text("utf-8")
    (folder / "busy-morning.yaml").write_text(text.replace("lost-toy", "lost-tory"), "utf-8")
    assert app.main(["check", str(folder.parent)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "EM701" in said
    assert "beside this shift, in the folder above it, or among those that ship. A file with errors counts as" in said
    (folder / "busy-morning.yaml").write_text(text, "utf-8")
    assert app.main(["check", str(folder / "busy-morning.yaml")]) == 0
    assert "1 shift" in capsys.readouterr().out
