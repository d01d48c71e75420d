"""The check command: what it checks, how it says what it found, and its exit status."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from game import places
from game.audit import checking
from game.audit.advice.gathering import every_card
from game.cli.check import explain, run_check
from game.cli.findings import summary
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.session.checkup import Checked

GOOD = """\
format: 1
id: {id}
title: The wrong size
customer: {{name: Dana Lee}}
start: hello
states:
  hello:
    customer: You've sent me a forty.
    replies:
      look: {{say: Let me look., shows: [checks-facts], to: fixed, because: You looked first.}}
      hurry: {{say: That's the warehouse., shows: [passes-the-buck], to: fixed, because: You blamed somebody.}}
endings:
  fixed: {{customer: Thank you.}}
"""

COURSE = "format: 1\nid: small\ntitle: Small\nmodules:\n  one: {title: One, contacts: [one]}\n"


@pytest.fixture(autouse=True)
def _no_advice(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Advice on the tiny scenarios here would only be in the way; what ships is checked with it."""
    if "ships" not in request.node.name and "library" not in request.node.name:
        monkeypatch.setattr(checking, "advise", lambda study, written: ())


def write(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """A scenario file of this id; each change replaces a piece of a sound one."""
    text = GOOD.format(id=name)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def check(*paths: Path, style: str = "text") -> tuple[int, str]:
    """The exit status and what was written."""
    out = io.StringIO()
    return run_check(paths, style, out), out.getvalue()


def test_what_ships_is_sound() -> None:
    """The folder that ships holds a sound rubric, scenarios, course and shifts, and nothing is said against them."""
    status, text = check(places.scenarios())
    count = len([one for one in places.scenarios().glob("*.yaml") if one.stem not in ("rubric", "gestures", "course")])
    shifts = len(list((places.scenarios() / "shifts").glob("*.yaml")))
    assert (status, text) == (0, f"The rubric, {count} scenarios, 1 course and {shifts} shifts are sound.\n")


def test_a_problem_is_shown_in_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place, severity, code and sentence; the line with a caret below the column; the suggestion; the summary."""
    monkeypatch.chdir(tmp_path)
    status, text = check(write(tmp_path, "one", ("to: fixed, because: You looked", "to: fixd, because: You looked")))
    lines = text.splitlines()
    column = lines[1].index("fixd") - lines[1].index("|") - 1
    assert status == 1
    assert lines[0].startswith(f"one.yaml:10:{column}: error EM203: ")
    assert lines[1].startswith("    10 |       look: {say: Let me look.")
    assert lines[2].index("^") == lines[1].index("fixd")
    assert lines[3].strip() == "Did you mean 'fixed'?"
    assert lines[-1] == "1 error in 1 of 1 scenario."


def test_warnings_do_not_fail(tmp_path: Path) -> None:
    """A scenario with a warning only is sound, and the summary counts it."""
    write(tmp_path, "one", (", because: You looked first.", ""))
    write(tmp_path, "two")
    status, text = check(tmp_path)
    assert status == 0
    assert "warning EM121" in text
    assert text.endswith("2 scenarios are sound, with 1 warning.\n")


def test_a_folder_is_checked_whole(tmp_path: Path) -> None:
    """All scenarios of a folder, its rubric and its course; not plans, other files or folders below."""
    for name in ("rubric.yaml", "gestures.yaml"):
        shutil.copy(places.scenarios() / name, tmp_path / name)
    (tmp_path / "course.yaml").write_text(COURSE, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("{", encoding="utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "nobody.yaml").write_text("{", encoding="utf-8")
    write(tmp_path, "one")
    assert check(tmp_path) == (0, "The rubric, 1 scenario and 1 course are sound.\n")
    assert check(tmp_path / "course.yaml") == (0, "1 course is sound.\n")
    assert check(tmp_path / "rubric.yaml") == (0, "The rubric is sound.\n")
    assert check(tmp_path, tmp_path / "one.yaml", tmp_path / "gestures.yaml") == check(tmp_path)


def test_a_broken_rubric_is_reported(tmp_path: Path) -> None:
    """Problems of a folder's rubric are named in their own files and counted; scenarios are checked all the same."""
    for name in ("rubric.yaml", "gestures.yaml"):
        shutil.copy(places.scenarios() / name, tmp_path / name)
    text = (tmp_path / "rubric.yaml").read_text("utf-8")
    (tmp_path / "rubric.yaml").write_text(text.replace("lapse: keeps-waiting", "lapse: keeps"), encoding="utf-8")
    write(tmp_path, "one")
    status, said = check(tmp_path)
    assert status == 1
    assert f"{tmp_path / 'rubric.yaml'}:6:8: error EM502: " in said
    assert said.endswith("1 error in the rubric.\n")
    (tmp_path / "gestures.yaml").unlink()
    assert f"{tmp_path / 'gestures.yaml'}: error EM001: " in check(tmp_path)[1]


@pytest.mark.parametrize("content", ["", "principles: [", "\0", "behaviours: []\nprinciples: {}\n"])
def test_without_a_usable_rubric_nothing_is_said_of_scenarios(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the game's own rubric is broken, that is said, with status 1, and no scenario is judged without it."""
    home = tmp_path / "scenarios"
    home.mkdir()
    shutil.copy(places.scenarios() / "gestures.yaml", home)
    (home / "rubric.yaml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(places, "scenarios", lambda: home)
    one = write(tmp_path, "one")
    for paths in ([one], [home, one]):
        status, said = check(*paths)
        assert status == 1
        assert "error EM" in said
        assert said.endswith("in the rubric.\n")


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_nothing_to_check_is_wrong_usage(style: str, tmp_path: Path) -> None:
    """A path that does not exist, or holds no scenario, is status 2 and one sentence, whatever else is asked for."""
    good = write(tmp_path, "one")
    (tmp_path / "empty").mkdir()
    (tmp_path / "plans").mkdir()
    write(tmp_path / "plans", "two")
    for paths in ([tmp_path / "lost.yaml"], [good, tmp_path / "lost"], [tmp_path / "empty"], [tmp_path / "plans"], []):
        status, said = check(*paths, style=style)
        assert status == 2
        assert "There is no" in said
    assert "'lost.yaml'" in check(Path("lost.yaml"))[1]


def test_the_same_id_twice_is_an_error(tmp_path: Path) -> None:
    """Two files with one id cannot both be in a library, so the second is not sound."""
    write(tmp_path, "one")
    (tmp_path / "two.yaml").write_text(GOOD.format(id="one"), encoding="utf-8")
    status, said = check(tmp_path)
    assert status == 1
    assert "EM213" in said


def odd_files(folder: Path) -> None:
    """Files that no scenario can be read from."""
    (folder / "folder.yaml").mkdir()
    (folder / "gone.yaml").symlink_to(folder / "nowhere")
    contents = {"nul": b"a: \0", "utf16": "a: b".encode("utf-16"), "deep": b"[" * 100_000, "latin": b"a: \xe9"}
    contents["none"] = b""
    for name, content in contents.items():
        (folder / f"{name}.yaml").write_bytes(content)


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_odd_files_are_reported(style: str, tmp_path: Path) -> None:
    """Folders, broken links, NUL bytes, other encodings, deep nesting: each is named, and none stops the rest."""
    odd_files(tmp_path)
    write(tmp_path, "one")
    status, said = check(tmp_path, style=style)
    assert status == 1
    for name in ("folder", "gone", "nul", "utf16", "deep", "latin", "none"):
        assert f"{name}.yaml" in said
    assert "\0" not in said


def test_an_id_of_the_library_is_its_file() -> None:
    """A scenario or a shift that ships can be named by its id, as for the audit; another word is no file."""
    assert check(Path("late-return")) == (0, "1 scenario is sound.\n")
    assert check(Path("busy-morning")) == (0, "1 shift is sound.\n")
    assert check(Path("late-retrun")) == (2, "There is no file or folder 'late-retrun'. Check the spelling.\n")


def test_json_has_everything(tmp_path: Path) -> None:
    """One object: each file with its verdict, each diagnostic with its place, and the counts."""
    bad = write(tmp_path, "bad", ("start: hello", "start: helo"), (", because: You looked first.", ""))
    good = write(tmp_path, "good")
    status, text = check(bad, good, style="json")
    answer: dict[str, Any] = json.loads(text)
    assert status == 1
    assert answer["files"] == [
        {"file": str(bad), "kind": "scenario", "sound": False},
        {"file": str(good), "kind": "scenario", "sound": True},
    ]
    first = answer["diagnostics"][0]
    assert (first["file"], first["line"], first["column"]) == (str(bad), 5, 8)
    assert (first["code"], first["severity"]) == ("EM201", "error")
    assert first["message"]
    assert first["suggestion"] == "Did you mean 'hello'?"
    found = [one["severity"] for one in answer["diagnostics"]]
    counts = {severity: found.count(severity) for severity in ("error", "warning", "hint")}
    assert answer["counts"] == {"files": 2, "sound": 1, **{f"{name}s": count for name, count in counts.items()}}


def test_github_notes_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are as seen from the checkout; colons, commas, percent signs and line ends cannot end a command early."""
    folder = tmp_path / "50%, a:b"
    folder.mkdir()
    write(folder, "one", ("to: fixed, because: You looked", 'to: "50%\\n::error::x", because: You looked'))
    monkeypatch.chdir(tmp_path)
    status, text = check(folder, style="github")
    first = text.splitlines()[0]
    assert status == 1
    assert first.startswith("::error file=50%25%2C a%3Ab/one.yaml,line=10,col=")
    assert ",title=EM203::" in first
    assert "50%25" in first.partition("::")[2]
    assert [line[:2] for line in text.splitlines()].count("::") == len(text.splitlines()) - 1


def test_a_note_without_a_line_is_about_the_file(tmp_path: Path) -> None:
    """Where there is no line, GitHub is given none."""
    (tmp_path / "one.yaml").write_bytes(b"")
    first = check(tmp_path, style="github")[1].splitlines()[0]
    assert first.startswith(f"::error file={(tmp_path / 'one.yaml').as_posix()},title=EM012::")


def test_what_an_output_cannot_hold_becomes_a_question_mark(tmp_path: Path) -> None:
    """On an output that knows only ASCII nothing fails."""
    write(tmp_path, "one", ("to: fixed, because: You looked", 'to: "fixé", because: You looked'))
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    assert run_check([tmp_path], "text", out) == 1
    out.flush()
    assert b"fix?" in raw.getvalue()


def test_names_of_files_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Control characters in a path or in a line of the file are not sent on."""
    path = tmp_path / "\x1b[31mred.yaml"
    path.write_text(GOOD.format(id="red").replace("to: fixed", "to: no\u202ewhere"), encoding="utf-8")
    status, text = check(path)
    assert status == 1
    assert not {"\x1b", "\u202e"} & set(text)


def test_the_summary_counts_in_words() -> None:
    """One of something is said as one; of several kinds each that has a problem is named."""
    place = Place("one.yaml", 1, 1)
    error = Diagnostic("EM203", Severity.ERROR, place, "No.")
    hint = Diagnostic("EM122", Severity.HINT, place, "Hm.")
    good, bad, odd = (Checked("scenario", "one.yaml", told) for told in ((), (error, error, hint), (hint,)))
    rubric, broken = Checked("rubric", "r", ()), Checked("rubric", "r", (error,))
    assert summary([good]) == "1 scenario is sound."
    assert summary([rubric, good, odd]) == "The rubric and 2 scenarios are sound, with 1 hint."
    assert summary([rubric, good, bad]) == "2 errors and 1 hint in 1 of 2 scenarios."
    assert summary([broken, good, bad]) == "3 errors and 1 hint in the rubric and 1 of 2 scenarios."
    assert summary([broken, rubric]) == "1 error in 1 of 2 rubrics."


@pytest.mark.parametrize("card", every_card(), ids=lambda card: card.code)
def test_every_code_can_be_explained(card: Any) -> None:
    """What, why, example and fix of a code, in whichever case it is typed."""
    out = io.StringIO()
    assert explain(f" {card.code.lower()} ", out) == 0
    told = " ".join(out.getvalue().split())
    for part in (card.title, card.what, card.why, card.fix, card.bad):
        assert " ".join(part.split()) in told


def test_an_unknown_code_is_wrong_usage() -> None:
    """A code that does not exist is status 2 and a sentence, whatever was typed."""
    out = io.StringIO()
    assert explain("EM999\x1b", out) == 2
    assert out.getvalue().startswith("There is no code 'EM999")
    assert "\x1b" not in out.getvalue()
