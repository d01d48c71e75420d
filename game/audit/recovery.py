"""R3: a failure that is put right never outscores a clean run.

A way fails with the first choice that shows a behaviour which costs more than it earns (a remedy before its time is
one of them), with a gesture that falls flat, or with a lapse of patience.
"""

from dataclasses import dataclass

from game.audit.ahead import ends_where, most_ahead
from game.audit.scene import Lines, Scene
from game.audit.ways import Limits, UnsettledError, Way, best_of, ways
from game.domain.pillars import Points
from game.rules.components import components


@dataclass(frozen=True, slots=True)
class Recovery:
    """The best clean way and the best one with a failure, by real scores.

    Ways with a failure that cannot come up to the best clean one are not looked for: then `mended` is None and
    `mended_at_most` says what they can reach without the cap. `failed_by` names the choices by which `mended` fails,
    nothing where it is a gesture that falls flat or a lapse. `settled` is False where the search was given up.
    """

    clean: Way | None
    mended: Way | None
    mended_at_most: int
    failed_by: tuple[str, ...] = ()
    settled: bool = True

    @property
    def closest(self) -> int:
        """The most that a way with a failure reaches, or can at most reach, in hundredths."""
        return self.mended.overall if self.mended else self.mended_at_most

    @property
    def holds(self) -> bool:
        """Whether there is a clean way, and every way with a failure scores strictly less."""
        if not self.settled or self.clean is None:
            return False
        return self.mended is None or self.mended.overall < self.clean.overall


def recovery_of(scene: Scene, lines: Lines) -> Recovery:
    """Compare the best clean way with the best one that fails."""
    graph, failing = scene.graph, lines.failing
    count = len(graph.positions)
    kept = [tuple(edge for edge in edges if edge[0] not in failing) for edges in graph.edges]
    groups = components(kept)
    clean = most_ahead(kept, groups, scene.gains, ends_where(count, graph.is_ending))
    mended = most_ahead(kept, groups, scene.gains, _failures(scene, failing))
    nothing: list[int | None] = [None] * count
    fails = [Limits(mended, scene.worth, failing)]
    fails += [Limits(scene.worth, scene.worth, extra=extra) for extra in _asides(scene)]
    at_most = max(_at_most(scene, one) for one in fails)
    try:
        best = best_of(ways(scene, Limits(clean, nothing, failing)))
        enough = best.overall - 1 if best else -1
        found = [way for one in fails if (way := best_of(ways(scene, one), enough)) is not None]
    except UnsettledError:
        return Recovery(None, None, at_most, settled=False)
    worst = max(found, key=lambda way: way.overall, default=None)
    names = tuple(graph.compiled.choices[one].name for one in worst.choices if one in failing) if worst else ()
    return Recovery(best, worst, at_most, names)


def _failures(scene: Scene, failing: frozenset[int]) -> list[int | None]:
    """What is gained by failing right at each position, and making the best of it from there."""
    gained: list[int | None] = []
    for edges in scene.graph.edges:
        ahead = ((index, scene.worth[target]) for index, target in edges if index in failing)
        gained.append(max((scene.gains[index] + one for index, one in ahead if one is not None), default=None))
    return gained


def _asides(scene: Scene) -> list[Points]:
    """What one gesture that falls flat costs, and one lapse where patience can run out."""
    rubric = scene.prepared.rubric
    return [rubric.flat.points, *([rubric.lapse.points] if scene.patience else [])]


def _at_most(scene: Scene, limits: Limits) -> int:
    first = limits.clean[scene.first]
    if first is None:
        return 0
    return scene.value.hundredths(first + scene.value.of(limits.extra) - scene.value.of(scene.bounds.lowest))
