"""The next recommended contact, with the reason in one sentence.

The rule, in this order:

1. The guided contact, until it was finished once.
2. Among the open contacts: those not yet tried as often as would open a module by tries alone, if there are any, so
   that who only follows the recommendations and never passes still comes to the end; and none of the last two
   attempts, as far as there are others. Of these:
   a. while no pillar's mastery can be told: the one played least often, of equals the one played longest ago, of
      equals the first of the course;
   b. else the weakest pillar (of equals the first in the order of the pillars), and the contact with most room
      on it, of equals the one played longest ago (never counts as longest), of equals the first of the course.

Room is what the last assessed attempt left on the table there, times the share of that pillar in all that the contact
can move: (10000 - score) x share. A contact never assessed leaves everything. One that cannot move the pillar leaves
nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.coaching.mastery import Mastery
from game.coaching.played import Played
from game.domain.pillars import PILLARS, Pillar, Points
from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.domain.score import FULL


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a contact before it is played: its title, and how much it moves each pillar (whole points, 0
    or more; only their proportion counts)."""

    title: str
    moves: Points


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A contact and why: `pillar` is the weakest one where that decided, `reason` a sentence for the trainee."""

    contact: str
    title: str
    pillar: Pillar | None
    reason: str


def known(scenario: Scenario, rubric: Rubric) -> Known:
    """What a scenario's replies and gestures can move, up or down."""
    effects = [reply.effects for state in scenario.states.values() for reply in state.replies]
    effects += [gesture.effects for gesture in scenario.gestures.values()]
    shown = [rubric.behaviours[name].points for one in effects for name in one.shows]
    a, b, c, d = (sum(abs(points[at]) for points in shown) for at in range(len(PILLARS)))
    return Known(scenario.title, (a, b, c, d))


def recommend(
    guided: str,
    contacts: Sequence[str],
    many: Sequence[Played],
    masteries: Sequence[Mastery],
    about: Mapping[str, Known],
    worn: Collection[str] = (),
) -> Recommendation | None:
    """The next contact of the open ones (`contacts`, in the course's order); None where there is none.

    `many` are all attempts, oldest first; `about` knows every contact named; `worn` are those tried often enough to
    open a module, whatever the score.
    """
    last = {one.contact: number for number, one in enumerate(many)}
    if guided and guided not in last:
        title = about[guided].title
        return Recommendation(guided, title, None, f"'{title}' shows you the desk in a few minutes. Begin there.")
    if not contacts:
        return None
    fresh = [one for one in contacts if one not in worn] or list(contacts)
    rested = ([one for one in fresh if one not in {old.contact for old in many[-n:]}] for n in (2, 1) if many)
    choice = next(filter(None, rested), fresh)
    told = [one for one in masteries if one.score is not None]
    if not told:
        times = {one: sum(1 for done in many if done.contact == one) for one in choice}
        contact = min(choice, key=lambda one: (times[one], last.get(one, -1)))
        return Recommendation(contact, about[contact].title, None, _early(about[contact].title, contact in last))
    weakest = min(told, key=lambda one: (one.score or 0, PILLARS.index(one.pillar)))
    rooms = {one: room(one, weakest.pillar, many, about[one].moves) for one in choice}
    contact = min(choice, key=lambda one: (-rooms[one], last.get(one, -1)))
    return Recommendation(
        contact, about[contact].title, weakest.pillar, _late(about[contact].title, weakest, contact in last)
    )


def room(contact: str, pillar: Pillar, many: Sequence[Played], moves: Points) -> Fraction:
    """What is left to gain on a pillar there, in hundredths weighted by the pillar's share in the contact."""
    at = PILLARS.index(pillar)
    scores = [one.pillars[at] for one in many if one.contact == contact and one.assessed]
    share = share_of(pillar, moves)
    if not scores:
        return FULL * share
    score = scores[-1]
    return (FULL - score) * share if score is not None else Fraction(0)


def share_of(pillar: Pillar, moves: Points) -> Fraction:
    """A pillar's share in all that a contact can move."""
    return Fraction(moves[PILLARS.index(pillar)], sum(moves)) if sum(moves) else Fraction(0)


def _early(title: str, again: bool) -> str:
    if again:
        return f"'{title}' is the one you have played least; a few more, and we can say where you stand."
    return f"'{title}' is open, and you have not met this customer yet."


def _late(title: str, weakest: Mastery, again: bool) -> str:
    score = ((weakest.score or 0) + 50) // 100
    name = weakest.pillar.title
    ending = "You have been there; now you know more." if again else "It is new to you."
    return f"'{name}' is your weakest pillar ({score} of 100), and '{title}' has most to gain there. {ending}"
