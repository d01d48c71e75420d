"""Naive players: what somebody gets who does not think about the customer at all (R6)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import fmean

from game.audit.limits import RUNS, SEEDS
from game.audit.manners import apologies, polite_words
from game.audit.scene import Scene
from game.domain.action import Action, gesture, reply
from game.domain.moment import ReplyOffer
from game.domain.pillars import Points
from game.engine.offers import reply_offers
from game.engine.scoring import score_of
from game.rules.compiled import Compiled
from game.rules.step import Standing, has_ended, lands, raw_points, reply_at, step

STEPS = 200
"""A player who goes round in circles for so long is given up, and says so."""


@dataclass(frozen=True, slots=True)
class NaiveResult:
    """A player's mean overall score in hundredths over the runs that ended, and how many did not end.

    `overall` is None where no run ended.
    """

    player: str
    overall: int | None
    unfinished: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What a player has before it: the replies as shown, and the gestures not yet used."""

    compiled: Compiled
    standing: Standing
    offers: tuple[ReplyOffer, ...]
    rng: Random

    @property
    def tray(self) -> list[str]:
        """The gestures that can still be used, in the tray's order; none once the customer is gone."""
        place, _, _, bits = self.standing.position
        if place >= self.compiled.first_question:
            return []
        return [name for name, used in self.compiled.used.items() if not bits & used]

    def most(self, count: Callable[[str], int]) -> Action:
        """The reply whose words count most; of equals the one shown first."""
        return reply(max(self.offers, key=lambda one: count(one.say)).id)

    def by_length(self, rank: int) -> Action:
        """The reply at this place (from 0, or from the end below 0) of those on offer, the shortest first."""
        ordered = sorted(self.offers, key=lambda one: len(one.say))
        return reply(ordered[rank if len(ordered) > 1 else 0].id)

    def any_reply(self) -> Action:
        """A reply at random."""
        return reply(self.rng.choice(self.offers).id)

    def cost(self, name: str) -> int:
        """What a reply on offer spends."""
        choice = reply_at(self.compiled, self.standing.position, name)
        return choice.cost if choice else 0

    def landing(self, paid: bool) -> Iterator[str]:
        """The gestures that would land right now; only those that cost goodwill if they are to be `paid`."""
        for name in self.tray:
            choice = lands(self.compiled, self.standing.position, name)
            if choice is not None and (choice.cost or not paid):
                yield name


Pick = Callable[[Turn], Action]


def _random(turn: Turn) -> Action:
    return turn.rng.choice([*(reply(one.id) for one in turn.offers), *map(gesture, turn.tray)])


def _spend(turn: Turn) -> Action:
    for name in turn.landing(paid=True):
        return gesture(name)
    costs = {one.id: turn.cost(one.id) for one in turn.offers}
    return reply(turn.rng.choice([name for name, cost in costs.items() if cost == max(costs.values())]))


def _every_gesture(turn: Turn) -> Action:
    for name in turn.tray:
        return gesture(name)
    return turn.any_reply()


def _lucky_gestures(turn: Turn) -> Action:
    for name in turn.landing(paid=False):
        return gesture(name)
    return turn.any_reply()


PLAYERS: dict[str, Pick] = {
    "longest": lambda turn: turn.by_length(-1),
    "second-longest": lambda turn: turn.by_length(-2),
    "second-shortest": lambda turn: turn.by_length(1),
    "shortest": lambda turn: turn.by_length(0),
    "first": lambda turn: reply(turn.offers[0].id),
    "middle": lambda turn: reply(turn.offers[len(turn.offers) // 2].id),
    "apologies": lambda turn: turn.most(apologies),
    "polite": lambda turn: turn.most(polite_words),
    "spend": _spend,
    "every-gesture": _every_gesture,
    "lucky-gestures": _lucky_gestures,
    "no-gesture": Turn.any_reply,
    "random": _random,
}
"""`spend` and `lucky-gestures` are told where a gesture lands, which no trainee is: they do better than anybody could
who merely spends or gives. `every-gesture` empties the tray before the first answer."""


def naive_results(
    scenes: tuple[Scene, ...], seeds: int = SEEDS, players: Iterable[str] = tuple(PLAYERS)
) -> tuple[NaiveResult, ...]:
    """How these naive players fare over all openings and so many seeds; always the same for the same scenario."""
    each = max(1, min(seeds, RUNS // len(scenes)))
    return tuple(_result(scenes, player, PLAYERS[player], each) for player in players)


def _result(scenes: tuple[Scene, ...], player: str, pick: Pick, seeds: int) -> NaiveResult:
    scores, unfinished = [], 0
    for scene in scenes:
        compiled = scene.prepared.compiled
        known: dict[Points, int] = {}  # many plays come to the same points, and exact fractions take a while
        for seed in range(seeds):
            final = _play(scene, pick, seed, Random(f"{player}/{scene.label}/{seed}"))
            if final is None:
                unfinished += 1
            else:
                raw = raw_points(compiled, final)
                if raw not in known:
                    known[raw] = score_of(raw, scene.bounds).overall or 0
                scores.append(known[raw])
    return NaiveResult(player, round(fmean(scores)) if scores else None, unfinished)


def _play(scene: Scene, pick: Pick, seed: int, rng: Random) -> Standing | None:
    """One playthrough to its end. Nobody says the same thing twice in a state while there is something else to say."""
    compiled, standing = scene.prepared.compiled, scene.standing
    said: set[tuple[int, str]] = set()
    for _ in range(STEPS):
        if has_ended(compiled, standing):
            return standing
        place = standing.position[0]
        offers = reply_offers(compiled, standing, seed)
        fresh = tuple(one for one in offers if (place, one.id) not in said)
        action = pick(Turn(compiled, standing, fresh or offers, rng))
        said.add((place, action.name))
        standing = step(compiled, standing, action)
    return None
