"""Sensible play: how often players who know what they are doing, more or less, come to each place.

Worked out exactly: the graph is a Markov chain, and the chance to be at a position is carried along its edges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.audit.limits import SKILLS
from game.audit.scene import Scene, label_of
from game.domain.score import FULL
from game.rules.walk import Edge

ROUNDS = 5_000
"""How often what is still within a loop is sent round before it is given up."""
SETTLED = 1e-12
"""A chance below this is no longer followed round a loop."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on a state, in points of the overall score (0-100).

    `often` is how many times a contact comes there with something to say (above 1 where a way leads back), `hangs` the
    mean distance from the best reply to the worst, `lost` what sensible players lose there in a contact, on average.
    """

    state: str
    often: float
    hangs: float
    lost: float

    @property
    def weight(self) -> float:
        """The points of overall score that hang on the state in a contact of sensible play."""
        return self.often * self.hangs


@dataclass(frozen=True, slots=True)
class Play:
    """What comes of one skill from one opening: the chance (0-1) of each ending, in the scenario's order; `circling`
    is the chance that was still going round when it was given up."""

    skill: str
    endings: Mapping[str, float]
    stakes: Mapping[str, Stake]
    circling: float


def plays_of(scene: Scene) -> tuple[Play, ...]:
    """How each skill fares from this opening, in the order of `limits.SKILLS`."""
    return tuple(_Player(scene, skill, margin).play() for skill, margin in SKILLS.items())


def mean_share(plays: Sequence[Play], ending: str) -> float:
    """The share (0-1) of sensible play that reaches an ending: each play counts once."""
    return sum(play.endings[ending] for play in plays) / len(plays) if plays else 0.0


def mean_stakes(plays: Sequence[Play]) -> tuple[Stake, ...]:
    """What hangs on each state over several plays, the most first."""
    found: dict[str, list[Stake]] = {}
    for play in plays:
        for state, stake in play.stakes.items():
            found.setdefault(state, []).append(stake)
    means = (_mean(state, stakes, len(plays)) for state, stakes in found.items())
    return tuple(sorted(means, key=lambda one: (-one.weight, one.state)))


def _mean(state: str, stakes: Sequence[Stake], plays: int) -> Stake:
    often = sum(one.often for one in stakes)
    hangs = sum(one.weight for one in stakes) / often if often else 0.0
    return Stake(state, often / plays, hangs, sum(one.lost for one in stakes) / plays)


class _Player:
    """Picks at random among all that is worth at most `margin` hundredths less than the best."""

    def __init__(self, scene: Scene, skill: str, margin: int) -> None:
        self._scene = scene
        self._skill = skill
        # A worth is whole; `scale` of it make a score of 100, which is FULL hundredths.
        self._margin = margin * scene.value.scale // FULL
        self._chance = [0.0] * len(scene.graph.positions)
        self._stakes: dict[str, list[float]] = {}

    def play(self) -> Play:
        scene, chance = self._scene, self._chance
        graph, compiled = scene.graph, scene.graph.compiled
        chance[scene.first] = 1.0
        endings = dict.fromkeys(compiled.scenario.endings, 0.0)
        circling = 0.0
        for group in reversed(graph.groups):
            if len(group) > 1:
                circling += self._circle(group)
            elif chance[group[0]]:
                number = group[0]
                if graph.is_ending(number):
                    endings[compiled.places[graph.positions[number][0]]] += chance[number]
                else:
                    self._move(number, chance[number], chance)
        scale = scene.value.scale or 1
        stakes = {
            state: Stake(state, often, 100 * hangs / often / scale, 100 * lost / scale)
            for state, (often, hangs, lost) in self._stakes.items()
        }
        return Play(self._skill, endings, stakes, circling)

    def _circle(self, group: Sequence[int]) -> float:
        """Carry chances round a loop until all of them have left it; what has not."""
        going = {number: chance for number in group if (chance := self._chance[number])}
        inside = frozenset(group)
        for _ in range(ROUNDS):
            if sum(going.values()) < SETTLED:
                return 0.0
            after: dict[int, float] = {}
            for number, chance in going.items():
                self._move(number, chance, self._chance, after, inside)
            going = after
        return sum(going.values())

    def _move(
        self,
        number: int,
        chance: float,
        onward: list[float],
        round_again: dict[int, float] | None = None,
        inside: frozenset[int] = frozenset(),
    ) -> None:
        taken = self._options(number, chance)
        part = chance / len(taken) if taken else 0.0
        for _, target in taken:
            if round_again is not None and target in inside:
                round_again[target] = round_again.get(target, 0.0) + part
            else:
                onward[target] += part

    def _options(self, number: int, chance: float) -> list[Edge]:
        """What a player of this skill may do at a position; counts what hangs on it.

        Nobody says what changes nothing at all. A gesture counts where it lands: what falls flat is not sensible.
        """
        scene = self._scene
        worth, gains, choices = scene.worth, scene.gains, scene.graph.compiled.choices
        found = [
            (gains[edge[0]] + ahead, edge)
            for edge in scene.graph.edges[number]
            if edge[1] != number and (ahead := worth[edge[1]]) is not None
        ]
        if not found:
            return []
        best = max(one for one, _ in found)
        taken = [(one, edge) for one, edge in found if one >= best - self._margin]
        replies = [one for one, edge in found if not choices[edge[0]].is_gesture]
        if len(replies) > 1:
            state = label_of(scene.graph.compiled, scene.graph.positions[number][0])
            sums = self._stakes.setdefault(state, [0.0, 0.0, 0.0])
            sums[0] += chance
            sums[1] += chance * (max(replies) - min(replies))
            sums[2] += chance * (best - sum(one for one, _ in taken) / len(taken))
        return [edge for _, edge in taken]
