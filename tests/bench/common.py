"""Fair comparison: two things measured in turn, round after round, in one process; the ratio of each round counts."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """A ratio with its goal: the median over the rounds, and the lowest and highest of them."""

    name: str
    ratio: float
    low: float
    high: float
    goal: str
    met: bool

    def __str__(self) -> str:
        verdict = "met" if self.met else "NOT met"
        return f"{self.name:<66} {self.ratio:6.2f}  ({self.low:.2f}-{self.high:.2f})  goal {self.goal}: {verdict}"


def figure(name: str, ratios: list[float], *, most: float | None = None, least: float | None = None) -> Figure:
    """The figure of some rounds' ratios, against a goal of at most or at least this much."""
    middle = median(ratios)
    met = middle <= most if most is not None else middle >= (least or 0.0)
    goal = f"<= {most}" if most is not None else f">= {least}"
    return Figure(name, middle, min(ratios), max(ratios), goal, met)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Wall time of doing something a number of times, with garbage collected before and not during."""
    gc.collect()
    gc.disable()
    try:
        began = time.perf_counter()
        for _ in range(times):
            work()
        return time.perf_counter() - began
    finally:
        gc.enable()


def ratios(ours: Callable[[], object], other: Callable[[], object], rounds: int = 9, times: int = 1) -> list[float]:
    """Our time over the other's, round by round, after one round that does not count."""
    ours(), other()
    return [seconds(ours, times) / seconds(other, times) for _ in range(rounds)]
