"""EM324: a `when` that always holds."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Condition
from game.loader.checks.card import hint
from game.loader.wording import said_of
from game.rules.conditions import compile_condition

CARD = hint(
    "EM324", "a condition that always holds",
    "Wherever the reply could be given, or the gesture done, its `when` holds.",
    "It keeps nothing back. Either it is left over, or the ways that should not fulfil it are missing.",
    "when: refund_agreed, in a state to which only the reply that agrees leads",
    "Take the `when` out, or let a way lead there on which it does not hold.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each reply and each gesture whose condition holds at every position of its states."""
    compiled, graph = study.compiled, study.prepared.graph
    at: dict[int, list[tuple[int, int, int]]] = {}
    for place, mood, goodwill, bits in graph.positions:
        at.setdefault(place, []).append((bits, mood, goodwill))
    places = {name: place for place, name in enumerate(compiled.places)}

    def holds(when: Condition, states: tuple[str, ...]) -> bool:
        test = compile_condition(when, compiled.layout)
        worlds = [world for state in states for world in at.get(places[state], ())]
        return bool(worlds) and all(test(*world) for world in worlds)

    for state, reply, path in study.replies():
        if reply.when is not None and holds(reply.when, (state.id,)):
            yield Remark((*path, "when"), f"{said_of(path)} has a `when` that always holds.")
    for gesture, path in study.gestures():
        if gesture.when is not None and gesture.states and holds(gesture.when, gesture.states):
            yield Remark((*path, "when"), f"{said_of(path)} has a `when` that always holds in its states.")
