"""The limits a run of the audit is held to: those of `limits`, or what somebody wants instead of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.audit import limits
from game.domain.errors import ExtraMileError

NONE = "none"
OFF = "off"


class ThresholdError(ExtraMileError):
    """A criterion or a value that there is not; the sentence names those there are."""


class Criterion(NamedTuple):
    """A criterion: its usual limit, in the unit a person writes it in, the range of what can be meant, and what it
    says."""

    usual: float
    least: float
    most: float
    says: str


CRITERIA: dict[str, Criterion] = {
    "naive": Criterion(limits.PASS_MARK / 100, 0, 101, "each naive player stays below this score in a scenario"),
    "naive-library": Criterion(limits.LIBRARY_MOST / 100, 0, 101, "and below this one on average over the library"),
    "clue": Criterion(limits.CLUE * 100, 0, 100, "points in a hundred by which the best reply may differ from chance"),
    "place": Criterion(limits.EVEN, 0, 100, "standard deviations by which the places on the screen may be uneven"),
    "reach": Criterion(limits.PASS_MARK / 100, 0, 100, "the best real score is at least this"),
    "ways": Criterion(limits.WAYS, 0, 100, "so many ways above 85"),
    "pillars": Criterion(limits.DECISIONS, 0, 10_000, "so many states move each assessed pillar"),
    "plain": Criterion(limits.PLAIN * 100, 0, 100, "percent of the decisions that may be plain"),
    "recovery": Criterion(0, 0, 100, "the best clean way scores by more than this above the best mended one"),
    "coverage": Criterion(0, 0, 10_000, "so many states may lie on no best way"),
    "offer": Criterion(limits.NEVER, 0, 100_000, "so many replies and gestures may never come up"),
    "endings": Criterion(0, 0, 100, "percent of sensible play that reaches each ending at the least"),
    "size": Criterion(100, 0, 100, "percent of the positions that must be walked; what is too large to play fails"),
}
"""Every criterion by the name it has in findings and in `--fail-on`."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits of one run. `own` are those that differ from the usual ones; None takes a criterion away.

    `fails` is False where nothing that is found is to make the command fail.
    """

    own: Mapping[str, float | None] = field(default_factory=dict)
    fails: bool = True

    def of(self, name: str) -> float | None:
        """The limit of a criterion, or None where it is not asked for."""
        return self.own.get(name, CRITERIA[name].usual)

    def wants(self, name: str) -> bool:
        """Whether a criterion is asked for."""
        return self.of(name) is not None

    def number(self, name: str) -> float:
        """The limit of a criterion, the usual one where it is not asked for."""
        limit = self.of(name)
        return CRITERIA[name].usual if limit is None else limit

    def hundredths(self, name: str) -> int:
        """A limit that is a score or a share of a hundred, times a hundred."""
        return round(self.number(name) * 100)


USUAL = Thresholds()


def thresholds_of(words: Iterable[str]) -> Thresholds:
    """What `--fail-on` says: `naive=55`, `ways=off`, several of them with commas, or `none`.

    Raises `ThresholdError` for an unknown name or a value that cannot be meant.
    """
    own: dict[str, float | None] = {}
    fails = True
    for part in (part.strip() for word in words for part in word.split(",")):
        if part == NONE:
            fails = False
            continue
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if name not in CRITERIA or not equals:
            raise ThresholdError(f"'{part[:40]}' is not NAME=VALUE or '{NONE}'. {listed()}")
        own[name] = _value(name, value)
    return Thresholds(own, fails)


def listed() -> str:
    """The names there are, as a sentence."""
    return f"The names are: {', '.join(CRITERIA)}. A value is a number, or '{OFF}'."


def _value(name: str, text: str) -> float | None:
    if text == OFF:
        return None
    criterion = CRITERIA[name]
    number = float(text) if text.isascii() and text.replace(".", "", 1).isdigit() and len(text) < 12 else None
    if number is None or not criterion.least <= number <= criterion.most:
        spread = f"{criterion.least:g} to {criterion.most:g}"
        raise ThresholdError(f"'{text[:40]}' is no value for {name}; give {spread}, or '{OFF}'. {listed()}")
    return number
