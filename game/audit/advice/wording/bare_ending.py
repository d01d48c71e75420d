"""EM830: an ending that leaves out what becomes of it, or what the customer says of it."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import hint

CARD = hint(
    "EM830", "an ending without `text` or `review`",
    "An ending has no `text` (what happened afterwards), or no `review` (what the customer says of it).",
    "Those two show what the choices came to. Without them the contact just stops.",
    "endings:\n  fine: {customer: Goodbye.}",
    "Write a sentence of what happened next, and one in the customer's own voice.",
)


def check(study: Study) -> Iterator[Remark]:
    """Each such ending, and what it lacks."""
    for name, ending in study.scenario.endings.items():
        lacking = [f"`{key}`" for key, text in (("text", ending.text), ("review", ending.review)) if not text]
        if lacking:
            yield Remark(("endings", name), f"The ending '{name}' has no {' and no '.join(lacking)}.", key=True)
