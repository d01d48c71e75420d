"""Everything one laptop offers its trainees: contacts to start, to resume and to play on from, kept on record."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.domain.attempt import SEEDS, Attempt, Start, Trainee
from game.domain.errors import ActionRefused, JournalError, ScenarioError
from game.session.clock import Clock
from game.session.keeper import Keeper
from game.session.library import Library, from_source

if TYPE_CHECKING:  # what a contact is made of is loaded with the first contact, not with the window
    from collections.abc import Iterable

    from game.domain.action import Journal
    from game.domain.moment import Mode
    from game.domain.opening import Opening
    from game.engine.prepared import Prepared
    from game.records.journal import Unfinished
    from game.records.journal_lines import Header
    from game.session.session import Session


class Open(NamedTuple):
    """A contact that was begun and not finished. `problem` is empty when it can be resumed, else a sentence."""

    path: Path
    scenario_id: str
    trainee: Trainee | None
    mode: "Mode | None"
    turns: int
    problem: str


class Training:
    """Starts, resumes and records contacts; knows the library and the records, and holds no rules itself."""

    def __init__(self, folder: Path, library: Library, keeper: Keeper, clock: Clock) -> None:
        """Keep journals in the data folder `folder`."""
        self.folder = folder
        self.library = library
        self.keeper = keeper
        self.clock = clock

    def start(
        self,
        scenario_id: str,
        trainee: Trainee,
        mode: "Mode",
        *,
        seed: int | None = None,
        timed: bool = True,
        memory: "Iterable[str] | None" = None,
        strain: int = 0,
        shift: str = "",
    ) -> "Session":
        """Begin a contact; without a seed one is drawn. `timed` says that the clock runs at its normal pace.

        `memory` are words the customer remembers; None for what she remembers by the records. `strain` are the
        notches of mood that waiting has cost her, `shift` the id of the run of a shift this is part of.

        Raises `ScenarioError` when there is no such sound scenario.
        """
        from random import SystemRandom  # not `secrets`, which brings 3 MB of OpenSSL onto the desk

        from game.domain.moment import Mode

        prepared = self.library.prepared(scenario_id)
        ranked = mode is Mode.ASSESS
        seed = SystemRandom().randrange(SEEDS) if seed is None else seed
        if memory is None:
            # Only then are the records opened, which takes memory that the desk can do without.
            known = bool(prepared.scenario.remembers)
            memory = self.keeper.remembered(trainee, prepared.scenario.customer.person) if known else ()
        opening = prepared.opening(seed, memory, strain)
        start = self._begin(prepared, trainee, mode, seed, timed, ranked, opening, shift)
        return self._open(prepared, start, self.library.rubric_source, ())

    def again(self, prepared: "Prepared", attempt: Attempt, turns: int) -> "Session":
        """Play on from an earlier attempt after its first `turns` actions; to learn, not ranked.

        Raises `ScenarioError` where the rubric it was played by is not at hand any more.
        """
        from game.domain.action import Entry
        from game.domain.moment import Mode
        from game.engine.replay import walk_journal

        old = attempt.start
        taken = walk_journal(prepared.compiled, attempt.journal, old.opening)[:turns]
        so_far = tuple(Entry(one.action) for one in taken)
        start = self._begin(prepared, old.trainee, Mode.LEARN, old.seed, False, False, old.opening)
        return self._open(prepared, start, self._rubric_source(prepared), so_far)

    def _rubric_source(self, prepared: "Prepared") -> str:
        """The text of the rubric that a scenario was prepared with, which may be that of an earlier day."""
        digest = prepared.rubric.digest
        if digest == self.library.rubric.digest:
            return self.library.rubric_source
        source = self.keeper.records.rubric_source(digest)
        if source is None:
            raise ScenarioError("The rubric this contact was played by is not on record, so it cannot be played on.")
        return source

    def unfinished(self) -> tuple[Open, ...]:
        """The contacts that were begun and not finished, oldest first. Those already over are put on record instead,
        and those of a shift that goes on belong to the shift.

        Raises `JournalError` where the folder itself cannot be read.
        """
        from game.records.journal import open_journals

        found = []
        for one in open_journals(self.folder):
            if self._is_in_a_shift(one):
                continue
            if one.problem or one.header is None or not self._settle(one):
                start = one.header.start if one.header else None
                found.append(
                    Open(
                        path=one.path,
                        scenario_id=start.scenario_id if start else one.path.stem,
                        trainee=start.trainee if start else None,
                        mode=start.mode if start else None,
                        turns=len(one.journal),
                        problem=one.problem,
                    )
                )
        return tuple(found)

    def left_last(self, scenario_id: str | None = None) -> Path:
        """The file of the contact (of one scenario, or of any) that was left last and can be resumed.

        Raises `JournalError` with the reason where there is none.
        """
        found = [one for one in self.unfinished() if scenario_id in (None, one.scenario_id)]
        usable = [one for one in found if not one.problem]
        if usable:
            return usable[-1].path
        if found:
            raise JournalError(found[-1].problem)
        of = f" of {scenario_id}" if scenario_id else ""
        raise JournalError(f"There is no unfinished contact{of} to go on with.")

    def resume(self, path: Path) -> "Session":
        """Go on with an unfinished contact exactly where it stopped, by the scenario as it was then.

        Raises `JournalError` where its file is damaged, in use, or does not fit any more.
        """
        from game.records.journal import JournalFile
        from game.session.session import Session

        journal = JournalFile.resume(path)
        try:
            prepared = self._as_begun(journal.header)
            source = journal.header.rubric_source
            return Session(prepared, journal.header.start, self.clock, journal, journal.entries, rubric_source=source)
        except (ScenarioError, ActionRefused) as error:
            journal.close()
            sentence = f"The contact in {path} cannot be resumed: {error} The file is left as it is."
            raise JournalError(sentence) from error

    def record(self, session: "Session") -> bool:
        """Put a finished contact on record, with the texts it was played by.

        False where that failed: its journal stays, the next start tries again, and `keeper.trouble` says why.
        """
        if not self.keeper.keep(session.attempt, session.prepared.scenario, session.rubric_source):
            session.leave()
            return False
        try:
            session.recorded()
        except JournalError as error:
            session.notice = str(error)
        return True

    def _is_in_a_shift(self, one: "Unfinished") -> bool:
        """Whether the contact is part of a shift that can still be gone on with."""
        from game.records.shift_journal import LONGEST_RUN, shift_path

        run = one.header.start.shift if one.header else ""
        return 0 < len(run) <= LONGEST_RUN and shift_path(self.folder, run).exists()

    def _settle(self, one: "Unfinished") -> bool:
        """Record a contact that is over but was never recorded; whether it was over and is now on record."""
        from game.engine.replay import walk_journal
        from game.rules.step import has_ended

        assert one.header is not None
        try:
            prepared = self._as_begun(one.header)
            taken = walk_journal(prepared.compiled, one.journal, one.header.start.opening)
        except (ScenarioError, ActionRefused):
            return False
        if not taken or not has_ended(prepared.compiled, taken[-1].after):
            return False
        return self.record(self.resume(one.path))

    def _as_begun(self, header: "Header") -> "Prepared":
        """The scenario as it was when the contact began; the library's own where it is still the same."""
        start = header.start
        current = self.library.scenario(start.scenario_id)
        if (
            current is not None
            and current.digest == start.scenario_digest
            and self.library.rubric.digest == start.rubric_digest
        ):
            return self.library.prepared(start.scenario_id)
        return from_source(header.scenario_source, header.rubric_source)

    def _begin(
        self,
        prepared: "Prepared",
        trainee: Trainee,
        mode: "Mode",
        seed: int,
        timed: bool,
        ranked: bool,
        opening: "Opening",
        shift: str = "",
    ) -> Start:
        import uuid

        return Start(
            playthrough=uuid.uuid4().hex,
            trainee=trainee,
            scenario_id=prepared.scenario.id,
            scenario_digest=prepared.scenario.digest,
            rubric_digest=prepared.rubric.digest,
            seed=seed,
            mode=mode,
            timed=timed,
            ranked=ranked,
            began=self.clock.utc(),
            opening=opening,
            shift=shift,
        )

    def _open(self, prepared: "Prepared", start: Start, rubric_source: str, so_far: "Journal") -> "Session":
        from game.records.journal import JournalFile
        from game.records.journal_lines import Header
        from game.session.session import Session

        header = Header(start, prepared.scenario.source, rubric_source)
        try:
            journal = JournalFile.create(self.folder, header)
            for entry in so_far:
                journal.append(entry)
        except JournalError as error:
            return Session(prepared, start, self.clock, None, so_far, str(error), rubric_source)
        return Session(prepared, start, self.clock, journal, so_far, rubric_source=rubric_source)
