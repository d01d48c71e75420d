"""Ways: the best real scores found are those that plain enumeration finds."""

import pytest

from game.audit import endings
from game.audit import ways as module
from game.audit.limits import HIGH, PASS_MARK
from game.audit.ways import UnsettledError, any_way, best_of, high_ways, raw_of, real_overall, ways
from tests.audit.helpers import chain, every_way, failing, fair, said, scene_of
from tests.making import answer, make_scenario, random_scenario, state

SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_real_score_is_exact(seed: int) -> None:
    """With the cap of delight by accuracy, the best way found is as good as the best of all ways."""
    scene = scene_of(random_scenario(seed, 4), seed)
    every = [real_overall(scene, raw_of(scene, way)) for way in every_way(scene)]
    best = best_of(ways(scene, any_way(scene)))
    assert best is not None
    assert best.overall == max(every)
    assert best.overall == real_overall(scene, raw_of(scene, best.choices))


def test_the_cap_matters_in_some_of_these_scenarios() -> None:
    """The test above is not empty: for some seeds the first way without the cap is not the best one with it."""
    firsts = [
        next(ways(scene, any_way(scene))) for scene in (scene_of(random_scenario(seed, 4), seed) for seed in SEEDS)
    ]
    assert any(way.overall < way.at_most for way in firsts)


@pytest.mark.parametrize("seed", SEEDS)
def test_ways_come_in_order_and_none_is_left_out(seed: int) -> None:
    """Every way comes exactly once, the best without the cap first."""
    scene = scene_of(random_scenario(seed, 3), seed)
    found = list(ways(scene, any_way(scene)))
    assert sorted(way.choices for way in found) == sorted(every_way(scene))
    assert [way.at_most for way in found] == sorted((way.at_most for way in found), reverse=True)


def test_a_loop_is_walked_once_at_most() -> None:
    """Where two states lead to each other for ever, the ways are those that are never twice at the same position."""
    here = state("here", answer("go", "there"), answer("stay", "here"), answer("end", "end", "good"))
    there = state("there", answer("back", "here"), answer("end", "end", "bad"))
    scene = scene_of(make_scenario([here, there], ["end"]))
    assert [way.choices for way in ways(scene, any_way(scene))] == sorted(every_way(scene), key=len)
    assert len(list(every_way(scene))) == 2


def test_high_ways_differ_in_a_reply() -> None:
    """Ways that differ only in when a gesture was used count once; others are found up to the number wanted."""
    scene = scene_of(fair(3))
    found = high_ways(scene, wanted=5, above=0)
    choices = scene.graph.compiled.choices
    replies = [tuple(one for one in way.choices if not choices[one].is_gesture) for way in found]
    assert len(set(replies)) == len(replies) == 5


@pytest.mark.parametrize("seed", SEEDS)
def test_high_ways_are_as_many_as_there_are(seed: int) -> None:
    """Fewer than wanted are found only where there are no more, by replies and with real scores."""
    scene = scene_of(random_scenario(seed, 4), seed)
    choices = scene.graph.compiled.choices
    all_high = {
        tuple(one for one in way if not choices[one].is_gesture)
        for way in every_way(scene)
        if real_overall(scene, raw_of(scene, way)) > HIGH
    }
    assert len(high_ways(scene)) == min(3, len(all_high))


def test_a_single_way_above_85_is_caught() -> None:
    """A scenario that allows one good course only fails."""
    narrow = chain(lambda _n, to: [said("best", to, "Yes.", "good", "kind"), said("bad", to, "No no.", "bad", "cold")])
    scenario = make_scenario([state("hello", answer("best", "end", "good"), answer("bad", "end", "bad"))], ["end"])
    assert "ways" not in failing(narrow)
    assert "ways" in failing(scenario)


def test_a_pass_mark_out_of_reach_is_caught() -> None:
    """Where each reply gains one pillar at the others' cost, nobody can pass, and that is said."""
    hello = state(
        "hello", answer("a", "end", "good", "cold"), answer("b", "end", "calm", "bad"), answer("c", "end", "wow")
    )
    scenario = make_scenario([hello], ["end"])
    best = best_of(ways(scene_of(scenario), any_way(scene_of(scenario))))
    assert best is not None
    assert best.overall < PASS_MARK
    assert "reach" in failing(scenario)


def test_a_search_without_end_is_given_up_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """After too many steps the search stops; the audit then says that it could not be settled, and fails."""
    monkeypatch.setattr(module, "STEPS", 3)
    monkeypatch.setattr(endings, "STEPS", 3)
    monkeypatch.setattr(endings._Ranges, "_at_most", lambda *_: 10_001)  # else it is settled without a search
    with pytest.raises(UnsettledError):
        list(ways(scene_of(fair()), any_way(scene_of(fair()))))
    found = failing(fair())
    assert any("could not be" in message for message in found["reach"])
    assert any("could not be settled" in message for message in found["recovery"])
