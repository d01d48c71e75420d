"""Scenario → Twee → scenario: the same again."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.exchange.bringing import story_of
from game.exchange.reaching import pruned
from game.exchange.resolving import plotted
from game.exchange.sizing import sized
from game.exchange.twee import read_twee
from game.exchange.twee_out import write_twee
from game.exchange.yaml_text import write_scenario
from tests.exchange.stories_made import made

FORMATS = ("sugarcube", "harlowe")


def content(scenario: Scenario) -> Scenario:
    """The scenario without the text it was read from, and its id."""
    return replace(scenario, digest="", source="", id="")


def plotted_text(scenario: Scenario, rubric: Rubric, form: str) -> str:
    """The YAML that comes back, before the checker has seen it, without the line that names the format."""
    plot = plotted(story_of(write_twee(scenario, rubric, form).text, Path("a.twee")))
    pruned(plot)
    sized(plot)
    return write_scenario(plot, scenario.id).text.partition("\n")[2]


def test_every_shipped_scenario_comes_back_the_same(shipped: dict[str, Scenario], rubric: Rubric) -> None:
    """States, replies, texts, conditions, flags and all the rest are equal, and nothing is reported lost.

    The way by Harlowe gives the same text as the way by SugarCube.
    """
    assert len(shipped) >= 17
    for name, scenario in shipped.items():
        story = story_of(write_twee(scenario, rubric).text, Path(f"{name}.twee"))
        skeleton, again = made(story, rubric)
        assert skeleton.losses == (), name
        assert content(again) == content(scenario), name
        both = [plotted_text(scenario, rubric, form) for form in FORMATS]
        assert both[0] == both[1], name
        assert both[0].replace(f"id: {name}", "id: made") == skeleton.text.partition("\n")[2], name


def test_the_structure_is_plain_twee(shipped: dict[str, Scenario], rubric: Rubric) -> None:
    """A passage for each state and ending, the start, and an IFID that is the scenario's own for ever."""
    for form in FORMATS:
        scenario = shipped["late-return"]
        text = write_twee(scenario, rubric, form).text
        source = read_twee(text, "a")
        titles = {one.title for one in source.leaves}
        assert {*scenario.states, *scenario.endings} <= titles
        assert (source.title, source.start) == (scenario.title, scenario.start)
        data = json.loads(text.split(":: StoryData\n")[1].split("\n\n")[0])
        assert data["ifid"] == str(uuid5(NAMESPACE_URL, "extra-mile:late-return")).upper()
        assert text == write_twee(scenario, rubric, form).text


def test_what_was_changed_in_twine_comes_back_changed(shipped: dict[str, Scenario], rubric: Rubric) -> None:
    """The words of a reply and of a customer, where it leads, and a new passage with a link of its own."""
    scenario = shipped["late-return"]
    state = scenario.states[scenario.start]
    reply = next(one for one in state.replies if len(one.routes) == 1)
    text = write_twee(scenario, rubric, "harlowe").text
    head = f":: {scenario.start}\n"
    text = text.replace(head, f"{head}[[Something new->A new place]]\n")
    text += f"\n:: A new place\nNew words.\n\n[[Back->{scenario.start}]]\n"
    story = story_of(text, Path("a.twee"))
    _, again = made(story, rubric)
    assert again.states["a-new-place"].speeches[0].text == "New words."
    assert next(one for one in again.states[scenario.start].replies if one.id == reply.id) == reply
    assert again.states[scenario.start].replies[0].say == "Something new"


def test_what_twine_cannot_play_is_named(shipped: dict[str, Scenario], rubric: Rubric) -> None:
    """Gestures, the desk, patience, behaviours."""
    named = " ".join(write_twee(shipped["late-return"], rubric).unplayed)
    for word in ("gestures", "desk", "behaviours"):
        assert word in named
