"""How often each reply was chosen on record, laid over a chart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from game.audit.chart.model import Chart, Edge
from game.domain.attempt import Attempt
from game.domain.errors import ActionRefused
from game.engine.replay import walk_journal
from game.rules.compiled import Compiled
from game.rules.step import reply_at

Taken = tuple[str, str, bool, str]
"""(state, reply, whether it came too early, where it led)."""


def with_plays(chart: Chart, compiled: Compiled, attempts: Iterable[Attempt]) -> Chart:
    """The chart with the share of each way, from the attempts at this very version of the scenario; all others, and
    those that cannot be replayed, are passed over. Replies that were taken back do not count."""
    visits: Counter[str] = Counter()
    taken: Counter[Taken] = Counter()
    endings: Counter[str] = Counter()
    plays = 0
    for attempt in attempts:
        if attempt.start.scenario_digest != compiled.scenario.digest:
            continue
        ways = _ways(compiled, attempt)
        if ways is None:
            continue
        plays += 1
        taken.update(ways)
        visits.update(state for state, _, _, _ in ways)
        endings[attempt.ending] += 1
    edges = tuple(_shared(one, taken, visits) for one in chart.edges)
    return replace(chart, edges=edges, plays=plays, visits={**visits, **endings} if plays else {})


def _shared(edge: Edge, taken: Counter[Taken], visits: Counter[str]) -> Edge:
    if not visits[edge.source]:
        return replace(edge, share=None, count=None)
    count = taken[(edge.source, edge.reply, edge.early, edge.target)]
    return replace(edge, share=count / visits[edge.source], count=count)


def _ways(compiled: Compiled, attempt: Attempt) -> list[Taken] | None:
    try:
        walked = walk_journal(compiled, attempt.journal, attempt.start.opening)
    except ActionRefused:
        return None
    found: list[Taken] = []
    for one in walked:
        position = one.before.position
        state = compiled.places[position[0]]
        choice = reply_at(compiled, position, one.action.name) if one.action.deed == "reply" else None
        if choice is not None and position[0] < compiled.first_question:
            early = choice is compiled.early[position[0]].get(one.action.name)
            to = compiled.places[one.after.position[0]].partition("+")[0]
            found.append((state, one.action.name, early, to))
    return found
