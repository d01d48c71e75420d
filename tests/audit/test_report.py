"""The audit: what it reports can be played, and what it says never happens never does."""

import pytest

from game.audit.report import audit
from game.audit.scene import scenes_of
from game.domain.action import gesture, reply
from game.domain.condition import Compare, Quantity
from game.domain.pillars import PILLARS
from game.rules.step import has_ended, step
from tests.audit.helpers import failing, fair, made, report_of
from tests.making import answer, make_scenario, random_scenario, state


@pytest.mark.parametrize("seed", range(30))
def test_best_ways_are_as_good_as_they_say(seed: int) -> None:
    """Playing the best way of each pillar from each opening ends with exactly the highest points of that pillar."""
    prepared = made(random_scenario(seed))
    scenes, openings = scenes_of(prepared), audit(prepared).openings
    for scene, opening in zip(scenes, openings, strict=True):
        for index, pillar in enumerate(PILLARS):
            standing = scene.standing
            for name in opening.best[pillar]:
                action = reply(name.partition("/")[2]) if "/" in name else gesture(name)
                standing = step(prepared.compiled, standing, action)
            assert has_ended(prepared.compiled, standing)
            assert standing.raw[index] == opening.bounds.highest[index]


def test_what_can_never_happen_is_named() -> None:
    """A reply that no mood ever allows, and the ending only it leads to, are reported."""
    secret = answer("secret", "heaven", "good", when=Compare(Quantity.MOOD, ">", 20))
    scenario = make_scenario([state("hello", secret, answer("bye", "end"))], ["end", "heaven"])
    report = report_of(scenario)
    assert report.never == ("hello/secret",)
    assert report.endings == {"end": 1, "heaven": 0}


def test_the_audit_always_says_the_same() -> None:
    """Two audits of the same scenario are equal, the naive players' chances included."""
    assert report_of(fair()) == report_of(fair())


def test_a_scenario_without_clues_has_nothing_found_against_its_words() -> None:
    """Where the best reply is of every length alike and costs something, no criterion about giving away fails."""
    assert not failing(fair()).keys() & {"naive", "clue", "place", "plain", "recovery", "coverage"}
