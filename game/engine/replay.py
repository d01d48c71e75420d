"""Replay: what a journal comes to, by the pure rules alone, without the live machine."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.domain.action import Deed, Journal
from game.domain.errors import ActionRefused
from game.domain.opening import PLAIN, Opening
from game.domain.score import Score, Verdict
from game.engine.judgement import judge
from game.engine.prepared import Prepared
from game.engine.scoring import score_of
from game.engine.telling import Taken, tell
from game.rules.compiled import Compiled
from game.rules.step import Standing, begin, has_ended, mood_shown, raw_points, step


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a complete journal comes to."""

    ending: str
    score: Score
    verdict: Verdict
    taken: tuple[Taken, ...]


def walk_journal(compiled: Compiled, journal: Journal, opening: Opening = PLAIN) -> tuple[Taken, ...]:
    """The actions of a journal that count, with the standings before and after each.

    Raises `ActionRefused` where an action was not on offer.
    """
    taken: list[Taken] = []
    standing = begin(compiled, opening)
    for entry in journal:
        if entry.action.deed is Deed.BACK:
            if not taken:
                raise ActionRefused("A step back at the beginning.")
            standing = taken.pop().before
        else:
            following = step(compiled, standing, entry.action)
            taken.append(Taken(entry.action, standing, following))
            standing = following
    return tuple(taken)


def replay(prepared: Prepared, journal: Journal, opening: Opening = PLAIN) -> Outcome:
    """The outcome of a complete journal of a contact that opened like this.

    Raises `ActionRefused` where an action was not on offer, or where the contact is not over at the end.
    """
    compiled = prepared.compiled
    taken = walk_journal(compiled, journal, opening)
    final = taken[-1].after if taken else begin(compiled, opening)
    if not has_ended(compiled, final):
        raise ActionRefused("The journal stops before the contact is over.")
    curve = mood_curve(compiled, opening, [one.after for one in taken])
    tellings = [tell(compiled, one) for one in taken]
    return Outcome(
        ending=compiled.places[final.position[0]],
        score=score_of(raw_points(compiled, final), prepared.bounds_of(opening)),
        verdict=judge(compiled, final, curve, tellings, opening),
        taken=taken,
    )


def mood_curve(compiled: Compiled, opening: Opening, standings: Iterable[Standing]) -> tuple[int, ...]:
    """Her mood as shown at the start and at each of these standings."""
    return tuple(mood_shown(compiled, one) for one in (begin(compiled, opening), *standings))
