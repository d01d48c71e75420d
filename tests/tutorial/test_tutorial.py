"""The tutorial is performed literally: each command typed, each change made, each answer compared."""

from pathlib import Path

import pytest

from game import places
from game.loader.loading import load_rubric
from game.session.preview.asked import Asked
from game.session.preview.live import Preview
from tests.tutorial.performing import Step, change, run, said, steps

PAGE = places.shipped() / "docs" / "tutorial.md"
TEXT = PAGE.read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def perform(step: Step, folder: Path) -> None:
    """Do what a step says, as a reader would."""
    if step.file:
        change(folder / step.file, step.change)
    elif step.command.startswith("preview "):
        rubric = load_rubric(places.scenarios()).rubric
        assert rubric is not None
        preview = Preview(folder / step.command.split()[1], rubric, Asked())
        assert preview.reload().sound, f"line {step.line}: the preview has nothing to play"
    else:
        status, words = run(step.command, folder / "data")
        assert status in (0, 1), f"line {step.line}: {step.command}\n{words}"
        assert said(step.says, words), f"line {step.line}: {step.command}\nexpected:\n{step.says}\nfound:\n{words}"


def test_the_tutorial_works_as_it_is_written(folder: Path) -> None:
    """Whoever follows the page, and nothing but the page, ends with a sound scenario in a pack."""
    found = list(steps(TEXT))
    assert sum(bool(one.command) for one in found) >= 10
    assert sum(bool(one.file) for one in found) >= 6
    pack = TEXT.partition("## Publish it")[2].partition("```yaml\n")[2].partition("```")[0]
    (folder / "pack.yaml").write_text(pack, "utf-8")
    for step in found:
        perform(step, folder)


def test_a_page_that_does_not_work_is_noticed(folder: Path) -> None:
    """A command that says something else, or a change of what is not there, fails the performance."""
    (folder / "one.yaml").write_text("a: 1\n", "utf-8")
    with pytest.raises(AssertionError, match="found:"):
        perform(Step(1, command="check --explain EM202", says="EM203: …"), folder)
    with pytest.raises(AssertionError, match="holds this 0 times"):
        perform(Step(1, file="one.yaml", change="-b: 2\n+b: 3\n"), folder)
    perform(Step(1, file="one.yaml", change="-a: 1\n+a: 2\n"), folder)
    assert (folder / "one.yaml").read_text("utf-8") == "a: 2\n"
