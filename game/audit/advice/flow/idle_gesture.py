"""EM334: a gesture that lands where it cannot do any good."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.scene import Scene
from game.loader.checks.card import hint

CARD = hint(
    "EM334", "a gesture that belongs to no best way",
    "The gesture lands, and it shows something good, but on none of the ways that are worth most from any opening.",
    "It is only there for those who have failed already. Who does everything well never has occasion for it, and R3 "
    "asks that a clean way offers as much.",
    "send-flowers: {in: [cold], …}, and only replies that fail lead to cold",
    "Let it land in a state on a good way, too, or never.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each gesture that lands somewhere, and on no best way."""
    choices = study.compiled.choices
    taken = {choices[index].name for scene in study.scenes for index in _on_best_ways(scene)}
    landing = {choices[index].name for edges in study.prepared.graph.edges for index, _ in edges}
    for gesture, path in study.gestures():
        good = sum(sum(study.rubric.behaviours[one].points) for one in gesture.effects.shows) > 0
        if gesture.states and good and gesture.id in landing and gesture.id not in taken:
            message = f"Gesture '{gesture.id}' can land, but on no way that is worth most."
            yield Remark(path, message, key=True)


def _on_best_ways(scene: Scene) -> set[int]:
    """The choices taken on ways that are worth most."""
    seen, waiting, taken = {scene.first}, [scene.first], set()
    while waiting:
        number = waiting.pop()
        for index, target in scene.graph.edges[number]:
            ahead = scene.worth[target]
            if ahead is not None and scene.gains[index] + ahead == scene.worth[number]:
                taken.add(index)
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
    return taken
