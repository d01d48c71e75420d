"""Charts with simulated plays laid over them: decisions with every kind of doubt, and few plays that prove nothing."""

from dataclasses import replace
from functools import cache
from random import Random

from game.audit.chart.model import Chart
from game.audit.chart.plays import with_plays
from game.audit.chart.reading import chart_of
from game.coaching.items.analysis import analysed
from game.coaching.items.answers import sittings_of
from game.domain.attempt import Attempt
from tests.chart.charts import shipped
from tests.coaching.items.simulated import attempt, by_skill
from tests.test_plans import library

NAME = "first-day"
MANY = 90


def picked(state: str, ranked: list[str], skill: float, rng: Random) -> str:
    """The first state has a wrong key, and everywhere else nobody ever takes the worst reply."""
    if state == prepared().scenario.start:
        return ranked[-1] if rng.random() < skill else ranked[0]
    return by_skill(state, ranked[:-1] or ranked, skill, rng)


@cache
def prepared():
    """A scenario that ships."""
    return library().prepared(NAME)


@cache
def attempts() -> tuple[Attempt, ...]:
    """Assessments of many trainees."""
    return tuple(attempt(prepared(), number, picked) for number in range(MANY))


@cache
def analysis_of(many: int = MANY):
    """What the first so many of them say."""
    return analysed(prepared(), sittings_of(prepared(), attempts()[:many]))


@cache
def chart_played(many: int = MANY) -> Chart:
    """The chart with the first so many laid over it."""
    counted = with_plays(chart_of(shipped(NAME)), prepared().compiled, attempts()[:many])
    return replace(counted, analysis=analysis_of(many))
