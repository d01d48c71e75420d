"""What only walking every way through a scenario can show, said so that an author finds it."""

import pytest

from game.domain.rubric import Rubric
from game.loader.loading import read_scenario
from game.loader.results import ScenarioResult
from tests.loader.odd_files import GOOD

THANK = "        say: Thank you for telling me."
LEAST = """
format: 1
id: least
title: The least
customer: {name: Maria}
start: hello
states:
  hello:
    customer: Hello.
    replies:
      bye: {say: Goodbye., to: gone}
endings:
  gone: {customer: Goodbye.}
"""


def read(rubric: Rubric, *changes: tuple[str, str]) -> ScenarioResult:
    """The good file with these changes."""
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_scenario(text, "good.yaml", rubric)


def messages(result: ScenarioResult, code: str) -> list[str]:
    """What was said under a code."""
    return [one.message for one in result.diagnostics if one.code == code]


def test_the_least_that_works(rubric: Rubric) -> None:
    """Id, title, customer, start, a state and an ending make a scenario; the rest is worth a hint."""
    result = read_scenario(LEAST, "least.yaml", rubric)
    assert result.scenario is not None
    assert [one.code for one in result.diagnostics] == ["EM122", "EM121"]
    assert (result.scenario.customer.mood, result.scenario.goodwill, result.scenario.currency) == (10, 0, "€")


def test_a_dead_end_is_told_with_its_condition(rubric: Rubric) -> None:
    """The message names the state, what keeps its replies back, and one way that leads there."""
    result = read(
        rubric,
        (THANK, THANK + "\n        when: mood >= 13 or refused"),
        ("goodwill >= 10 and not", "mood >= 12 and not"),
        ("        shows: [quotes-policy-first]", "        sets: [refused]"),
    )
    assert messages(result, "EM311") == [
        "State 'calm' has no reply on offer when mood is 9 and refused is not set "
        "(for example after hello/ask, story/extend)."
    ]


def test_a_mood_is_the_one_that_is_really_reached(rubric: Rubric) -> None:
    """The mood in a message is that of the way it names, not a stand-in the walk uses for moods that act alike."""
    result = read(
        rubric,
        ("  mood: 8", "  mood: 6"),
        (THANK, THANK + "\n        when: mood >= 13"),
        ("goodwill >= 10 and not", "mood >= 12 and not"),
    )
    assert "when mood is 7 (" in messages(result, "EM311")[0]


def test_a_trap_is_told_with_its_condition(rubric: Rubric) -> None:
    """A circle whose way out can no longer open is found, though every state has replies and arrows to an ending."""
    circle = (
        "  round:\n    customer: Hello?\n    replies:\n"
        "      again: {say: Hello?, to: round, because: It rings.}\n"
        "      out: {say: Bye., when: arranged and mood >= 5, to: parted, because: Over.}\n"
    )
    result = read(rubric, ("gestures:\n", circle + "gestures:\n"), ("        to: cold\n", "        to: round\n"))
    (message,) = messages(result, "EM312")
    assert message.startswith("From the state 'round' no ending can be reached any more when arranged is not set ")


@pytest.mark.parametrize("once", [True, False])
def test_points_on_a_way_back(once: bool, rubric: Rubric) -> None:
    """A reply that leads back to where it was given may earn points only if it can be given once."""
    change = ("        once: true\n        to: story\n", f"        once: {str(once).lower()}\n        to: story\n")
    result = read(rubric, change)
    assert bool(messages(result, "EM401")) is not once
    assert (result.scenario is not None) is once


def test_a_way_back_without_points(rubric: Rubric) -> None:
    """Going round in circles is allowed where nothing is earned and an ending stays in reach."""
    result = read(rubric, ("        shows: [listens-fully]\n        once: true\n", ""))
    assert result.scenario is not None


def test_what_a_dead_end_hides_is_not_reported(rubric: Rubric) -> None:
    """An ending behind a dead end is no mistake of its own."""
    result = read(
        rubric,
        (THANK, THANK + "\n        when: not arranged"),
        ("goodwill >= 10 and not", "not arranged and not"),
    )
    assert {one.code for one in result.diagnostics} == {"EM311"}


def test_a_reply_never_on_offer_can_be_played(rubric: Rubric) -> None:
    """A reply nobody can ever give is a warning: the scenario is sound."""
    result = read(rubric, ("        when: goodwill >= 10 and", "        when: mood >= 20 and"))
    assert result.scenario is not None
    assert messages(result, "EM313") == ["Reply 'calm/voucher' is never on offer: its conditions never hold."]


def test_money_can_run_out(rubric: Rubric) -> None:
    """A reply that costs more than a gesture leaves is proved with the money that is really left."""
    result = read(
        rubric,
        ("  send-flowers: {flat: 'Flowers?'}", "  send-flowers: {in: [calm], because: It fits., customer: Oh!}"),
        (THANK, THANK + "\n        spends: 20"),
    )
    assert messages(result, "EM311") == [
        "State 'calm' has no reply on offer when goodwill is 5 "
        "(for example after hello/ask, story/extend, send-flowers)."
    ]
