"""EM427: nobody can pass."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import PASS_MARK
from game.audit.ways import UnsettledError, any_way, best_of, ways
from game.loader.checks.card import warning

CARD = warning(
    "EM427", "a pass mark out of reach",
    "From some opening of the contact even the best way stays below 60.",
    "Each pillar can be won, but not together: what earns one costs another. So nobody can do well.",
    "every reply that is right is cold, and every warm one is wrong",
    "Add a way on which the pillars do not exclude each other.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each opening whose best real score is below the mark."""
    for scene in study.scenes:
        try:
            best = best_of(ways(scene, any_way(scene)))
        except UnsettledError:
            continue
        if best is not None and best.overall < PASS_MARK:
            where = f"Opening '{scene.label}': t" if scene.label else "T"
            message = f"{where}he best way gets {best.overall / 100:.1f}; {PASS_MARK / 100:.0f} is the pass mark."
            yield Remark(("states",), message, key=True)
