"""Every check of the advice has a piece of a good scenario broken, and says so, and nothing else does."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from game import places
from game.audit.advice.gathering import advices
from game.audit.checking import checked
from game.domain.diagnostic import Severity
from game.domain.rubric import Rubric
from game.loader.loading import load_rubric, read_scenario

HERE = Path(__file__).parent
GOOD = (HERE / "good.yaml").read_text("utf-8")
BAD = sorted((HERE / "bad").glob("EM*.yaml"))
CARDS = {one.card.code: one.card for one in advices()}


@cache
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


def broken(path: Path) -> str:
    """The good scenario with the edits of a bad sample: each `find` stands in it exactly once."""
    text = GOOD
    for edit in yaml.safe_load(path.read_text("utf-8")):
        assert text.count(edit["find"]) == 1, (path.name, text.count(edit["find"]), edit["find"])
        text = text.replace(edit["find"], edit["put"])
    return text


def test_the_good_scenario_needs_no_advice() -> None:
    """The scenario that all samples are made from has nothing said of it, not even a hint."""
    assert checked(read_scenario(GOOD, "first-day.yaml", rubric()), rubric()).diagnostics == ()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_sample_triggers_its_own_code_and_no_other(path: Path) -> None:
    """The code in the file's name is raised, in a line of the file, with a sentence and a suggestion; no other is."""
    code = path.stem[:5]
    found = checked(read_scenario(broken(path), "first-day.yaml", rubric()), rubric()).diagnostics
    assert {one.code for one in found} == {code}, found
    for one in found:
        assert one.severity is CARDS[code].severity
        assert one.message.endswith((".", "?"))
        assert one.suggestion
        assert one.place.line


def test_every_check_has_a_bad_sample() -> None:
    """No check goes without a scenario that shows it at work."""
    assert {path.stem[:5] for path in BAD} == set(CARDS)


def test_no_advice_is_an_error() -> None:
    """Advice keeps nobody from playing: each is a warning or a hint, and can be allowed."""
    assert all(card.severity is not Severity.ERROR for card in CARDS.values())
