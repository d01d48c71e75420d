"""Charts for the tests: from random plain data, tidy or broken, and from shipped scenarios."""

from functools import cache
from random import Random

from game import places
from game.audit.chart.model import Chart
from game.audit.chart.reading import chart_of, chart_of_tree
from game.loader.loading import load_rubric, load_scenario, read_scenario

ENDINGS = {
    "good": {"customer": "Lovely.", "mood": "18"},
    "fair": {"customer": "Fine.", "mood": "9"},
    "poor": {"customer": "No.", "mood": "2"},
    "gone": {"customer": "Click."},
}


@cache
def rubric():
    """The rubric that ships."""
    return load_rubric(places.scenarios()).rubric


@cache
def shipped(name: str):
    """A shipped scenario as read."""
    return load_scenario(places.scenarios() / f"{name}.yaml", rubric())


def read(text: str):
    """A text as read."""
    return read_scenario(text, "sample.yaml", rubric())


def chart_from(text: str) -> Chart:
    """The chart of a text."""
    return chart_of(read(text))


def tree(seed: int, size: int, loops: float = 0.06, onward: float = 0.45) -> dict:
    """Plain data of a scenario of so many states, mostly onward, with loops, barbs, early sides and a wrap-up."""
    rng = Random(seed)
    names = [f"state-{number}" for number in range(size)]

    def target(number: int) -> str:
        if rng.random() < loops:
            return names[max(0, number - rng.randint(0, 4))]
        ahead = number + 1 + int(rng.expovariate(onward))
        return names[ahead] if ahead < size else rng.choice(list(ENDINGS))

    states = {}
    for number, name in enumerate(names):
        replies = {
            f"r{at}": {"say": f"I say {at}.", "to": target(number)} for at in range(rng.randint(1, 4))
        }
        if rng.random() < 0.2:
            replies["r0"]["to"] = [{"when": "mood > 9", "to": target(number)}, {"to": target(number)}]
        if rng.random() < 0.2:
            replies["r0"]["early"] = {"to": target(number)}
        states[name] = {"customer": f"These are the words of {name}, and there are some of them.", "replies": replies}
        if rng.random() < 0.15:
            states[name]["barb"] = "It is about something else."
    return {
        "id": "made",
        "title": "A scenario that was made",
        "start": names[0],
        "states": states,
        "endings": ENDINGS,
        "gestures": {"send-note": {"in": names[1:3]}},
        "wrap_up": {"cause": {"ask": "What was the cause?"}, "next": {"ask": "Who must know?"}},
    }


def made(seed: int, size: int, **more) -> Chart:
    """The chart of such a scenario."""
    return chart_of_tree(tree(seed, size, **more))


BROKEN = """\
format: 1
id: broken
title: The broken one
customer: {name: Dana Lee}
start: hello
states:
  hello:
    customer: Hello?
    replies:
      on: {say: Yes., to: circle, because: x}
      off: {say: No., to: nowhere, because: x}
      out: {say: Bye., to: bye, because: x}
      lost: {say: Hm., because: x}
  circle:
    customer: Again?
    replies:
      again: {say: Again., to: circle, because: x}
  lonely:
    customer: Nobody comes.
    replies:
      go: {say: Go., to: bye, because: x}
endings:
  bye: {customer: Bye.}
"""
"""Readable, and not sound: a way that leads nowhere, a dead end, a place never reached, a reply without `to`."""

ODD = 'a"b\'c <i>&amp;</i> [x](y) {z} #35; `|` ;%% --> \\ end “q” 雪 😀 \u202eabc'
"""Characters that mean something to somebody."""
