"""A small contact with a decision worth meeting about, and meetings of made-up attempts at it."""

from datetime import UTC, datetime, timedelta

from game.coaching.meeting.meeting import House, meeting
from game.coaching.meeting.period import Period
from game.coaching.recommend import Known
from game.domain.action import Deed
from game.domain.pillars import PILLARS
from game.domain.score import PillarScore, Score
from game.engine.prepared import prepare
from game.records.codec import to_microseconds
from game.records.glance import Glance, Trail
from tests.coaching.meeting.team import attempt, trainee
from tests.making import answer, make_rubric, make_scenario, state

PERIOD = Period(datetime(2026, 11, 1, tzinfo=UTC).date(), datetime(2026, 11, 30, tzinfo=UTC).date(), calendar=True)
ABOUT = {"sample": Known("A sample", (1, 1, 1, 1)), "other": Known("Another", (0, 0, 0, 5))}


def contact():
    """Two decisions: at the first `a` is best, at the second all replies are worth the same."""
    first = state("one", answer("a", "two", "good"), answer("b", "two", "bad"), answer("c", "two", "cold"))
    second = state("two", answer("x", "end"), answer("y", "end"))
    return prepare(make_scenario([first, second], ["end"]), make_rubric())


def on(day, month=11):
    """A moment on a day of that month."""
    return datetime(2026, month, day, 9, tzinfo=UTC)


def scored(one, *scores, wow=False):
    """An attempt that came to these scores on the four pillars, and to their mean overall."""
    from dataclasses import replace

    pillars = tuple(PillarScore(pillar, 0, 0, 1, score) for pillar, score in zip(PILLARS, scores, strict=True))
    return replace(one, score=Score(pillars, sum(scores) // 4), wow=wow)


def played(prepared, *picks, day=3):
    """A first attempt by each of so many people, with these picks: `played(made, "ax", "by")`."""
    return [attempt(prepared, trainee(at), on(day) + timedelta(hours=at), picks=pick) for at, pick in enumerate(picks)]


def glance(one):
    """An attempt at a glance, as the records would read it."""
    start, scores = one.start, one.score
    return Glance(
        start.playthrough, start.trainee.id, start.scenario_id, start.scenario_digest, start.rubric_digest,
        to_microseconds(start.began), start.ranked, one.wow,
        any(entry.action.deed is Deed.REPLY for entry in one.journal), scores.overall,
        tuple(pillar.score for pillar in scores.pillars),
    )  # fmt: skip


def trail(one):
    """The trail of an attempt."""
    start = one.start
    return Trail(
        start.scenario_id, start.scenario_digest, start.rubric_digest, start.seed, start.opening, one.journal
    )


def held(attempts, prepared=None, period=PERIOD, stories=(), names=lambda who: who.name, titles=None, kept=None):
    """The meeting about these attempts."""
    known = {one.start.playthrough: one for one in attempts}
    people = {one.start.trainee.id: one.start.trainee for one in attempts}
    house = House(
        names=lambda whose: names(people[whose]),
        trails=lambda ids: [trail(known[one]) for one in ids],
        texts=lambda one: prepared,
        about=ABOUT,
        titles=titles or {"sample": "A sample"},
    )
    return meeting("Blue", period, map(glance, attempts), stories, house, kept)
