"""A scenario made ready for stepping: masks, tests and point vectors instead of names."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.domain.pillars import total
from game.domain.rubric import Rubric
from game.domain.scenario import MOOD_MAX, Effects, Gesture, Reply, Route, Scenario, State
from game.rules.choices import STAY, Choice
from game.rules.conditions import Reads, Test, compile_condition
from game.rules.layout import Layout, lay_out, mask_of
from game.rules.liveness import what_matters

Position = tuple[int, int, int, int]
"""(place, mood, goodwill, bits): all that what happens next can depend on. `place` counts states, then endings."""

LAPSES_COUNTED = 3
"""Lapses of patience that count in one contact; after that she has given up hurrying anybody."""
FLATS_COUNTED = 2
"""Gestures falling flat that count in one contact; so that the scale's lower end is not spent on the tray."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything stepping needs. `replies[place]` and `landings[place]` are what may be chosen there; `live[place]`
    says what can still be read from there on and must be remembered, and `moods[place]` gives for each mood the
    lowest one that nothing can tell from it any more (see `walk`)."""

    scenario: Scenario
    rubric: Rubric
    layout: Layout
    places: tuple[str, ...]
    first_ending: int
    start: Position
    choices: tuple[Choice, ...]
    replies: tuple[Mapping[str, Choice], ...]
    landings: tuple[Mapping[str, Choice], ...]
    used: Mapping[str, int]
    live: tuple[Reads, ...]
    moods: tuple[tuple[int, ...], ...]


def compile_scenario(scenario: Scenario, rubric: Rubric) -> Compiled:
    """Compile a scenario whose names have all been checked."""
    layout = lay_out(scenario, rubric)
    places = (*scenario.states, *scenario.endings)
    index = {name: number for number, name in enumerate(places)}
    compiler = _Compiler(rubric, layout, index, [])
    replies = tuple(
        {reply.id: compiler.reply(state, reply) for reply in state.replies} for state in scenario.states.values()
    )
    landing = {gesture.id: compiler.gesture(gesture) for gesture in scenario.gestures.values() if gesture.states}
    landings = tuple(
        {name: landing[name] for name, gesture in scenario.gestures.items() if state in gesture.states}
        for state in scenario.states
    )
    open_at_start = (name for name, one in scenario.expectations.items() if not one.hidden)
    bits = sum(layout.mask("revealed", name) for name in open_at_start)
    nothing: tuple[Mapping[str, Choice], ...] = ({},) * len(scenario.endings)
    live = what_matters(scenario, layout, replies, landings) + (Reads(),) * len(scenario.endings)
    return Compiled(
        scenario=scenario,
        rubric=rubric,
        layout=layout,
        places=places,
        first_ending=len(scenario.states),
        start=(index[scenario.start], scenario.customer.mood, scenario.goodwill, bits),
        choices=tuple(compiler.choices),
        replies=replies + nothing,
        landings=landings + nothing,
        used={name: layout.mask("used", name) for name in rubric.gestures},
        live=live,
        moods=tuple(_representatives(one.mood) for one in live),
    )


@dataclass(slots=True)
class _Compiler:
    """Numbers the choices as it compiles them."""

    rubric: Rubric
    layout: Layout
    index: Mapping[str, int]
    choices: list[Choice]

    def reply(self, state: State, reply: Reply) -> Choice:
        once = self.layout.mask("once", f"{state.id}/{reply.id}") if reply.once else 0
        name = f"{state.id}/{reply.id}"
        return self._add(name, False, once, reply.effects.spends, reply.effects, reply.routes, self._test(reply))

    def gesture(self, gesture: Gesture) -> Choice:
        used = self.layout.mask("used", gesture.id)
        cost = self.rubric.gestures[gesture.id].cost
        return self._add(gesture.id, True, used, cost, gesture.effects, (), self._test(gesture))

    def _test(self, item: Reply | Gesture | Route) -> Test | None:
        return compile_condition(item.when, self.layout) if item.when else None

    def _add(
        self,
        name: str,
        is_gesture: bool,
        once: int,
        cost: int,
        effects: Effects,
        routes: tuple[Route, ...],
        test: Test | None,
    ) -> Choice:
        behaviours = [self.rubric.behaviours[one] for one in effects.shows]
        keep, put = mask_of(effects, self.layout)
        choice = Choice(
            index=len(self.choices),
            name=name,
            is_gesture=is_gesture,
            blocked_by=once,
            cost=cost,
            test=test,
            keep=keep,
            put=put | once,
            mood=sum(one.mood for one in behaviours) if effects.mood is None else effects.mood,
            points=total(one.points for one in behaviours),
            to=self.index[routes[-1].to] if routes else STAY,
            routes=tuple((self._test(route), self.index[route.to]) for route in routes[:-1]),
        )
        self.choices.append(choice)
        return choice


def _representatives(cuts: int) -> tuple[int, ...]:
    """For each mood the lowest one with no cut between the two."""
    lowest, result = 0, []
    for mood in range(MOOD_MAX + 1):
        lowest = mood if cuts >> mood & 1 else lowest
        result.append(lowest)
    return tuple(result)
