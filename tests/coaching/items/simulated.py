"""Attempts of trainees who know more or less: made by playing, with chance from a seed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from game.coaching.regret import Judge
from game.domain.action import Action, Deed, Entry
from game.domain.attempt import Attempt, Start, Trainee
from game.domain.moment import Mode
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.rules.step import reply_at

Pick = Callable[[str, list[str], float, Random], str]
"""(state, replies from the best to the worst, skill 0 to 1, chance) → the reply chosen."""


def by_skill(state: str, ranked: list[str], skill: float, rng: Random) -> str:
    """The best reply with the chance of the skill, else any."""
    return ranked[0] if rng.random() < skill else rng.choice(ranked)


def attempt(prepared: Prepared, number: int, pick: Pick = by_skill, mode: Mode = Mode.ASSESS) -> Attempt:
    """The attempt of trainee number so and so, whose skill comes from the number."""
    rng = Random(f"trainee {number}")
    skill = rng.random()
    playthrough = Playthrough(prepared.machine, number, mode, prepared.opening(number))
    judge = Judge(prepared, playthrough.opening)
    entries = []
    while not playthrough.ended:
        moment, position = playthrough.now(), playthrough.standing.position
        worth = {}
        for one in moment.replies:
            choice = reply_at(prepared.compiled, position, one.id)
            assert choice is not None
            worth[one.id] = judge.worth(choice, position)
        ranked = sorted(worth, key=lambda name: (-worth[name], name))
        action = Action(Deed.REPLY, pick(moment.state, ranked, skill, rng))
        playthrough.take(action)
        entries.append(Entry(action, len(entries) * 1000))
    began = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=number)
    ending = playthrough.now().ending
    assert ending is not None
    start = Start(
        f"{number:032x}", Trainee(f"{number:032x}", f"Trainee {number}", "Blue"), prepared.scenario.id,
        prepared.scenario.digest, prepared.rubric.digest, number, mode, True, True, began, playthrough.opening,
    )  # fmt: skip
    score = playthrough.score(prepared.bounds_of(playthrough.opening))
    verdict = playthrough.verdict()
    return Attempt(start, tuple(entries), ending.id, score, verdict.stars, verdict.wow, 300.0)
