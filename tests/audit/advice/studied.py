"""The good scenario after some edits, as the checks see it, and what they say of it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from game import places
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.rubric import Rubric
from game.loader.loading import load_rubric, read_scenario

GOOD = (Path(__file__).parent / "good.yaml").read_text("utf-8")

Check = Callable[[Study], Iterator[Remark]]
Edit = tuple[str, str]


@cache
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


def study(*edits: Edit) -> Study:
    """The good scenario with some edits; what is replaced stands in it exactly once."""
    text = GOOD
    for find, put in edits:
        assert text.count(find) == 1, (text.count(find), find)
        text = text.replace(find, put)
    result = read_scenario(text, "first-day.yaml", rubric())
    assert result.scenario is not None, result.diagnostics
    return Study(result.scenario, rubric())


def said(check: Check, *edits: Edit) -> list[str]:
    """What a check has to say of the good scenario after some edits."""
    return [remark.message for remark in check(study(*edits))]


def under(text: str, put: str) -> Edit:
    """An edit that puts more lines right behind a text, indented as they are given."""
    return text, f"{text}\n{put}"
