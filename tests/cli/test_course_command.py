"""The course and certificate commands, from the words typed to what is written."""

import io
import json
from pathlib import Path

import pytest

from game.cli.commands import run_command, safely
from game.cli.parser import build_parser
from game.coaching.certificate_page import page, read_page
from tests.session.house import House, house

__all__ = ["house"]


class Runner:
    """Runs commands with the house's course."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, *words: str) -> tuple[int, str]:
        """The exit status, and what was written, errors included."""
        out = io.StringIO()
        course = () if words[:2] == ("certificate", "verify") else ("--course", str(self.house.work.path))
        args = build_parser("1").parse_args([words[0], *course, *words[1:]])
        args.course = self.house.work.path
        status = safely(lambda: run_command(args, self.house.training, out), out)
        return status, out.getvalue()


@pytest.fixture
def run(house: House) -> Runner:
    """Runs commands in the house."""
    return Runner(house)


def test_the_course_in_words(run: Runner) -> None:
    """What comes next, what is open and why not, mastery with its number, and what the certificate takes."""
    run.house.play("first")
    status, text = run("course", "--name", "anna")
    assert status == 0
    lines = text.splitlines()
    assert lines[0] == "A small course: Anna"
    assert "Next: desk. 'The desk size' shows you the desk in a few minutes. Begin there." in lines
    assert "One [open, 1 of 2 passed]" in lines
    assert "  x first: The first size (best 100)" in lines
    assert "  - second: The second size (new)" in lines
    assert "Two [open, 0 of 1 passed]" in lines
    assert "  Accuracy: not yet known (1 attempt)" in lines
    assert "Certificate: still to do:" in lines


def test_a_locked_module_says_when_it_opens(run: Runner) -> None:
    """The reason stands below its title."""
    _, text = run("course", "--name", "Anna")
    assert (
        "Two [locked, 0 of 1 passed]\n"
        "  Opens when you pass one contact of 'One'. Three tries of each contact there open it, too.\n"
    ) in text


def test_the_course_as_json(run: Runner) -> None:
    """The same, for other programs: scores as decimals, days as dates, null for what is not known."""
    for scenario in ("desk", "first", "second", "third"):
        run.house.play(scenario)
    run.house.clock.pass_time(3 * 86_400)
    status, text = run("course", "--name", "Anna", "--format", "json")
    found = json.loads(text)
    assert status == 0
    assert found["trainee"] == {"name": "Anna", "team": "North"}
    assert [one["state"] for one in found["modules"]] == ["done", "done"]
    assert found["modules"][0]["contacts"][0] == {
        "id": "first",
        "title": "The first size",
        "tries": 1,
        "best": 100.0,
        "passed": True,
    }
    assert found["mastery"]["delight"] == {"score": 100.0, "attempts": 3}
    assert found["recommended"]["pillar"] == "accuracy"
    assert [one["id"] for one in found["refreshers"]] == ["first", "second", "third"]
    assert found["certificate"]["earned"].startswith("2026-03-06")
    assert found["notes"] == []


def test_without_a_name_it_is_whoever_played_last(run: Runner) -> None:
    """Nobody yet, or somebody new, sees the course with nothing done, and is not put on record by that."""
    for words, name in (((), "Guest"), (("--name", "Nora"), "Nora")):
        status, text = run("course", *words)
        assert (status, text.splitlines()[0]) == (0, f"A small course: {name}")
        assert "One [open, 0 of 2 passed]" in text
    assert [one.name for one in run.house.training.keeper.records.trainees()] == ["Anna"]
    assert run("course", "--team", "North") == (
        1,
        "A team alone does not say who is meant: give the name, too, with --name.\n",
    )


def test_who_has_finished_nothing_is_told_how_to_begin(run: Runner) -> None:
    """A certificate, and stories, need a finished contact: one sentence with a command that can be copied."""
    play = "Play one first: python3 main.py play first-day --terminal --name"
    assert run("certificate") == (1, f"Nobody has finished a contact here yet. {play} Anna\n")
    assert run("certificate", "--name", "Nora B") == (
        1,
        f'Nora B has not finished a contact here yet. {play} "Nora B"\n',
    )


def test_two_of_a_name_are_told_apart_by_team(run: Runner) -> None:
    """A name on record twice needs a team, and the teams there are."""
    run.house.training.keeper.trainee("Anna", "South")
    run.house.training.keeper.trainee("Anna", "")
    status, text = run("course", "--name", "Anna")
    assert status == 1
    assert "'North'" in text
    assert "'South'" in text
    assert run("course", "--name", "Anna", "--team", "south")[0] == 0
    assert run("course", "--name", "Anna", "--team", "")[0] == 0
    assert run("course", "--name", "Anna", "--team", "East")[0] == 1


def test_a_certificate_is_written_and_verified(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is earned the command says what is missing; then it writes a page, and verifying says it is true."""
    monkeypatch.chdir(tmp_path)
    status, text = run("certificate", "--name", "Anna")
    assert status == 1
    assert text.startswith("Anna has not earned the certificate of 'A small course' yet. Still to do:\n  - Pass three")
    run.house.graduate()
    assert run("certificate", "--name", "Anna") == (
        0,
        "Written: certificate-anna.html. Open it in a browser and print it.\n",
    )
    status, text = run("certificate", "verify", "certificate-anna.html")
    assert status == 0
    assert text.splitlines()[0] == "1. The page itself: yes."
    assert text.splitlines()[2] == "2. The records at hand: yes."
    assert text.splitlines()[-1] == "The certificate is true."


def test_a_forged_certificate_fails(run: Runner, tmp_path: Path) -> None:
    """A changed page is status 1, with the reason."""
    page = run.house.graduate()
    path = tmp_path / "forged.html"
    path.write_text(page.replace("Anna", "Eve"), encoding="utf-8")
    status, text = run("certificate", "verify", str(path))
    assert status == 1
    assert "1. The page itself: no." in text
    assert "The data were changed" in text
    assert text.endswith("The certificate is not to be trusted.\n")


def test_a_forged_certificate_cannot_speak_to_the_terminal(run: Runner, tmp_path: Path) -> None:
    """What a page says of itself is shown without the characters that a terminal obeys or cannot show."""
    found = read_page(run.house.graduate())
    assert found is not None
    data = found[0]
    data["contacts"][0]["contact"] = "\x1b[2J\ud800"
    path = tmp_path / "forged.html"
    path.write_text(page(data), encoding="utf-8")
    status, text = run("certificate", "verify", str(path))
    assert status == 1
    assert "is another on record" in text
    assert "\x1b" not in text
    text.encode("utf-8")


def test_where_there_are_no_records_it_says_so(run: Runner, tmp_path: Path) -> None:
    """A sound page without its records is neither true nor false, and status 1."""
    path = tmp_path / "page.html"
    path.write_text(run.house.graduate(), encoding="utf-8")
    run.house.training.keeper.close()
    run.house.training.keeper.folder = tmp_path / "elsewhere"
    status, text = run("certificate", "verify", str(path))
    assert status == 1
    assert "2. The records at hand: could not be checked." in text
    assert "a page alone proves nothing" in text


def test_other_files_are_not_overwritten(run: Runner, tmp_path: Path) -> None:
    """A certificate may be written again; whatever else has that name stays as it is."""
    run.house.graduate()
    path = tmp_path / "page.html"
    for _ in range(2):
        assert run("certificate", "--name", "Anna", "--output", str(path))[0] == 0
    for other in (tmp_path / "notes.txt", tmp_path / "bytes"):
        other.write_bytes(b"\xff mine")
        status, text = run("certificate", "--name", "Anna", "--output", str(other))
        assert (status, other.read_bytes()) == (1, b"\xff mine")
        assert text.count("\n") == 1
    assert run("certificate", "--name", "Anna", "--output", str(tmp_path))[0] == 1
    assert run("certificate", "--name", "Anna", "--output", str(tmp_path / "no" / "where.html"))[0] == 1


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"<html></html>"])
def test_what_is_no_certificate(run: Runner, tmp_path: Path, content: bytes | None) -> None:
    """A file that is missing, empty, or something else is a sentence and status 1."""
    path = tmp_path / "page.html"
    if content is not None:
        path.write_bytes(content)
    status, text = run("certificate", "verify", str(path))
    assert status == 1
    assert text.strip()


def test_a_course_without_certificate(run: Runner) -> None:
    """It is said that there is none to earn."""
    text = run.house.work.path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("certificate"))
    run.house.work.path.write_text(text.replace(line, ""), encoding="utf-8")
    assert run("certificate", "--name", "Anna") == (1, "The course 'A small course' gives no certificate.\n")


def test_a_broken_course_is_a_sentence(run: Runner) -> None:
    """File, line and column, and no traceback."""
    run.house.work.path.write_text("modules: {", encoding="utf-8")
    status, text = run("course", "--name", "Anna")
    assert status == 1
    assert text.startswith("The course cannot be used. ")
