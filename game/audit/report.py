"""The audit of one scenario as values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.audit.clues import Clue, Placing, clues_of, placing_of
from game.audit.decisions import decisions_of
from game.audit.depth import Depth, depth_of
from game.audit.hints import Sheet, sheets_of
from game.audit.players import NaiveResult, naive_results
from game.audit.recovery import Recovery, recovery_of
from game.audit.scene import Lines, Scene, lines_of, scenes_of
from game.audit.ways import UnsettledError, Way, any_way, best_of, high_ways, ways
from game.domain.pillars import PILLARS, Pillar
from game.domain.score import Bounds
from game.engine.prepared import Prepared
from game.rules.bounds import UNIT, outlook
from game.rules.choices import Choice


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """What one opening of a scenario comes to.

    `label` names the customer's variant and what she remembers, empty where there is one opening. `best` is for each
    pillar the choices, in order, that earn the most; `overall` the best real score, None where the search for it was
    given up; `high` some ways above `limits.HIGH`, as choices with their scores, the best first.
    """

    label: str
    positions: int
    bounds: Bounds
    best: Mapping[Pillar, tuple[str, ...]]
    overall: int | None
    high: tuple[tuple[int, tuple[str, ...]], ...]
    recovery: Recovery


@dataclass(frozen=True, slots=True)
class Report:
    """What every path of a scenario, taken together, shows.

    `never` are the replies and gestures that no playthrough can reach; `endings` say from how many positions each
    ending is entered.
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


def audit(prepared: Prepared) -> Report:
    """Audit a prepared scenario."""
    graph, compiled = prepared.graph, prepared.compiled
    scenes, lines = scenes_of(prepared), lines_of(prepared)
    decisions, depth = decisions_of(scenes), depth_of(scenes)
    taken = {index for edges in graph.edges for index, _ in edges}
    names = [choice.name for choice in compiled.choices]
    return Report(
        scenario_id=prepared.scenario.id,
        positions=len(graph.positions),
        choices=sum(map(len, graph.edges)),
        openings=tuple(_opening(scene, lines) for scene in scenes),
        endings=_endings(prepared),
        never=tuple(dict.fromkeys(choice.name for choice in compiled.choices if choice.index not in taken)),
        naive=naive_results(scenes),
        clues=clues_of(decisions, lines),
        placing=placing_of(prepared, decisions),
        sheets=sheets_of(decisions, lines, names, depth.plain),
        depth=depth,
    )


def _opening(scene: Scene, lines: Lines) -> OpeningReport:
    best = {pillar: tuple(choice.name for choice in best_path(scene, at)) for at, pillar in enumerate(PILLARS)}
    try:
        top = best_of(ways(scene, any_way(scene)))
        overall = top.overall if top else 0
    except UnsettledError:
        overall = None
    return OpeningReport(
        label=scene.label,
        positions=len(scene.numbers),
        bounds=scene.bounds,
        best=best,
        overall=overall,
        high=tuple((way.overall, _names(scene, way)) for way in sorted(high_ways(scene), key=lambda one: -one.overall)),
        recovery=recovery_of(scene, lines),
    )


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
