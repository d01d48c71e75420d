"""Plays that do not come out as foreseen are told, each with its own code and at its own line."""

from pathlib import Path

import pytest

from game import places
from game.audit.recording import recorded
from game.audit.rehearsal import rehearse
from game.domain.diagnostic import Severity
from game.engine.prepared import prepare
from game.loader.loading import load_rubric, load_scenario
from tests.audit.advice.plain import PLAIN

PLAN = """scenario: plain
plans:
  - name: as it should be
    play: [ask, bye]
    expect:
      - {after: 0, says: Hello}
      - {after: 1, says: That was all}
    ending: fine
    scores: {accuracy: null, empathy: 10000, composure: null, delight: null, overall: 10000}
"""


def found(folder: Path, plan: str, scenario: str = PLAIN) -> list[tuple[str, int, str]]:
    """(code, line, message) of what is said of a plan."""
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    file = folder / "plain.yaml"
    file.write_text(scenario, "utf-8")
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "plans" / "plain.yaml").write_text(plan, "utf-8")
    scenario_read = load_scenario(file, rubric).scenario
    assert scenario_read is not None
    told = rehearse(file, prepare(scenario_read, rubric))
    assert all(one.severity is Severity.WARNING and one.place.file.endswith("plans/plain.yaml") for one in told)
    return [(one.code, one.place.line, one.message) for one in told]


def scores(folder: Path) -> str:
    """The plan with the scores that the game itself names."""
    (_, _, message) = found(folder, PLAN.replace("overall: 10000", "overall: 1"))[0]
    return PLAN[: PLAN.index("    scores:")] + f"    scores: {message[message.index('{') : -1]}\n"


def test_a_play_that_comes_out_is_silent(tmp_path: Path) -> None:
    """The scores that the message names, written into the plan, make it come out."""
    assert found(tmp_path, scores(tmp_path)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"),
    [
        ("[ask, bye]", "[ask, ask]", "EM361", 4),
        ("[ask, bye]", "[ask]", "EM361", 4),
        ("[ask, bye]", "[ask, bye, bye]", "EM361", 4),
        ("[ask, bye]", "[gesture send-a-whale, bye]", "EM361", 4),
        ("ending: fine", "ending: sad", "EM362", 8),
        ("overall: ", "overall: 1", "EM363", 9),
        ("says: Hello", "says: Bonjour", "EM364", 6),
        ("after: 1", "after: 7", "EM364", 7),
        ("scenario: plain", "scenario: other", "EM360", 1),
        ("play: ", "plays: ", "EM360", 4),
        ("after: 1", "after: one", "EM360", 7),
        ("  - name", "\t- name", "EM360", 3),
        ("    play: [ask, bye]", "    variant: nobody\n    play: [ask, bye]", "EM361", 4),
    ],
)
def test_a_play_that_does_not_is_told(tmp_path: Path, right: str, wrong: str, code: str, line: int) -> None:
    """Another action, ending, score or word, and a file with a mistake: one code, and where."""
    plan = scores(tmp_path)
    other = plan[: plan.index("overall: ")] + "overall: 17}\n"
    plan = other if code == "EM363" else plan.replace(right, wrong)
    told = found(tmp_path, plan)
    assert (code, line) in [one[:2] for one in told], told
    assert {one[0] for one in told} == {code}


def test_a_scenario_that_changed_under_its_plan_is_told(tmp_path: Path) -> None:
    """A reply that shows something else comes to other scores; one that is gone cannot be played."""
    plan = scores(tmp_path)
    changed = PLAIN.replace("asks-openly", "both").replace("scripted-sympathy", "asks-openly")
    changed = changed.replace("both", "scripted-sympathy")
    assert [one[0] for one in found(tmp_path, plan, changed)] == ["EM363"]
    gone = PLAIN.replace("ask: {say", "question: {say")
    assert [one[0] for one in found(tmp_path, plan, gone)] == ["EM361"]


def test_a_change_that_no_play_shows_is_told(tmp_path: Path) -> None:
    """Another desk, or another number of ways, is told by what the plan rests on, at its own line."""
    (tmp_path / "plain.yaml").write_text(PLAIN, "utf-8")
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    scenario = load_scenario(tmp_path / "plain.yaml", rubric).scenario
    assert scenario is not None
    plan = recorded("", None, prepare(scenario, rubric))
    assert found(tmp_path, plan) == []
    desk = PLAIN.replace("start: hello", "desk: {Today: Monday}\nstart: hello")
    assert [one[:2] for one in found(tmp_path, plan, desk)] == [("EM367", 3)]
    wait = "      wait: {say: One moment., because: So., shows: [ends-warmly], to: fine}\n"
    more = PLAIN.replace("      bye:", f"{wait}      bye:")
    assert [one[:2] for one in found(tmp_path, plan, more)] == [("EM366", 3)]
