"""How a contact opens: which customer it is today, what she remembers, and how long she has been waiting."""

from dataclasses import dataclass

MOST_STRAIN = 20
"""The most notches by which waiting can lower a mood: all of them."""

LATE = "late"
"""The remembered word that says: this contact was promised for an earlier time."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything about the start of a contact that its scenario leaves open; part of the attempt, so replay is exact.

    `variant` is the id of the scenario's variant, empty where it has none; `memory` the words the customer remembers
    from earlier contacts with this trainee, in alphabetical order; `strain` the notches (0-20) by which waiting has
    lowered the mood she shows. Conditions do not read the strain, so it needs no proof.
    """

    variant: str = ""
    memory: tuple[str, ...] = ()
    strain: int = 0


PLAIN = Opening()
"""Nothing special: the first variant, nothing remembered, no wait."""
