"""Plays in lockstep come out as plays taken one at a time."""

import pytest

from game.audit.wide.runs import chance, random_runs
from game.audit.wide.tables import Tables
from game.rules.compiled import Compiled
from game.rules.compiling import compile_scenario
from game.rules.step import begin, chosen, has_ended, on_offer
from tests.audit.wide.test_same_answers import looping
from tests.making import make_rubric

PLAYS = 40


def one_at_a_time(compiled: Compiled, play: int, seed: int) -> tuple[int, list[int], int]:
    """The place where a play ends, its sums and its steps, by the rules."""
    standing, steps = begin(compiled), 0
    while not has_ended(compiled, standing):
        position = standing.position
        offers = [one for one in compiled.offers[position[0]] if not one.is_gesture and on_offer(one, position)]
        standing = chosen(standing, offers[int(chance(seed, steps, PLAYS)[play] * len(offers))])
        steps += 1
    return standing.position[0], list(standing.raw), steps


@pytest.mark.parametrize("seed", range(20))
def test_lockstep_is_one_at_a_time(seed: int) -> None:
    """With the same chances every play ends at the same place, with the same sums, after as many steps."""
    compiled = compile_scenario(looping(seed), make_rubric())
    runs = random_runs(Tables(compiled), PLAYS, seed)
    for play in range(PLAYS):
        found = runs.place[play], runs.points[play].tolist(), runs.steps[play]
        assert found == one_at_a_time(compiled, play, seed)


def test_another_seed_plays_otherwise() -> None:
    """The chances come from the seed: the same one repeats every play, another does not."""
    tables = Tables(compile_scenario(looping(1), make_rubric()))
    first, again, other = (random_runs(tables, PLAYS, seed) for seed in (1, 1, 2))
    assert first.points.tolist() == again.points.tolist()
    assert first.points.tolist() != other.points.tolist()
