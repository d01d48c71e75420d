"""The ways in which a contact can open, and the position each begins at."""

from collections.abc import Iterator
from itertools import combinations

from game.domain.opening import PLAIN, Opening
from game.domain.scenario import Expectation, Scenario
from game.rules.compiled import Position
from game.rules.layout import Layout


def openings_of(scenario: Scenario) -> tuple[Opening, ...]:
    """Every way in which the scenario can open: each variant with each set of words she may remember.

    The first is the plain one: the first variant, and nothing remembered.
    """
    words = sorted(scenario.remembers)
    return tuple(
        Opening(variant, memory)
        for variant in scenario.variants or ("",)
        for count in range(len(words) + 1)
        for memory in combinations(words, count)
    )


def variant_of(scenario: Scenario, opening: Opening) -> str:
    """The variant an opening means: the first one where it names none that the scenario has."""
    return opening.variant if opening.variant in scenario.variants else next(iter(scenario.variants), "")


def applies(expectation: Expectation, variant: str) -> bool:
    """Whether this variant of the customer has the expectation."""
    return not expectation.only or variant in expectation.only


def expectations_of(scenario: Scenario, variant: str) -> Iterator[Expectation]:
    """The expectations this variant of the customer has."""
    return (one for one in scenario.expectations.values() if applies(one, variant))


def start_position(scenario: Scenario, layout: Layout, place: int, opening: Opening = PLAIN) -> Position:
    """The position at which a contact begins that opens like this; words the scenario does not know are passed over."""
    variant = variant_of(scenario, opening)
    bits = sum(layout.mask("remembers", word) for word in set(opening.memory) & scenario.remembers.keys())
    bits += layout.mask("variant", variant) if variant else 0
    # What one variant alone expects is known to nobody at first: on the screen it would say which one this is.
    open_to_all = (one for one in expectations_of(scenario, variant) if not one.hidden and not one.only)
    bits += sum(layout.mask("revealed", one.id) for one in open_to_all)
    return (place, scenario.customer.mood, scenario.goodwill, bits)
