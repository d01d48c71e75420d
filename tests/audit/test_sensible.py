"""Sensible play: the chances are those of playing it out, every skill by its own margin."""

from random import Random

import pytest

from game.audit.limits import SKILLS
from game.audit.scene import Scene
from game.audit.sensible import mean_share, mean_stakes, plays_of
from game.domain.scenario import Effects, Reply, Route
from tests.audit.helpers import made, report_of, scene_of
from tests.audit.wide.test_same_answers import looping
from tests.making import answer, make_scenario, state

PLAYS = 4_000


def played(scene: Scene, margin: int, rng: Random) -> str:
    """The ending of one play by the plain words of the definition."""
    graph, number = scene.graph, scene.first
    while not graph.is_ending(number):
        worth = {e: scene.gains[e[0]] + (scene.worth[e[1]] or 0) for e in graph.edges[number] if e[1] != number}
        least = max(worth.values()) - margin * scene.value.scale / 10_000
        number = rng.choice([edge for edge, one in worth.items() if one >= least])[1]
    return graph.compiled.places[graph.positions[number][0]]


@pytest.mark.parametrize("seed", range(6))
def test_the_shares_are_those_of_playing_it_out(seed: int) -> None:
    """The share of each ending lies within four standard errors of what plays at random come to, loops included."""
    scene, rng = scene_of(looping(seed), seed), Random(seed)
    for play in plays_of(scene):
        assert sum(play.endings.values()) == pytest.approx(1.0)
        ends = [played(scene, SKILLS[play.skill], rng) for _ in range(PLAYS)]
        for ending, share in play.endings.items():
            error = (share * (1 - share) / PLAYS) ** 0.5
            assert abs(ends.count(ending) / PLAYS - share) <= 4 * error + 1e-9


def test_a_poor_ending_is_for_the_unpractised_only() -> None:
    """Who knows best never comes to an ending that only a poor reply leads to; who knows less does, and it is said."""
    states = [state(f"s{n}", answer("well", f"s{n + 1}", "good"), answer("fair", f"s{n + 1}")) for n in range(8)]
    last = state("s8", answer("well", "fine", "kind", "calm"), answer("poorly", "gone", "kind"))
    report = report_of(make_scenario([*states, last], ["fine", "gone"], patience=None))
    shares = {one.skill: one.endings["gone"] for one in report.plays}
    assert shares["practised"] == 0
    assert report.shares["gone"] == pytest.approx(sum(shares.values()) / 3)
    assert report.shares["fine"] + report.shares["gone"] == pytest.approx(1.0)


def test_what_hangs_on_a_state_is_weighed_by_how_often_it_comes() -> None:
    """A state that is always come by weighs its whole distance; one that half of all plays skip, half of it."""
    fork = state("fork", answer("one", "left"), answer("other", "right"))
    left = state("left", answer("well", "end", "good"), answer("poorly", "end"))
    right = state("right", answer("well", "end", "good"), answer("poorly", "end"))
    (scene,) = made_scenes(make_scenario([fork, left, right], ["end"], patience=None))
    practised = {one.state: one for one in mean_stakes(plays_of(scene)[:1])}
    assert practised["fork"].hangs == 0
    assert practised["left"].often == practised["right"].often == 0.5
    assert practised["left"].weight == pytest.approx(practised["left"].hangs / 2)
    assert practised["left"].lost == 0


def made_scenes(scenario: object) -> tuple[Scene, ...]:
    """The scenes of a scenario."""
    from game.audit.scene import scenes_of

    return scenes_of(made(scenario))  # type: ignore[arg-type]


def test_going_round_ends_and_is_counted() -> None:
    """A loop that earns nothing is left with certainty; the states on it are come by more than once."""
    wait = Reply("wait", "One moment.", "So.", (Route("held"),), Effects(mood=0))
    back = Reply("back", "Here I am.", "So.", (Route("hello"),), Effects(mood=0))
    hello = state("hello", wait, answer("well", "end", "good"), answer("poorly", "end", "bad"))
    held = state("held", back, answer("poorly", "end", "bad"))
    (scene,) = made_scenes(make_scenario([hello, held], ["end"], patience=None))
    for play in plays_of(scene):
        assert mean_share([play], "end") == pytest.approx(1.0)
        assert play.circling == 0
    assert mean_stakes(plays_of(scene)[:1])[0].often == pytest.approx(2.0)
