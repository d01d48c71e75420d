"""R3: a failure put right never outscores a clean run, and the audit notices where it would."""

from dataclasses import replace

import pytest

from game.audit.recovery import recovery_of
from game.audit.report import audit
from game.audit.scene import lines_of
from game.audit.ways import raw_of, real_overall
from game.domain.pillars import add
from game.domain.scenario import Early, Effects, Route, Stage
from game.engine.prepared import prepare
from tests.audit.helpers import every_way, failing, fair, made, said, scene_of
from tests.making import answer, make_rubric, make_scenario, random_scenario, state


@pytest.mark.parametrize("seed", range(40))
def test_it_holds_exactly_where_no_way_breaks_it(seed: int) -> None:
    """Over all ways, with a gesture that falls flat or a lapse added to each, the verdict is the same."""
    scene = scene_of(random_scenario(seed, 4), seed)
    lines, rubric = lines_of(scene.prepared), make_rubric()
    extras = [rubric.flat.points, *([rubric.lapse.points] if scene.patience else [])]
    clean, mended = [-1], [-1]
    for way in every_way(scene):
        raw = raw_of(scene, way)
        (mended if lines.failing.intersection(way) else clean).append(real_overall(scene, raw))
        mended += [real_overall(scene, add(raw, extra)) for extra in extras]
    result = recovery_of(scene, lines)
    assert (result.clean.overall if result.clean else -1) == max(clean)
    assert result.holds is (max(clean) > max(mended))
    assert result.closest >= max(mended) or (result.clean is not None and result.holds)


def test_both_verdicts_occur_among_them() -> None:
    """The test above is not empty: some random scenarios hold and some do not."""
    scenes = [scene_of(random_scenario(seed, 4), seed) for seed in range(40)]
    assert {recovery_of(scene, lines_of(scene.prepared)).holds for scene in scenes} == {True, False}


def test_a_recovery_that_beats_a_clean_run_is_caught() -> None:
    """Where only those who fail get the chance to shine, the scenario fails, and the choice is named."""
    hello = state("hello", answer("right", "end", "kind"), answer("wrong", "sorry", "cold"))
    sorry = state("sorry", answer("mend", "end", "good", "kind", "wow"), answer("leave", "end", "bad"))
    found = failing(make_scenario([hello, sorry], ["end"]))["recovery"]
    assert len(found) == 1
    assert "hello/wrong" in found[0]


def test_a_clean_run_that_is_better_is_let_through() -> None:
    """The same scenario passes once the clean way earns more than the recovery."""
    hello = state("hello", answer("right", "end", "good", "kind", "kind", "wow"), answer("wrong", "sorry", "cold"))
    sorry = state("sorry", answer("mend", "end", "good", "kind", "wow"), answer("leave", "end", "bad"))
    assert "recovery" not in failing(make_scenario([hello, sorry], ["end"]))
    assert "recovery" not in failing(fair())


def test_a_scenario_without_a_clean_way_is_caught() -> None:
    """Where every reply of a state is bad, there is no clean run to compare with, and that is said."""
    scenario = make_scenario([state("hello", answer("a", "end", "bad"), answer("b", "end", "cold"))], ["end"])
    assert any("no clean way" in one for one in failing(scenario)["recovery"])


@pytest.mark.parametrize("which", ["flat", "lapse"])
def test_a_wasted_gesture_and_a_lapse_are_failures_too(which: str) -> None:
    """If one of them cost nothing that is assessed, the best way with it would be as good as the clean one: caught."""
    hello = state("hello", answer("right", "end", "calm"), answer("wrong", "end", "bad"))
    scenario, rubric = make_scenario([hello], ["end"]), make_rubric()
    free = replace(rubric, **{which: replace(rubric.flat, points=(0, 0, 0, 0))})
    assert audit(prepare(scenario, rubric)).openings[0].recovery.holds
    assert not audit(prepare(scenario, free)).openings[0].recovery.holds


def test_a_lapse_counts_only_where_patience_can_run_out() -> None:
    """Without a clock a free lapse is no way to fail."""
    hello = state("hello", answer("right", "end", "calm"), answer("wrong", "end", "bad"))
    rubric = make_rubric()
    free = replace(rubric, lapse=replace(rubric.lapse, points=(0, 0, 0, 0)))
    assert audit(prepare(make_scenario([hello], ["end"], patience=None), free)).openings[0].recovery.holds


def test_the_early_side_of_a_reply_is_a_failure() -> None:
    """A remedy before its time counts as a failure, whatever its author lets it show besides."""
    early = Early("Too soon.", (Route("end"),), Effects(shows=("good", "wow")))
    act = replace(said("act", "end", "Here is a new one.", "good"), stage=Stage.ACT, early=early)
    prepared = made(make_scenario([state("hello", act, answer("listen", "end", "kind"))], ["end"]))
    compiled = prepared.compiled
    assert compiled.early[0]["act"].index in lines_of(prepared).failing
    assert compiled.replies[0]["act"].index not in lines_of(prepared).failing
