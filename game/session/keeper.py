"""The records of this laptop, opened when they are first needed; trouble with them is said and never stops play."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from game.domain.attempt import Attempt, Trainee
from game.domain.errors import RecordsError, RecordsReadOnly
from game.domain.names import clean_name
from game.session.courier import NoCourier

if TYPE_CHECKING:
    from game.domain.scenario import Scenario
    from game.records.board import Board, BoardQuery
    from game.records.store import Records
    from game.records.story import Story
    from game.session.courier import Courier

T = TypeVar("T")


class Keeper:
    """Opens the records once. `trouble` is the sentence about what is wrong with them, or empty."""

    def __init__(self, folder: Path) -> None:
        """Keep records in this folder; nothing is opened yet."""
        self.folder = folder
        self.trouble = ""
        self._read_only = ""
        self._lock = RLock()
        self._records: Records | None = None
        self.courier: Courier | NoCourier = NoCourier()

    @property
    def records(self) -> "Records":
        """The open records; only to be read, and `trouble` says so, where they cannot be written.

        Raises `RecordsError` where they cannot be opened at all.
        """
        with self._lock:
            if self._records is None:
                from game.records import opening  # not before anything is wanted of the records

                try:
                    self._records = opening.open_records(self.folder)
                except RecordsReadOnly as error:
                    self._read_only = str(error)
                    self._records = opening.open_records(self.folder, write=False)
            return self._records

    def trainee(self, name: str, team: str) -> Trainee:
        """The trainee of this name and team, remembered; only for now where the records are in trouble."""
        import uuid

        clean, team = clean_name(name), clean_name(team) if team.strip() else ""
        return self._try(lambda: self.records.remember_trainee(clean, team), Trainee(uuid.uuid4().hex, clean, team))

    def has_played(self, trainee: Trainee) -> bool:
        """Whether this trainee has finished a contact, of any kind; True, too, where the records are in trouble."""
        return self._try(lambda: any(True for _ in self.records.stored(trainee_id=trainee.id)), True)

    def best(self, trainee: Trainee) -> Mapping[str, int]:
        """The trainee's best overall score per scenario, in hundredths."""
        return self._try(lambda: self.records.best(trainee.id), {})

    def remembered(self, trainee: Trainee, person: str) -> tuple[str, ...]:
        """What this person remembers of the trainee."""
        return self._try(lambda: self.records.remembered(trainee.id, person), ()) if person else ()

    def stories(self, trainee: Trainee) -> "tuple[Story, ...]":
        """The stories told about the trainee, the newest first."""
        return self._try(lambda: self.records.stories(trainee_id=trainee.id), ())

    def team_stories(self, team: str | None = None) -> "tuple[Story, ...]":
        """The stories that their trainees have released, of one team or of all."""
        return self._try(lambda: self.records.stories(team=team), ())

    def share_story(self, playthrough: str, shared: bool) -> bool:
        """Release a story to the team or take it back; False where that failed."""

        def write() -> bool:
            self.records.share_story(playthrough, shared)
            return True

        return self._try(write, False)

    def board(self, query: "BoardQuery") -> "Board | None":
        """A board, or None where the records are in trouble."""
        return self._try(lambda: self.records.board(query), None)

    def keep(self, attempt: Attempt, scenario: "Scenario", rubric_source: str) -> bool:
        """Put a finished attempt on record with the texts it was played by; False where that failed."""

        def write() -> bool:
            self.records.archive_scenario(scenario.digest, scenario.id, scenario.title, scenario.source)
            self.records.archive_rubric(attempt.start.rubric_digest, rubric_source)
            self.records.add(attempt)
            self.courier.wake()
            return True

        return self._try(write, False)

    def warm_up(self) -> None:
        """Open the records, so that nobody waits for them later; trouble is kept in `trouble`."""
        self._try(lambda: self.records, None)

    def close(self) -> None:
        """Close the records, if they were opened."""
        with self._lock:
            if self._records is not None:
                self._records.close()
                self._records = None

    def _try(self, ask: Callable[[], T], otherwise: T) -> T:
        with self._lock:
            try:
                answer = ask()
            except RecordsError as error:
                self.trouble = str(error)
                return otherwise
            self.trouble = self._read_only
            return answer
