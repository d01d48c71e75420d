"""Files of one's own, anywhere: played from the command line and in the window, with what lies near them."""

import io
from pathlib import Path

import pytest

from game import app, places
from game.domain.attempt import Trainee
from game.records.opening import open_records
from game.session.clock import SystemClock
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.own import OwnLibrary
from game.session.training import Training
from game.ui.opening import first_screen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.session.house import SCENARIO
from tests.ui.test_opening import asked

NAMES = ("one", "two", "three", "four", "five")
SHIFT = "format: 1\nid: our-day\ntitle: Our day\nsummary: Ours.\ncontacts:\n" + "".join(
    f"  - {{contact: {name}, arrives: {number * 3}}}\n" for number, name in enumerate(NAMES)
)
WHO = Trainee("a" * 32, "Anna", "")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A folder with four scenarios, and in a folder of its own a shift with a fifth beside it."""
    folder = tmp_path / "ours"
    (folder / "rota").mkdir(parents=True)
    for name in NAMES:
        below = folder / "rota" if name == "five" else folder
        (below / f"{name}.yaml").write_text(SCENARIO.format(id=name), "utf-8")
    (folder / "rota" / "our-day.yaml").write_text(SHIFT, "utf-8")
    (folder / "notes.yaml").write_text("services: {web: {}}\n", "utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the game with this input and an empty data folder; gives (status, output and errors)."""

    def command(*words: object, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = app.main(["--data", str(tmp_path / "data"), *map(str, words)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return command


def window(tmp_path: Path, *words: object, library: Library | None = None, who: Trainee | None = WHO) -> Pilot:
    """A pilot on the page that the window opens with."""
    folder = tmp_path / "data"
    training = Training(folder, library or Library(), Keeper(folder), SystemClock())
    made = Services(training, who, lambda *_: "")
    pilot = Pilot(lambda stage: first_screen(stage.ctx, made, asked(*map(str, words))))
    for _ in range(3):
        pilot.settle()
    return pilot


def test_a_contact_of_a_file_is_played_and_archived(run, ours: Path, tmp_path: Path) -> None:
    """It is played to its debrief and put on record with its text, by which it is verified when the file is gone."""
    status, said = run("play", ours / "one.yaml", "--terminal", "--mode", "assess", "--name", "Ada", typed="1\n")
    assert (status, "On record." in said) == (0, True), said
    (ours / "one.yaml").unlink()
    assert run("records", "verify") == (0, "1 attempt replayed: every score follows from its journal.\n")
    with open_records(tmp_path / "data") as records:
        (attempt,) = records.attempts()
        assert "The one size" in (records.scenario_source(attempt.start.scenario_digest) or "")


def test_a_contact_of_a_file_is_left_and_gone_on_with(run, ours: Path) -> None:
    """By the file, or by its id."""
    assert "play one --terminal --resume" in run("play", ours / "one.yaml", "--terminal")[1]
    for name in (ours / "one.yaml", "one"):
        assert "Dana Lee: You've sent me a forty." in run("play", name, "--terminal", "--resume")[1]


def test_an_id_that_ships_is_taken_by_the_file(run, ours: Path) -> None:
    """The file's own wins, with a sentence; a scenario beside it that nobody plays is not spoken of."""
    for name in ("lost-toy", "late-return"):
        (ours / f"{name}.yaml").write_text(SCENARIO.format(id=name), "utf-8")
    said = run("play", ours / "lost-toy.yaml", "--terminal")[1]
    assert "A contact that ships has the id 'lost-toy', too. Here yours is played.\n" in said
    assert "The lost-toy size" in said
    same = (places.scenarios() / "lost-toy.yaml").read_bytes()
    (ours / "lost-toy.yaml").write_bytes(same)
    assert "Here yours" not in run("play", ours / "lost-toy.yaml", "--terminal")[1], "a copy is no other contact"


@pytest.mark.parametrize("command", ["play", "shift"])
def test_a_file_that_cannot_be_played(run, ours: Path, command: str) -> None:
    """The first problem with its place, and how to see everything; another kind of file says what it is."""
    one, shift, missing = ours / "one.yaml", ours / "rota" / "our-day.yaml", ours / "none.yaml"
    one.write_text(SCENARIO.format(id="one").replace("start: hello", "start: helo"), "utf-8")
    wanted = one if command == "play" else shift
    status, said = run(command, wanted, "--terminal")
    assert status == 1
    assert said.startswith(f"{wanted}:{5 if command == 'play' else 6}:")
    assert said.endswith(f"To see everything: python3 main.py check {wanted}\n")
    other = shift if command == "play" else one
    status, said = run(command, other, "--terminal")
    assert (status, f"python3 main.py {'shift' if command == 'play' else 'play'} {other}" in said) == (1, True)
    assert run(command, missing, "--terminal")[1].startswith(f"{missing}: There is no such file.")
    course = ours / "course.yaml"
    course.write_text("modules: {}\n", "utf-8")
    assert run(command, course, "--terminal")[1].startswith(f"{course} is a course")


def test_a_shift_of_a_file_takes_what_lies_near_it(run, ours: Path) -> None:
    """Contacts beside it and in the folder above; left and gone on with by the command that is named; all proved."""
    shift = ours / "rota" / "our-day.yaml"
    assert run("check", shift) == (0, "1 shift is sound.\n")
    status, said = run("shift", shift, "--terminal", "--seed", "3", typed="1\n1\n")
    assert status == 0
    assert f"Go on with: python3 main.py shift {shift} --terminal --resume" in said
    status, said = run("shift", shift, "--terminal", "--resume", typed="1\n" * 20)
    assert (status, "The shift: " in said) == (0, True), said
    assert "5 attempts and 1 shift replayed" in run("records", "verify")[1]


def test_a_shift_with_an_id_that_ships(run, ours: Path) -> None:
    """The file's own wins, with a sentence."""
    path = ours / "busy-morning.yaml"
    path.write_text(SHIFT.replace("our-day", "busy-morning").replace("five", "lost-toy"), "utf-8")
    said = run("shift", path, "--terminal")[1]
    assert "A shift that ships has the id 'busy-morning', too. Here yours is played." in said


def test_the_course_of_a_file_takes_what_lies_beside_it(run, ours: Path) -> None:
    """`course --course` shows a course over scenarios of one's own, as `check` accepts it."""
    path = ours / "course.yaml"
    path.write_text("format: 1\nid: small\ntitle: Small\nmodules:\n  m: {title: M, contacts: [one, two]}\n", "utf-8")
    status, said = run("course", "--course", path)
    assert (status, "- two: The two size (new)" in said) == (0, True), said


def test_the_window_plays_a_file(tmp_path: Path, ours: Path) -> None:
    """The contact opens at its desk; one that is not sound leads to the contacts, with its sentence."""
    one = ours / "one.yaml"
    pilot = window(tmp_path, "play", one, library=OwnLibrary(Library(), one))
    assert (pilot.screen.name, pilot.screen.session.start.scenario_id) == ("desk", "one")
    pilot.screen.closed()
    one.write_text(SCENARIO.format(id="one").replace("start: hello", "start: helo"), "utf-8")
    pilot = window(tmp_path, "play", one, library=OwnLibrary(Library(), one))
    assert pilot.screen.name == "picker"
    assert pilot.says("To see everything: python3 main.py check")


def test_the_window_begins_and_resumes_a_shift_of_a_file(tmp_path: Path, ours: Path) -> None:
    """With a file its queue opens at once; with --resume the one left last, exactly where it was."""
    shift = ours / "rota" / "our-day.yaml"
    pilot = window(tmp_path, "shift", shift, "--seed", "5", library=OwnLibrary(Library(), shift, shift=True))
    assert (pilot.screen.name, pilot.screen.run.start.shift.id, pilot.screen.run.start.seed) == ("queue", "our-day", 5)
    begun = pilot.screen.run.start
    pilot.screen.closed()
    pilot = window(tmp_path, "shift", "--resume")
    assert (pilot.screen.name, pilot.screen.run.start) == ("queue", begun)
    pilot.screen.closed()


def test_the_window_opens_on_the_shifts(tmp_path: Path) -> None:
    """`shift` alone is the page of shifts; an unknown one, or none to resume, is a sentence there."""
    pilot = window(tmp_path, "shift", who=None)
    assert (pilot.screen.name, pilot.screen.services.trainee) == ("shifts", None)
    assert pilot.says("Six lines, one of you")
    pilot = window(tmp_path, "shift", "nothing")
    assert (pilot.screen.name, pilot.says("There is no shift 'nothing'.")) == ("shifts", True)
    assert pilot.says("Six lines, one of you")
    assert window(tmp_path, "shift", "--resume").says("There is no unfinished shift to go on with.")
    named = window(tmp_path, "shift", "--name", "Ben", who=None)
    assert (named.screen.name, named.screen.services.trainee.name) == ("shifts", "Ben")


def test_a_shift_begun_by_nobody_is_a_guests(tmp_path: Path) -> None:
    """As a contact from the command line is."""
    pilot = window(tmp_path, "shift", "busy-morning", who=None)
    assert (pilot.screen.name, pilot.screen.run.start.trainee.name) == ("queue", "Guest")
    pilot.screen.closed()


def test_the_roof_sends_a_shift_to_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --terminal and without --list the window is opened, with a library around the file that is named."""
    seen = []
    monkeypatch.setattr(app, "_open_window", lambda args, training: seen.append((args.shift, training.library)))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    file = str(tmp_path / "a.yaml")
    for words in (["shift"], ["shift", file], ["shift", "--list"], ["shift", "busy-morning", "--terminal"]):
        assert app.main([*words, "--data", str(tmp_path / "data")]) == 0
    assert [name for name, _ in seen] == [None, file]
    assert [type(library) for _, library in seen] == [Library, OwnLibrary]
    assert seen[1][1].shift == Path(file)
