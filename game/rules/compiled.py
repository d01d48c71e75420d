"""A scenario made ready for stepping: masks, tests and point vectors instead of names."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.domain.pillars import Points, total
from game.domain.rubric import Rubric
from game.domain.scenario import Effects, Gesture, Reply, Route, Scenario, State
from game.rules.conditions import Reads, Test, compile_condition, read_by
from game.rules.layout import Layout, lay_out, mask_of

Position = tuple[int, int, int, int]
"""(place, mood, goodwill, bits): all that what happens next can depend on. `place` counts states, then endings."""

STAY = -1
"""A choice with this destination leaves the contact where it is (a gesture)."""

LAPSES_COUNTED = 3
"""Lapses of patience that count in one contact; after that she has given up hurrying anybody."""
FLATS_COUNTED = 2
"""Gestures falling flat that count in one contact; so that the scale's lower end is not spent on the tray."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply, or a gesture where it lands.

    On offer when none of the bits `blocked_by` is set, `cost` fits into the goodwill and `test` holds. Then the
    bits become `bits & keep | put`, and the first route whose test holds afterwards leads on.
    """

    index: int
    name: str
    is_gesture: bool
    blocked_by: int
    cost: int
    test: Test | None
    keep: int
    put: int
    mood: int
    points: Points
    to: int
    routes: tuple[tuple[Test | None, int], ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything stepping needs. `replies[place]` and `landings[place]` are what may be chosen there; `live[place]`
    says what a later condition can still read from there, and so must be remembered (see `walk`)."""

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
        live=_live(scenario, layout, rubric, index),
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


def _live(scenario: Scenario, layout: Layout, rubric: Rubric, index: Mapping[str, int]) -> tuple[Reads, ...]:
    """For each place, what can still be read there or at any place that can follow.

    A backward fixpoint over the states; conditions are ignored, so it remembers too much rather than too little.
    """
    own, follows = [], []
    for state in scenario.states.values():
        reads = Reads()
        for reply in state.replies:
            once = layout.mask("once", f"{state.id}/{reply.id}") if reply.once else 0
            reads |= read_by(reply.when, layout) | Reads(once, goodwill=reply.effects.spends > 0)
            for route in reply.routes:
                reads |= read_by(route.when, layout)
        for gesture in scenario.gestures.values():
            if state.id in gesture.states:
                cost = rubric.gestures[gesture.id].cost
                used = layout.mask("used", gesture.id)
                reads |= read_by(gesture.when, layout) | Reads(used, goodwill=cost > 0)
        own.append(reads)
        follows.append({index[route.to] for reply in state.replies for route in reply.routes})
    return tuple(_fixpoint(own, follows)) + (Reads(),) * len(scenario.endings)


def _fixpoint(own: list[Reads], follows: list[set[int]]) -> list[Reads]:
    before: list[list[int]] = [[] for _ in own]
    for place, targets in enumerate(follows):
        for target in targets:
            if target < len(own):
                before[target].append(place)
    live, waiting = list(own), list(range(len(own)))
    while waiting:
        place = waiting.pop()
        for earlier in before[place]:
            joined = live[earlier] | live[place]
            if joined != live[earlier]:
                live[earlier] = joined
                waiting.append(earlier)
    return live
