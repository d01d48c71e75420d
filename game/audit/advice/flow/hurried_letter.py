"""EM333: a letter that does not wait."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import Channel
from game.loader.checks.card import hint

LEAST = 60
"""Seconds that somebody who writes a letter waits at the least."""

CARD = hint(
    "EM333", "a letter that does not wait",
    "The channel is email, and her patience is less than a minute.",
    "Nobody who writes a letter sits and waits for the answer; the clock would only punish slow readers.",
    "channel: email, with patience: 40s",
    "Write patience: none, or take another channel.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The customer's patience, and that of each variant."""
    scenario = study.scenario
    if scenario.channel is not Channel.EMAIL:
        return
    if scenario.customer.patience is not None and scenario.customer.patience < LEAST:
        message = f"She waits for {scenario.customer.patience} seconds for the answer to a letter."
        yield Remark(("customer", "patience"), message)
    for name, one in scenario.variants.items():
        if one.patience is not None and one.patience < LEAST:
            yield Remark(("variants", name, "patience"), f"'{name}' waits for {one.patience} seconds for a letter.")
