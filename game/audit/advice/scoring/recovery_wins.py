"""EM424: failing and putting it right earns more than doing it well."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning
from game.loader.names import listed

CARD = warning(
    "EM424", "recovery that beats a clean run",
    "A way on which something fails and is put right scores as much as the best way on which nothing fails, or more.",
    "It would teach to make a mistake first (R3: recovery is not loyalty).",
    "a wow that opens only after a wrong answer was taken back",
    "Open the same chance, or a better one, on the way without the failure.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each opening in which a mended way comes up to the best clean one."""
    for scene, result in zip(study.scenes, study.recoveries, strict=True):
        if result.holds or not result.settled or result.clean is None or result.mended is None:
            continue
        where = f"Opening '{scene.label}': w" if scene.label else "W"
        by = listed(result.failed_by) or "a gesture that falls flat, or a lapse"
        mended, clean = result.mended.overall / 100, result.clean.overall / 100
        message = f"{where}ith the failure {by} a way gets {mended:.2f}; the best clean one gets {clean:.2f}."
        yield Remark(("states",), message, key=True)
