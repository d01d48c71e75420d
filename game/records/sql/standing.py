"""What attempts come to on a board, as pure sums that do not depend on the order in which attempts arrive.

`Played` is one player's part of one scenario, `Sums` of several scenarios, `TeamSums` of a team's members. Each goes
on from what it was by one step, and is written as a line of JSON beside the columns that boards are ranked by.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from game.domain.pillars import PILLARS
from game.records.board import Policy
from game.records.codec import compact, parsed

MEASURES = ("overall", *(str(pillar) for pillar in PILLARS))
POLICIES = tuple(Policy)
GAINS = ("gain", "recent_gain")
COLUMNS = (*(f"{policy}_{measure}" for policy in POLICIES for measure in MEASURES), *GAINS)
"""What a row is ranked by, in hundredths; None where it has no place on that board."""

LEAST_MEMBERS = 3
"""A team stands on a board only with so many members, so that no one's score can be told from its mean."""

RECENT = 3
"""So many of the latest attempts are compared with the first."""

Score = int | None
_SIZE = len(MEASURES)
_ALL = len(POLICIES) * _SIZE


def mean(total: int, count: int) -> int:
    """The mean in whole numbers, rounded half up: equal means are equal on every database."""
    return (2 * total + count) // (2 * count)


@dataclass(frozen=True, slots=True)
class Fact:
    """What boards need of one attempt. `scores` are overall, never None, and the pillars; `version` is the number of
    the scenario's version; times are microseconds."""

    ordinal: int
    began: int
    version: int
    timed: bool
    scores: tuple[Score, ...]

    def listed(self) -> list[Any]:
        """The fact as JSON."""
        return [self.ordinal, self.began, self.version, int(self.timed), *self.scores]

    @classmethod
    def from_list(cls, one: Sequence[Any]) -> Self:
        """Read what `listed` gave."""
        return cls(one[0], one[1], one[2], bool(one[3]), tuple(one[4:]))


@dataclass(frozen=True, slots=True)
class Part:
    """What a scenario adds to a sum over scenarios: 20 scores by policy and measure, two gains, and by policy whether
    an attempt that counts was untimed and which versions were played."""

    scores: tuple[Score, ...]
    gains: tuple[Score, Score]
    untimed: tuple[bool, ...]
    versions: tuple[frozenset[int], ...]
    attempts: int
    loose: int
    when: int


@dataclass(slots=True)
class Played:
    """One player's attempts at one scenario. `loose` of them were untimed; `recent` are the latest few."""

    first: Fact
    best: Fact
    latest: Fact
    recent: list[list[int]] = field(default_factory=list)
    attempts: int = 0
    loose: int = 0
    when: int = 0
    totals: list[int] = field(default_factory=lambda: [0] * _SIZE)
    counts: list[int] = field(default_factory=lambda: [0] * _SIZE)
    versions: set[int] = field(default_factory=set)

    @classmethod
    def begun(cls, fact: Fact) -> Self:
        """A single attempt."""
        played = cls(fact, fact, fact)
        played.add(fact)
        return played

    def add(self, fact: Fact) -> None:
        """Count one more attempt."""
        if fact.ordinal < self.first.ordinal:
            self.first = fact
        if fact.ordinal > self.latest.ordinal:
            self.latest = fact
        if (_overall(fact), -fact.ordinal) > (_overall(self.best), -self.best.ordinal):
            self.best = fact
        if len(self.recent) < RECENT or fact.ordinal > self.recent[0][0]:
            self.recent = sorted([*self.recent, [fact.ordinal, _overall(fact)]])[-RECENT:]
        self.attempts += 1
        self.loose += not fact.timed
        self.when = max(self.when, fact.began)
        self.versions.add(fact.version)
        for at, score in enumerate(fact.scores):
            if score is not None:
                self.totals[at] += score
                self.counts[at] += 1

    def part(self) -> Part:
        """What this scenario adds to a sum."""
        average = tuple(mean(total, n) if n else None for total, n in zip(self.totals, self.counts, strict=True))
        three = (self.first, self.best, self.latest)
        return Part(
            scores=(*self.first.scores, *self.best.scores, *self.latest.scores, *average),
            gains=self._gains(),
            untimed=(*(not one.timed for one in three), self.loose > 0),
            versions=(*(frozenset((one.version,)) for one in three), frozenset(self.versions)),
            attempts=self.attempts,
            loose=self.loose,
            when=self.when,
        )

    def values(self) -> tuple[Score, ...]:
        """The columns."""
        part = self.part()
        return (*part.scores, *part.gains)

    def text(self) -> str:
        """The state as JSON."""
        three = [one.listed() for one in (self.first, self.best, self.latest)]
        numbers = [self.attempts, self.loose, self.when]
        return compact([*three, self.recent, numbers, self.totals, self.counts, sorted(self.versions)])

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote; ValueError for anything else."""
        match parsed(text):
            case [first, best, latest, recent, [attempts, loose, when], totals, counts, versions]:
                read = Fact.from_list
                rest = recent, attempts, loose, when, totals, counts, set(versions)
                return cls(read(first), read(best), read(latest), *rest)
        raise ValueError("a row of the summary is no row of a scenario")

    def _gains(self) -> tuple[Score, Score]:
        later = [overall for ordinal, overall in self.recent if ordinal != self.first.ordinal]
        if not later:
            return None, None
        first = _overall(self.first)
        return _overall(self.latest) - first, mean(sum(later), len(later)) - first


@dataclass(slots=True)
class Sums:
    """One player's scenarios together: each counts once, with what it comes to by each policy."""

    scenarios: int = 0
    attempts: int = 0
    loose: int = 0
    when: int = 0
    totals: list[int] = field(default_factory=lambda: [0] * _ALL)
    counts: list[int] = field(default_factory=lambda: [0] * _ALL)
    untimed: list[int] = field(default_factory=lambda: [0] * len(POLICIES))
    gains: list[int] = field(default_factory=lambda: [0, 0])
    risen: int = 0
    versions: list[set[int]] = field(default_factory=lambda: [set() for _ in POLICIES])

    def change(self, before: Part | None, after: Part) -> None:
        """Put what a scenario comes to now in the place of what it came to before."""
        if before is not None:
            self._count(before, -1)
            for known, version in zip(self.versions, before.versions, strict=True):
                known -= version
        self._count(after, 1)
        for known, version in zip(self.versions, after.versions, strict=True):
            known |= version
        self.when = max(self.when, after.when)

    def values(self) -> tuple[Score, ...]:
        """The columns."""
        scores = [mean(total, n) if n else None for total, n in zip(self.totals, self.counts, strict=True)]
        return (*scores, *(mean(total, self.risen) if self.risen else None for total in self.gains))

    def text(self) -> str:
        """The state as JSON; where all policies played the same versions, they are written once."""
        numbers = [self.scenarios, self.attempts, self.loose, self.when, self.risen]
        versions = [sorted(one) for one in self.versions]
        if all(one == versions[0] for one in versions):
            versions = versions[:1]
        return compact([numbers, self.totals, self.counts, self.untimed, self.gains, versions])

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote; ValueError for anything else."""
        match parsed(text):
            case [[scenarios, attempts, loose, when, risen], totals, counts, untimed, gains, versions]:
                known = [set(one) for one in (versions * len(POLICIES) if len(versions) == 1 else versions)]
                return cls(scenarios, attempts, loose, when, totals, counts, untimed, gains, risen, known)
        raise ValueError("a row of the summary is no row of several scenarios")

    def _count(self, part: Part, sign: int) -> None:
        self.scenarios += sign
        self.attempts += sign * part.attempts
        self.loose += sign * part.loose
        _count_scores(self.totals, self.counts, part.scores, sign)
        for at, untimed in enumerate(part.untimed):
            self.untimed[at] += sign * untimed
        if part.gains[0] is not None and part.gains[1] is not None:
            self.risen += sign
            self.gains[0] += sign * part.gains[0]
            self.gains[1] += sign * part.gains[1]


@dataclass(slots=True)
class TeamSums:
    """A team's members together, each counting once with what all their scenarios come to."""

    members: int = 0
    totals: list[int] = field(default_factory=lambda: [0] * _ALL)
    counts: list[int] = field(default_factory=lambda: [0] * _ALL)

    def change(self, before: Sequence[Score] | None, after: Sequence[Score] | None) -> None:
        """Put a member's columns of now in the place of those before; None: not a member who has played."""
        for scores, sign in ((before, -1), (after, 1)):
            if scores is not None:
                self.members += sign
                _count_scores(self.totals, self.counts, scores[:_ALL], sign)

    def values(self) -> tuple[Score, ...]:
        """The columns: means in whole points, None with fewer than `LEAST_MEMBERS`; a team has no gain."""
        pairs = zip(self.totals, self.counts, strict=True)
        scores = [100 * mean(total, 100 * n) if n >= LEAST_MEMBERS else None for total, n in pairs]
        return (*scores, None, None)

    def text(self) -> str:
        """The state as JSON."""
        return compact([self.members, self.totals, self.counts])

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote; ValueError for anything else."""
        match parsed(text):
            case [int(members), totals, counts]:
                return cls(members, totals, counts)
        raise ValueError("a row of the summary is no row of a team")


Standing = Played | Sums | TeamSums


def scores_by(standing: Standing, policy: Policy) -> tuple[Score, ...]:
    """The overall score and the pillars by a policy."""
    at = POLICIES.index(policy) * _SIZE
    return standing.values()[at : at + _SIZE]


@dataclass(frozen=True, slots=True)
class Told:
    """What a board tells of a row besides its scores, by one policy. `when` in microseconds."""

    scenarios: int
    attempts: int
    when: int
    timed: bool
    versions: frozenset[int]


def told(standing: Played | Sums, policy: Policy) -> Told:
    """What a board by this policy tells of a row."""
    at = POLICIES.index(policy)
    if isinstance(standing, Sums):
        versions, timed = frozenset(standing.versions[at]), not standing.untimed[at]
        return Told(standing.scenarios, standing.attempts, standing.when, timed, versions)
    if policy is Policy.AVERAGE:
        return Told(1, standing.attempts, standing.when, not standing.loose, frozenset(standing.versions))
    fact = (standing.first, standing.best, standing.latest)[at]
    return Told(1, standing.attempts, fact.began, fact.timed, frozenset((fact.version,)))


def _overall(fact: Fact) -> int:
    return fact.scores[0] or 0


def _count_scores(totals: list[int], counts: list[int], scores: Sequence[Score], sign: int) -> None:
    for at, score in enumerate(scores):
        if score is not None:
            totals[at] += sign * score
            counts[at] += sign
