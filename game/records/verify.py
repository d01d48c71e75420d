"""Proof that the records are true: every attempt is replayed and compared with what is stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from game.domain.attempt import Attempt
from game.domain.errors import ExtraMileError
from game.domain.score import PillarScore, Score
from game.records.store import Records, Unreadable


@dataclass(frozen=True, slots=True)
class Replayed:
    """What follows from an attempt's seed and journal. `stars` and `wow` are the customer's, as in Attempt; `variant`
    is which customer the seed gives."""

    ending: str
    score: Score
    stars: int
    wow: bool
    person: str
    leaves: tuple[str, ...]
    story: str
    variant: str


Replay = Callable[[Attempt, str, str], Replayed]
"""Plays an attempt again with the archived scenario and rubric texts; raises ExtraMileError where it cannot."""


class Fault(StrEnum):
    """What is wrong: the replay comes to something else, there is none, or the database itself is at fault."""

    DIFFERS = "differs"
    NO_REPLAY = "no replay"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that does not follow from the journal: what it is, what is stored, what follows."""

    what: str
    stored: str
    follows: str

    def __str__(self) -> str:
        """The difference as people read it."""
        return f"{self.what} is {self.stored}, but {self.follows} follows"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `sentence` says all of it; the other fields are empty or None where it is about no one attempt."""

    fault: Fault
    sentence: str
    playthrough: str = ""
    trainee: str = ""
    scenario_id: str = ""
    began: datetime | None = None
    differences: tuple[Difference, ...] = ()


def verify(records: Records, replay: Replay) -> Iterator[Finding]:
    """Replay every attempt on record and yield a finding for each that differs, or cannot be replayed, or for a
    fault of the database; nothing found means that every score follows from its journal."""
    for sentence in records.faults():
        yield Finding(Fault.DATABASE, sentence)
    for one in records.stored():
        if isinstance(one, Unreadable):
            yield _finding(Fault.NO_REPLAY, one.id, one.trainee, one.scenario_id, one.began, one.why)
        else:
            finding = _check(records, one, replay)
            if finding is not None:
                yield finding


def verify_attempt(records: Records, attempt: Attempt, replay: Replay) -> Finding | None:
    """Replay one attempt of the records; the finding where it differs or cannot be replayed, else None."""
    return _check(records, attempt, replay)


def _check(records: Records, attempt: Attempt, replay: Replay) -> Finding | None:
    start = attempt.start
    whose = (start.playthrough, start.trainee.name, start.scenario_id, start.began)
    scenario = records.scenario_source(start.scenario_digest)
    rubric = records.rubric_source(start.rubric_digest)
    if scenario is None:
        return _finding(Fault.NO_REPLAY, *whose, "the scenario as it was then is not in the archive")
    if rubric is None:
        return _finding(Fault.NO_REPLAY, *whose, "the rubric as it was then is not in the archive")
    try:
        differences = tuple(_differences(attempt, replay(attempt, scenario, rubric)))
    except ExtraMileError as error:
        return _finding(Fault.NO_REPLAY, *whose, f"it cannot be replayed: {error}")
    if not differences:
        return None
    return _finding(Fault.DIFFERS, *whose, "; ".join(map(str, differences)), differences)


def _finding(
    fault: Fault,
    playthrough: str,
    trainee: str,
    scenario_id: str,
    began: datetime | None,
    why: str,
    differences: tuple[Difference, ...] = (),
) -> Finding:
    date = f"{began:%Y-%m-%d %H:%M} UTC" if began else "an unknown date"
    sentence = f"{trainee}, {scenario_id}, {date}: {why.rstrip('.')}."
    return Finding(fault, sentence, playthrough, trainee, scenario_id, began, differences)


def _differences(attempt: Attempt, replayed: Replayed) -> Iterator[Difference]:
    yield from _compared("variant", attempt.start.opening.variant, replayed.variant)
    yield from _compared("ending", attempt.ending, replayed.ending)
    for stored, follows in zip(attempt.score.pillars, replayed.score.pillars, strict=True):
        yield from _compared_pillars(stored, follows)
    stored_overall, overall = attempt.score.overall, replayed.score.overall
    yield from _compared("overall", _points(stored_overall), _points(overall))
    yield from _compared("stars", str(attempt.stars), str(replayed.stars))
    yield from _compared("wow", _yes(attempt.wow), _yes(replayed.wow))
    yield from _compared("person", attempt.person, replayed.person)
    yield from _compared("memory", ", ".join(attempt.leaves), ", ".join(replayed.leaves))
    yield from _compared("story", attempt.story, replayed.story)


def _compared_pillars(stored: PillarScore, follows: PillarScore) -> Iterator[Difference]:
    name = stored.pillar.title.lower()
    yield from _compared(name, _points(stored.score), _points(follows.score))
    yield from _compared(f"raw {name}", str(stored.raw), str(follows.raw))
    bounds = f"{stored.lowest} to {stored.highest}", f"{follows.lowest} to {follows.highest}"
    yield from _compared(f"range of {name}", *bounds)
    yield from _compared(f"cap on {name}", _yes(stored.capped), _yes(follows.capped))


def _compared(what: str, stored: str, follows: str) -> Iterator[Difference]:
    if stored != follows:
        yield Difference(what, stored, follows)


def _points(hundredths: int | None) -> str:
    return "not assessed" if hundredths is None else f"{hundredths / 100:.2f}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"
