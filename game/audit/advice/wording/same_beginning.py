"""EM810: all replies of a state begin with the same words."""

from collections.abc import Iterator
from itertools import dropwhile

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.loader.checks.card import warning

CARD = warning(
    "EM810", "replies that all begin alike",
    "All replies of a state, three or more, begin with the same three words or more. A greeting and the customer's "
    "name do not count.",
    "The eye reads the same thing four times before it finds what differs.",
    "say: I understand that …, in every reply of a state",
    "Begin at least some of them with what they are about.",
)

ALIKE = 3
"""From how many words in common on."""
_GREETING = frozenset(
    words(
        "dear hello hi hey good morning afternoon evening mr mrs ms miss dr sir madam yes no"
    )
)


def check(study: Study) -> Iterator[Remark]:
    """Each such state, with the words."""
    skipped = _GREETING.union(words(study.scenario.customer.name))
    for state in study.scenario.states.values():
        says = [list(dropwhile(skipped.__contains__, words(reply.say))) for reply in state.replies]
        if len(says) < 3:
            continue
        common = 0
        while all(len(one) > common for one in says) and len({one[common] for one in says}) == 1:
            common += 1
        if common >= ALIKE:
            start = " ".join(says[0][:common])
            message = f"All {len(says)} replies of state '{state.id}' begin with '{start}'."
            yield Remark(("states", state.id, "replies"), message, key=True)
