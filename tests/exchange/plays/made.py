"""Random plays for the exports: of random scenarios, and of the shipped ones kept on record as in a real game."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from game.coaching.plays import decisions
from game.coaching.regret import Judge
from game.domain.action import ASIDE, BACK, BREATH, LAPSE, gesture, reply
from game.domain.attempt import Attempt, Start, Trainee
from game.domain.errors import ActionRefused
from game.domain.moment import Mode, Moment
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared, prepare
from game.exchange.plays.play import Play, Result
from game.session.clock import SystemClock
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.training import Training
from tests.making import make_rubric, random_scenario

BEGINNING = datetime(2026, 3, 2, 8, 30, 15, 123456, tzinfo=UTC)
PASS_MARK = 6000
NAMES = (("Anna", "North"), ("Ben", ""), ("=cmd()|' /C calc'!A0", "@team"), ("Zoë 雪", 'a;"b'))
SHIPPED = ("first-day", "late-return", "lost-toy")


def trainee(number: int) -> Trainee:
    """One of a few trainees, some with names that are a trap for spreadsheets."""
    name, team = NAMES[number % len(NAMES)]
    return Trainee(f"{number % len(NAMES) + 1:032x}", name, team)


def played(prepared: Prepared, rng: Random, who: Trainee, began: datetime, mode: Mode = Mode.ASSESS) -> Attempt:
    """A contact played to its end with random actions."""
    opening = replace(rng.choice(prepared.openings), strain=rng.choice([0, 0, 3]))
    play = Playthrough(prepared.machine, rng.randrange(1000), mode, opening)
    at = 0
    while not play.ended:
        at += rng.randrange(1, 40_000)
        try:
            play.take(rng.choice(_ideas(play.now())), at=at)
        except ActionRefused:
            continue
    verdict = play.verdict()
    digests = (prepared.scenario.digest, prepared.rubric.digest)
    name = UUID(int=rng.getrandbits(128), version=4).hex
    ranked = mode is Mode.ASSESS
    start = Start(
        name, who, prepared.scenario.id, *digests, play.seed, mode, rng.random() < 0.5, ranked, began, opening
    )
    return Attempt(
        start=start,
        journal=play.journal,
        ending=play.now().state,
        score=play.score(prepared.bounds_of(opening)),
        stars=verdict.stars,
        wow=verdict.wow,
        seconds=at / 1000,
        person=prepared.scenario.customer.person,
        leaves=verdict.leaves,
        story=verdict.story,
    )


def _ideas(moment: Moment) -> list[object]:
    ideas = [reply(one.id) for one in moment.replies] * 3
    return [*ideas, *(gesture(one.id) for one in moment.gestures), LAPSE, ASIDE, BREATH, BACK]


def random_plays(count: int, seed: int = 0) -> list[Play]:
    """So many plays of so many random scenarios."""
    return [_play(seed + number) for number in range(count)]


def _play(seed: int) -> Play:
    rng, prepared = Random(f"{seed}/play"), prepare(random_scenario(seed), make_rubric())
    mode = rng.choice([Mode.LEARN, Mode.ASSESS, Mode.ASSESS])
    attempt = played(prepared, rng, trainee(seed), BEGINNING + timedelta(hours=seed), mode)
    found = decisions(prepared, attempt, Judge(prepared, attempt.start.opening))
    overall = attempt.score.overall
    result = Result.NONE
    if attempt.start.ranked:
        result = Result.PASSED if overall is None or overall >= PASS_MARK else Result.FAILED
    who = attempt.start.trainee
    return Play(attempt, who.name, who.team, "A sample", int(attempt.start.ranked), result, False, found)


def training_in(folder: Path, library: Library | None = None) -> Training:
    """The game with its records in a folder."""
    return Training(folder, library or Library(), Keeper(folder), SystemClock())


def keep(training: Training, attempts: Sequence[Attempt]) -> None:
    """Put attempts at shipped scenarios on record."""
    for one in attempts:
        scenario = training.library.scenarios[one.start.scenario_id]
        assert training.keeper.keep(one, scenario, training.library.rubric_source), training.keeper.trouble


def shipped_attempts(library: Library, count: int, seed: int = 0) -> Iterator[Attempt]:
    """Random attempts at a few shipped scenarios, by a few trainees, an hour apart."""
    rng = Random(f"{seed}/shipped")
    for number in range(count):
        prepared = library.prepared(SHIPPED[number % len(SHIPPED)])
        mode = rng.choice([Mode.LEARN, Mode.ASSESS, Mode.ASSESS])
        yield played(prepared, rng, trainee(rng.randrange(99)), BEGINNING + timedelta(hours=number), mode)
