"""Guards and effects: what is on offer at a position, and what follows. Pure, and the only place that says so."""

from typing import NamedTuple

from game.domain.action import Action, Deed
from game.domain.errors import ActionRefused
from game.domain.opening import PLAIN, Opening
from game.domain.pillars import NO_POINTS, Points
from game.domain.scenario import MOOD_MAX
from game.rules.choices import STAY, Choice
from game.rules.compiled import FLATS_COUNTED, LAPSES_COUNTED, Compiled, Position
from game.rules.openings import start_position


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


def reply_at(compiled: Compiled, position: Position, reply: str) -> Choice | None:
    """The choice a reply stands for at a position, which may be its early side; None where it is not on offer."""
    place = position[0]
    choice = compiled.replies[place].get(reply)
    if choice is not None and on_offer(choice, position):
        return choice
    early = compiled.early[place].get(reply)
    return early if early is not None and on_offer(early, position) else None


def lands(compiled: Compiled, position: Position, gesture: str) -> Choice | None:
    """The choice a gesture stands for where it lands, or None where it falls flat."""
    choice = compiled.landings[position[0]].get(gesture)
    return choice if choice is not None and on_offer(choice, position) else None


class Standing(NamedTuple):
    """A playthrough as the rules see it: the position, and what merely adds up along the way.

    `raw` are the points of all choices; gestures that fell flat and lapses (the trainee's attention elsewhere
    included) are counted apart, because they cost the same wherever they happen. `waited` are the notches of mood
    that waiting had cost before the contact began. `breathed` says that a breath was taken at this very barb. A
    tuple, because replay makes one for every step.
    """

    position: Position
    raw: Points = NO_POINTS
    flats: int = 0
    lapses: int = 0
    waited: int = 0
    breathed: bool = False


def begin(compiled: Compiled, opening: Opening = PLAIN) -> Standing:
    """How a playthrough begins that opens like this."""
    position = compiled.start
    if opening is not PLAIN:
        position = start_position(compiled.scenario, compiled.layout, position[0], opening)
    return Standing(position, waited=opening.strain)


def chosen(standing: Standing, choice: Choice) -> Standing:
    """The standing after a choice that is on offer."""
    a, b, c, d = standing.raw
    e, f, g, h = choice.points
    position = after(choice, standing.position)
    breathed = standing.breathed and choice.to == STAY
    return Standing(
        position, (a + e, b + f, c + g, d + h), standing.flats, standing.lapses, standing.waited, breathed
    )


def fell_flat(compiled: Compiled, standing: Standing, gesture: str) -> Standing:
    """The standing after a gesture that did not land: it is used up, and counted."""
    place, mood, goodwill, bits = standing.position
    position = (place, mood, goodwill, bits | compiled.used[gesture])
    return standing._replace(position=position, flats=standing.flats + 1)


def lapsed(standing: Standing) -> Standing:
    """The standing after the customer's patience ran out once more, or the trainee looked elsewhere."""
    return standing._replace(lapses=standing.lapses + 1)


def breathed(standing: Standing) -> Standing:
    """The standing after a breath, which changes nothing but what the trainee sees."""
    return standing._replace(breathed=True)


def can_lapse(compiled: Compiled, standing: Standing) -> bool:
    """Whether patience can (still) run out here."""
    if standing.position[0] >= compiled.first_question:
        return False
    return compiled.scenario.customer.patience is not None and standing.lapses < LAPSES_COUNTED


def can_breathe(compiled: Compiled, standing: Standing) -> bool:
    """Whether there is a barb here, and no breath was taken at it yet."""
    place = standing.position[0]
    return place < compiled.first_question and bool(compiled.states[place].barb) and not standing.breathed


def has_ended(compiled: Compiled, standing: Standing) -> bool:
    """Whether the contact is over."""
    return standing.position[0] >= compiled.first_ending


def step(compiled: Compiled, standing: Standing, action: Action) -> Standing:
    """The standing after any action but a step back.

    Raises `ActionRefused`, naming the action and the state, when it is not on offer.
    """
    place = standing.position[0]
    if action.deed is Deed.REPLY:
        choice = reply_at(compiled, standing.position, action.name)
        if choice is not None:
            return chosen(standing, choice)
    elif place >= compiled.first_question:
        pass  # she is gone, and nothing can be done for her or happen to her any more
    elif action.deed is Deed.GESTURE:
        used = compiled.used.get(action.name)
        if used is not None and not standing.position[3] & used:
            landing = lands(compiled, standing.position, action.name)
            return fell_flat(compiled, standing, action.name) if landing is None else chosen(standing, landing)
    elif action.deed in (Deed.LAPSE, Deed.ASIDE) and can_lapse(compiled, standing):
        return lapsed(standing)
    elif action.deed is Deed.BREATH and can_breathe(compiled, standing):
        return breathed(standing)
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
    """Her mood as she shows it, 0-20: what was said to her, less the strain of waiting (before the contact, and in
    it) and of gestures out of place.

    Conditions read the mood without the strain, so that a lapse never changes what can be proved about a scenario.
    """
    strain = standing.flats * compiled.rubric.flat.mood + standing.lapses * compiled.rubric.lapse.mood - standing.waited
    return max(0, min(MOOD_MAX, standing.position[1] + strain))
