"""Mastery of a pillar: a running median of the latest assessed attempts, which one bad day does not swing.

The estimator is Tukey's running median of five (Exploratory Data Analysis, 1977, chapter 7) over the assessed
attempts at the contacts of the course. With the scores sorted, x(1) <= … <= x(n),

    mastery = x((n + 1) / 2)                          for odd n
    mastery = (x(n / 2) + x(n / 2 + 1)) / 2           for even n, rounded half up to a whole hundredth

Its finite-sample breakdown point (Donoho & Huber, "The notion of breakdown point", 1983) is the highest there is:
of n scores, (n - 1) // 2 may be anything at all, and the result still lies among the others. Of five that is two: one
zero moves it no further than to the next score, and it takes three to pull it down. A mean would break with one.

Recency comes from the window, not from weights: with weights a bad afternoon, being the newest, would weigh most.
Instead, one day fills at most `per_day` places of the window (two of five, which the median bears), each with another
contact, as long as other days can fill the rest; and one contact never fills more than `per_contact`, so that nobody
masters one customer by heart. By the usual rules, then, whoever has played three contacts on two or more other days
cannot be pulled below the worst of these three by anything that happens on one day.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from game.coaching.played import Played
from game.domain.course import MasteryRules
from game.domain.pillars import PILLARS, Pillar


@dataclass(frozen=True, slots=True)
class Mastery:
    """How well a pillar goes: `score` in hundredths (0-10000) over `n` attempts; None until there are enough."""

    pillar: Pillar
    score: int | None
    n: int


def mastery(many: Sequence[Played], rules: MasteryRules) -> tuple[Mastery, ...]:
    """The mastery of each pillar, in their order; `many` are the attempts at the course's contacts, oldest first."""
    return tuple(_of(pillar, counted(many, pillar, rules), rules) for pillar in PILLARS)


def counted(many: Sequence[Played], pillar: Pillar, rules: MasteryRules) -> list[Played]:
    """The attempts that a pillar's mastery looks at, newest first."""
    at = PILLARS.index(pillar)
    chosen: set[int] = set()
    contacts: Counter[str] = Counter()
    days: Counter[date] = Counter()
    visits: Counter[tuple[date, str]] = Counter()
    # First each day's share; then the rest of the window from days that have had theirs.
    for most_of_a_day, most_of_a_visit in ((rules.per_day, 1), (rules.window, rules.window)):
        for number in reversed(range(len(many))):
            if len(chosen) == rules.window:
                break
            one = many[number]
            if not one.assessed or one.pillars[at] is None or number in chosen:
                continue
            day = one.began.date()
            visit = (day, one.contact)
            if (
                contacts[one.contact] < rules.per_contact
                and days[day] < most_of_a_day
                and visits[visit] < most_of_a_visit
            ):
                chosen.add(number)
                contacts[one.contact] += 1
                days[day] += 1
                visits[visit] += 1
    return [many[number] for number in sorted(chosen, reverse=True)]


def median(scores: Sequence[int]) -> int:
    """The middle one of at least one score; of an even number the mean of the middle two, rounded half up."""
    ordered = sorted(scores)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (low + high + 1) // 2


def _of(pillar: Pillar, chosen: Sequence[Played], rules: MasteryRules) -> Mastery:
    scores = [score for one in chosen if (score := one.pillars[PILLARS.index(pillar)]) is not None]
    return Mastery(pillar, median(scores) if len(scores) >= rules.enough else None, len(scores))
