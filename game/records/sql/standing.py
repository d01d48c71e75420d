"""What attempts come to on a board, as pure sums that do not depend on the order in which attempts arrive.

`Played` is one player's part of one scenario, `Sums` of several scenarios, `TeamSums` of a team's members. Each goes
on from what it was by one step, and is written as a line of JSON beside the columns that boards are ranked by.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from game.domain.pillars import PILLARS
from game.records.board import Policy
from game.records.codec import parsed

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
_AVERAGE = POLICIES.index(Policy.AVERAGE)


def mean(total: int, count: int) -> int:
    """The mean in whole numbers, rounded half up: equal means are equal on every database."""
    return (2 * total + count) // (2 * count)


class Fact(NamedTuple):
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
        ordinal, began, version, timed, *scores = one
        return cls(ordinal, began, version, bool(timed), tuple(scores))


class Part(NamedTuple):
    """What a scenario adds to a sum over scenarios: 20 scores by policy and measure, two gains, and by policy whether
    an attempt that counts was untimed and which versions were played."""

    scores: tuple[Score, ...]
    gains: tuple[Score, Score]
    untimed: tuple[bool, ...]
    versions: tuple[tuple[int, ...], ...]
    attempts: int
    loose: int
    when: int

    def values(self) -> tuple[Score, ...]:
        """The columns."""
        return (*self.scores, *self.gains)


_NOTHING = Part(
    scores=(None,) * _ALL,
    gains=(None, None),
    untimed=(False,) * len(POLICIES),
    versions=((),) * len(POLICIES),
    attempts=0,
    loose=0,
    when=0,
)

# An encoder made once: `json.dumps` makes one for each line, which takes longer than the line.
_line = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


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
        average = _means(self.totals, self.counts)
        first, best, latest = self.first, self.best, self.latest
        return Part(
            scores=(*first.scores, *best.scores, *latest.scores, *average),
            gains=self._gains(),
            untimed=(not first.timed, not best.timed, not latest.timed, self.loose > 0),
            versions=((first.version,), (best.version,), (latest.version,), tuple(sorted(self.versions))),
            attempts=self.attempts,
            loose=self.loose,
            when=self.when,
        )

    def values(self) -> tuple[Score, ...]:
        """The columns."""
        return self.part().values()

    def text(self) -> str:
        """The state as JSON."""
        three = [one.listed() for one in (self.first, self.best, self.latest)]
        numbers = [self.attempts, self.loose, self.when]
        return _line([*three, self.recent, numbers, self.totals, self.counts, sorted(self.versions)])

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
    versions: list[list[int]] = field(default_factory=lambda: [[] for _ in POLICIES])

    def change(self, before: Part | None, after: Part) -> None:
        """Put what a scenario comes to now in the place of what it came to before."""
        self.scenarios += before is None
        old = before or _NOTHING
        self.attempts += after.attempts - old.attempts
        self.loose += after.loose - old.loose
        self.when = max(self.when, after.when)
        _change_scores(self.totals, self.counts, old.scores, after.scores)
        if old.untimed != after.untimed:
            changes = zip(self.untimed, old.untimed, after.untimed, strict=True)
            self.untimed = [count - was + now for count, was, now in changes]
        if old.versions != after.versions:
            changed = zip(self.versions, old.versions, after.versions, strict=True)
            self.versions = [sorted({*known}.difference(was).union(now)) for known, was, now in changed]
        for (gain, recent), sign in ((old.gains, -1), (after.gains, 1)):
            if gain is not None and recent is not None:
                self.risen += sign
                self.gains[0] += sign * gain
                self.gains[1] += sign * recent

    def values(self) -> tuple[Score, ...]:
        """The columns."""
        gains = (mean(total, self.risen) if self.risen else None for total in self.gains)
        return (*_means(self.totals, self.counts), *gains)

    def text(self) -> str:
        """The state as JSON; where all policies played the same versions, they are written once."""
        numbers = [self.scenarios, self.attempts, self.loose, self.when, self.risen]
        versions = self.versions
        if all(one == versions[0] for one in versions):
            versions = versions[:1]
        return _line([numbers, self.totals, self.counts, self.untimed, self.gains, versions])

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote; ValueError for anything else."""
        match parsed(text):
            case [[scenarios, attempts, loose, when, risen], totals, counts, untimed, gains, versions]:
                known = [*versions * len(POLICIES)] if len(versions) == 1 else versions
                return cls(scenarios, attempts, loose, when, totals, counts, untimed, gains, risen, known)
        raise ValueError("a row of the summary is no row of several scenarios")


@dataclass(slots=True)
class TeamSums:
    """A team's members together, each counting once with what all their scenarios come to."""

    members: int = 0
    totals: list[int] = field(default_factory=lambda: [0] * _ALL)
    counts: list[int] = field(default_factory=lambda: [0] * _ALL)

    def change(self, before: Sequence[Score] | None, after: Sequence[Score] | None) -> None:
        """Put a member's columns of now in the place of those before; None: not a member who has played."""
        self.members += (after is not None) - (before is not None)
        old, new = (_NOTHING.scores if one is None else one[:_ALL] for one in (before, after))
        _change_scores(self.totals, self.counts, old, new)

    def values(self) -> tuple[Score, ...]:
        """The columns: means in whole points, None with fewer than `LEAST_MEMBERS`; a team has no gain."""
        pairs = zip(self.totals, self.counts, strict=True)
        scores = [100 * ((2 * total + 100 * n) // (200 * n)) if n >= LEAST_MEMBERS else None for total, n in pairs]
        return (*scores, None, None)

    def text(self) -> str:
        """The state as JSON."""
        return _line([self.members, self.totals, self.counts])

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote; ValueError for anything else."""
        match parsed(text):
            case [int(members), totals, counts]:
                return cls(members, totals, counts)
        raise ValueError("a row of the summary is no row of a team")


Standing = Played | Sums | TeamSums


def columns_of(policy: Policy) -> tuple[str, ...]:
    """The columns of the overall score and the pillars by a policy."""
    at = POLICIES.index(policy) * _SIZE
    return COLUMNS[at : at + _SIZE]


def scores_by(standing: Standing, policy: Policy) -> tuple[Score, ...]:
    """The overall score and the pillars by a policy."""
    at = POLICIES.index(policy) * _SIZE
    return standing.values()[at : at + _SIZE]


class Behind(NamedTuple):
    """What a board tells of a row besides its scores, by one policy. `when` in microseconds; a team has but members."""

    scenarios: int
    attempts: int
    when: int
    timed: bool
    versions: frozenset[int]
    members: int = 0


def behind(standing: Standing, policy: Policy) -> Behind:
    """What a board by this policy tells of a row."""
    kind = "scenario" if isinstance(standing, Played) else "several" if isinstance(standing, Sums) else "team"
    return all_behind([standing.text()], kind, policy)[0]


def all_behind(states: Sequence[str], kind: str, policy: Policy) -> list[Behind]:
    """What a board by this policy tells of rows with these states of a `scenario`, of `several` or of a `team`;
    ValueError where one is none of that kind. They are read at once, and only what is told is looked at."""
    at, read = POLICIES.index(policy), parsed(f"[{','.join(states)}]")
    if len(read) != len(states):
        raise ValueError("a row of the summary is more than one")
    try:
        return [_behind(kind, state, at) for state in read]
    except (TypeError, IndexError):
        raise ValueError(f"a row of the summary is no row of a {kind}") from None


def _behind(kind: str, state: Any, at: int) -> Behind:
    # Taken apart by hand: a board has twenty of these, and patterns would cost more than reading them.
    if kind == "scenario" and len(state) == 8:
        attempts, loose, when = state[4]
        if at == _AVERAGE:
            return Behind(1, int(attempts), int(when), not loose, frozenset(state[7]))
        _, began, version, timed, *_ = state[at]
        return Behind(1, int(attempts), int(began), bool(timed), frozenset((int(version),)))
    if kind == "several" and len(state) == 6:
        (scenarios, attempts, _, when, _), _, _, untimed, _, versions = state
        of_policy = versions[at if len(versions) > 1 else 0]
        return Behind(int(scenarios), int(attempts), int(when), not untimed[at], frozenset(of_policy))
    if kind == "team" and len(state) == 3:
        return Behind(0, 0, 0, True, frozenset(), int(state[0]))
    raise ValueError(f"a row of the summary is no row of a {kind}")


def _overall(fact: Fact) -> int:
    return fact.scores[0] or 0


def _means(totals: Sequence[int], counts: Sequence[int]) -> list[Score]:
    """`mean` of each, None of nothing."""
    return [(2 * total + n) // (2 * n) if n else None for total, n in zip(totals, counts, strict=True)]


def _change_scores(totals: list[int], counts: list[int], before: Sequence[Score], after: Sequence[Score]) -> None:
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if old is not None:
            totals[at] -= old
            counts[at] -= 1
        if new is not None:
            totals[at] += new
            counts[at] += 1
