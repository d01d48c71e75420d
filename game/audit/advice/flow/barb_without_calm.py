"""EM331: words that hurt, and no way to take them well."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.rubric import Appraisal
from game.loader.checks.card import warning

CARD = warning(
    "EM331", "a barb that nobody can take well",
    "On none of the barbs of the contact a reply sees what is behind it (reframes-barb) or sets a calm boundary "
    "(sets-calm-boundary).",
    "What barbs are there to teach cannot be done.",
    "one state with `barb`, whose replies get defensive, answer in kind, or stay on the problem",
    "Add a reply that speaks to what is behind her words, or one that calmly says how far it may go.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each barb of a scenario in which that is so of all of them."""
    behaviours = study.rubric.behaviours
    barbed = [(name, state) for name, state in study.scenario.states.items() if state.barb]
    ways = {behaviours[one].appraisal for _, state in barbed for reply in state.replies for one in reply.effects.shows}
    if not barbed or ways & {Appraisal.REFRAME, Appraisal.BOUNDARY}:
        return
    for name, _ in barbed:
        message = f"On the barb of state '{name}' no reply reframes or sets a boundary, nor on any other."
        yield Remark(("states", name, "barb"), message)
