"""Guards and effects: what is on offer at a position, and what follows. Pure, and the only place that says so."""

from typing import NamedTuple

from game.domain.action import Action, Deed
from game.domain.errors import ActionRefused
from game.domain.pillars import NO_POINTS, Points
from game.domain.scenario import MOOD_MAX
from game.rules.choices import STAY, Choice
from game.rules.compiled import FLATS_COUNTED, LAPSES_COUNTED, Compiled, Position


def on_offer(choice: Choice, position: Position) -> bool:
    """Whether a reply may be given, or a gesture lands, at this position (its place is taken for granted)."""
    _, mood, goodwill, bits = position
    if bits & choice.blocked_by or choice.cost > goodwill:
        return False
    return choice.test is None or choice.test(bits, mood, goodwill)


def after(choice: Choice, position: Position) -> Position:
    """The position after a choice that is on offer."""
    place, mood, goodwill, bits = position
    mood += choice.mood
    if mood < 0:
        mood = 0
    elif mood > MOOD_MAX:
        mood = MOOD_MAX
    goodwill -= choice.cost
    bits = bits & choice.keep | choice.put
    for test, to in choice.routes:
        if test is None or test(bits, mood, goodwill):
            return (to, mood, goodwill, bits)
    return (place if choice.to == STAY else choice.to, mood, goodwill, bits)


def lands(compiled: Compiled, position: Position, gesture: str) -> Choice | None:
    """The choice a gesture stands for where it lands, or None where it falls flat."""
    choice = compiled.landings[position[0]].get(gesture)
    return choice if choice is not None and on_offer(choice, position) else None


class Standing(NamedTuple):
    """A playthrough as the rules see it: the position, and what merely adds up along the way.

    `raw` are the points of all choices; gestures that fell flat and lapses are counted apart, because they cost
    the same wherever they happen. A tuple, because replay makes one for every step.
    """

    position: Position
    raw: Points = NO_POINTS
    flats: int = 0
    lapses: int = 0


def begin(compiled: Compiled) -> Standing:
    """How every playthrough of a scenario begins."""
    return Standing(compiled.start)


def chosen(standing: Standing, choice: Choice) -> Standing:
    """The standing after a choice that is on offer."""
    a, b, c, d = standing.raw
    e, f, g, h = choice.points
    return Standing(after(choice, standing.position), (a + e, b + f, c + g, d + h), standing.flats, standing.lapses)


def fell_flat(compiled: Compiled, standing: Standing, gesture: str) -> Standing:
    """The standing after a gesture that did not land: it is used up, and counted."""
    place, mood, goodwill, bits = standing.position
    position = (place, mood, goodwill, bits | compiled.used[gesture])
    return Standing(position, standing.raw, standing.flats + 1, standing.lapses)


def lapsed(standing: Standing) -> Standing:
    """The standing after the customer's patience ran out once more."""
    return Standing(standing.position, standing.raw, standing.flats, standing.lapses + 1)


def can_lapse(compiled: Compiled, standing: Standing) -> bool:
    """Whether patience can (still) run out here."""
    return compiled.scenario.customer.patience is not None and standing.lapses < LAPSES_COUNTED


def has_ended(compiled: Compiled, standing: Standing) -> bool:
    """Whether the contact is over."""
    return standing.position[0] >= compiled.first_ending


def step(compiled: Compiled, standing: Standing, action: Action) -> Standing:
    """The standing after any action but a step back.

    Raises `ActionRefused`, naming the action and the state, when it is not on offer.
    """
    place = standing.position[0]
    if place < compiled.first_ending:
        if action.deed is Deed.REPLY:
            choice = compiled.replies[place].get(action.name)
            if choice is not None and on_offer(choice, standing.position):
                return chosen(standing, choice)
        elif action.deed is Deed.GESTURE:
            used = compiled.used.get(action.name)
            if used is not None and not standing.position[3] & used:
                landing = lands(compiled, standing.position, action.name)
                return fell_flat(compiled, standing, action.name) if landing is None else chosen(standing, landing)
        elif action.deed is Deed.LAPSE and can_lapse(compiled, standing):
            return lapsed(standing)
    raise ActionRefused(f"'{action}' is not on offer at '{compiled.places[place]}'.")


def raw_points(compiled: Compiled, standing: Standing) -> Points:
    """All points of a standing, with what flat gestures and lapses cost."""
    flats, lapses = min(standing.flats, FLATS_COUNTED), min(standing.lapses, LAPSES_COUNTED)
    a, b, c, d = standing.raw
    e, f, g, h = compiled.rubric.flat.points
    i, j, k, m = compiled.rubric.lapse.points
    return (
        a + flats * e + lapses * i,
        b + flats * f + lapses * j,
        c + flats * g + lapses * k,
        d + flats * h + lapses * m,
    )


def mood_shown(compiled: Compiled, standing: Standing) -> int:
    """Her mood as she shows it, 0-20: what was said to her, less the strain of waiting and of gestures out of place.

    Conditions read the mood without the strain, so that a lapse never changes what can be proved about a scenario.
    """
    strain = standing.flats * compiled.rubric.flat.mood + standing.lapses * compiled.rubric.lapse.mood
    return max(0, min(MOOD_MAX, standing.position[1] + strain))
