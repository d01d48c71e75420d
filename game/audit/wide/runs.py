"""Many random playthroughs in lockstep: all of them take their next choice at once."""

from dataclasses import dataclass

import numpy as np

from game.audit.wide.exploring import steps_from
from game.audit.wide.tables import Numbers, Tables
from game.rules.step import begin

MOST_STEPS = 100_000
"""Steps after which whoever still plays is taken to go round in circles."""


@dataclass(frozen=True, slots=True)
class Runs:
    """How random plays came out: the place each ended at (where it still was, if it had not), its sums on the four
    pillars, and how many choices it took."""

    place: Numbers
    points: Numbers
    steps: Numbers


def chance(seed: int, step: int, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The chance that each of `count` plays has at a step: a number from 0 up to 1 that says which reply it takes."""
    return np.random.default_rng((seed, step)).random(count)


def random_runs(tables: Tables, count: int, seed: int, most: int = MOST_STEPS) -> Runs:
    """So many plays from the plain opening that take any reply on offer (no gesture), each as likely as the others.

    The same seed gives the same plays; `chance` says which reply is taken, in the order of `Compiled.offers`.
    """
    compiled = tables.compiled
    place, mood, goodwill, bits = (np.repeat(one, count) for one in tables.positions([begin(compiled).position]))
    points, steps = np.zeros((count, 4), np.int64), np.zeros(count, np.int64)
    going = np.flatnonzero(place < compiled.first_ending)
    for step in range(most):
        if not len(going):
            break
        found = steps_from(tables, place[going], mood[going], goodwill[going], bits[going])
        replies = np.flatnonzero(~tables.is_gesture[found.choice]) if tables.gestures else np.arange(len(found.choice))
        offered = np.bincount(found.row[replies], minlength=len(going))
        first = np.cumsum(offered) - offered
        picked = (chance(seed, step, count)[going] * offered).astype(np.int64)
        going, first, picked = going[offered > 0], first[offered > 0], picked[offered > 0]
        taken = replies[first + picked]
        place[going], mood[going] = found.place[taken], found.mood[taken]
        if tables.money:
            goodwill[going] = found.goodwill[taken]
        if tables.facts:
            bits[going] = found.bits[taken]
        points[going] += tables.points[found.choice[taken]]
        steps[going] += 1
        going = going[place[going] < compiled.first_ending]
    return Runs(place, points, steps)
