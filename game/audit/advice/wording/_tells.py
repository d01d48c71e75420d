"""Whether something in the words of replies tells the best one apart, more often than chance would have it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from game.audit.advice.study import Study

Pick = Callable[[Mapping[int, str]], set[int]]
"""Of some replies on offer together, by index, those that have the trait."""

MANY = 6
"""With fewer decisions in which a trait tells replies apart nothing is said of it: there is too little to go by."""
EXACT = 500
"""Up to so many decisions the odds are exact; with more the normal distribution is as good, and much quicker."""
RARE = 0.01
"""How seldom chance alone may do as much for a trait to be remarked: once in a hundred scenarios."""


@dataclass(frozen=True, slots=True)
class Tell:
    """A trait over the decisions in which it tells replies apart.

    `found` counts those whose best reply has it (where several are best, or it depends on what went before, shares
    of one), `expected` how many that would be if the best reply were any of those on offer. `more` and `less` are
    the probabilities that chance alone brings at least, or at most, as many (rounded in favour of chance).
    """

    decisions: int
    found: float
    expected: float
    more: float
    less: float

    @property
    def figures(self) -> str:
        """Such as "in 11 of 14 decisions. By chance it would be 4.2; as far from that …", to end a sentence with."""
        odds = min(self.more, self.less)
        rarity = f"in one scenario of {round(1 / odds, -1):,.0f}" if odds > 1e-6 else "hardly ever"
        return (
            f"in {_number(self.found)} of {self.decisions} decisions. By chance it would be {_number(self.expected)}, "
            f"and chance strays as far as this {rarity}"
        )


def tell_of(study: Study, pick: Pick) -> Tell | None:
    """What a trait comes to; None where it tells replies apart in too few decisions."""
    found: list[float] = []
    chance: list[float] = []
    for decision in study.decisions:
        having, by_chance = {}, {}
        for case in decision.cases:
            picked = pick({index: study.lines.says[index] for index in case.offered})
            if 0 < len(picked) < len(case.offered):
                having[case] = len(picked.intersection(case.best)) / len(case.best)
                by_chance[case] = len(picked) / len(case.offered)
        share, mean = decision.share(having), decision.share(by_chance)
        if share is not None and mean is not None:
            found.append(share)
            chance.append(mean)
    if len(found) < MANY:
        return None
    return Tell(len(found), sum(found), sum(chance), *tails_of(chance, sum(found)))


def where(test: Callable[[str], bool]) -> Pick:
    """The replies whose words pass a test."""
    known: dict[str, bool] = {}

    def pick(says: Mapping[int, str]) -> set[int]:
        for text in says.values():
            if text not in known:
                known[text] = test(text)
        return {index for index, text in says.items() if known[text]}

    return pick


def tails_of(chances: Sequence[float], found: float) -> tuple[float, float]:
    """The probabilities of at least, and of at most, as many successes as were found."""
    least, most = int(found + 1e-9), int(found + 1 - 1e-9)
    if len(chances) > EXACT:
        normal = NormalDist(sum(chances), sqrt(sum(chance * (1 - chance) for chance in chances)) or 1.0)
        return 1 - normal.cdf(least - 0.5), normal.cdf(most + 0.5)
    odds = odds_of(chances)
    return sum(odds[least:]), sum(odds[: most + 1])


def odds_of(chances: Sequence[float]) -> list[float]:
    """The probability of each count of successes of independent trials, each with its own chance (Poisson binomial)."""
    odds = [1.0]
    for chance in chances:
        stay = [one * (1 - chance) for one in odds] + [0.0]
        step = [0.0] + [one * chance for one in odds]
        odds = [a + b for a, b in zip(stay, step, strict=True)]
    return odds


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
