"""Names that cannot be names, terminals that lack characters, links that lead out: a sentence, never a traceback."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game import places
from game.app import _say, main
from game.audit.report import Report
from game.audit.report import audit as true_audit
from game.audit.thresholds import thresholds_of
from game.cli import audit
from game.cli.commands import safely
from game.domain.errors import ScenarioError
from game.engine.prepared import Prepared
from game.session.clock import SystemClock
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.own import OwnLibrary
from game.session.preview.asked import Asked
from game.session.preview.finding import open_preview
from game.session.shifts import Shifts
from game.session.training import Training
from tests.audit.advice.plain import PLAIN

LONG = "a" * 300


NAMES_A_FILE = [
    ["check", "{}"],
    ["audit", "{}.yaml"],
    ["format", "{}"],
    ["plan", "{}"],
    ["packs", "{}"],
    ["script", "{}.yaml"],
    ["script", "late-return", "-o", "{}"],
    ["graph", "{}.yaml"],
    ["graph", "late-return", "-o", "{}.svg"],
    ["new", "a-name", "-o", "{}.yaml"],
    ["import", "{}.twee"],
    ["export", "twee", "{}.yaml"],
    ["export", "twee", "late-return", "-o", "{}.twee"],
    ["--scenarios", "{}", "check"],
    ["play", "{}.yaml", "--terminal"],
    ["shift", "{}.yaml", "--terminal"],
    ["preview", "{}"],
    ["course", "--course", "{}.yaml"],
    ["certificate", "verify", "{}"],
]


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and no screen."""
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [LONG, "a\0b"], ids=["long", "nul"])
@pytest.mark.parametrize("words", NAMES_A_FILE, ids=" ".join)
def test_a_name_that_cannot_be_one(
    words: list[str], name: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command says that there is no such thing."""
    assert main(["--data", str(alone / "data"), *(word.format(name) for word in words)]) in (1, 2)
    told = capsys.readouterr()
    assert told.out + told.err


@pytest.mark.parametrize("words", [["play", "{}.yaml"], ["shift", "{}.yaml"], ["preview", "{}.yaml"]], ids=" ".join)
def test_a_preview_or_a_shift_of_three_hundred_letters(words: list[str], tmp_path: Path) -> None:
    """The parts of the house below the window have a sentence, too, or take it for a file that is not there yet."""
    name = words[1].format(LONG)
    if words[0] == "preview":
        assert open_preview(name, (), Asked()).file == Path(name)
        return
    folder = tmp_path / "data"
    training = Training(folder, OwnLibrary(Library(), Path(name), words[0] == "shift"), Keeper(folder), SystemClock())
    try:
        with pytest.raises(ScenarioError):
            (Shifts(training) if words[0] == "shift" else training.library).named(name)  # type: ignore[union-attr]
    finally:
        training.keeper.close()


@pytest.mark.parametrize("words", [[word.split(".")[0] for word in one] for one in NAMES_A_FILE], ids=" ".join)
def test_an_empty_name_is_a_wrong_use(words: list[str], alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not the folder one stands in: nothing is looked at, and nothing is written."""
    assert main(["--data", str(alone / "data"), *(word.format("") for word in words)]) == 2
    told = capsys.readouterr().err
    assert any(said in told for said in ("name a file, a folder or an id", "'' is no name", "'' is not a name"))
    assert list(alone.iterdir()) == []


def test_an_empty_data_folder_is_a_wrong_use(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody means to keep the records where they happen to stand by naming nothing."""
    assert main(["board", "--data", ""]) == 2
    assert "the name is empty" in capsys.readouterr().err


def test_a_sentence_of_the_roof_is_safe(alone: Path) -> None:
    """A folder's name with an escape, half a character and an umlaut is told with other signs in their place."""
    done = run(alone, "--scenarios", "n\x1b\udcffö", "check")
    assert done.returncode == 2
    assert b"There is no folder 'n???' with scenarios." in done.stderr


def test_a_stream_of_its_own_takes_the_roofs_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that nobody made lenient is not asked to write what it cannot."""
    strict = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stderr", Plain(strict))
    assert _say("Zwölf\nKühe \udc80.", 2) == 2
    strict.flush()
    assert strict.buffer.getvalue() == b"Zw?lf\nK?he ?.\n"  # type: ignore[attr-defined]


class Plain:
    """A stream that knows its encoding and is no `TextIOWrapper`."""

    def __init__(self, inner: io.TextIOWrapper) -> None:
        self.encoding, self.write = inner.encoding, inner.write


def run(folder: Path, *words: str, encoding: str = "ascii") -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, with a terminal of this encoding."""
    call = "import sys; from game.app import main; sys.exit(main(sys.argv[1:]))"
    around = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(places.shipped())}
    command = [sys.executable, "-c", call, "--data", str(folder / "data"), *words]
    return subprocess.run(command, cwd=folder, env=around, capture_output=True, timeout=60, check=False)


def test_a_terminal_that_lacks_a_character(tmp_path: Path) -> None:
    """The plan of a file with an umlaut in its name is told with a ? in it."""
    (tmp_path / "nö.yaml").write_text(PLAIN, "utf-8")
    done = run(tmp_path, "plan", "nö.yaml", "--write")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"n?.yaml" in done.stdout


def test_a_plan_that_is_a_link_out_of_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written where the link leads, and nothing is read from there."""
    folder = tmp_path / "pack"
    (folder / "plans").mkdir(parents=True)
    (folder / "plain.yaml").write_text(PLAIN, "utf-8")
    (folder / "plans" / "plain.yaml").symlink_to(tmp_path / "outside.yaml")
    assert main(["--data", str(tmp_path / "data"), "plan", str(folder / "plain.yaml"), "--write"]) == 1
    assert "leads out" in capsys.readouterr().err
    assert not (tmp_path / "outside.yaml").exists()


def test_a_planted_link_beside_a_plan_is_not_followed(tmp_path: Path) -> None:
    """A plan is written by way of a new file that nobody could have put there before."""
    (tmp_path / "pack" / "plans").mkdir(parents=True)
    (tmp_path / "pack" / "plain.yaml").write_text(PLAIN, "utf-8")
    (tmp_path / "pack" / "plans" / ".plain.yaml.new").symlink_to(tmp_path / "outside")
    assert main(["--data", str(tmp_path / "data"), "plan", str(tmp_path / "pack" / "plain.yaml"), "--write"]) == 0
    assert (tmp_path / "pack" / "plans" / "plain.yaml").read_text("utf-8").startswith("# Plays of plain")
    assert not (tmp_path / "outside").exists()


OF_A_PLAN = "This is the plan of cold-tap. Check the scenario; its plan is checked with it."
OF_A_SNIPPET = "This is a snippet. Check a scenario that includes it."


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("elsewhere/plays.yaml", "# Plays.\nscenario: cold-tap\nplans: []\n", OF_A_PLAN),
        ("plans/cold-tap.yaml", "", OF_A_PLAN),
        ("papers.yaml", "# Ours.\nsnippet: The papers\ndesk: []\n", OF_A_SNIPPET),
    ],
)
@pytest.mark.parametrize(("words", "status"), [("check", 2), ("audit", 1), ("plan", 1), ("play --terminal", 1)])
def test_a_file_that_only_belongs_to_a_scenario(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str, words: str, status: int
) -> None:
    """A plan or a snippet is no scenario with a hundred mistakes: one sentence says what it is."""
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    assert main(["--data", str(tmp_path / "data"), *words.split(), str(file)]) == status
    told = capsys.readouterr()
    assert (told.out + told.err).strip().removeprefix(f"{file}: ") == said


def test_in_a_folder_snippets_and_plans_are_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The scenarios of a folder are checked, and nothing is said of what belongs to them."""
    (tmp_path / "plain.yaml").write_text(PLAIN, "utf-8")
    (tmp_path / "papers.yaml").write_text("snippet: The papers\ndesk: []\n", "utf-8")
    (tmp_path / "plays.yaml").write_text("scenario: plain\nplans: []\n", "utf-8")
    assert main(["--data", str(tmp_path / "data"), "check", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "papers" not in told
    assert "plays" not in told


def test_a_scenario_in_a_folder_named_plans_is_a_scenario(tmp_path: Path) -> None:
    """What has states can be checked wherever it lies."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plain.yaml").write_text(PLAIN, "utf-8")
    assert main(["--data", str(tmp_path / "data"), "check", str(tmp_path / "plans" / "plain.yaml")]) == 0


def test_nothing_a_terminal_obeys_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name with an escape in it changes no colour, in an error or in what the audit finds."""
    for words in (["plan", "\x1b[31mred.yaml"], ["audit", "\x1b[31mred.yaml"], ["play", "\x1b[31mred", "--terminal"]):
        assert main(["--data", str(tmp_path / "data"), *words]) == 1
        told = capsys.readouterr()
        assert "red" in told.out + told.err
        assert "\x1b" not in told.out + told.err


def test_an_error_of_several_lines_keeps_them() -> None:
    """Each line is made safe by itself."""
    err = io.StringIO()

    def fail() -> int:
        raise ScenarioError("First.\nSecond\x07.")

    assert safely(fail, err) == 1
    assert err.getvalue() == "First.\nSecond\ufffd.\n"


def test_half_a_way_is_a_whole_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of at least 2.5 ways three are looked for: with two the criterion could never be met."""
    asked: list[int] = []

    def noted(prepared: Prepared, ways: int, tell: Callable[[str, float], None]) -> Report:
        asked.append(ways)
        return true_audit(prepared, ways, tell)

    monkeypatch.setattr(audit, "audit", noted)
    audit.run_audit(Library(), ["first-day"], "text", io.StringIO(), limits=thresholds_of(["ways=2.5"]))
    assert asked == [3]
