"""A survey of very many positions."""

import numpy as np

from game.audit.coverage import coverage_from
from game.audit.survey import Part, Survey, Telling, labels_of, named, states_of
from game.audit.wide.exploring import WideGraph, explore_wide
from game.audit.wide.order import order_of
from game.audit.wide.sums import EVERY, Sums, bounds_from, endless, stuck, sums_of, trapped
from game.audit.wide.tables import Numbers, Tables
from game.domain.pillars import PILLARS
from game.rules.compiled import Compiled


def survey_wide(compiled: Compiled, budget: int, telling: Telling = lambda _doing, _behind: None) -> Survey:
    """The survey of a scenario. Raises `UnfitError` where it does not fit into columns."""
    telling("making columns of it", 0.3)
    tables = Tables(compiled)

    def walked(count: int) -> None:
        telling(f"walking, {count:,} positions so far", 0.5 + 0.4 * min(count / budget, 1.0))

    graph = explore_wide(tables, budget, walked)
    telling(f"carrying points back over {graph.known:,} positions", 0.9)
    order = order_of(graph)
    ends = np.bincount(graph.place[graph.target], minlength=len(compiled.places))
    numbered = enumerate(compiled.places[compiled.first_ending :], compiled.first_ending)
    return Survey(
        scenario_id=compiled.scenario.id,
        walked=graph.known - _left(graph),
        known=graph.known,
        choices=len(graph.choice),
        coverage=coverage_from(compiled, set(np.unique(graph.place).tolist()), set(np.unique(graph.choice).tolist())),
        endings={name: int(ends[place]) for place, name in numbered},
        openings=_parts(sums_of(graph, EVERY, order)),
        stuck=_states(graph, stuck(graph)),
        trapped=_states(graph, trapped(graph, order)) if graph.walked == graph.known else (),
        endless=named(compiled, endless(graph, order).tolist()),
    )


def _left(graph: WideGraph) -> int:
    """How many positions are known at which a contact goes on, and were not walked."""
    return int((graph.place[graph.walked :] < graph.compiled.first_ending).sum())


def _parts(sums: Sums) -> tuple[Part, ...]:
    compiled = sums.graph.compiled
    parts = []
    for root, (label, bounds) in enumerate(zip(labels_of(compiled), bounds_from(sums), strict=True)):
        columns = enumerate(PILLARS) if bounds is not None else ()
        parts.append(Part(label, bounds, {one: named(compiled, sums.way(root, column)) for column, one in columns}))
    return tuple(parts)


def _states(graph: WideGraph, numbers: Numbers) -> tuple[str, ...]:
    return states_of(graph.compiled, np.unique(graph.place[numbers]).tolist())
