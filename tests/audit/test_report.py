"""The audit: what it reports can be played, and what it praises was tried."""

from dataclasses import replace

import pytest

from game.audit import audit
from game.domain.action import gesture, reply
from game.domain.condition import Compare, Quantity
from game.domain.pillars import PILLARS
from game.engine.prepared import prepare
from game.rules.step import begin, has_ended, step
from game.session.library import Library
from tests.making import answer, make_rubric, make_scenario, random_scenario, state

NAIVE_AT_MOST = 5_500
"""Hundredths of the overall score that no naive player may reach on average, in any scenario that ships."""


@pytest.mark.parametrize("seed", range(30))
def test_best_ways_are_as_good_as_they_say(seed: int) -> None:
    """Playing the best way of each pillar ends the contact with exactly the highest points of that pillar."""
    prepared = prepare(random_scenario(seed), make_rubric())
    report = audit(prepared)
    for index, pillar in enumerate(PILLARS):
        standing = begin(prepared.compiled)
        for name in report.best[pillar]:
            action = reply(name.partition("/")[2]) if "/" in name else gesture(name)
            standing = step(prepared.compiled, standing, action)
        assert has_ended(prepared.compiled, standing)
        assert standing.raw[index] == report.bounds.highest[index]


def test_what_can_never_happen_is_named() -> None:
    """A reply that no mood ever allows, and the ending only it leads to, are reported."""
    secret = answer("secret", "heaven", "good", when=Compare(Quantity.MOOD, ">", 20))
    scenario = make_scenario([state("hello", secret, answer("bye", "end"))], ["end", "heaven"])
    report = audit(prepare(scenario, make_rubric()))
    assert report.never == ("hello/secret",)
    assert report.endings == {"end": 1, "heaven": 0}


def test_naive_players_fail_on_everything_that_ships() -> None:
    """Longest, shortest, politest and random answers stay far from the top in every shipped scenario (R6)."""
    library = Library()
    for name in library.scenarios:
        for one in audit(library.prepared(name)).naive:
            assert one.unfinished == 0
            assert one.overall is not None
            assert one.overall <= NAIVE_AT_MOST, (name, one)


def test_a_scenario_that_gives_itself_away_is_seen_through() -> None:
    """When every best reply is made the longest, the player who takes the longest comes out far above chance."""
    library = Library()
    fair = library.scenarios["late-return"]

    def worth(one) -> int:
        return sum(sum(library.rubric.behaviours[name].points) for name in one.effects.shows)

    states = {
        name: replace(place, replies=tuple(replace(one, say="x" * (40 + 5 * worth(one))) for one in place.replies))
        for name, place in fair.states.items()
    }
    naive = {one.player: one.overall or 0 for one in audit(prepare(replace(fair, states=states), library.rubric)).naive}
    assert naive["the longest reply"] > NAIVE_AT_MOST
    assert naive["the longest reply"] > naive["at random"] + 2_000
