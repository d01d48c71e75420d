"""EM430: two replies that are one."""

from collections.abc import Iterator
from itertools import combinations

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import Reply
from game.loader.checks.card import warning

CARD = warning(
    "EM430", "two replies that come to the same",
    "Two replies of a state show the same, do the same and lead to the same place.",
    "Whichever is taken, nothing differs but the words. Such a choice teaches that choices do not count.",
    "two replies with shows: [listens-fully] and to: story, and nothing else",
    "Let one of them show something else or lead elsewhere, or delete it.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The later of each such pair that are on offer under the same condition."""
    for name, state in study.scenario.states.items():
        told: set[str] = set()
        for one, other in combinations(state.replies, 2):
            if other.id not in told and _same(one, other):
                told.add(other.id)
                message = f"Reply '{other.id}' of state '{name}' shows and does what '{one.id}' does."
                yield Remark(("states", name, "replies", other.id), message, key=True)


_FIELDS = ("effects", "routes", "when", "once", "stage", "answers", "early")


def _same(one: Reply, other: Reply) -> bool:
    return bool(one.effects.shows) and all(getattr(one, field) == getattr(other, field) for field in _FIELDS)
