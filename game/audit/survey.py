"""What can be said of a scenario that is too large to be proved and played: how far it was walked, and what was found.

Nothing here is guessed: what was not walked is said to be unknown, and the points are those of the part that was.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.audit.coverage import Coverage, coverage_from
from game.audit.scene import label_of
from game.domain.opening import Opening
from game.domain.pillars import PILLARS, Pillar
from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.domain.score import Bounds
from game.rules.bounds import UNIT, Outlook, most_lost_aside, outlook
from game.rules.compiled import Compiled, Position
from game.rules.compiling import compile_scenario
from game.rules.openings import openings_of
from game.rules.step import begin
from game.rules.walk import explore, remembered

Telling = Callable[[str, float], object]
"""Called with what is being done, and what share (0-1) of the survey is behind."""

NARROW = 200_000
"""Positions that are walked one after the other where a scenario does not fit into columns; some seconds of work."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was found from one opening: bounds over the ways to an ending that were walked, and the best way of each
    pillar among them; None and nothing where no ending was come by."""

    label: str
    bounds: Bounds | None
    best: Mapping[Pillar, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """A scenario as far as it was walked.

    `walked` of the `known` positions were; where that is all, every figure is exact. `endings` say from how many
    positions each ending is entered. `stuck`, `trapped` and `endless` name states without a reply to give, states from
    which no ending can be reached, and choices that earn points again and again; where not all was walked, a trap may
    be one only because the way out was not come by, so none is named. `narrow` is the reason why positions had to be
    walked one after the other, empty where they had not.
    """

    scenario_id: str
    walked: int
    known: int
    choices: int
    coverage: Coverage
    endings: Mapping[str, int]
    openings: tuple[Part, ...]
    stuck: tuple[str, ...]
    trapped: tuple[str, ...]
    endless: tuple[str, ...]
    narrow: str = ""

    @property
    def complete(self) -> bool:
        """Whether every position there is was walked."""
        return self.walked == self.known


def survey(
    scenario: Scenario, rubric: Rubric, budget: int | None = None, telling: Telling = lambda _doing, _behind: None
) -> Survey:
    """Walk a scenario of any size, as far as the budget (positions; None: what is affordable) lets it.

    `telling` hears what is being done and what share (0-1) of it is behind; how much there is to walk is not known
    beforehand, so while it walks the share is that of the budget, and the number of positions is told.
    """
    from game.audit.wide.clauses import UnfitError  # here, because NumPy is heavy
    from game.audit.wide.exploring import BUDGET
    from game.audit.wide.surveying import survey_wide

    telling("making ready to walk", 0.0)
    compiled = compile_scenario(scenario, rubric)
    try:
        return survey_wide(compiled, BUDGET if budget is None else budget, telling)
    except UnfitError as reason:
        telling("walking one position after the other", 0.5)
        return _narrow(compiled, NARROW if budget is None else budget, str(reason))


def _narrow(compiled: Compiled, budget: int, reason: str) -> Survey:
    graph = explore(compiled, budget, partly=True)
    known, complete = len(graph.positions), len(graph.positions) <= budget
    first_left = known
    while not complete and not graph.edges[first_left - 1]:
        first_left -= 1
    left = sum(1 for number in range(first_left, known) if not graph.is_ending(number))
    looks = [outlook(graph, weights) for weights in UNIT]
    lows = [outlook(graph, (-a, -b, -c, -d)) for a, b, c, d in UNIT]
    ends = dict.fromkeys(compiled.scenario.endings, 0)
    for edges in graph.edges:
        for _, target in edges:
            if graph.is_ending(target):
                ends[compiled.places[graph.positions[target][0]]] += 1
    parts = []
    for at, label in enumerate(labels_of(compiled)):
        bounds = _bounds(compiled, looks, lows, at)
        ways = {pillar: _way(compiled, one, at) for pillar, one in zip(PILLARS, looks, strict=True)} if bounds else {}
        parts.append(Part(label, bounds, ways))
    stuck = {graph.positions[number][0] for number in graph.stuck() if number < first_left}
    return Survey(
        scenario_id=compiled.scenario.id,
        walked=known - left,
        known=known,
        choices=sum(map(len, graph.edges)),
        coverage=coverage_from(
            compiled,
            {position[0] for position in graph.positions},
            {index for edges in graph.edges for index, _ in edges},
        ),
        endings=ends,
        openings=tuple(parts),
        stuck=states_of(compiled, sorted(stuck)),
        trapped=states_of(compiled, sorted({graph.positions[one][0] for one in graph.trapped()})) if complete else (),
        endless=tuple(dict.fromkeys(choice.name for choice, _ in graph.endless())),
        narrow=reason,
    )


def labels_of(compiled: Compiled) -> list[str]:
    """The name of each opening, in the order of the roots; those that nothing can tell apart are one."""
    found: dict[Position, str] = {}
    for opening in openings_of(compiled.scenario):
        found.setdefault(remembered(compiled, begin(compiled, opening).position), _label(compiled, opening))
    return list(found.values())


def _label(compiled: Compiled, opening: Opening) -> str:
    nothing = "nothing remembered" if compiled.scenario.remembers else ""
    return " ".join(filter(None, (opening.variant, *opening.memory))) or nothing


def _bounds(compiled: Compiled, looks: Sequence[Outlook], lows: Sequence[Outlook], at: int) -> Bounds | None:
    high, low = [one.worth[at] for one in looks], [one.worth[at] for one in lows]
    extra = most_lost_aside(compiled)
    known = [one for one in high if one is not None]
    lost = [aside - one for one, aside in zip(low, extra, strict=True) if one is not None]
    if len(known) < len(UNIT) or len(lost) < len(UNIT):
        return None
    return Bounds((lost[0], lost[1], lost[2], lost[3]), (known[0], known[1], known[2], known[3]))


def _way(compiled: Compiled, look: Outlook, at: int) -> tuple[str, ...]:
    taken, edge = [], look.best[at]
    while edge is not None:
        taken.append(edge[0])
        edge = look.best[edge[1]]
    return named(compiled, taken)


def named(compiled: Compiled, taken: Sequence[int]) -> tuple[str, ...]:
    """The names of choices, by index."""
    return tuple(compiled.choices[index].name for index in taken)


def states_of(compiled: Compiled, places: Sequence[int]) -> tuple[str, ...]:
    """The names of places, each once."""
    return tuple(dict.fromkeys(label_of(compiled, place) for place in places))
