"""A scenario made ready for stepping: masks, tests and point vectors instead of names."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario, State
from game.rules.choices import Choice
from game.rules.conditions import Reads
from game.rules.layout import Layout

Position = tuple[int, int, int, int]
"""(place, mood, goodwill, bits): all that what happens next can depend on. `place` counts states, then the questions
of the wrap-up (those of each ending after the other), then endings."""

LAPSES_COUNTED = 3
"""Lapses of patience that count in one contact; after that she has given up hurrying anybody."""
FLATS_COUNTED = 2
"""Gestures falling flat that count in one contact; so that the scale's lower end is not spent on the tray."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything stepping needs.

    `states` are the states by place, the questions of the wrap-up included (`first_question` is the first of those).
    `replies[place]` are the replies as they land, `early[place]` the early sides of those that have one, and
    `landings[place]` the gestures that may land; `offers[place]` is all of that. Of a reply and its early side never
    both are on offer. `live[place]` says what can still be read from there on and must be remembered, and
    `moods[place]` gives for each mood the lowest one that nothing can tell from it any more (see `walk`).
    """

    scenario: Scenario
    rubric: Rubric
    layout: Layout
    places: tuple[str, ...]
    states: tuple[State, ...]
    first_question: int
    first_ending: int
    start: Position
    choices: tuple[Choice, ...]
    replies: tuple[Mapping[str, Choice], ...]
    early: tuple[Mapping[str, Choice], ...]
    landings: tuple[Mapping[str, Choice], ...]
    offers: tuple[tuple[Choice, ...], ...]
    used: Mapping[str, int]
    live: tuple[Reads, ...]
    moods: tuple[tuple[int, ...], ...]

    def ending_at(self, place: int) -> str | None:
        """The ending that was reached at this place, its wrap-up included; None while the contact goes on."""
        if place < self.first_question:
            return None
        return self.places[place].partition(WRAPPING)[0]


WRAPPING = "+"
"""Between an ending and a question of its wrap-up in the name of a place; no id contains it."""
