"""EM338: a memory that no way leaves behind."""

from collections.abc import Iterator

from game.audit.advice.asking import Kind
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning

CARD = warning(
    "EM338", "a memory that is never left",
    "At no end of the contact (of the `endings` it names) the `when` of this word of `memory` holds.",
    "Later contacts ask for something that nobody can ever remember.",
    "memory: {flowers: {when: flowers_sent, endings: [parted]}}, and after flowers nobody parts like that",
    "Widen the `when`, or name the endings at which it can hold.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each word with a condition that holds at no end."""
    for asking in study.askings:
        if asking.kind is Kind.MEMORY and not asking.held:
            yield Remark(asking.path, f"No way ends so that '{asking.path[1]}' is remembered.")
