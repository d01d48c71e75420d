"""What was checked before is not checked again, unless anything it depends on has changed."""

import json
import os
from pathlib import Path

import pytest

from game.loader import loading
from game.session.checkup import FILE, Checkup
from game.session.memo import LARGEST, MOST, Answer, Memo, mark_of
from tests.audit.advice.plain import PLAIN


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the scenario files that are really read."""
    seen: list[str] = []
    load = loading.load_scenario

    def spy(path: Path, rubric: object) -> object:
        seen.append(path.name)
        return load(path, rubric)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "load_scenario", spy)
    return seen


def check(folder: Path, *paths: Path) -> list[tuple[str, list[str]]]:
    """A new checkup of these files: (file, codes) of each."""
    checkup = Checkup(folder)
    found = checkup.scenarios(paths)
    checkup.keep()
    return [(Path(one.file).name, [problem.code for problem in one.diagnostics]) for one in found]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, looked: list[str]) -> None:
    """The second checkup says the same as the first, and reads nothing."""
    one = tmp_path / "plain.yaml"
    one.write_text(PLAIN, "utf-8")
    first = check(tmp_path / "data", one)
    assert check(tmp_path / "data", one) == first
    assert "EM122" in first[0][1]
    assert looked == ["plain.yaml"]


def test_a_changed_file_is(tmp_path: Path, looked: list[str]) -> None:
    """One letter is enough, and the other file is left alone."""
    one, other = tmp_path / "plain.yaml", tmp_path / "other.yaml"
    one.write_text(PLAIN, "utf-8")
    other.write_text(PLAIN.replace("id: plain", "id: other"), "utf-8")
    check(tmp_path / "data", one, other)
    one.write_text(PLAIN.replace("to: fine}", "to: find}"), "utf-8")
    assert "EM203" in dict(check(tmp_path / "data", one, other))["plain.yaml"]
    assert looked == ["plain.yaml", "other.yaml", "plain.yaml"]


def test_a_changed_snippet_counts(tmp_path: Path) -> None:
    """A scenario is checked anew when a snippet it includes has changed."""
    one, part = tmp_path / "plain.yaml", tmp_path / "part.yaml"
    head, _, endings = PLAIN.partition("endings:")
    one.write_text(head.replace("id: plain", "include: part.yaml\nid: plain"), "utf-8")
    part.write_text(f"snippet: ends\nendings:{endings}", "utf-8")
    assert "EM203" not in dict(check(tmp_path / "data", one))["plain.yaml"]
    part.write_text(f"snippet: ends\nendings:{endings.replace('fine:', 'well:')}", "utf-8")
    assert "EM203" in dict(check(tmp_path / "data", one))["plain.yaml"]


def test_the_same_id_twice_is_seen_though_nothing_is_read(tmp_path: Path, looked: list[str]) -> None:
    """What shows only in several files together is said from memory, too."""
    one, other = tmp_path / "plain.yaml", tmp_path / "other.yaml"
    one.write_text(PLAIN, "utf-8")
    other.write_text(PLAIN, "utf-8")
    check(tmp_path / "data", one)
    check(tmp_path / "data", other)
    looked.clear()
    assert "EM213" in dict(check(tmp_path / "data", one, other))["other.yaml"]
    assert looked == []


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"code": 1}', '{"code": "x", "answers": {"a": 1}}', "\xff"])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, kept: str) -> None:
    """Whatever stands in the file of answers, the checkup gives its own."""
    one = tmp_path / "plain.yaml"
    one.write_text(PLAIN, "utf-8")
    (tmp_path / FILE).write_text(kept, "latin-1")
    assert check(tmp_path, one)


def test_another_program_does_not_believe_it(tmp_path: Path) -> None:
    """What another version of the code has found is worked out again."""
    told: list[int] = []

    def work() -> Answer:
        told.append(1)
        return Answer(len(told), ())

    for code, expected in (("a", 1), ("a", 1), ("b", 2)):
        memo = Memo(tmp_path / "m", code)
        assert memo.answer("q", work) == expected
        memo.keep()


def test_the_oldest_answers_go(tmp_path: Path) -> None:
    """The file of answers does not grow without end."""
    memo = Memo(tmp_path / "m", "a")
    for number in range(MOST + 5):
        memo.answer(str(number), lambda: Answer(0, ()))
    memo.keep()
    kept = json.loads((tmp_path / "m").read_text("utf-8"))["answers"]
    assert list(kept) == [str(number) for number in range(5, MOST + 5)]


def test_a_library_as_a_whole_is_looked_at(tmp_path: Path) -> None:
    """Of ten scenarios that show the same it is said which behaviours and gestures nobody meets; of one it is not."""
    checkup = Checkup()
    one = tmp_path / "plain.yaml"
    one.write_text(PLAIN, "utf-8")
    checkup.scenarios([one])
    assert checkup.library("rubric.yaml") == ()
    paths = [tmp_path / f"plain-{number}.yaml" for number in range(10)]
    for number, path in enumerate(paths):
        path.write_text(PLAIN.replace("id: plain", f"id: plain-{number}"), "utf-8")
    checkup.scenarios(paths)
    told = {found.code: found.message for found in checkup.library("rubric.yaml")}
    assert set(told) == {"EM444", "EM445"}
    assert "'asks-openly'" not in told["EM444"]


def test_a_snippet_that_was_missing_is_looked_for_again(tmp_path: Path) -> None:
    """Once it is there the scenario is checked anew, though its own file has not changed."""
    one, part = tmp_path / "plain.yaml", tmp_path / "part.yaml"
    head, _, endings = PLAIN.partition("endings:")
    one.write_text(head.replace("id: plain", "include: part.yaml\nid: plain"), "utf-8")
    assert "EM017" in dict(check(tmp_path / "data", one))["plain.yaml"]
    part.write_text(f"snippet: ends\nendings:{endings}", "utf-8")
    assert "EM017" not in dict(check(tmp_path / "data", one))["plain.yaml"]


def test_a_file_saved_during_the_check_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found in the file as it was is not told of the file as it is."""
    one = tmp_path / "plain.yaml"
    one.write_text(PLAIN, "utf-8")
    load = loading.load_scenario

    def slow(path: Path, rubric: object) -> object:
        found = load(path, rubric)  # type: ignore[arg-type]
        one.write_text(PLAIN.replace("to: fine}", "to: find}"), "utf-8")
        return found

    monkeypatch.setattr(loading, "load_scenario", slow)
    assert "EM203" not in dict(check(tmp_path / "data", one))["plain.yaml"]
    monkeypatch.setattr(loading, "load_scenario", load)
    assert "EM203" in dict(check(tmp_path / "data", one))["plain.yaml"]


@pytest.mark.parametrize("value", [{}, [], None, 1, {"diagnostics": [[1]], "facts": None}, {"facts": [1]}])
def test_an_answer_that_makes_no_sense_is_worked_out_again(tmp_path: Path, value: object) -> None:
    """Whatever somebody wrote into the file of answers, it costs time and nothing else."""
    one = tmp_path / "plain.yaml"
    one.write_text(PLAIN, "utf-8")
    first = check(tmp_path, one)
    kept = json.loads((tmp_path / FILE).read_text("utf-8"))
    for answer in kept["answers"].values():
        answer["value"] = value
    (tmp_path / FILE).write_text(json.dumps(kept), "utf-8")
    assert check(tmp_path, one) == first


def test_pipes_and_devices_are_never_read(tmp_path: Path) -> None:
    """A mark is taken of their size and age; reading one would wait, or never end."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert mark_of(tmp_path / "pipe.yaml").startswith("0 ")
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")
    assert mark_of(tmp_path / "endless.yaml")
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert mark_of(tmp_path / "huge.yaml").startswith(f"{LARGEST + 1} ")
