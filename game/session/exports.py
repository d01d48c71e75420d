"""Plays on record gathered for the exports: each replayed by the texts it was played by."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from game.coaching.played import played
from game.coaching.plays import decisions
from game.coaching.regret import Judge
from game.domain.attempt import Attempt, Trainee
from game.domain.errors import ExtraMileError, ScenarioError
from game.exchange.plays.play import Decision, Play, Result
from game.records.store import Unreadable
from game.session.texts import texts_as_played

if TYPE_CHECKING:
    from game.domain.opening import Opening
    from game.engine.prepared import Prepared
    from game.session.training import Training

K = TypeVar("K")
V = TypeVar("V")

_VERSIONS_AT_HAND = 8  # scenario versions kept prepared; attempts of one version come in long runs
_OPENINGS_AT_HAND = 64
_PLAYS_PER_JUDGE = 200  # a judge remembers a graph for each gesture that was wasted, so no judge is kept for ever


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which attempts are meant: those of one scenario, of trainees of this public name, of this team, begun since then,
    of this very trainee. None stands for all.

    Somebody hidden is found by neither name nor team: what was chosen would tell who it is.
    """

    scenario: str | None = None
    name: str | None = None
    team: str | None = None
    since: datetime | None = None
    trainee_id: str | None = None

    def has_trainee(self, trainee_id: str, name: str, team: str) -> bool:
        """Whether attempts of this trainee may be meant, who has this public name and team."""
        return self.trainee_id in (None, trainee_id) and _same(self.name, name) and _same(self.team, team)

    def as_told(self) -> Mapping[str, str | None]:
        """The choice as an export tells of it."""
        since = self.since.date().isoformat() if self.since else None
        return {"scenario": self.scenario, "name": self.name, "team": self.team, "since": since}


EVERYTHING = Chosen()


class Gatherer:
    """Streams plays in the order in which they ended. `troubles` are sentences about what could not be told whole;
    they are complete when the stream is at its end."""

    def __init__(self, training: "Training", pass_mark: int) -> None:
        """`pass_mark` is that of the course, in hundredths."""
        self.troubles: list[str] = []
        self._training = training
        self._pass_mark = pass_mark
        self._prepared: OrderedDict[tuple[str, str], Prepared | str] = OrderedDict()
        self._judges: OrderedDict[tuple[str, str, Opening], Judge] = OrderedDict()
        self._names: dict[str, tuple[str, str]] = {}
        self._told = 0

    def plays(self, chosen: Chosen = EVERYTHING) -> Iterator[Play]:
        """The plays meant. Raises `RecordsError` where the records cannot be read."""
        records = self._training.keeper.records
        tries: defaultdict[tuple[str, str], int] = defaultdict(int)
        passed: set[tuple[str, str]] = set()
        for one in records.stored(trainee_id=chosen.trainee_id, scenario_id=chosen.scenario):
            if isinstance(one, Unreadable):
                self.troubles.append(f"An attempt of {one.trainee} at {one.scenario_id} cannot be read: {one.why}.")
                continue
            if not chosen.has_trainee(one.start.trainee.id, *self._public(one.start.trainee)):
                continue
            whose = (one.start.trainee.id, one.start.scenario_id)
            tries[whose] += one.start.ranked
            before = whose in passed
            result = self._result(one, before)
            if result is Result.PASSED:
                passed.add(whose)
            if chosen.since is None or one.start.began >= chosen.since:
                yield self._play(one, tries[whose] if one.start.ranked else 0, result, before)

    def _public(self, trainee: Trainee) -> tuple[str, str]:
        """The name and team of a trainee as others may see them; both empty for somebody hidden."""
        if trainee.id not in self._names:
            name = self._training.keeper.records.consent(trainee.id).public(trainee.name)
            self._names[trainee.id] = (name, trainee.team if name else "")
        return self._names[trainee.id]

    def _result(self, attempt: Attempt, before: bool) -> Result:
        """What it came to; a `failed` after a pass is none."""
        one = played(attempt)
        if one.passes(self._pass_mark):
            return Result.PASSED
        return Result.FAILED if one.assessed and not before else Result.NONE

    def _play(self, attempt: Attempt, number: int, result: Result, after_pass: bool) -> Play:
        name, team = self._public(attempt.start.trainee)
        prepared = self._as_played(attempt)
        title = attempt.start.scenario_id if isinstance(prepared, str) else prepared.scenario.title
        found: tuple[Decision, ...] | None = None
        trouble = prepared if isinstance(prepared, str) else ""
        if not isinstance(prepared, str):
            try:
                found = decisions(prepared, attempt, self._judge(prepared, attempt))
            except ExtraMileError as error:
                trouble = str(error)
        if trouble:
            self.troubles.append(f"The decisions of the attempt {attempt.start.playthrough} cannot be told: {trouble}")
        return Play(attempt, name, team, title, number, result, after_pass, found, trouble)

    def _as_played(self, attempt: Attempt) -> "Prepared | str":
        """The scenario as it was then, or why there is none."""
        key = (attempt.start.scenario_digest, attempt.start.rubric_digest)
        return _kept(self._prepared, key, _VERSIONS_AT_HAND, lambda: self._prepare(attempt))

    def _prepare(self, attempt: Attempt) -> "Prepared | str":
        start = attempt.start
        try:
            return texts_as_played(self._training, start.scenario_id, start.scenario_digest, start.rubric_digest)
        except ScenarioError as error:
            return str(error)

    def _judge(self, prepared: "Prepared", attempt: Attempt) -> Judge:
        start = attempt.start
        self._told += 1
        if self._told % _PLAYS_PER_JUDGE == 0:
            self._judges.clear()
        key = (start.scenario_digest, start.rubric_digest, start.opening)
        return _kept(self._judges, key, _OPENINGS_AT_HAND, lambda: Judge(prepared, start.opening))


def _same(wanted: str | None, found: str) -> bool:
    return wanted is None or wanted.casefold() == found.casefold()


def _kept(kept: "OrderedDict[K, V]", key: K, most: int, make: Callable[[], V]) -> V:
    """What is kept under a key, made where it is not there; the one used longest ago makes room."""
    if key not in kept:
        kept[key] = make()
        if len(kept) > most:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]
