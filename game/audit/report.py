"""The audit of one scenario as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.audit.naive import NaiveResult, naive_results
from game.domain.pillars import PILLARS, Pillar
from game.domain.score import Bounds
from game.engine.prepared import Prepared
from game.rules.bounds import UNIT, Outlook, outlook
from game.rules.choices import Choice


@dataclass(frozen=True, slots=True)
class Report:
    """What every path of a scenario, taken together, shows.

    `best` is for each pillar the choices, in order, that earn the most; `never` the replies and gestures that no
    playthrough can reach; `endings` how many positions each ending is entered from.
    """

    scenario_id: str
    positions: int
    choices: int
    bounds: Bounds
    best: Mapping[Pillar, tuple[str, ...]]
    endings: Mapping[str, int]
    never: tuple[str, ...]
    naive: tuple[NaiveResult, ...]


def audit(prepared: Prepared) -> Report:
    """Audit a prepared scenario."""
    graph, compiled = prepared.graph, prepared.compiled
    taken = {index for edges in graph.edges for index, _ in edges}
    endings = dict.fromkeys(prepared.scenario.endings, 0)
    for edges in graph.edges:
        for _, target in edges:
            if graph.is_ending(target):
                endings[compiled.places[graph.positions[target][0]]] += 1
    return Report(
        scenario_id=prepared.scenario.id,
        positions=len(graph.positions),
        choices=sum(map(len, graph.edges)),
        bounds=prepared.bounds,
        best={
            pillar: tuple(choice.name for choice in best_path(prepared, outlook(graph, unit)))
            for pillar, unit in zip(PILLARS, UNIT, strict=True)
        },
        endings=endings,
        never=tuple(choice.name for choice in compiled.choices if choice.index not in taken),
        naive=naive_results(prepared),
    )


def best_path(prepared: Prepared, view: Outlook) -> Iterator[Choice]:
    """The choices, from the start, that gain what the outlook promises."""
    edge = view.best[0]
    while edge is not None:
        yield prepared.compiled.choices[edge[0]]
        edge = view.best[edge[1]]
