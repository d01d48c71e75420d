"""EM421: a pillar that is won or lost in one place only."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Path, Study
from game.audit.scene import label_of
from game.domain.pillars import PILLARS
from game.loader.checks.card import warning
from game.loader.names import listed
from game.loader.wording import where

CARD = warning(
    "EM421", "a pillar moved by one choice only",
    "Only in one state does it make a difference to this pillar what is said or done.",
    "One answer then decides between 0 and 100, and the scale says nothing about how somebody deals with people.",
    "one reply that shows admits-mistake, and nothing else that counts on composure",
    "Let the pillar be won or lost in more states, or show it nowhere.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each assessed pillar with one state that moves it, at that state."""
    for pillar, states in study.depth.moved.items():
        if states == 1:
            path, names = _mover(study, PILLARS.index(pillar))
            by = f", by {listed(names)}" if names else ""
            yield Remark(path, f"{pillar.title} is moved only in {where(path)}{by}.", key=True)


def _mover(study: Study, pillar: int) -> tuple[Path, list[str]]:
    """Where choices that count on a pillar differ, and which of them count."""
    compiled = study.compiled
    for place in range(compiled.first_ending):
        offers = compiled.offers[place]
        counting = [one for one in offers if one.points[pillar]]
        if counting and len({one.points[pillar] for one in offers}) > 1:
            state = label_of(compiled, place)
            path = ("states", state) if place < compiled.first_question else ("wrap_up", state.rpartition(" ")[2])
            return path, list(dict.fromkeys(one.name.rpartition("/")[2] for one in counting))
    return ("states",), []
