"""EM424: failing and putting it right earns more than doing it well."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning

CARD = warning(
    "EM424", "a mistake that pays",
    "Whoever makes a mistake and puts it right can score as much as somebody who makes none, or more. A mistake is an "
    "answer that shows a behaviour which costs more than it earns, a gesture that falls flat, or patience run out.",
    "It would teach to make a mistake first (R3: recovery is not loyalty).",
    "a wow that opens only after a wrong answer was taken back",
    "Look at the two ways in `audit`. Something good opens only after the mistake: a reply, a gesture, an expectation "
    "that is met. Open it also for those who never made the mistake, or give them something as good.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each opening in which a mended way comes up to the best clean one."""
    for scene, result in zip(study.scenes, study.recoveries, strict=True):
        if result.holds or not result.settled or result.clean is None or result.mended is None:
            continue
        by = _named(result.failed_by) or "a gesture that falls flat, or a lapse"
        where = f" in opening '{scene.label}'" if scene.label else ""
        mended, clean = result.mended.overall / 100, result.clean.overall / 100
        message = (
            f"A mistake pays{where}: with {by}, put right afterwards, one can score {mended:.2f}; without a mistake "
            f"{clean:.2f} is the most."
        )
        yield Remark(("states",), message, key=True)


def _named(choices: tuple[str, ...]) -> str:
    """The choices in words: `reply 'ticket' of state 'hello'`."""
    pairs = (one.partition("/") for one in choices)
    return " and ".join(f"reply '{reply}' of state '{state}'" if reply else f"'{state}'" for state, _, reply in pairs)
