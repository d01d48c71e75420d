"""Replay: what a journal comes to, by the pure rules alone, without the live machine."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.domain.action import Deed, Journal
from game.domain.errors import ActionRefused
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


def walk_journal(compiled: Compiled, journal: Journal) -> tuple[Taken, ...]:
    """The actions of a journal that count, with the standings before and after each.

    Raises `ActionRefused` where an action was not on offer.
    """
    taken: list[Taken] = []
    standing = begin(compiled)
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


def replay(prepared: Prepared, journal: Journal) -> Outcome:
    """The outcome of a complete journal.

    Raises `ActionRefused` where an action was not on offer, or where the contact is not over at the end.
    """
    compiled = prepared.compiled
    taken = walk_journal(compiled, journal)
    final = taken[-1].after if taken else begin(compiled)
    if not has_ended(compiled, final):
        raise ActionRefused("The journal stops before the contact is over.")
    curve = mood_curve(compiled, [one.after for one in taken])
    wow = any(tell(compiled, one).wow for one in taken)
    return Outcome(
        ending=compiled.places[final.position[0]],
        score=score_of(raw_points(compiled, final), prepared.bounds),
        verdict=judge(compiled, final, curve, wow),
        taken=taken,
    )


def mood_curve(compiled: Compiled, standings: Iterable[Standing]) -> tuple[int, ...]:
    """Her mood as shown at the start and at each of these standings."""
    return tuple(mood_shown(compiled, one) for one in (begin(compiled), *standings))
