"""Nothing on a disk, and nothing in a text, makes a traceback or a hang: odd files are diagnostics like any other."""

import os
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.domain.rubric import Rubric
from game.loader.loading import load_library, load_scenario, read_rubric, read_rubric_source, read_scenario
from game.loader.results import ScenarioResult
from tests.loader.odd_files import GOOD, ODD_FILES

SECONDS = 2.0


def codes(result: ScenarioResult) -> set[str]:
    """The codes of what was found."""
    return {one.code for one in result.diagnostics}


@pytest.mark.parametrize("name", ODD_FILES)
def test_an_odd_file_is_a_diagnostic(name: str, tmp_path: Path, rubric: Rubric) -> None:
    """Each odd content raises its code, is never played, and every message is one short line that can be shown."""
    code, content = ODD_FILES[name]
    path = tmp_path / "good.yaml"
    path.write_bytes(content)
    result = load_scenario(path, rubric)
    assert result.scenario is None
    assert code in codes(result)
    for one in result.diagnostics:
        assert one.message.isprintable()
        assert len(one.message) < 500
        assert one.place.file == str(path)


def test_no_odd_file_takes_long(tmp_path: Path, rubric: Rubric) -> None:
    """The slowest of all odd files is told about within two seconds of work."""
    slowest = 0.0
    for code, content in ODD_FILES.values():
        began = time.process_time()
        result = read_scenario(content, "good.yaml", rubric)
        slowest = max(slowest, time.process_time() - began)
        assert code in codes(result)
    assert slowest < SECONDS


def test_no_proof_takes_long(rubric: Rubric) -> None:
    """A scenario that multiplies as fast as the format allows is given up within two seconds."""
    began = time.process_time()
    result = read_scenario(exploding(), "exploding.yaml", rubric)
    assert codes(result) - {"EM209"} == {"EM315"}
    assert time.process_time() - began < SECONDS


def exploding() -> str:
    """Sixteen flags, nine replies a state that set and clear them, and the mood in every notch."""
    head = GOOD.replace("id: good", "id: exploding")
    head = head.partition("expectations:")[0] + "start: q0\nstates:\n"
    states = []
    for number in range(16):
        replies = "".join(
            f"      r{one}: {{say: So., because: So., mood: {one - 4}, "
            f"when: mood >= {number} or f{one} or not f{one + 8}, "
            f"sets: [f{(number + one) % 16}], clears: [f{(number * one + 1) % 16}], to: q{(number + one) % 16}}}\n"
            for one in range(8)
        )
        out = "      out: {say: Bye., because: Bye., to: parted}\n"
        states.append(f"  q{number}:\n    customer: Well?\n    replies:\n{replies}{out}")
    return head + "".join(states) + "endings:\n  parted: {customer: Goodbye.}\n"


def test_a_missing_file(tmp_path: Path, rubric: Rubric) -> None:
    """A path to nothing, and one through a file as if it were a folder, are EM001."""
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "no.yaml", tmp_path / "file" / "no.yaml", Path("\0.yaml"), Path("x" * 5000 + ".yaml")):
        assert codes(load_scenario(path, rubric)) == {"EM001"}


def test_a_folder(tmp_path: Path, rubric: Rubric) -> None:
    """A folder that is called like a scenario is EM001, also within a library."""
    (tmp_path / "folder.yaml").mkdir()
    assert codes(load_scenario(tmp_path / "folder.yaml", rubric)) == {"EM001"}
    assert [codes(one) for one in load_library([tmp_path], rubric)] == [{"EM001"}]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_an_unreadable_file(error: OSError, tmp_path: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses to read is EM001, with the reason in words."""
    path = tmp_path / "good.yaml"
    path.write_text(GOOD)

    def refuse(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr("game.loader.reading.os.open", refuse)
    assert codes(load_scenario(path, rubric)) == {"EM001"}


@pytest.mark.parametrize("kind", ["pipe", "device", "loop"])
def test_what_is_no_ordinary_file(kind: str, tmp_path: Path, rubric: Rubric) -> None:
    """A pipe that nobody writes to, a device without end and a link to itself are EM001, at once."""
    path = tmp_path / "odd.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    assert codes(load_scenario(path, rubric)) == {"EM001"}


def test_a_library_folder_that_is_not_there(tmp_path: Path, rubric: Rubric) -> None:
    """A missing folder is a diagnostic, and the other folders are read all the same."""
    (tmp_path / "good.yaml").write_text(GOOD)
    results = load_library([tmp_path / "no", tmp_path], rubric)
    assert [(one.id, codes(one)) for one in results] == [("good", set()), ("no", {"EM001"})]


WORDS = ("no", "on", "yes", "off", "null", "~", "true", "12:30", "1.10", "012", "0x1F", "1e3", "2026-01-01", ".inf")


@pytest.mark.parametrize("word", WORDS)
def test_words_stay_what_was_written(word: str, rubric: Rubric) -> None:
    """What YAML would turn into numbers, dates and truth values stays the text of the author."""
    text = GOOD.replace("say: Good day.", f"say: {word}").replace("title: The boots", f"title: {word}")
    text = text.replace("  Returns: Unworn", f"  {word}: {word}\n  Returns: Unworn")
    scenario = read_scenario(text, "good.yaml", rubric).scenario
    assert scenario is not None
    assert scenario.title == word
    assert (scenario.desk[0].title, scenario.desk[0].text) == (word, word)
    assert scenario.states["cold"].replies[1].say == word


def test_a_byte_order_mark_and_other_line_ends(rubric: Rubric) -> None:
    """A mark of UTF-8 and the line ends of Windows are no problem, and make no other scenario."""
    plain = read_scenario(GOOD, "good.yaml", rubric).scenario
    other = read_scenario(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), "good.yaml", rubric).scenario
    assert plain is not None
    assert other is not None
    assert plain.digest == other.digest


PIECES = st.sampled_from(
    ["\n", "  ", "\t", ": ", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", '"', "'", "|", ">", "#", "---\n", "%",
     "\\", "?", "<<: ", "when: ", "to: ", "states:", "hello", "not ", "mood >= ", "12", "-1", "é", "\u2028", "\ud800",
     "\0", "🙂"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.text(), st.binary(), st.lists(PIECES, max_size=40).map("".join)))
@example("\ud800")
@example("a: &a [*a]")
@example("? - a\n: b")
def test_any_text_is_answered(rubric: Rubric, text: str | bytes) -> None:
    """Whatever stands in a file, there is a result with an error and without a scenario, never an exception."""
    result = read_scenario(text, "any.yaml", rubric)
    assert result.scenario is None
    assert result.diagnostics
    shown = "".join(one.message + one.suggestion for one in result.diagnostics)
    shown.encode("utf-8")


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.lists(PIECES, min_size=1, max_size=3).map("".join))
def test_any_change_of_a_good_file_is_answered(rubric: Rubric, seed: int, piece: str) -> None:
    """Cut anywhere, with anything put in or lines exchanged: sound or told why not, never an exception."""
    rng = Random(seed)
    at, to = sorted(rng.sample(range(len(GOOD)), 2))
    lines = GOOD.splitlines(keepends=True)
    one, other = rng.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    for text in (GOOD[:at] + piece + GOOD[at:], GOOD[:at] + GOOD[min(to, at + 40) :], "".join(lines)):
        result = read_scenario(text, "good.yaml", rubric)
        errors = [found for found in result.diagnostics if found.severity == "error"]
        assert (result.scenario is None) == bool(errors)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(), st.lists(PIECES, max_size=30).map("".join))
def test_any_rubric_is_answered(one: str, other: str) -> None:
    """Rubric files with any text in them are answered with diagnostics, never an exception."""
    assert read_rubric(one, other).rubric is None
    assert read_rubric_source(one).diagnostics
