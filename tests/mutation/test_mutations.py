"""The checker is proved: every shipped scenario is broken in many ways, and check or audit notices nearly all."""

from functools import cache
from pathlib import Path

import pytest

from game import places
from game.domain.rubric import Rubric
from game.loader.loading import load_rubric, scenario_files
from tests.mutation.judging import ROUND, Judge
from tests.mutation.kinds import KINDS
from tests.mutation.survivors import SURVIVORS, WHY

LEAST = 40
"""Kinds of mutants that apply to each shipped scenario, at the least."""


@cache
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


@pytest.mark.parametrize("path", scenario_files(places.scenarios()), ids=lambda path: path.stem)
def test_a_broken_scenario_is_noticed(path: Path) -> None:
    """Every mutant of a scenario is noticed, but for those few that are listed with their reasons."""
    mutants = list(Judge(path, rubric()).mutants(ROUND))
    survivors = {(one.scenario, one.kind) for one in mutants if not one.noticed}
    assert len(mutants) >= LEAST
    assert survivors <= SURVIVORS, survivors - SURVIVORS


def test_ninety_five_of_a_hundred_are_noticed() -> None:
    """At least twenty-five ways of breaking, at most one mutant in twenty unnoticed, and each of those explained."""
    assert len(KINDS) >= 25
    assert len(SURVIVORS) <= 0.05 * LEAST * len(scenario_files(places.scenarios()))
    assert {kind for _, kind in SURVIVORS} == set(WHY)
