"""Every shipped scenario plays as its plan file says: the words, the ending and the scores."""

from functools import cache

import pytest

from game import places
from game.audit.rehearsal import rehearse
from game.loader.plan_models import PlanShape
from game.loader.plans import FOLDER, load_plans
from game.session.library import Library

PLANS = places.scenarios() / FOLDER


@cache
def library() -> Library:
    """The library that ships."""
    return Library()


@cache
def all_plans() -> list[tuple[str, PlanShape]]:
    """(scenario id, plan) of every plan file."""
    shapes = [load_plans(path).shape for path in sorted(PLANS.glob("*.yaml"))]
    return [(shape.scenario, plan) for shape in shapes if shape is not None for plan in shape.plans]


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_plays_of_a_scenario_come_out_as_foreseen(path: object) -> None:
    """The picks give the lines, the ending and the exact scores that each plan foresees."""
    name = path.stem  # type: ignore[attr-defined]
    assert rehearse(places.scenarios() / f"{name}.yaml", library().prepared(name)) == ()


def test_plans_say_how_they_end_and_what_they_are_worth() -> None:
    """None of the shipped plans leaves its ending or its scores open."""
    assert all(plan.ending and plan.scores for _, plan in all_plans())


def test_every_scenario_has_plans() -> None:
    """No scenario ships without a plan file of at least four plans that end in at least three ways."""
    for name in library().scenarios:
        plans = [plan for scenario, plan in all_plans() if scenario == name]
        assert len(plans) >= 4, name
        assert len({plan.ending for plan in plans}) >= 3, name


def test_every_variant_and_every_remembered_word_has_a_plan() -> None:
    """Each customer that a scenario can open with, and each word she can remember, is played by some plan."""
    for name, scenario in library().scenarios.items():
        plans = [plan for one, plan in all_plans() if one == name]
        assert {plan.variant for plan in plans} >= set(scenario.variants), name
        assert {word for plan in plans for word in plan.memory} >= set(scenario.remembers), name
