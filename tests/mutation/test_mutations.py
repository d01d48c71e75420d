"""The checker is proved: every shipped scenario is broken in many ways, and check or audit notices nearly all."""

from functools import cache
from pathlib import Path

import pytest

from game import places
from game.domain.rubric import Rubric
from game.loader.loading import load_rubric, scenario_files
from tests.mutation.judging import ROUND, Judge
from tests.mutation.kinds import KINDS
from tests.mutation.survivors import WHY

SURVIVE = 2
"""So many of the forty-odd mutants of one scenario may go unnoticed: less than one in twenty."""


@cache
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


@pytest.mark.parametrize("path", scenario_files(places.scenarios()), ids=lambda path: path.stem)
def test_a_broken_scenario_is_noticed(path: Path) -> None:
    """Of all mutants of a scenario at least 95 in 100 are noticed, and each kind that is not is explained."""
    mutants = list(Judge(path, rubric()).mutants(ROUND))
    survivors = [one.kind for one in mutants if not one.noticed]
    assert len(mutants) >= 35
    assert len(survivors) <= SURVIVE, survivors
    assert len(survivors) <= 0.05 * len(mutants), survivors
    assert set(survivors) <= set(WHY), survivors


def test_there_are_enough_kinds() -> None:
    """At least twenty-five ways of breaking, and no explanation of a kind that does not exist."""
    assert len(KINDS) + 1 >= 25
    assert set(WHY) <= {*KINDS, "flip a weight of the rubric"}
