"""The audit of one scenario as values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.audit.clues import Clue, Placing, clues_of, placing_of
from game.audit.coverage import Coverage, coverage_of
from game.audit.decisions import decisions_of
from game.audit.depth import Depth, depth_of
from game.audit.endings import EndingRange, ranges_of
from game.audit.hints import Sheet, sheets_of
from game.audit.limits import WAYS
from game.audit.players import NaiveResult, naive_results
from game.audit.recovery import Recovery, recovery_of
from game.audit.scene import Lines, Scene, lines_of, scenes_of
from game.audit.sensible import Play, Stake, mean_share, mean_stakes, plays_of
from game.audit.ways import UnsettledError, Way, any_way, best_of, high_ways, ways
from game.domain.pillars import PILLARS, Pillar
from game.domain.score import Bounds
from game.engine.prepared import Prepared
from game.rules.bounds import UNIT, outlook
from game.rules.choices import Choice

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of the whole (0-1) is behind."""


def unheard(_doing: str, _behind: float) -> None:
    """The progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """What one opening of a scenario comes to.

    `label` names the customer's variant and what she remembers, empty where there is one opening. `best` is for each
    pillar the choices, in order, that earn the most; `overall` the best real score, None where the search for it was
    given up; `high` some ways above `limits.HIGH`, as choices with their scores, the best first. `ranges` are the
    endings that can be reached and what each can be worth; `plays` what comes of sensible play, by skill.
    """

    label: str
    positions: int
    bounds: Bounds
    best: Mapping[Pillar, tuple[str, ...]]
    overall: int | None
    high: tuple[tuple[int, tuple[str, ...]], ...]
    recovery: Recovery
    ranges: tuple[EndingRange, ...]
    plays: tuple[Play, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What every path of a scenario, taken together, shows.

    `never` are the replies and gestures that no playthrough can reach; `endings` say from how many positions each
    ending is entered. `stakes` say what hangs on each state in sensible play over all openings, the most first.
    """

    scenario_id: str
    positions: int
    choices: int
    openings: tuple[OpeningReport, ...]
    endings: Mapping[str, int]
    never: tuple[str, ...]
    naive: tuple[NaiveResult, ...]
    clues: tuple[Clue, ...]
    placing: Placing
    sheets: tuple[Sheet, ...]
    depth: Depth
    coverage: Coverage
    stakes: tuple[Stake, ...]

    @property
    def plays(self) -> tuple[Play, ...]:
        """The sensible play of every opening; each counts once."""
        return tuple(play for opening in self.openings for play in opening.plays)

    @property
    def shares(self) -> dict[str, float]:
        """The share (0-1) of sensible play that reaches each ending."""
        return {ending: mean_share(self.plays, ending) for ending in self.endings}


def audit(prepared: Prepared, ways_wanted: int = WAYS, progress: Progress = unheard) -> Report:
    """Audit a prepared scenario. `ways_wanted` ways above `limits.HIGH` are looked for from each opening; `progress`
    is told what is being done, and how much of it (0-1) is behind."""
    graph, compiled = prepared.graph, prepared.compiled
    scenes, lines = scenes_of(prepared), lines_of(prepared)
    progress("what there is to decide", 0.1)
    decisions, depth = decisions_of(scenes), depth_of(scenes)
    openings = []
    for number, scene in enumerate(scenes):
        progress("ways and endings", 0.2 + 0.4 * number / len(scenes))
        openings.append(_opening(scene, lines, ways_wanted))
    names = [choice.name for choice in compiled.choices]
    progress("naive players", 0.6)
    naive = naive_results(scenes)
    progress("places on the screen", 0.8)
    placing = placing_of(prepared, decisions)
    progress("wording", 0.9)
    coverage = coverage_of(prepared)
    return Report(
        scenario_id=prepared.scenario.id,
        positions=len(graph.positions),
        choices=sum(map(len, graph.edges)),
        openings=tuple(openings),
        endings=_endings(prepared),
        never=coverage.never,
        naive=naive,
        clues=clues_of(decisions, lines),
        placing=placing,
        sheets=sheets_of(decisions, lines, names, depth.plain),
        depth=depth,
        coverage=coverage,
        stakes=mean_stakes([play for one in openings for play in one.plays]),
    )


def _opening(scene: Scene, lines: Lines, wanted: int) -> OpeningReport:
    best = {pillar: tuple(choice.name for choice in best_path(scene, at)) for at, pillar in enumerate(PILLARS)}
    high = high_ways(scene, wanted)
    ranges = ranges_of(scene)
    return OpeningReport(
        label=scene.label,
        positions=len(scene.numbers),
        bounds=scene.bounds,
        best=best,
        overall=_overall(scene, ranges),
        high=tuple((way.overall, _names(scene, way)) for way in sorted(high, key=lambda one: -one.overall)),
        recovery=recovery_of(scene, lines),
        ranges=ranges,
        plays=plays_of(scene),
    )


def _overall(scene: Scene, ranges: Sequence[EndingRange]) -> int | None:
    """The best real score: that of the best ending, or, where one of them is not settled, by looking at all ways."""
    if all(one.settled for one in ranges):
        return max((one.highest for one in ranges), default=0)
    try:
        top = best_of(ways(scene, any_way(scene)))
    except UnsettledError:
        return None
    return top.overall if top else 0


def best_path(scene: Scene, pillar: int) -> Iterator[Choice]:
    """The choices, from the start, that gain the most of one pillar (its number in `PILLARS`)."""
    view = outlook(scene.graph, UNIT[pillar])
    edge = view.best[scene.first]
    while edge is not None:
        yield scene.graph.compiled.choices[edge[0]]
        edge = view.best[edge[1]]


def _names(scene: Scene, way: Way) -> tuple[str, ...]:
    return tuple(scene.graph.compiled.choices[index].name for index in way.choices)


def _endings(prepared: Prepared) -> dict[str, int]:
    graph, places = prepared.graph, prepared.compiled.places
    entered = dict.fromkeys(prepared.scenario.endings, 0)
    for edges in graph.edges:
        for _, target in edges:
            if graph.is_ending(target):
                entered[places[graph.positions[target][0]]] += 1
    return entered


def by_player(reports: Sequence[Report]) -> dict[str, list[int]]:
    """The mean overall scores of each naive player, in the order of the reports; 10000 where no run ended."""
    found: dict[str, list[int]] = {}
    for report in reports:
        for one in report.naive:
            found.setdefault(one.player, []).append(10_000 if one.overall is None else one.overall)
    return found
