"""EM443: a difficulty that is not what players will find."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

SPANS = {1: (3_000, 10_000), 2: (2_500, 10_000), 3: (1_500, 6_000), 4: (0, 5_500), 5: (0, 4_700)}
"""What replies given at random come to, in hundredths, in a contact of each difficulty."""

CARD = hint(
    "EM443", "a difficulty that contradicts what players get",
    "Somebody who gives any reply at random gets more here than a hard contact allows, or less than an easy one should "
    "give. Random replies usually come to 35 to 50.",
    "Trainees choose by it, and it is shown on the card.",
    "difficulty: 5, and whoever answers anything at all gets 58",
    "Change `difficulty`, or make the wrong replies cost more, or less.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The author's guess against the player who gives any reply and no gesture."""
    overall = next((one.overall for one in study.naive if one.player == "no-gesture"), None)
    least, most = SPANS[study.scenario.difficulty]
    if overall is None or not any(study.depth.moved.values()) or least <= overall <= most:
        return
    side = f"more than {most / 100:.0f}" if overall > most else f"less than {least / 100:.0f}"
    message = f"Replies at random come to {overall / 100:.1f} here, {side}."
    yield Remark(("difficulty",), message)
