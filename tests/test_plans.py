"""Every shipped scenario plays as its plan file says: the words, the ending and the scores."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from game.domain.action import ASIDE, BREATH, LAPSE, Action, gesture, reply
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.domain.pillars import PILLARS
from game.engine import Playthrough, Prepared
from game.session.library import Library

ALONE = {"lapse": LAPSE, "aside": ASIDE, "breath": BREATH}
PLANS = Path(__file__).parent.parent / "scenarios" / "plans"


@cache
def library() -> Library:
    """The library that ships."""
    return Library()


def all_plans() -> list[tuple[str, dict]]:
    """(scenario id, plan) of every plan file."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(PLANS.glob("*.yaml"))]
    return [(one["scenario"], plan) for one in files for plan in one["plans"]]


def action_of(text: str) -> Action:
    """What a line of a plan means."""
    if text in ALONE:
        return ALONE[text]
    kind, _, name = text.rpartition(" ")
    return gesture(name) if kind == "gesture" else reply(name)


def opening_of(prepared: Prepared, plan: dict) -> Opening:
    """How a plan opens: with the variant and the remembered words it names."""
    opening = Opening(plan.get("variant", prepared.openings[0].variant), tuple(sorted(plan.get("memory", ()))))
    assert opening in prepared.openings, plan["name"]
    return opening


def play(prepared: Prepared, plan: dict) -> Playthrough:
    """Play a plan, checking what the customer says on the way."""
    playthrough = Playthrough(prepared.machine, 1, Mode.ASSESS, opening_of(prepared, plan))
    said = {0: playthrough.now().said}
    for count, text in enumerate(plan["play"], 1):
        said[count] = playthrough.act(action_of(text)).said
    for one in plan.get("expect", []):
        assert one["says"] in " ".join(said[one["after"]]), f"after {one['after']}: {said[one['after']]}"
    return playthrough


@pytest.mark.parametrize(
    ("scenario", "plan"), all_plans(), ids=lambda value: str(value)[:24] if isinstance(value, str) else value["name"]
)
def test_a_plan_plays_out(scenario: str, plan: dict) -> None:
    """The picks give the lines, the ending and the exact scores that the plan foresees."""
    prepared = library().prepared(scenario)
    playthrough = play(prepared, plan)
    ending = playthrough.now().ending
    assert ending is not None
    assert ending.id == plan["ending"]
    score = playthrough.score(prepared.bounds_of(playthrough.opening))
    found = {pillar.value: score.of(pillar).score for pillar in PILLARS} | {"overall": score.overall}
    assert found == plan["scores"]


def test_every_scenario_has_plans() -> None:
    """No scenario ships without a plan file of at least four plans that end in at least three ways."""
    for name in library().scenarios:
        plans = [plan for scenario, plan in all_plans() if scenario == name]
        assert len(plans) >= 4, name
        assert len({plan["ending"] for plan in plans}) >= 3, name


def test_every_variant_and_every_remembered_word_has_a_plan() -> None:
    """Each customer that a scenario can open with, and each word she can remember, is played by some plan."""
    for name, scenario in library().scenarios.items():
        plans = [plan for one, plan in all_plans() if one == name]
        assert {plan.get("variant") for plan in plans} >= set(scenario.variants), name
        assert {word for plan in plans for word in plan.get("memory", ())} >= set(scenario.remembers), name
