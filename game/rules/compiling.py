"""Compiles a scenario whose names have all been checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.domain.condition import Condition
from game.domain.pillars import total
from game.domain.rubric import Rubric
from game.domain.scenario import MOOD_MAX, Effects, Gesture, Question, Reply, Route, Scenario, Speech, State
from game.rules.choices import STAY, Choice
from game.rules.compiled import WRAPPING, Compiled
from game.rules.conditions import NOTHING, Reads, Test, compile_condition, read_by
from game.rules.layout import Layout, lay_out, mask_of
from game.rules.liveness import what_matters
from game.rules.openings import start_position


def compile_scenario(scenario: Scenario, rubric: Rubric) -> Compiled:
    """Compile a scenario whose names have all been checked."""
    layout = lay_out(scenario, rubric)
    questions = tuple(_questions(scenario))
    states = (*scenario.states.values(), *questions)
    places = (*(one.id for one in states), *scenario.endings)
    index = {name: number for number, name in enumerate(places)}
    if scenario.wrap_up:  # whoever leads to an ending leads to the first question after it
        index |= {name: index[f"{name}{WRAPPING}{scenario.wrap_up[0].id}"] for name in scenario.endings}
    compiler = _Compiler(rubric, layout, index, [], [])
    replies, early = _replies(compiler, scenario, len(places))
    landing = {gesture.id: compiler.gesture(gesture) for gesture in scenario.gestures.values() if gesture.states}
    where = {name: frozenset(gesture.states) for name, gesture in scenario.gestures.items()}
    landings = tuple({name: landing[name] for name, within in where.items() if place in within} for place in places)
    offers = tuple(
        (*replies[place].values(), *early[place].values(), *landings[place].values()) for place in range(len(places))
    )
    live = what_matters(offers, compiler.reads)
    return Compiled(
        scenario=scenario,
        rubric=rubric,
        layout=layout,
        places=places,
        states=states,
        first_question=len(scenario.states),
        first_ending=len(states),
        start=start_position(scenario, layout, index[scenario.start]),
        choices=tuple(compiler.choices),
        replies=replies,
        early=early,
        landings=landings,
        offers=offers,
        used={name: layout.mask("used", name) for name in rubric.gestures},
        live=live,
        moods=tuple(_representatives(one.mood) for one in live),
    )


def _questions(scenario: Scenario) -> Iterator[State]:
    """The questions of the wrap-up as states, for each ending its own, so that the ending stays known."""
    for ending in scenario.endings:
        for question in scenario.wrap_up:
            yield State(f"{ending}{WRAPPING}{question.id}", (Speech(question.ask),), "", question.answers)


Table = tuple[Mapping[str, Choice], ...]


def _replies(compiler: "_Compiler", scenario: Scenario, count: int) -> tuple[Table, Table]:
    """The replies of each place, and their early sides."""
    replies: list[Mapping[str, Choice]] = []
    early: list[Mapping[str, Choice]] = []
    for state in scenario.states.values():
        replies.append({one.id: compiler.reply(state, one) for one in state.replies})
        early.append({one.id: compiler.too_early(state, one) for one in state.replies if one.early is not None})
    ends = len(scenario.states) + len(scenario.endings) * len(scenario.wrap_up)
    for number, ending in enumerate(scenario.endings):
        for question in scenario.wrap_up:
            onward = ends + number if question is scenario.wrap_up[-1] else len(replies) + 1
            replies.append(compiler.answers(f"{ending}{WRAPPING}{question.id}", question, onward))
    nothing: Table = ({},)
    return tuple(replies) + nothing * (count - len(replies)), tuple(early) + nothing * (count - len(early))


@dataclass(slots=True)
class _Compiler:
    """Numbers the choices as it compiles them; `reads` tells of each what its guard and what its routes see."""

    rubric: Rubric
    layout: Layout
    index: Mapping[str, int]
    choices: list[Choice]
    reads: list[tuple[Reads, Reads]]

    def reply(self, state: State, reply: Reply) -> Choice:
        """A reply as it lands: where it has an early side, after all the stages before its own."""
        name, effects, once = f"{state.id}/{reply.id}", reply.effects, self._once(state, reply)
        put = self.layout.mask("stage", reply.stage) if reply.stage else 0
        return self._add(name, effects, reply.routes, reply.when, self._needed(reply), once, effects.spends, put)

    def too_early(self, state: State, reply: Reply) -> Choice:
        """The early side of a reply: the same words before their time."""
        assert reply.early is not None
        shows = (self.rubric.early.id, *reply.early.effects.shows)
        name, once = f"{state.id}/{reply.id}", self._once(state, reply)
        needs, effects = self._needed(reply), reply.early.effects
        return self._add(name, effects, reply.early.routes, reply.when, -needs, once, effects.spends, shows=shows)

    def answers(self, place: str, question: Question, to: int) -> Mapping[str, Choice]:
        """The answers to a question of the wrap-up. Nobody is there whose mood they could change."""
        return {one.id: self._answer(f"{place}/{one.id}", one, to) for one in question.answers}

    def gesture(self, gesture: Gesture) -> Choice:
        """A gesture where it lands."""
        used, cost = self.layout.mask("used", gesture.id), self.rubric.gestures[gesture.id].cost
        return self._add(gesture.id, gesture.effects, (), gesture.when, 0, used, cost)

    def _answer(self, name: str, answer: Reply, to: int) -> Choice:
        points = total(self.rubric.behaviours[one].points for one in answer.effects.shows)
        choice = Choice(len(self.choices), name, False, 0, 0, None, -1, 0, 0, points, to, ())
        self.choices.append(choice)
        self.reads.append((NOTHING, NOTHING))
        return choice

    def _once(self, state: State, reply: Reply) -> int:
        return self.layout.mask("once", f"{state.id}/{reply.id}") if reply.once else 0

    def _needed(self, reply: Reply) -> int:
        """The bits of the stages a reply with an early side needs."""
        if reply.stage is None or reply.early is None:
            return 0
        return sum(self.layout.mask("stage", one) for one in reply.stage.before)

    def _add(
        self,
        name: str,
        effects: Effects,
        routes: tuple[Route, ...],
        when: Condition | None,
        needs: int,
        once: int,
        cost: int,
        put: int = 0,
        shows: Sequence[str] | None = None,
    ) -> Choice:
        """Number a choice. `needs` are bits that must all be set; negative for those of which one must be missing."""
        behaviours = [self.rubric.behaviours[one] for one in (effects.shows if shows is None else shows)]
        keep, given = mask_of(effects, self.layout)
        mood = sum(one.mood for one in behaviours) if effects.mood is None else effects.mood
        choice = Choice(
            index=len(self.choices),
            name=name,
            is_gesture=not routes,
            blocked_by=once,
            cost=cost,
            test=_with_stages(compile_condition(when, self.layout) if when else None, needs),
            keep=keep,
            put=given | put | once,
            mood=mood,
            points=total(one.points for one in behaviours),
            to=self.index[routes[-1].to] if routes else STAY,
            routes=tuple((compile_condition(one.when, self.layout) if one.when else None, self.index[one.to])
                         for one in routes[:-1]),
        )
        self.choices.append(choice)
        guard = read_by(when, self.layout) | Reads(once | abs(needs), goodwill=cost > 0)
        after = NOTHING
        for route in routes:
            after |= read_by(route.when, self.layout)
        self.reads.append((guard, after))
        return choice


def _with_stages(test: Test | None, needs: int) -> Test | None:
    """The test that also wants all of some stages (or, below zero, that one of them is missing)."""
    if not needs:
        return test
    bits_needed, all_there = abs(needs), needs > 0

    def tested(bits: int, mood: int, goodwill: int) -> bool:
        return (bits & bits_needed == bits_needed) is all_there and (test is None or test(bits, mood, goodwill))

    return tested


def _representatives(cuts: int) -> tuple[int, ...]:
    """For each mood the lowest one with no cut between the two."""
    lowest, result = 0, []
    for mood in range(MOOD_MAX + 1):
        lowest = mood if cuts >> mood & 1 else lowest
        result.append(lowest)
    return tuple(result)
