"""Walks every way through a scenario and reports where it gets stuck, goes on for ever, or never comes along."""

from collections.abc import Iterator

from game.domain.condition import AllOf, Compare, Condition, FlagSet, Quantity, Status, StatusIs, leaves
from game.domain.errors import TooLargeError
from game.domain.opening import Opening
from game.domain.scenario import Reply, Scenario, State
from game.loader.checks import proof as cards
from game.loader.checks.files import TOO_BIG
from game.loader.flow import tell_unreachable
from game.loader.models import GestureShape
from game.loader.names import shown
from game.loader.nodes import Tree
from game.loader.report import WHOLE_FILE, Report
from game.loader.sheet import Sheet
from game.rules.choices import Choice
from game.rules.compiled import Compiled, Position
from game.rules.compiling import compile_scenario
from game.rules.conditions import compile_condition
from game.rules.openings import openings_of
from game.rules.step import after, begin
from game.rules.walk import Graph, explore

MOST_STATES = 5_200
"""A contact of ten minutes has thirty; what is larger can still be audited (see `large`)."""

MOST_ENTRIES = 15_000
"""In one block at the top of a file, or at the top itself."""

MOST_FACTS = 250
"""Flags, uses and fates that are remembered; those that ship have forty."""

MOST_WORK = 500_000
"""Choices tried, and half as much for each question of a `when`, before a scenario is called too large: a second."""

WORK_PER_STATE = 400
"""And so many more for each state, since a longer story is read for longer, too."""

_WAY_SHOWN = 8


def crowded(tree: Tree, report: Report) -> bool:
    """Whether there is so much in a file that looking at each entry would be in vain; says so."""
    blocks = [tree.data, *tree.data.values()] if isinstance(tree.data, dict) else [tree.data]
    if any(isinstance(one, dict | list) and len(one) > MOST_ENTRIES for one in blocks):
        message = f"A block of the file has more than {MOST_ENTRIES:,} entries."
        report.add(TOO_BIG, WHOLE_FILE, message, TOO_BIG.fix)
        return True
    states = tree.value(("states",))
    if isinstance(states, dict) and len(states) > MOST_STATES:
        message = f"The scenario has {len(states):,} states; at most {MOST_STATES:,} can be proved."
        spot = tree.spot(("states",), key=True)
        report.add(cards.TOO_LARGE, spot, message, "Split it into several scenarios; audit can look at it as it is.")
        return True
    return False


def prove(sheet: Sheet, scenario: Scenario) -> None:
    """Report all that only a complete walk can show. The scenario must be sound so far."""
    compiled = compile_scenario(scenario, sheet.rubric)
    facts = len(compiled.layout.masks)
    if facts > MOST_FACTS:
        message = f"{facts:,} things are to be remembered (flags, expectations, promises, replies with `once`); "
        sheet.say(cards.TOO_LARGE, ("states",), f"{message}at most {MOST_FACTS} can be proved.", key=True)
        return
    try:
        graph = explore(compiled, positions_affordable(compiled))
    except TooLargeError as problem:
        sheet.say(cards.TOO_LARGE, ("states",), str(problem), key=True)
        return
    proof = _Proof(sheet, scenario, graph)
    if not proof.stuck():  # a dead end is a trap, too
        proof.trapped()
    proof.endless()
    if sheet.report.sound:  # else what lies behind a dead end would be reported for no mistake of its own
        proof.never()


def positions_affordable(compiled: Compiled) -> int:
    """How many positions can be walked within MOST_WORK, were each as busy as the busiest place; no more than can be
    prepared for play."""
    scenario = compiled.scenario
    most = 1.0
    gestures = dict.fromkeys(scenario.states, 0.0)
    for gesture in scenario.gestures.values():
        for name in gesture.states:
            gestures[name] += 1 + _length(gesture.when)
    for state in scenario.states.values():
        work = sum((1 + _questions(one)) * (2 if one.early else 1) for one in state.replies) + gestures[state.id]
        most = max(most, work)
    return int((MOST_WORK + WORK_PER_STATE * len(scenario.states)) / most)


def _questions(reply: Reply) -> float:
    return _length(reply.when) + sum(_length(route.when) for route in reply.routes[:-1])


def _length(condition: Condition | None) -> float:
    return sum(1 for _ in leaves(condition)) / 2 if condition is not None else 0


class _Proof:
    """One explored scenario, and the words for what is wrong with it."""

    def __init__(self, sheet: Sheet, scenario: Scenario, graph: Graph) -> None:
        self._sheet = sheet
        self._scenario = scenario
        self._graph = graph
        self._compiled = graph.compiled
        self._states = self._compiled.states
        self._came: dict[int, tuple[int, int]] = {}

    def never(self) -> None:
        """Places, replies and gestures that no way leads to, though their arrows and ids are right."""
        sheet, compiled = self._sheet, self._compiled
        seen = {position[0] for position in self._graph.positions}
        for place, name in enumerate(compiled.places):
            if place not in seen:
                message = f"'{shown(name)}' is never reached: replies lead there, but their conditions never hold."
                tell_unreachable(sheet, name, message)
        taken = {index for edges in self._graph.edges for index, _ in edges}
        for place in seen & set(range(compiled.first_question)):
            self._replies(place, taken)
        for deed in sheet.gestures:
            self._gesture(deed.path[1], deed.shape, taken)

    def _replies(self, place: int, taken: set[int]) -> None:
        """Replies of a place that can never be given, and early sides that never hold."""
        goodwill = self._scenario.goodwill
        early = self._compiled.early[place]
        for name, choice in self._compiled.replies[place].items():
            sides = [choice, early[name]] if name in early else [choice]
            if not any(one.index in taken for one in sides) and choice.cost <= goodwill:
                message = f"Reply '{shown(choice.name)}' is never on offer: its conditions never hold."
                self._sheet.say(cards.NEVER_ON_OFFER, _path(choice), message, key=True)
            elif name in early and early[name].index not in taken:
                message = f"Reply '{shown(choice.name)}' never comes too early: the stages before it come first anyway."
                self._sheet.say(cards.NEVER_EARLY, (*_path(choice), "early"), message, key=True)
            elif name in early and choice.index not in taken:
                message = f"Reply '{shown(choice.name)}' always comes too early: nothing before it reaches its stages."
                self._sheet.say(cards.ALWAYS_EARLY, (*_path(choice), "early"), message, key=True)

    def _gesture(self, name: str, shape: object, taken: set[int]) -> None:
        affordable = self._sheet.rubric.gestures[name].cost <= self._scenario.goodwill
        if not isinstance(shape, GestureShape) or not shape.in_ or not affordable:
            return
        landings = (many[name] for many in self._compiled.landings if name in many)
        if not any(choice.index in taken for choice in landings):
            message = f"Gesture '{name}' never lands: in the states it names, its conditions never hold."
            self._sheet.say(cards.NEVER_LANDS, ("gestures", name), message, key=True)

    def stuck(self) -> bool:
        """States with nothing to say; whether there are any."""
        told: set[int] = set()
        for number in self._graph.stuck():
            place = self._graph.positions[number][0]
            if place in told:
                continue
            told.add(place)
            state = self._states[place]
            message = f"State '{shown(state.id)}' has no reply on offer{self._when(state, number)}."
            self._sheet.say(cards.NO_REPLY, ("states", state.id, "replies"), message, key=True)
        return bool(told)

    def trapped(self) -> None:
        """Ways that go round and round."""
        first = next(iter(self._graph.trapped()), None)
        if first is None:
            return
        state = self._states[self._graph.positions[first][0]]
        message = f"From the state '{shown(state.id)}' no ending can be reached any more{self._when(state, first)}."
        self._sheet.say(cards.TRAPPED, ("states", state.id), message, key=True)

    def endless(self) -> None:
        """Choices that earn or cost points again and again."""
        told: set[int] = set()
        for choice, number in self._graph.endless():
            if choice.index in told:
                continue
            told.add(choice.index)
            way = _shown_way(self._way(number)[1])
            message = f"Reply '{shown(choice.name)}' can be given again and again, with points each time{way}."
            self._sheet.say(cards.ENDLESS, _path(choice), message, key=True)

    def _when(self, state: State, number: int) -> str:
        """` when mood is 3 and refund_agreed is not set (for example after …)`: what keeps replies back there."""
        root, way = self._way(number)
        # Walked anew, because the graph forgets what makes no difference.
        position = begin(self._compiled, self._opening(root)).position
        for choice in way:
            position = after(choice, position)
        words = dict.fromkeys(self._answers(state, position))
        return (f" when {_and(list(words))}" if words else "") + _shown_way(way)

    def _answers(self, state: State, position: Position) -> Iterator[str]:
        _, mood, goodwill, bits = position
        layout = self._compiled.layout
        for reply in state.replies:
            for leaf in self._unfulfilled(reply.when, position):
                if isinstance(leaf, Compare):
                    yield f"{leaf.quantity} is {mood if leaf.quantity is Quantity.MOOD else goodwill}"
                else:
                    yield _fact(leaf, bool(bits & layout.bit(leaf)))
            if reply.effects.spends > goodwill:
                yield f"goodwill is {goodwill}"
            if reply.once and layout.holds(bits, "once", f"{state.id}/{reply.id}"):
                yield f"'{shown(reply.id)}' has been used"

    def _unfulfilled(self, when: Condition | None, position: Position) -> Iterator[FlagSet | StatusIs | Compare]:
        """The questions of a condition that does not hold; of several joined by `and` those of the parts that fail."""
        _, mood, goodwill, bits = position
        for part in when.parts if isinstance(when, AllOf) else (when,):
            if part is not None and not compile_condition(part, self._compiled.layout)(bits, mood, goodwill):
                yield from leaves(part)

    def _way(self, number: int) -> tuple[int, list[Choice]]:
        """The choices of one shortest way there, and the root of the graph it begins at."""
        came = self._came
        if not came:  # worked out once, for many messages
            for source, edges in enumerate(self._graph.edges):
                for index, target in edges:
                    if target not in came and target >= self._graph.roots:
                        came[target] = (source, index)
        steps: list[Choice] = []
        while number >= self._graph.roots:
            number, index = came[number]
            steps.append(self._compiled.choices[index])
        return number, steps[::-1]

    def _opening(self, root: int) -> Opening:
        """The first opening that begins at this root."""
        graph, compiled = self._graph, self._compiled
        return next(
            one
            for one in openings_of(self._scenario)
            if graph.number_of(begin(compiled, one).position) == root
        )


def _shown_way(way: list[Choice]) -> str:
    """` (for example after hello/ask, story/thank)`; of a long way the end."""
    names = ", ".join(choice.name for choice in way[-_WAY_SHOWN:])
    return f" (for example after {'… ' if len(way) > _WAY_SHOWN else ''}{names})" if way else ""


def _fact(leaf: FlagSet | StatusIs, true: bool) -> str:
    no = "" if true else "not "
    if isinstance(leaf, StatusIs) and leaf.status is Status.VARIANT:
        return f"the variant is {no}{leaf.name}"
    if isinstance(leaf, StatusIs) and leaf.status is Status.REMEMBERS:
        return f"{leaf.name} is {no}remembered"
    return f"{leaf.flag} is {no}set" if isinstance(leaf, FlagSet) else f"{leaf.name} is {no}{leaf.status}"


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _path(choice: Choice) -> tuple[str, ...]:
    state, _, reply = choice.name.partition("/")
    return ("states", state, "replies", reply)
