"""Whether the best reply gives itself away: by its length, its manners, or its place on the screen (R6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from game.audit.decisions import Decision
from game.audit.limits import EVEN, PLACINGS, SHUFFLES
from game.audit.manners import polite_words
from game.audit.scene import Lines
from game.engine.offers import reply_offers
from game.engine.prepared import Prepared
from game.rules.step import Standing

HELD = ("longest", "shortest", "politest")
"""The traits that must be no clue over the library; those in between are shown, and naive players try them."""


def marked(trait: str, says: Mapping[int, str]) -> set[int]:
    """Which of some replies have a trait, by their words; more than one where there are equals."""
    if trait == "politest":
        sizes = {index: polite_words(say) for index, say in says.items()}
        wanted = max(sizes.values())
    else:
        sizes = {index: len(say) for index, say in says.items()}
        wanted = sorted(sizes.values())[_RANKS[trait] if len(sizes) > 1 else 0]
    return {index for index, size in sizes.items() if size == wanted}


_RANKS = {"longest": -1, "second-longest": -2, "second-shortest": 1, "shortest": 0}
"""Where each trait stands among the lengths, the shortest first."""
TRAITS = (*_RANKS, "politest")


@dataclass(frozen=True, slots=True)
class Clue:
    """How often the best reply of a state is the longest (or another trait), and how often a reply taken at random
    would be; shares from 0 to 1. Equals share. States in which the trait tells nothing apart have no clue."""

    state: str
    trait: str
    found: float
    chance: float


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the best reply was shown: `counts[n][k]` times in place k + 1 of n, over all seeds."""

    counts: Mapping[int, tuple[int, ...]]

    @property
    def chi_square(self) -> float:
        """How uneven the places are: the sum of (seen - expected) squared / expected."""
        return sum(
            (count - sum(counts) / n) ** 2 / (sum(counts) / n) for n, counts in self.counts.items() for count in counts
        )

    @property
    def limit(self) -> float:
        """The chi-square that perfect shuffling stays under."""
        return self.limit_at(EVEN)

    def limit_at(self, deviations: float) -> float:
        """The chi-square that lies so many standard deviations out (Wilson and Hilferty's approximation)."""
        free = sum(n - 1 for n in self.counts)
        return free * (1 - 2 / (9 * free) + deviations * sqrt(2 / (9 * free))) ** 3 if free else 0.0

    @property
    def furthest(self) -> float:
        """How far the most uneven place is from its fair share (0-1)."""
        every = [(count / sum(counts), 1 / n) for n, counts in self.counts.items() for count in counts]
        return max((abs(share - fair) for share, fair in every), default=0.0)


def clues_of(decisions: Sequence[Decision], lines: Lines) -> tuple[Clue, ...]:
    """The clues of all decisions, by trait and in the order of states."""
    clues = []
    for trait in TRAITS:
        for decision in decisions:
            found, chance = {}, {}
            for case in decision.cases:
                having = marked(trait, {index: lines.says[index] for index in case.offered})
                if len(having) < len(case.offered):
                    found[case] = len(having.intersection(case.best)) / len(case.best)
                    chance[case] = len(having) / len(case.offered)
            share, by_chance = decision.share(found), decision.share(chance)
            if share is not None and by_chance is not None:
                clues.append(Clue(decision.state, trait, share, by_chance))
    return tuple(clues)


@dataclass(frozen=True, slots=True)
class Tally:
    """The clues of one trait together: over how many states, and the mean shares found and by chance (0-1)."""

    states: int
    found: float
    chance: float

    @property
    def excess(self) -> float:
        """By how much the best reply has the trait more often than chance would have it; below 0 for less often."""
        return self.found - self.chance


def tally(clues: Sequence[Clue], trait: str) -> Tally:
    """What the clues of a trait come to; each state counts once."""
    mine = [one for one in clues if one.trait == trait]
    return Tally(len(mine), fmean([one.found for one in mine] or [0.0]), fmean([one.chance for one in mine] or [0.0]))


def placing_of(prepared: Prepared, decisions: Sequence[Decision], seeds: int = SHUFFLES) -> Placing:
    """Where the best reply is shown in the commonest case of each decision; of equals the one written first."""
    compiled = prepared.compiled
    counts: dict[int, list[int]] = {}
    seeds = max(1, min(seeds, PLACINGS // max(1, len(decisions))))
    for decision in decisions:
        standing = Standing(decision.example)
        case = max(decision.cases, key=lambda one: decision.cases[one])
        best = compiled.choices[case.best[0]].name.partition("/")[2]
        for seed in range(seeds):
            shown = [one.id for one in reply_offers(compiled, standing, seed)]
            counts.setdefault(len(shown), [0] * len(shown))[shown.index(best)] += 1
    return Placing({n: tuple(counts[n]) for n in sorted(counts)})


def together(placings: Sequence[Placing]) -> Placing:
    """The places of several scenarios, added up."""
    sums: dict[int, list[int]] = {}
    for placing in placings:
        for n, counts in placing.counts.items():
            sums[n] = [a + b for a, b in zip(sums.get(n, [0] * n), counts, strict=True)]
    return Placing({n: tuple(sums[n]) for n in sorted(sums)})
