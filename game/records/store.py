"""The contract of the records: trainees, archived texts, attempts and boards, whatever database is behind them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from game.domain.attempt import Attempt, Trainee
from game.domain.consent import Consent
from game.domain.errors import RecordsDamaged
from game.domain.shift import ShiftRecord
from game.records.board import Board, BoardQuery
from game.records.glance import Glance, Trail
from game.records.rating_board import RatingBoard
from game.records.story import Story


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An attempt on record that cannot be read any more: its id, whose it was as far as known, and why."""

    id: str
    trainee: str
    scenario_id: str
    began: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class UnreadableShift:
    """A run of a shift that cannot be read any more: its id, whose it was as far as known, and why."""

    run: str
    trainee: str
    shift_id: str
    why: str


class Records(ABC):
    """All that is on record. Every method raises RecordsError, with a sentence for the user, where it cannot do its
    work; nothing is then half done, overwritten or deleted. May be used by several threads and processes at once."""

    def __enter__(self) -> Self:
        """Give the records themselves; they are closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the records."""
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    @abstractmethod
    def remember_trainee(self, name: str, team: str = "") -> Trainee:
        """Give the trainee of this name and team, new or known; both are cleaned first (see `clean_name`)."""

    @abstractmethod
    def identity(self) -> str:
        """The id of this database, whatever address it is reached under; made with it, 32 hex digits."""

    @abstractmethod
    def consent(self, trainee_id: str) -> Consent:
        """How a trainee appears to others; by name, as long as nothing else was said."""

    @abstractmethod
    def set_consent(self, trainee_id: str, consent: Consent) -> None:
        """Change how a trainee appears to others, at once and everywhere; does nothing for somebody unknown."""

    @abstractmethod
    def trainees(self) -> tuple[Trainee, ...]:
        """Everybody on record, by name."""

    @abstractmethod
    def archive_scenario(self, digest: str, scenario_id: str, title: str, source: str) -> None:
        """Keep the text of a scenario version for ever, so that its attempts stay replayable; once is enough."""

    @abstractmethod
    def archive_rubric(self, digest: str, source: str) -> None:
        """Keep the text of a rubric version for ever; once is enough."""

    @abstractmethod
    def scenario_source(self, digest: str) -> str | None:
        """The archived text of a scenario version, or None."""

    @abstractmethod
    def rubric_source(self, digest: str) -> str | None:
        """The archived text of a rubric version, or None."""

    @abstractmethod
    def add(self, attempt: Attempt) -> None:
        """Put an attempt on record, durably; one that is there already (same playthrough id) changes nothing.

        A trainee who is not known yet becomes so; of one who was forgotten here nothing is kept any more.
        """

    @abstractmethod
    def attempt(self, playthrough: str) -> Attempt | None:
        """The attempt of this playthrough id, equal to the one added, or None.

        The trainee's name and team are those of today. Raises RecordsDamaged where it cannot be read any more.
        """

    @abstractmethod
    def stored(
        self, *, trainee_id: str | None = None, scenario_id: str | None = None, ranked: bool | None = None
    ) -> Iterator[Attempt | Unreadable]:
        """Stream the attempts asked for (all by default) in the order in which they ended, damaged ones as such."""

    def attempts(
        self, *, trainee_id: str | None = None, scenario_id: str | None = None, ranked: bool | None = None
    ) -> Iterator[Attempt]:
        """Stream like `stored`, for callers that can do nothing with a damaged attempt: RecordsDamaged names it."""
        for one in self.stored(trainee_id=trainee_id, scenario_id=scenario_id, ranked=ranked):
            if isinstance(one, Unreadable):
                raise RecordsDamaged(
                    f"The attempt {one.id} of {one.trainee} cannot be read: {one.why}; verify the records to see all."
                )
            yield one

    @abstractmethod
    def best(self, trainee_id: str) -> Mapping[str, int]:
        """The trainee's best overall score (hundredths) at each scenario, of ranked attempts only."""

    @abstractmethod
    def remembered(self, trainee_id: str, person: str) -> tuple[str, ...]:
        """What a person remembers of the trainee: the words left by the latest attempt at each of the scenarios in
        which this person appears, in alphabetical order."""

    @abstractmethod
    def stories(self, *, trainee_id: str | None = None, team: str | None = None) -> tuple[Story, ...]:
        """The stories told about a trainee, the newest first; without one, those that their trainees have released,
        of one team or of all."""

    @abstractmethod
    def share_story(self, playthrough: str, shared: bool) -> None:
        """Release the story of an attempt to the team, or take it back; at once, everywhere."""

    @abstractmethod
    def board(self, query: BoardQuery) -> Board:
        """Read a board: ranked attempts with an overall score only; equal scores share a rank, then by name."""

    @abstractmethod
    def rating_board(self, *, me: str | None = None, team: str | None = None, limit: int = 20) -> RatingBoard:
        """How strong people are and how hard contacts, by all first attempts that were assessed, in the order in which
        they ended; with the names that others see. Raises RecordsError on a shared board whose ratings wait to be
        worked out anew, where this user may not read the attempts."""

    @abstractmethod
    def settle_ratings(self) -> None:
        """Work the ratings out anew where an attempt has come in that ended before others; else nothing happens."""

    @abstractmethod
    def glances(self, trainees: Sequence[str] | None = None) -> Iterator[Glance | None]:
        """Stream the attempts of these trainees (of all by default) without what was said in them, each person's in the
        order in which they ended; None for one that cannot be read."""

    @abstractmethod
    def trails(self, playthroughs: Sequence[str]) -> Iterator[Trail | None]:
        """Stream what was done in these attempts, in no order, without whose they were; None for one that cannot be
        read. One that is not on record is left out."""

    @abstractmethod
    def add_shift(self, record: ShiftRecord) -> None:
        """Put a finished run of a shift on record, durably; one that is there already changes nothing, nor does one of
        a trainee who was forgotten here."""

    @abstractmethod
    def shift(self, run: str) -> ShiftRecord | None:
        """The finished run with this id, or None. Raises RecordsDamaged where it cannot be read any more."""

    @abstractmethod
    def shifts(
        self, *, trainee_id: str | None = None, shift_id: str | None = None
    ) -> tuple[ShiftRecord | UnreadableShift, ...]:
        """The finished runs asked for (all by default) in the order in which they ended, damaged ones as such."""

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """Check the database itself and yield a sentence for each fault: damaged pages, broken references, and
        summary rows that are not what the attempts say."""

    @abstractmethod
    def use_modules(self, modules: Mapping[str, Iterable[str]]) -> None:
        """Keep boards for these modules from now on, each with the ids of its scenarios; others are no more.

        Where they are those of before nothing is written, otherwise the summary is worked out anew.
        """

    @abstractmethod
    def rebuild_summary(self) -> None:
        """Work the summary out anew from the attempts, which alone are believed."""
