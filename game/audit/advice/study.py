"""A scenario as the checks see it: itself, its rubric, and what is worked out of it when one of them first asks."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from game.audit.advice.asking import Asking, askings_of
from game.audit.decisions import Decision, decisions_of
from game.audit.depth import Depth, depth_of
from game.audit.endings import EndingRange, ranges_of
from game.audit.players import NaiveResult, naive_results
from game.audit.recovery import Recovery, recovery_of
from game.audit.scene import Lines, Scene, lines_of, scenes_of
from game.audit.sensible import Play, plays_of
from game.domain.rubric import Rubric
from game.domain.scenario import Effects, Gesture, Reply, Scenario, State
from game.engine.prepared import Prepared, prepare
from game.rules.compiled import Compiled

Path = tuple[str | int, ...]

SOME, NEAR = 20, 4_500
"""So many playthroughs tell a player who is far from passing (below NEAR hundredths) from one who may."""


class Written(NamedTuple):
    """A text of the scenario, and the path to it. `kind` is what stands there: `customer`, `say`, `because`,
    `review`, `text`, `title`, `summary`, `desk`, `flat`, `story`, `barb`, `guide`, `ask`."""

    path: Path
    kind: str
    text: str


class Deed(NamedTuple):
    """Something with effects: a reply, its early side, an answer of the wrap-up, or a gesture that can land."""

    path: Path
    name: str
    effects: Effects
    because: str


class Study:
    """One sound scenario; everything is worked out once, when it is first asked for."""

    def __init__(self, scenario: Scenario, rubric: Rubric, prepared: Prepared | None = None) -> None:
        """`prepared` saves work where the scenario has been prepared already."""
        self.scenario = scenario
        self.rubric = rubric
        self._prepared = prepared

    @cached_property
    def prepared(self) -> Prepared:
        """The scenario with its graph and its bounds."""
        return self._prepared or prepare(self.scenario, self.rubric)

    @property
    def compiled(self) -> Compiled:
        """The scenario made ready for stepping."""
        return self.prepared.compiled

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenario under each of its openings."""
        return scenes_of(self.prepared)

    @cached_property
    def lines(self) -> Lines:
        """The words behind each choice, and which choices fail."""
        return lines_of(self.prepared)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The states in which it matters what is answered, with the best replies of each."""
        return decisions_of(self.scenes)

    @cached_property
    def depth(self) -> Depth:
        """How many states move each pillar, what lies on no best way, and how plain the choices are."""
        return depth_of(self.scenes)

    @cached_property
    def recoveries(self) -> tuple[Recovery, ...]:
        """For each scene the best clean way against the best mended one."""
        return tuple(recovery_of(scene, self.lines) for scene in self.scenes)

    @cached_property
    def naive(self) -> tuple[NaiveResult, ...]:
        """What players get who do not think about the customer at all; in full for those that may come to pass."""
        first = naive_results(self.scenes, SOME)
        near = [one.player for one in first if one.overall is None or one.overall >= NEAR]
        full = {one.player: one for one in naive_results(self.scenes, players=near)}
        return tuple(full.get(one.player, one) for one in first)

    @cached_property
    def ranges(self) -> dict[str, tuple[EndingRange, ...]]:
        """For each ending what it can be worth, from every scene it can be reached from."""
        found: dict[str, tuple[EndingRange, ...]] = {}
        for scene in self.scenes:
            for one in ranges_of(scene):
                found[one.ending] = (*found.get(one.ending, ()), one)
        return found

    @cached_property
    def plays(self) -> tuple[Play, ...]:
        """What comes of sensible play, by skill, from every scene."""
        return tuple(play for scene in self.scenes for play in plays_of(scene))

    @cached_property
    def askings(self) -> tuple[Asking, ...]:
        """Every `when` with the worlds it is asked in; none where that would be too much to look at."""
        return askings_of(self.compiled)

    @cached_property
    def best(self) -> dict[str, frozenset[str]]:
        """For each decision (by its state) the ids of the replies that are best at half of its positions or more."""
        choices, found = self.compiled.choices, {}
        for decision in self.decisions:
            shares: dict[str, float] = {}
            whole = sum(decision.cases.values())
            for case, count in decision.cases.items():
                for index in case.best:
                    name = choices[index].name.rpartition("/")[2]
                    shares[name] = shares.get(name, 0.0) + count / whole
            found[decision.state] = frozenset(name for name, share in shares.items() if share >= 0.5)
        return found

    def replies(self) -> Iterator[tuple[State, Reply, Path]]:
        """Every reply of every state, and the path to it; the wrap-up is not among them."""
        for name, state in self.scenario.states.items():
            for reply in state.replies:
                yield state, reply, ("states", name, "replies", reply.id)

    def gestures(self) -> Iterator[tuple[Gesture, Path]]:
        """Every gesture the scenario speaks of."""
        for name, gesture in self.scenario.gestures.items():
            yield gesture, ("gestures", name)

    def deeds(self) -> Iterator[Deed]:
        """Everything that has effects."""
        for _, reply, path in self.replies():
            yield Deed(path, reply.id, reply.effects, reply.because)
            if reply.early:
                yield Deed((*path, "early"), reply.id, reply.early.effects, reply.early.because)
        for question in self.scenario.wrap_up:
            for answer in question.answers:
                path = ("wrap_up", question.id, "answers", answer.id)
                yield Deed(path, answer.id, answer.effects, answer.because)
        for gesture, path in self.gestures():
            if gesture.states:
                yield Deed(path, gesture.id, gesture.effects, gesture.because)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text that is shown to a trainee, in the order of the file as docs/scenario-format.md gives it.

        Of a `customer` with several wordings each is one; their paths end in `customer, 0, text` and so on, which is
        where they stand if they were written as a list. (Written as one text, the path ends early by itself.)
        """
        return tuple(one for one in _texts(self.scenario) if one.text.strip())


def _texts(scenario: Scenario) -> Iterator[Written]:
    yield Written(("title",), "title", scenario.title)
    yield Written(("summary",), "summary", scenario.summary)
    yield Written(("customer", "about"), "text", scenario.customer.about)
    for paper in scenario.desk:
        yield Written(("desk", paper.title), "desk", paper.text)
    for name, expectation in scenario.expectations.items():
        yield Written(("expectations", name, "text"), "text", expectation.text)
    for name, promise in scenario.promises.items():
        yield Written(("promises", name, "text"), "text", promise.text)
    for name, state in scenario.states.items():
        yield from _state_texts(("states", name), state)
    for name, gesture in scenario.gestures.items():
        parts = {"customer": gesture.customer, "flat": gesture.flat, "because": gesture.because, "story": gesture.story}
        yield from (Written(("gestures", name, kind), kind, text) for kind, text in parts.items() if text)
    for question in scenario.wrap_up:
        yield Written(("wrap_up", question.id, "ask"), "ask", question.ask)
        for answer in question.answers:
            path = ("wrap_up", question.id, "answers", answer.id)
            yield Written((*path, "say"), "say", answer.say)
            if answer.because:
                yield Written((*path, "because"), "because", answer.because)
    for name, ending in scenario.endings.items():
        parts = {"customer": ending.customer, "text": ending.text, "review": ending.review}
        yield from (Written(("endings", name, kind), kind, text) for kind, text in parts.items() if text)


def _state_texts(path: Path, state: State) -> Iterator[Written]:
    for number, speech in enumerate(state.speeches):
        yield Written((*path, "customer", number, "text"), "customer", speech.text)
    if state.barb:
        yield Written((*path, "barb"), "barb", state.barb)
    if state.guide:
        yield Written((*path, "guide", "text"), "guide", state.guide.text)
    for reply in state.replies:
        here = (*path, "replies", reply.id)
        yield Written((*here, "say"), "say", reply.say)
        sides = [(here, reply.answers, reply.because)]
        if reply.early:
            sides.append(((*here, "early"), reply.early.answers, reply.early.because))
        for side, answers, because in sides:
            for number, answer in enumerate(answers):
                yield Written((*side, "customer", number, "text"), "customer", answer.text)
            if because:
                yield Written((*side, "because"), "because", because)
        if reply.story:
            yield Written((*here, "story"), "story", reply.story)
