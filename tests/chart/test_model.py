"""A chart says what leads where and what is wrong, of sound scenarios and of broken ones."""

import pytest

from game.audit.chart.model import Mark, NodeKind
from game.audit.chart.ranges import ranges_of
from game.audit.chart.reading import chart_of, chart_of_tree
from game.domain.diagnostic import Severity
from tests.chart.charts import BROKEN, ODD, chart_from, made, read, shipped
from tests.test_plans import library


def test_every_place_and_way_of_a_shipped_scenario_is_on_its_chart():
    """States, endings, questions, and each way of each reply, early sides too: none is missing or made up."""
    result = shipped("late-return")
    chart, scenario = chart_of(result), result.scenario
    questions = [f"+{one.id}" for one in scenario.wrap_up]
    assert [one.id for one in chart.nodes] == [*scenario.states, *scenario.endings, *questions]
    wanted = {
        (state.id, reply.id, early, route.to)
        for state in scenario.states.values()
        for reply in state.replies
        for routes, early in ((reply.routes, False), (reply.early.routes if reply.early else (), True))
        for route in routes
    }
    assert sorted((one.source, one.reply, one.early, one.target) for one in chart.edges) == sorted(wanted)


@pytest.mark.parametrize("name", sorted(library().scenarios))
def test_a_sound_scenario_has_no_dead_end_and_nothing_that_is_never_reached(name):
    """What the loader has proved the chart does not deny; and nothing is missing on it."""
    chart = chart_of(shipped(name))
    assert not [one for one in chart.nodes if {Mark.DEAD_END, Mark.UNREACHABLE} & set(one.marks)]
    assert not [one for one in chart.nodes if one.kind is NodeKind.MISSING]


def test_a_broken_scenario_is_charted_with_its_faults():
    """A dead end, a state never reached, a target that is not there: marked on the very cards."""
    chart = chart_from(BROKEN)
    assert read(BROKEN).scenario is None
    kinds = {one.id: one.kind for one in chart.nodes}
    assert kinds == {
        "hello": NodeKind.START, "circle": NodeKind.STATE, "lonely": NodeKind.STATE,
        "bye": NodeKind.FAIR, "nowhere": NodeKind.MISSING,
    }  # fmt: skip
    assert Mark.DEAD_END in chart.by_id["circle"].marks
    assert Mark.UNREACHABLE in chart.by_id["lonely"].marks
    assert chart.by_id["hello"].marks == ()
    assert set(chart.again) == {"circle"}


def test_diagnostics_lie_on_the_state_in_whose_lines_they_stand():
    """The unknown target and the missing `to` are in the block of `hello`, so they are told there and nowhere else."""
    chart = chart_from(BROKEN)
    hello = chart.by_id["hello"]
    assert {one.place.line for one in hello.problems} <= set(range(7, 14))
    assert hello.severity is Severity.ERROR
    found = [one for node in chart.nodes for one in node.problems] + list(chart.general)
    assert sorted(found, key=str) == sorted(read(BROKEN).diagnostics, key=str)
    assert chart.by_id["bye"].problems == ()


def test_a_file_that_cannot_be_read_gives_a_chart_that_says_why():
    """YAML that breaks off has no places, and its first problem is kept."""
    chart = chart_from("format: 1\nstates: [")
    assert chart.nodes == ()
    assert chart.general


@pytest.mark.parametrize(
    "data",
    [None, "words", [], {}, {"states": []}, {"states": {"a": None}}, {"states": {"a": {"replies": ["x"]}}},
     {"start": "b", "states": {"a": {"replies": {"r": {"to": [{"to": {}}, [], "b"]}}}}, "endings": {"a": 3}},
     {"start": ["x"], "states": {"": {"customer": [[], {"text": {}}]}}, "gestures": {"g": "x"}, "wrap_up": ["q"]}],
)  # fmt: skip
def test_no_data_is_too_odd_for_a_chart(data):
    """Whatever YAML can hold gives some chart, never an exception."""
    assert chart_of_tree(data).edges is not None


def test_endings_are_good_or_poor_by_their_mood_else_by_their_scores():
    """An ending's own mood decides; where it has none, the scores with which it can be reached do."""
    result = shipped("late-return")
    ranges = ranges_of(library().prepared("late-return"))
    chart = chart_of(result, ranges)
    assert chart.by_id["advocate"].kind is NodeKind.GOOD
    assert chart.by_id["never"].kind is NodeKind.POOR
    assert chart.by_id["cold_right"].kind is NodeKind.FAIR
    assert set(ranges) == set(result.scenario.endings)
    assert all(0 <= low <= high <= 10_000 for low, high in ranges.values())


def test_without_its_loops_a_chart_has_no_loop():
    """The ways said to lead back are those of every loop, and a way on to a later place is none of them."""
    for seed in range(12):
        chart = made(seed, 30, loops=0.2)
        onward = {(one.source, one.target) for one in chart.edges if not one.loops}
        left = {one for pair in onward for one in pair}
        while True:
            free = {one for one in left if not any(target == one and source in left for source, target in onward)}
            if not free:
                break
            left -= free
        assert left == set()


def test_odd_words_stay_on_one_line():
    """Line ends and long texts cannot break a card."""
    text = f"{ODD}\n\n{'very ' * 200}long"
    chart = chart_of_tree({"start": "a", "states": {"a": {"customer": text, "replies": {}}}})
    assert "\n" not in chart.by_id["a"].text
    assert len(chart.by_id["a"].text) <= 160


def test_bundles_name_their_replies():
    """Numbers are those of the replies as written, and neighbours are drawn together."""
    replies = {name: {"say": "x", "to": "e" if name != "c" else "f"} for name in "abcdef"}
    data = {"start": "s", "states": {"s": {"replies": replies}}, "endings": {"e": {}, "f": {}}}
    assert {one.target: one.numbers for one in chart_of_tree(data).bundles} == {"e": "1 2 4–6", "f": "3"}


def test_two_routes_of_a_reply_to_one_place_are_one_way():
    """Their conditions are told together; else the way would count twice."""
    to = [{"when": "mood > 9", "to": "e"}, {"when": "heard", "to": "f"}, {"to": "e"}]
    replies = {"r": {"say": "x", "when": "asked", "to": to}}
    chart = chart_of_tree({"start": "s", "states": {"s": {"replies": replies}}, "endings": {"e": {}, "f": {}}})
    found = {one.target: one.when for one in chart.edges}
    assert found == {"e": "asked and (mood > 9 or otherwise)", "f": "asked and heard"}


def test_conditions_joined_keep_their_meaning():
    """An `or` in either part stays together."""
    to = [{"when": "a or b", "to": "e"}, {"to": "f"}]
    replies = {"r": {"say": "x", "when": "c", "to": to}, "q": {"say": "x", "when": "a or b", "to": "e"}}
    chart = chart_of_tree({"start": "s", "states": {"s": {"replies": replies}}, "endings": {"e": {}, "f": {}}})
    assert [one.when for one in chart.edges] == ["c and (a or b)", "c", "a or b"]
