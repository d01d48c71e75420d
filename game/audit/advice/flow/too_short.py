"""EM329: a contact that is over before anything was decided."""

from collections.abc import Iterator

from game.audit.advice.graph import roots
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

LEAST = 2
"""Answers that a contact should take at the least."""

CARD = hint(
    "EM329", "a contact that can be over at once",
    "Some way leads to an ending after a single answer.",
    "A slip at the very first answer ends it, and nothing can be put right. Real customers give one more chance.",
    "wall: {say: Those are the rules., to: hung_up}, in the first state",
    "Let the way lead through a state in which it can still be mended.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The shortest way of all, where it is too short; answers of the wrap-up do not count."""
    graph, compiled = study.prepared.graph, study.compiled
    seen, here = set(roots(study)), list(roots(study))
    for answers in range(1, LEAST):
        onward: list[int] = []
        for number in here:
            for index, target in graph.edges[number]:
                if target in seen or compiled.choices[index].is_gesture:
                    continue
                if graph.positions[target][0] >= compiled.first_question:
                    state, _, name = compiled.choices[index].name.partition("/")
                    count = "1 answer" if answers == 1 else f"{answers} answers"
                    message = f"The contact can be over after {count}, by reply '{name}' of state '{state}'."
                    yield Remark(("states", state, "replies", name, "to"), message)
                    return
                seen.add(target)
                onward.append(target)
        here = onward
