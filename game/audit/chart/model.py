"""A scenario as a chart: places and the ways between them, with all that a trainer should see at a glance."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from game.audit.chart.items import Analysis, Item, ReplyUse
from game.domain.diagnostic import Diagnostic, Severity


class NodeKind(StrEnum):
    """What a card on the map stands for."""

    START = "start"
    STATE = "state"
    BARB = "barb"
    QUESTION = "question"
    GOOD = "good ending"
    FAIR = "ending"
    POOR = "poor ending"
    MISSING = "missing"
    """A name that replies lead to, and that does not exist."""

    @property
    def is_ending(self) -> bool:
        """Whether the contact is over here."""
        return self in (NodeKind.GOOD, NodeKind.FAIR, NodeKind.POOR)

    @property
    def is_state(self) -> bool:
        """Whether the customer speaks and the trainee may answer here."""
        return self in (NodeKind.START, NodeKind.STATE, NodeKind.BARB)


class Mark(StrEnum):
    """What else is to be said of a place."""

    DEAD_END = "dead end"
    UNREACHABLE = "never reached"
    BARB = "barb"
    EARLY = "can be too early"
    GESTURE = "gesture lands"


@dataclass(frozen=True, slots=True)
class Node:
    """A place. `label` is its id as written, `text` the customer's words on one line. `problems` are what the checker
    says of it, `gestures` the ids of those that can land here. `lowest` and `highest` are the overall scores
    (hundredths) with which an ending can be reached; None where that is not known."""

    id: str
    kind: NodeKind
    label: str
    text: str
    marks: tuple[Mark, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    gestures: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None

    @property
    def severity(self) -> Severity | None:
        """The gravest of its problems."""
        return gravest(self.problems)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its problems, each once."""
        return tuple(dict.fromkeys(one.code for one in self.problems))


@dataclass(frozen=True, slots=True)
class Edge:
    """One way on: a reply and one of the places it leads to. `number` counts the replies of a state as written, from
    1; `when` is the condition as written, empty for none; `early` means the early side; `loops` that it leads back to
    where the contact may have been before. `share` is how often those who were here took this way (0 to 1), `count`
    how many; None where nothing is known of plays."""

    source: str
    target: str
    reply: str
    number: int
    say: str
    when: str = ""
    early: bool = False
    loops: bool = False
    share: float | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """All ways from one place to another: on the map one line."""

    source: str
    target: str
    edges: tuple[Edge, ...]

    @property
    def numbers(self) -> str:
        """The numbers of the replies: '1 3–5'."""
        runs: list[list[int]] = []
        for number in sorted({one.number for one in self.edges}):
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return " ".join(str(run[0]) if len(run) == 1 else f"{run[0]}{_to(run)}{run[-1]}" for run in runs)

    @property
    def early(self) -> bool:
        """Whether only early sides lead this way."""
        return all(one.early for one in self.edges)

    @property
    def loops(self) -> bool:
        """Whether it leads back."""
        return any(one.loops for one in self.edges)

    @property
    def share(self) -> float | None:
        """How many of those who were at the source went this way (0 to 1); None where nothing is known."""
        known = [one.share for one in self.edges if one.share is not None]
        return min(1.0, sum(known)) if known else None

    @property
    def count(self) -> int:
        """How often this way was taken on record."""
        return sum(one.count or 0 for one in self.edges)


@dataclass(frozen=True)
class Chart:
    """The map of a scenario, in the author's order. `general` are problems that belong to no place; `plays` is how
    many attempts on record the shares come from, None where they were not asked for."""

    id: str
    title: str
    start: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    general: tuple[Diagnostic, ...] = ()
    plays: int | None = None
    visits: Mapping[str, int] = field(default_factory=dict)
    """How often each place was reached on record."""
    analysis: Analysis | None = None
    """What first assessments on record say of the decisions; None where that was not asked for or cannot be known."""

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The places by their ids."""
        return {one.id: one for one in self.nodes}

    @cached_property
    def bundles(self) -> tuple[Bundle, ...]:
        """The ways that lead from one place to another one, those between the same two together."""
        return tuple(one for one in self._bundled() if one.source != one.target)

    @cached_property
    def again(self) -> Mapping[str, Bundle]:
        """The ways that lead from a place back to itself."""
        return {one.source: one for one in self._bundled() if one.source == one.target}

    def ways_from(self, node: str) -> Sequence[Edge]:
        """The ways from a place, in the author's order."""
        return [one for one in self.edges if one.source == node]

    def item(self, node: str) -> Item | None:
        """What is known from plays of the decision at a place; None where nothing is, or nothing is decided there."""
        return self.analysis.by_state.get(node) if self.analysis is not None else None

    def use(self, edge: Edge) -> ReplyUse | None:
        """What is known from plays of the reply that a way belongs to."""
        item = self.item(edge.source)
        return item.use(edge.reply) if item is not None else None

    def doubted(self, bundle: Bundle) -> bool:
        """Whether any reply that leads this way is doubted."""
        return any(use.doubts for use in map(self.use, bundle.edges) if use is not None)

    def problems(self) -> Iterator[Diagnostic]:
        """All that the checker says, general things first."""
        yield from self.general
        for node in self.nodes:
            yield from node.problems

    def _bundled(self) -> Iterator[Bundle]:
        found: dict[tuple[str, str], list[Edge]] = {}
        for one in self.edges:
            found.setdefault((one.source, one.target), []).append(one)
        for (source, target), edges in found.items():
            yield Bundle(source, target, tuple(edges))


def _to(run: Sequence[int]) -> str:
    return " " if len(run) == 2 else "–"


def gravest(problems: Sequence[Diagnostic]) -> Severity | None:
    """The gravest severity among problems; None where there is none."""
    return min((one.severity for one in problems), key=list(Severity).index, default=None)


def completed(chart: Chart) -> Chart:
    """The chart with the marks that follow from its ways: loops, dead ends and places that are never reached."""
    forward: dict[str, list[str]] = {}
    backward: dict[str, list[str]] = {}
    for edge in chart.edges:
        forward.setdefault(edge.source, []).append(edge.target)
        backward.setdefault(edge.target, []).append(edge.source)
    reached = _spread([chart.start], forward) if chart.start in chart.by_id else set()
    alive = _spread([one.id for one in chart.nodes if one.kind.is_ending], backward)
    before = back_edges(chart.start, forward)
    edges = tuple(
        replace(one, loops=one.source == one.target or (one.source, one.target) in before) for one in chart.edges
    )
    return replace(chart, edges=edges, nodes=tuple(_marked(one, reached, alive) for one in chart.nodes))


def _marked(node: Node, reached: set[str], alive: set[str]) -> Node:
    own = list(node.marks)
    if node.kind.is_state and node.id not in alive:
        own.append(Mark.DEAD_END)
    if node.id not in reached and (node.kind.is_state or node.kind.is_ending):
        own.append(Mark.UNREACHABLE)
    return replace(node, marks=tuple(sorted(own, key=list(Mark).index)))


def _spread(first: Sequence[str], ways: Mapping[str, Sequence[str]]) -> set[str]:
    found = set(first)
    queue = deque(first)
    while queue:
        for one in ways.get(queue.popleft(), ()):
            if one not in found:
                found.add(one)
                queue.append(one)
    return found


def back_edges(start: str, forward: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """The ways that lead back to a place still being gone through, going depth first from the start and then from
    everything that cannot be reached; without them there is no loop."""
    back: set[tuple[str, str]] = set()
    state: dict[str, int] = {}  # 1 on the way, 2 done
    for root in (start, *forward):
        if root in state:
            continue
        state[root] = 1
        stack = [(root, iter(forward.get(root, ())))]
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                state[node] = 2
                stack.pop()
            elif state.get(target) == 1:
                back.add((node, target))
            elif target not in state:
                state[target] = 1
                stack.append((target, iter(forward.get(target, ()))))
    return back
