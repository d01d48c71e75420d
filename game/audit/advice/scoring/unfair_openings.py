"""EM428: one variant of the customer is much harder to do well with than another."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.ways import UnsettledError, any_way, best_of, ways
from game.loader.checks.card import hint

MOST = 1_000
"""By so much (hundredths) the best scores of two openings may differ."""

CARD = hint(
    "EM428", "openings that are not equally fair",
    "The best that can be got from one opening is more than ten points below that from another.",
    "Chance decides who the customer is. On a board the two attempts stand side by side.",
    "variants: {calm: …, hurried: …}, and with hurried the best way gets 78, with calm 93",
    "Give the poorer opening a way on which as much can be won.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The best and the poorest of the openings, where they are too far apart."""
    if len(study.scenes) < 2:
        return
    found = []
    for scene in study.scenes:
        try:
            best = best_of(ways(scene, any_way(scene)))
        except UnsettledError:
            return
        found.append((best.overall if best else 0, scene.label))
    (least, poor), (most, rich) = min(found), max(found)
    if most - least > MOST:
        message = f"From '{poor}' the best way gets {least / 100:.1f}, from '{rich}' {most / 100:.1f}."
        yield Remark(("variants",) if study.scenario.variants else ("remembers",), message, key=True)
