"""Loading a library: what comes back, and of twins only one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game import places
from game.domain.rubric import Rubric
from game.loader.loading import load_library, load_rubric, read_rubric_source, read_scenario
from game.loader.together import Facts
from game.session.checkup import Checkup
from tests.loader.odd_files import GOOD

FOLDER = places.scenarios()


def test_what_ships_is_sound(rubric: Rubric) -> None:
    """Every scenario that ships is sound, and has not even a warning or a hint."""
    results = load_library([FOLDER], rubric)
    assert len(results) >= 3
    assert [one.id for one in results] == sorted(one.id for one in results)
    assert [one.diagnostics for one in results if one.diagnostics] == []


def test_importing_the_floor_is_light() -> None:
    """`import game.loader` loads neither YAML nor pydantic."""
    script = "import sys, game.loader; assert not {'yaml', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=places.shipped(), check=True)


def test_a_rubric_comes_back_from_its_source(rubric: Rubric) -> None:
    """The text that is archived of a rubric gives the same rubric again."""
    source = load_rubric(FOLDER).source
    assert read_rubric_source(source).rubric == rubric


@pytest.mark.parametrize("source", ["", "{", "[]", "{}", '{"rubric": 1}', "null", "[" * 100_000])
def test_a_damaged_rubric_source(source: str) -> None:
    """A text that is no archived rubric is EM013."""
    assert [one.code for one in read_rubric_source(source).diagnostics] == ["EM013"]


def test_layout_does_not_change_the_digest(rubric: Rubric) -> None:
    """Comments and empty lines make no other scenario; a changed word does."""
    texts = (GOOD, GOOD.replace("start: hello", "\n# here\nstart:   hello"), GOOD.replace("Goodbye.", "Bye."))
    plain, commented, changed = (read_scenario(text, "good.yaml", rubric).scenario for text in texts)
    assert plain is not None
    assert commented is not None
    assert changed is not None
    assert plain.digest == commented.digest != changed.digest


def test_twins(tmp_path: Path, rubric: Rubric) -> None:
    """Of two files with the same id the first can be played, and the second says which file has it (EM213)."""
    for name in ("good.yaml", "other.yaml"):
        (tmp_path / name).write_text(GOOD)
    first, second = load_library([tmp_path], rubric)
    assert first.scenario is not None
    assert second.scenario is None
    assert second.diagnostics[0].code == "EM213"
    assert str(tmp_path / "good.yaml") in second.diagnostics[0].message


MEMORY = """format: 1
id: {id}
title: Again
customer: {{name: Ann, person: {person}}}
{more}
start: hello
states:
  hello:
    customer: {words}
    replies:
      bye: {{say: Bye., to: over, because: So.}}
      well: {{say: Farewell., to: over, because: So.}}
endings:
  over: {{customer: Bye.}}
"""
ASKING = '[{when: remembers flowers, text: "The flowers!"}, {text: Hello.}]'


def first_and_second(folder: Path, left: str, person: str) -> list[Path]:
    """Two scenarios: one that leaves a word, and one that remembers `flowers` of `ann`."""
    first = MEMORY.format(id="first", person=person, more=f"memory:\n  {left}: {{text: She does.}}", words="Hello.")
    more = "remembers:\n  flowers: {text: We sent flowers.}"
    second = MEMORY.format(id="second", person="ann", more=more, words=ASKING)
    for name, text in (("first", first), ("second", second)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [folder]


@pytest.mark.parametrize(
    ("left", "person", "sound"), [("flowers", "ann", True), ("flowrs", "ann", False), ("flowers", "anna", False)]
)
def test_a_memory_that_nobody_leaves_is_warned_of(
    tmp_path: Path, rubric: Rubric, left: str, person: str, sound: bool
) -> None:
    """A misspelt word, or the same word of another person, is told at its line; the scenario can still be played."""
    _, second = load_library(first_and_second(tmp_path, left, person), rubric)
    assert second.scenario is not None
    found = [(one.code, one.place.line) for one in second.diagnostics]
    assert found == ([] if sound else [("EM229", 6)])


@pytest.mark.parametrize(
    ("left", "comment", "found"),
    [
        ("flowrs", "  # em: allow EM229 the course tells her", []),
        ("flowrs", "  # em: allow EM229", [("EM014", 6)]),
        ("flowers", "  # em: allow EM229 the course tells her", [("EM016", 6)]),
        ("flowrs", "  # em: allow EM213 it is mine", [("EM229", 6)]),
    ],
)
def test_what_shows_only_together_can_be_allowed(
    tmp_path: Path, rubric: Rubric, left: str, comment: str, found: list[tuple[str, int]]
) -> None:
    """The warning is silent where its line allows it; a reason must be given, and an allowance must be needed."""
    (folder,) = first_and_second(tmp_path, left, "ann")
    file = folder / "second.yaml"
    file.write_text(file.read_text("utf-8").replace("sent flowers.}", f"sent flowers.}}{comment}"), "utf-8")
    _, second = load_library([folder], rubric)
    assert [(one.code, one.place.line) for one in second.diagnostics] == found
    facts = Facts.of(second)
    assert Facts.unpacked(json.loads(json.dumps(facts.packed()))) == facts
    told = {one.code for one in Checkup(tmp_path / "data").scenarios([folder / "first.yaml", file])[1].diagnostics}
    assert told & {"EM229", "EM014", "EM016"} == {code for code, _ in found}
    alone = {one.code for one in Checkup().scenarios([file])[0].diagnostics}  # with nothing to compare it by
    assert not alone & {"EM229", "EM014", "EM016"}
