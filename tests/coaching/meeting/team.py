"""A team that plays for weeks: attempts made by playing, with people who learn, and chance from a seed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from game.coaching.regret import Judge
from game.domain.action import Action, Deed, Entry, gesture
from game.domain.attempt import Attempt, Start, Trainee
from game.domain.moment import Mode
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.rules.step import lands, reply_at

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
"""A Friday afternoon, when the meeting is held."""

PEOPLE = ("Amara Osei", "Ben Carter", "Chen Li", "Dana Novak", "Eli Haddad", "Fatima Zahra", "Goran Petrov")


def trainee(number: int, team: str = "Blue") -> Trainee:
    """Somebody of the team; always the same for the same number."""
    return Trainee(f"{number + 1:032x}", PEOPLE[number % len(PEOPLE)], team)


def attempt(
    prepared: Prepared,
    who: Trainee,
    began: datetime,
    skill: float = 0.5,
    mode: Mode = Mode.ASSESS,
    picks: Sequence[str] = (),
) -> Attempt:
    """An attempt that began then: `picks` are the first replies, after that the best one with the chance of the skill,
    else any; who is skilled also sees what nobody asks for."""
    rng = Random(f"{who.id} {prepared.scenario.id} {began}")
    seed = rng.randrange(1000)
    play = Playthrough(prepared.machine, seed, mode, prepared.opening(seed))
    judge = Judge(prepared, play.opening)
    entries: list[Entry] = []
    wanted = list(picks)
    while not play.ended:
        action = Action(Deed.REPLY, wanted.pop(0)) if wanted else _chosen(play, prepared, judge, skill, rng)
        play.take(action)
        entries.append(Entry(action, len(entries) * 9000))
    score = play.score(prepared.bounds_of(play.opening))
    verdict, ending = play.verdict(), play.now().ending
    assert ending is not None
    start = Start(
        f"{rng.getrandbits(128):032x}", who, prepared.scenario.id, prepared.scenario.digest, prepared.rubric.digest,
        seed, mode, True, mode is Mode.ASSESS, began, play.opening,
    )  # fmt: skip
    return Attempt(
        start, tuple(entries), ending.id, score, verdict.stars, verdict.wow, 9.0 * len(entries), story=verdict.story
    )


def weeks(many: Sequence[Prepared], people: int = 6, count: int = 10, until: datetime = NOW) -> list[Attempt]:
    """What a team plays in so many weeks up to a moment: each of them first the contact of the week, then others
    as they like, better each week."""
    found = []
    for week in range(count):
        for number in range(people):
            rng = Random(f"week {week} of {number}")
            skill = min(0.95, 0.2 + 0.05 * week + 0.08 * number)
            this_week = week % len(many)
            for turn in range(rng.randint(1, 3)):
                began = until - timedelta(days=7 * (count - 1 - week) + rng.randrange(7), hours=rng.randrange(1, 6))
                mode = Mode.ASSESS if rng.random() < 0.8 else Mode.LEARN
                contact = many[rng.randint(0, this_week) if turn else this_week]
                found.append(attempt(contact, trainee(number), began, skill, mode))
    return sorted(found, key=lambda one: one.start.began)


def named(attempts: Iterable[Attempt], number: int, **changes: str) -> list[Attempt]:
    """The attempts, with one of the people called or placed otherwise."""
    who = trainee(number)
    return [
        replace(one, start=replace(one.start, trainee=replace(who, **changes))) if one.start.trainee == who else one
        for one in attempts
    ]


def _chosen(play: Playthrough, prepared: Prepared, judge: Judge, skill: float, rng: Random) -> Action:
    position, moment = play.standing.position, play.now()
    fitting = [one.id for one in moment.gestures if one.usable and lands(prepared.compiled, position, one.id)]
    if fitting and rng.random() < skill / 2:
        return gesture(rng.choice(fitting))
    worth = {}
    for one in moment.replies:
        choice = reply_at(prepared.compiled, position, one.id)
        assert choice is not None
        worth[one.id] = judge.worth(choice, position)
    ranked = sorted(worth, key=lambda name: (-worth[name], name))
    return Action(Deed.REPLY, ranked[0] if rng.random() < skill else rng.choice(ranked))
