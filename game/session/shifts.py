"""The shifts at hand: what a list shows of each, to start and to resume."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game import places
from game.domain.attempt import SEEDS, Trainee
from game.domain.errors import ActionRefused, ExtraMileError, JournalError, ScenarioError
from game.session.training import Training

if TYPE_CHECKING:  # a list of shifts is shown before anything is played
    from game.domain.attempt import Attempt
    from game.domain.diagnostic import Diagnostic
    from game.domain.shift import Shift
    from game.engine.prepared import Prepared
    from game.records.shift_journal import UnfinishedShift
    from game.session.shift import ShiftRun


class ShiftCard(NamedTuple):
    """What a list shows of a shift: how many contacts at most, over which channels, and about how many minutes."""

    id: str
    title: str
    summary: str
    contacts: int
    channels: tuple[str, ...]
    minutes: int


class OpenShift(NamedTuple):
    """A shift that was begun and not finished. `problem` is empty when it can be resumed, else a sentence."""

    path: Path
    title: str
    trainee: Trainee | None
    done: int
    contacts: int
    problem: str


class Shifts:
    """Lists, starts and resumes shifts; nothing is read before it is asked for."""

    def __init__(self, training: Training, folders: Sequence[Path] | None = None) -> None:
        """Shifts that belong to these folders of scenarios, or those that ship with the game; a shift that the library
        was gathered for stands in for another of its id."""
        self._training = training
        self._folders = tuple(folders) if folders is not None else (places.scenarios(),)
        self._shifts: dict[str, Shift] | None = None
        self._problems: tuple[Diagnostic, ...] = ()
        self._own_id = self._instead = ""

    @property
    def shifts(self) -> "dict[str, Shift]":
        """The sound shifts by id. Raises `ScenarioError` where the rubric is not sound."""
        if self._shifts is None:
            from game.loader.shift import load_shifts, shift_files

            paths = [path for folder in self._folders for path in shift_files(folder)]
            results = load_shifts(paths, self._training.library.scenarios)
            shifts = {one.shift.id: one.shift for one in results if one.shift is not None}
            self._problems = tuple(said for one in results if one.shift is None for said in one.diagnostics)
            own = self._training.library.shift
            if own is not None:
                self._add_own(own, shifts)
            self._shifts = shifts
        return self._shifts

    def named(self, name: str) -> str:
        """The id of the shift of one's own where its file is named, else `name`, which is an id.

        Raises `ScenarioError` with its first problem where the file cannot be played.
        """
        from shlex import quote

        from game.session.own import is_file_name, not_sound

        if not is_file_name(name):
            return name
        own = Path(name)
        from game.loader.near import kind_of
        from game.loader.results import has_errors

        kind = kind_of(own) if places.is_file(own) else "shift"
        if kind == "scenario":
            raise ScenarioError(f"{name} is a single contact. Play it with: python3 main.py play {quote(name)}")
        if kind != "shift":
            raise ScenarioError(f"{name} is a {kind}, and no shift.")
        assert self.shifts is not None
        if self._own_id:
            return self._own_id
        first = next(one for one in self._problems if one.place.file == str(own) and has_errors([one]))
        raise ScenarioError(not_sound(first, own))

    def instead(self, run: "ShiftRun") -> str:
        """A sentence where this shift, or contacts of it, stand in for others that ship, else an empty string."""
        shift = run.start.shift
        own = self._instead if shift.id == self._own_id else ""
        return own or self._training.library.instead(slot.contact for slot in shift.slots)

    def _add_own(self, file: Path, shifts: "dict[str, Shift]") -> None:
        """Put the shift of a file among those that ship, instead of another of its id."""
        from game.loader.shift import load_shift

        result = load_shift(file, self._training.library.scenarios)
        if result.shift is None:
            self._problems = (*result.diagnostics, *self._problems)
            return
        mine, other = result.shift, shifts.get(result.shift.id)
        if other is not None and other.digest != mine.digest:
            self._instead = f"A shift that ships has the id '{mine.id}', too. Here yours is played."
        shifts[mine.id] = mine
        self._own_id = mine.id

    @property
    def problems(self) -> "tuple[Diagnostic, ...]":
        """What keeps shifts from being played."""
        return self._problems if self.shifts is not None else ()

    def cards(self) -> tuple[ShiftCard, ...]:
        """All sound shifts as a list shows them, by title."""
        known = self._training.library.scenarios
        cards = [
            ShiftCard(
                id=one.id,
                title=one.title,
                summary=one.summary,
                contacts=len(one.slots),
                channels=tuple(dict.fromkeys(slot.channel.value for slot in one.slots)),
                minutes=sum(known[slot.contact].minutes for slot in one.slots),
            )
            for one in self.shifts.values()
        ]
        return tuple(sorted(cards, key=lambda card: card.title))

    def start(self, shift_id: str, trainee: Trainee, *, seed: int | None = None, timed: bool = True) -> "ShiftRun":
        """Begin a shift; without a seed one is drawn. `timed` says that patience runs at its normal pace.

        Raises `ScenarioError`, naming those there are, when there is none of this id.
        """
        import uuid
        from random import SystemRandom

        from game.domain.shift import ShiftStart
        from game.records.shift_journal import ShiftJournal
        from game.session.shift import ShiftRun

        shift = self.shifts.get(shift_id)
        if shift is None:
            raise ScenarioError(self._unknown(shift_id))
        seed = SystemRandom().randrange(SEEDS) if seed is None else seed
        start = ShiftStart(uuid.uuid4().hex, trainee, shift, seed, timed, self._training.clock.utc())
        try:
            journal = ShiftJournal.create(self._training.folder, start)
        except JournalError as error:
            return ShiftRun(self._training, start, None, notice=str(error))
        return ShiftRun(self._training, start, journal)

    def unfinished(self) -> tuple[OpenShift, ...]:
        """The shifts that were begun and not finished, oldest first. Those already over are put on record instead.

        Raises `JournalError` where the folder itself cannot be read.
        """
        from game.records.shift_journal import open_shifts

        return tuple(_open(one) for one in open_shifts(self._training.folder) if not self._settle(one))

    def left_last(self, shift_id: str | None = None) -> Path:
        """The file of the shift (of one id, or of any) that was left last and can be resumed.

        Raises `JournalError` with the reason where there is none.
        """
        from game.records.shift_journal import open_shifts

        found = [one for one in open_shifts(self._training.folder) if one.start is None or _is(one, shift_id)]
        usable = [one for one in found if not one.problem]
        if usable:
            return usable[-1].path
        of = f" {shift_id}" if shift_id else ""
        raise JournalError(found[-1].problem if found else f"There is no unfinished shift{of} to go on with.")

    def resume(self, path: Path) -> "ShiftRun":
        """Go on with a shift exactly where it stopped; `session` of the run is the contact that was going on.

        Raises `JournalError` where its file is damaged, in use, or does not fit.
        """
        from game.records.shift_journal import ShiftJournal
        from game.session.shift import ShiftRun

        journal = ShiftJournal.resume(path)
        try:
            run = ShiftRun(self._training, journal.start, journal, journal.events)
            run.pick_up()
        except ActionRefused as error:
            journal.close()
            raise JournalError(f"The shift in {path} cannot be resumed: {error} The file is left as it is.") from error
        except ExtraMileError:
            journal.close()
            raise
        return run

    def played(self, playthrough: str) -> "tuple[Prepared, Attempt]":
        """A contact on record, and its scenario as it was when it was played, for its debrief.

        Raises `RecordsError` where it is not on record or cannot be read.
        """
        from game.domain.errors import RecordsError
        from game.session.library import from_source

        library, records = self._training.library, self._training.keeper.records
        attempt = records.attempt(playthrough)
        if attempt is None:
            raise RecordsError("This contact is not on record, so its debrief cannot be shown.")
        start = attempt.start
        known = library.scenario(start.scenario_id)
        if known is not None and (known.digest, library.rubric.digest) == (start.scenario_digest, start.rubric_digest):
            return library.prepared(start.scenario_id), attempt
        scenario, rubric = records.scenario_source(start.scenario_digest), records.rubric_source(start.rubric_digest)
        if scenario is None or rubric is None:
            raise RecordsError("The texts this contact was played by are not on record, so it cannot be shown.")
        return from_source(scenario, rubric), attempt

    def _settle(self, one: "UnfinishedShift") -> bool:
        """Put a shift that is over but was never put on record there; whether it now is."""
        from game.engine.shift import ShiftPlay

        if one.problem or one.start is None:
            return False
        play = ShiftPlay(one.start.shift)
        try:
            for event in one.events:
                play.apply(event)
            return play.over and not self.resume(one.path).notice
        except ExtraMileError:
            return False

    def _unknown(self, shift_id: str) -> str:
        problem = next((one for one in self.problems if Path(one.place.file).stem == shift_id), None)
        if problem is not None:
            return f"The shift '{shift_id}' cannot be played. {problem.place}: {problem.message}"
        return f"There is no shift '{shift_id}'. There are: {', '.join(sorted(self.shifts)) or 'none'}."


def _is(one: "UnfinishedShift", shift_id: str | None) -> bool:
    return shift_id is None or (one.start is not None and one.start.shift.id == shift_id)


def _open(one: "UnfinishedShift") -> OpenShift:
    from game.domain.shift import Served

    shift = one.start.shift if one.start else None
    return OpenShift(
        path=one.path,
        title=shift.title if shift else one.path.stem,
        trainee=one.start.trainee if one.start else None,
        done=sum(1 for event in one.events if isinstance(event, Served)),
        contacts=len(shift.slots) if shift else 0,
        problem=one.problem,
    )
