"""EM441: a principle that comes up all the time and is not named."""

from collections import defaultdict
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

LEAST, SHARE = 4, 0.5
"""A principle is what the contact is about if it comes up in so many states, and in more than this share of them."""
ALWAYS = "L1"
"""Accuracy: every contact turns on it, taught or not."""

CARD = hint(
    "EM441", "a principle that `teaches` does not name",
    "In more than half of the states, and in four at least, something shows a behaviour of this principle, but "
    "`teaches` does not name it. (L1, accuracy, is left out: it is in every contact.)",
    "Whoever looks for a contact to practise it, or for a refresher, does not find this one.",
    "teaches: [F9], and seven of ten states turn on owning up to an error (T5)",
    "Add it to `teaches`.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each of them, where the scenario names any principle at all."""
    scenario, behaviours = study.scenario, study.rubric.behaviours
    states: defaultdict[str, set[str]] = defaultdict(set)
    for state, reply, _ in study.replies():
        for name in reply.effects.shows:
            states[behaviours[name].principle].add(state.id)
    for principle, where in states.items() if scenario.teaches else ():
        often = len(where) >= LEAST and len(where) > SHARE * len(scenario.states)
        if often and principle not in (*scenario.teaches, ALWAYS):
            message = f"{principle} comes up in {len(where)} of {len(scenario.states)} states and is not named."
            yield Remark(("teaches",), message, key=True)
