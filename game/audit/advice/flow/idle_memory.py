"""EM337: what she remembers decides nothing."""

from collections.abc import Iterator

from game.audit.advice.asking import decides_nothing
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Status, StatusIs
from game.loader.checks.card import warning

CARD = warning(
    "EM337", "a remembered word that makes no difference",
    "Conditions ask whether she remembers it, but wherever they are asked the rest of the condition decides.",
    "She seems to remember, and is told, offered and shown the same as if she did not.",
    "when: (remembers flowers or promised courier) and heard, where the courier is always promised by then",
    "Write the condition so that the memory counts, or leave the word out.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each word that is asked for and never decides."""
    for name in study.scenario.remembers:
        if decides_nothing(study.askings, StatusIs(Status.REMEMBERS, name), study.compiled):
            message = f"Whether she remembers '{name}' never decides anything."
            yield Remark(("remembers", name), message, key=True)
