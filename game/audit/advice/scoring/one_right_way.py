"""EM426: one script and no other does well."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.limits import HIGH, PASS_MARK, WAYS
from game.audit.ways import high_ways
from game.loader.checks.card import hint

CARD = hint(
    "EM426", "too few good ways",
    "Fewer than three ways that differ in a reply come above 85.",
    "There is no one right script. Who deals well with people in another way should do well here, too.",
    "one chain of best replies, and every other reply costs ten points",
    "Give two states a second answer that is as good for another reason.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each opening with too few of them, where the contact can be passed at all."""
    most = max((one.highest for found in study.ranges.values() for one in found), default=0)
    for scene in study.scenes if any(study.depth.moved.values()) and most >= PASS_MARK else ():
        count = len(high_ways(scene))
        if count < WAYS:
            where = f"Opening '{scene.label}': " if scene.label else ""
            ways = "1 way comes" if count == 1 else f"{count} ways come"
            yield Remark(("states",), f"{where}{ways} above {HIGH / 100:.0f}; {WAYS} are the least.", key=True)
