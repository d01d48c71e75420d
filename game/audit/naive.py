"""Naive players: what somebody gets who does not think about the customer at all (R6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import mean

from game.domain.scenario import Reply
from game.engine.prepared import Prepared
from game.engine.scoring import score_of
from game.rules.step import Standing, begin, chosen, has_ended, on_offer, raw_points

RUNS = 200
"""Playthroughs of each player; those that use no chance all come out alike."""
STEPS = 200
"""A player who goes round in circles for so long is given up, and says so."""

Pick = Callable[[Sequence[Reply], Random], Reply]


@dataclass(frozen=True, slots=True)
class NaiveResult:
    """A player's mean overall score in hundredths over the runs that ended, and how many did not end."""

    player: str
    overall: int | None
    unfinished: int


def _any(replies: Sequence[Reply], rng: Random) -> Reply:
    return rng.choice(replies)


def _longest(replies: Sequence[Reply], _rng: Random) -> Reply:
    return max(replies, key=lambda one: len(one.say))


def _shortest(replies: Sequence[Reply], _rng: Random) -> Reply:
    return min(replies, key=lambda one: len(one.say))


def _politest(replies: Sequence[Reply], rng: Random) -> Reply:
    polite = ("sorry", "thank", "please", "of course", "happy to", "understand")
    scores = [sum(one.say.lower().count(word) for word in polite) for one in replies]
    return rng.choice([one for one, score in zip(replies, scores, strict=True) if score == max(scores)])


PLAYERS: dict[str, Pick] = {
    "at random": _any,
    "the longest reply": _longest,
    "the shortest reply": _shortest,
    "the politest reply": _politest,
}


def naive_results(prepared: Prepared, runs: int = RUNS) -> tuple[NaiveResult, ...]:
    """How each naive player fares; always the same for the same scenario."""
    return tuple(_result(prepared, player, pick, runs) for player, pick in PLAYERS.items())


def _result(prepared: Prepared, player: str, pick: Pick, runs: int) -> NaiveResult:
    finals = [_play(prepared, pick, Random(f"{player}/{run}")) for run in range(runs)]
    ended = [one for one in finals if one is not None]
    scores = [score_of(raw_points(prepared.compiled, one), prepared.bounds).overall or 0 for one in ended]
    return NaiveResult(player, round(mean(scores)) if scores else None, runs - len(ended))


def _play(prepared: Prepared, pick: Pick, rng: Random) -> Standing | None:
    compiled, standing = prepared.compiled, begin(prepared.compiled)
    states = prepared.scenario.states
    for _ in range(STEPS):
        if has_ended(compiled, standing):
            return standing
        place = standing.position[0]
        choices = compiled.replies[place]
        offered = [
            one for one in states[compiled.places[place]].replies if on_offer(choices[one.id], standing.position)
        ]
        standing = chosen(standing, choices[pick(offered, rng).id])
    return None
