"""EM808: two replies of a state say nearly the same."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._alike import ENOUGH, key_of, likeness
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM808", "two replies that say nearly the same",
    "Two replies that stand side by side in a state consist of nearly the same words.",
    "The trainee looks for the one word that differs. That is proof-reading, and not a decision about a customer.",
    "ask: {say: Could you tell me the number of your order?}, and also: {say: Could you tell me your order number?}",
    "Let them differ in what is done, not in how it is put; or delete one.",
)

ALIKE = 0.75
"""The share of words in common, in order, from which two replies are nearly the same."""


def check(study: Study) -> Iterator[Remark]:
    """Each such pair that is ever on offer together, at the second of the two."""
    found = []
    for state in study.scenario.states.values():
        says = [(reply.id, key_of(reply.say)) for reply in state.replies]
        for (one, first), (other, second) in combinations(says, 2):
            if max(len(first), len(second)) >= ENOUGH and (share := likeness(first, second)) >= ALIKE:
                found.append((state.id, one, other, share))
    together = _together(study, [(f"{name}/{one}", f"{name}/{other}") for name, one, other, _ in found])
    for (name, one, other, share), yes in zip(found, together, strict=True):
        if yes:
            path = ("states", name, "replies", other, "say")
            yield Remark(path, f"{named(path)} has {share:.0%} of its words in common with '{one}'.")


def _together(study: Study, pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """For each pair of replies whether there is a position at which both are on offer."""
    if not pairs:
        return []
    choices, wanted = study.compiled.choices, {name for pair in pairs for name in pair}
    named_ones = {choice.index: choice.name for choice in choices if choice.name in wanted}
    graph = study.prepared.graph
    offers = {frozenset(named_ones[index] for index, _ in edges if index in named_ones) for edges in graph.edges}
    return [any(offer.issuperset(pair) for offer in offers) for pair in pairs]
