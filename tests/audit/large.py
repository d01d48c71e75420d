"""Scenarios of thousands of states, made in code or as YAML: layers of states, a mood in eleven notches, some loops."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from game.domain.condition import Compare, Condition, Quantity
from game.domain.scenario import Effects, Reply, Route, Scenario, Speech, State
from tests.making import make_scenario

DEPTH = 48
"""Layers of full width; a contact comes through about as many states."""
ENDINGS = 6
_SHOWS = ("good", "kind", "calm", "bad", "cold", "wow")


class Planned(NamedTuple):
    """A reply before it is written: where to, what it shows, its mood, and moods at which it is on offer or leads to
    `other` instead."""

    to: str
    shows: tuple[str, ...]
    mood: int
    from_mood: int | None = None
    other_from: int | None = None
    other: str = ""


def plan(states: int, seed: int = 1) -> Iterator[tuple[str, list[Planned]]]:
    """(state, its replies) of a scenario with so many states; the first is where it starts.

    All moods are even, so there are eleven. In one state of fifty one can wait in a state beside it, and come back.
    """
    rng = Random(seed)
    layers = _layers(states - states // 50)
    waits = states - sum(map(len, layers))
    for depth, layer in enumerate(layers):
        onward = layers[depth + 1 : depth + 3]
        for at, name in enumerate(layer):
            replies = [_planned(rng, number, at, len(layer), onward) for number in range(4)]
            if waits and rng.random() < 0.03:
                waits -= 1
                replies.append(Planned(f"{name}-w", (), 0))
                away = rng.choice(onward[0]) if onward else "e0"
                yield f"{name}-w", [Planned(name, (), 0), Planned(away, ("cold",), -2)]
            yield name, replies


def _layers(states: int) -> list[list[str]]:
    widths, width, full = [], 1, max(4, states // DEPTH)
    while sum(widths) < states:
        widths.append(min(width, states - sum(widths)))
        width = min(4 * width, full)
    return [[f"s{depth}-{at}" for at in range(size)] for depth, size in enumerate(widths)]


def _planned(rng: Random, number: int, at: int, size: int, onward: list[list[str]]) -> Planned:
    shows = tuple(rng.sample(_SHOWS, rng.randint(1, 2)))
    mood = rng.choice((-2, 0, 0, 2))
    if not onward:
        low = rng.choice((4, 8, 12, 16))
        return Planned(f"e{rng.randrange(3)}", shows, mood, None, low, f"e{rng.randrange(3, ENDINGS)}")
    column = at + number * size
    to = onward[0][column] if column < len(onward[0]) else rng.choice(rng.choice(onward))
    if number == 0 or column < len(onward[0]):  # there is always something to say, and every state is reached
        return Planned(to, shows, mood)
    if rng.random() < 0.3:
        return Planned(to, shows, mood, rng.randrange(2, 20, 2))
    if rng.random() < 0.2:
        return Planned(to, shows, mood, None, rng.randrange(2, 20, 2), rng.choice(rng.choice(onward)))
    return Planned(to, shows, mood)


def large_scenario(states: int, seed: int = 1) -> Scenario:
    """The scenario of a plan, with the small rubric."""
    made, kept = [], dict[tuple[object, ...], Effects]()
    for name, replies in plan(states, seed):
        told = tuple(_reply(number, one, kept) for number, one in enumerate(replies))
        made.append(State(name, (Speech(name),), "", told))
    made.sort(key=lambda one: one.id != "s0-0")
    return make_scenario(made, [f"e{number}" for number in range(ENDINGS)], goodwill=0)


def _reply(number: int, one: Planned, kept: dict[tuple[object, ...], Effects]) -> Reply:
    effects = kept.setdefault((one.shows, one.mood), Effects(shows=one.shows, mood=one.mood))
    routes: tuple[Route, ...] = (Route(one.to),)
    if one.other:
        routes = (Route(one.other, _mood(one.other_from)), *routes)
    return Reply(f"r{number}", f"Words {number} to {one.to}.", "So.", routes, effects, _mood(one.from_mood))


def _mood(least: int | None) -> Condition | None:
    return None if least is None else Compare(Quantity.MOOD, ">=", least)


_BEHAVIOURS = {
    "good": "gives-straight-answer",
    "kind": "asks-before-assuming",
    "calm": "owns-the-error",
    "bad": "gets-defensive",
    "cold": "quotes-policy-first",
    "wow": "respects-their-time",
}


def large_yaml(states: int, seed: int = 1) -> str:
    """The same scenario as a file for the rubric that ships."""
    lines = [
        "format: 1",
        "id: large",
        "title: Very large",
        "customer: {name: Dana Lee}",
        "start: s0-0",
        "states:",
    ]
    for name, replies in plan(states, seed):
        lines += [f"  {name}:", f"    customer: It is {name} again, and I am still waiting.", "    replies:"]
        for number, one in enumerate(replies):
            lines += [f"      r{number}:", f"        say: Words {number} on the way to {one.to}."]
            lines += ["        because: So.", f"        mood: {one.mood}"]
            if one.shows:
                lines.append(f"        shows: [{', '.join(_BEHAVIOURS[show] for show in one.shows)}]")
            if one.from_mood is not None:
                lines.append(f"        when: mood >= {one.from_mood}")
            if one.other:
                lines.append(f"        to: [{{when: mood >= {one.other_from}, to: {one.other}}}, {{to: {one.to}}}]")
            else:
                lines.append(f"        to: {one.to}")
    lines.append("endings:")
    lines += [f"  e{number}: {{customer: Goodbye from {number}.}}" for number in range(ENDINGS)]
    return "\n".join(lines) + "\n"
