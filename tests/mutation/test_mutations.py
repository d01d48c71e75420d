"""The checker is proved: every shipped scenario is broken in many ways, and check or audit notices nearly all."""

from functools import cache

import pytest

from game import places
from game.domain.rubric import Rubric
from game.loader.loading import load_rubric, scenario_files
from tests.mutation.judging import ROUND, Judge
from tests.mutation.kinds import KINDS
from tests.mutation.survivors import SURVIVORS, WHY

LEAST = 40
"""Kinds of mutants that apply to each shipped scenario, at the least."""


PART = 12
"""One in so many mutants is tried with every run of the tests: all of them take some minutes."""


@cache
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(len(scenario_files(places.scenarios()))))
def test_a_broken_scenario_is_noticed(number: int) -> None:
    """Every mutant of a scenario is noticed, but for those few that are listed with their reasons.

    Of each scenario one in twelve kinds is tried, of the next one the next, so that every kind is tried at some;
    the report of this folder tries all.
    """
    path = scenario_files(places.scenarios())[number]
    mutants = list(Judge(path, rubric()).mutants(ROUND, first=number % PART, step=PART))
    survivors = {(one.scenario, one.kind) for one in mutants if not one.noticed}
    assert len(mutants) >= LEAST // PART
    assert survivors <= SURVIVORS, survivors - SURVIVORS


def test_ninety_five_of_a_hundred_are_noticed() -> None:
    """At least twenty-five ways of breaking, at most one mutant in twenty unnoticed, and each of those explained."""
    assert len(KINDS) >= 25
    assert len(SURVIVORS) <= 0.05 * LEAST * len(scenario_files(places.scenarios()))
    assert {kind for _, kind in SURVIVORS} == set(WHY)
