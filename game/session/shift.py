"""One run of a shift by one trainee: whom to take next, everything on disk before it is shown."""

from game.domain.action import ASIDE, Deed
from game.domain.attempt import Attempt
from game.domain.errors import ActionRefused, JournalError, RecordsError
from game.domain.moment import Mode, Moment
from game.domain.shift import Attended, Event, ShiftStart, Told, Took
from game.domain.shift_moment import ShiftMoment, ShiftResult
from game.engine.shift import NO_BLINK, ShiftPlay, contact_seed, served
from game.engine.shift_telling import shift_moment, shift_record, shift_result
from game.records.journal import FOLDER, open_journals
from game.records.shift_journal import ShiftJournal
from game.rules.compiled import LAPSES_COUNTED
from game.session.session import Session
from game.session.training import Training


class ShiftRun:
    """A shift with a journal on disk; its contacts are sessions with journals of their own.

    `now` tells all there is to see. `take` gives the session of a contact: play it, then hand it to `finished`.
    `session` is the contact going on, or None; after a resume it may be over and still to be handed to `finished`.
    `notice` is a sentence for the trainee when something could not be kept, else empty.
    """

    def __init__(
        self,
        training: Training,
        start: ShiftStart,
        journal: ShiftJournal | None,
        events: tuple[Event, ...] = (),
        notice: str = "",
    ) -> None:
        """Made by `Shifts`. Raises `ActionRefused` where the events do not fit the shift."""
        self.start = start
        self.notice = notice
        self.session: Session | None = None
        self._training = training
        self._journal = journal
        self._play = ShiftPlay(start.shift)
        for event in events:
            self._play.apply(event)

    def now(self) -> ShiftMoment:
        """Everything that is to be seen of the shift now; of the contact going on, its session tells."""
        self._advance()
        return shift_moment(self._play, self.session is not None and _may_look_aside(self.session))

    @property
    def over(self) -> bool:
        """Whether everybody has been served."""
        return self._play.over

    def take(self, slot: int, *, timed: bool | None = None) -> Session:
        """Take somebody from the queue; gives the contact, to be played and handed to `finished`.

        `timed` says whether patience runs at its normal pace; None for as it was when the shift began.

        Raises `ActionRefused` where this one does not wait or another contact goes on, `ScenarioError` where its
        scenario is not in the library any more.
        """
        self._play.check_take(slot)
        return self._begin(slot, self.start.timed if timed is None else timed)

    def tell(self, slot: int, minutes: int) -> ShiftMoment:
        """Tell somebody in the queue how many minutes (1-30) it will take; takes a minute itself.

        Raises `ActionRefused` during a contact, a second time, and for a contact that is owed.
        """
        self._happened(Told(slot, minutes))
        return self.now()

    def attend(self, slot: int) -> Moment:
        """During a contact, look at a chat that blinks: it costs both. Gives the moment of the contact going on.

        Raises `ActionRefused` where nothing blinks there.
        """
        self._advance()
        if self.session is None or not _may_look_aside(self.session) or not self._play.blinks(slot):
            raise ActionRefused(NO_BLINK)
        self._happened(Attended(slot, self._play.minute - self._taken_at))  # void until the contact's journal has it
        return self.session.act(ASIDE)

    def finished(self, session: Session) -> ShiftMoment:
        """Put the contact that is over on record, and go on; the last one puts the shift on record, too.

        Raises `ActionRefused` where it is not over, or not the one going on.
        """
        if session is not self.session or not session.ended:
            raise ActionRefused("This contact of the shift is not over yet.")
        attempt = session.attempt
        if not self._training.record(session):
            self.notice = self._training.keeper.trouble
        self._served(attempt)
        return self.now()

    def result(self) -> ShiftResult:
        """What the shift came to. Raises `ActionRefused` while it goes on."""
        if not self.over:
            raise ActionRefused("The shift is not over yet.")
        return shift_result(self._play)

    def leave(self) -> bool:
        """Let go of the shift and its contact; whether it can be resumed later."""
        if self.session is not None:
            self.session.leave()
            self.session = None
        if self._journal is None:
            return False
        self._journal.close()
        self._journal = None
        return True

    def pick_up(self) -> None:
        """After a resume, go on with the contact that was going on; used by `Shifts`.

        Raises `JournalError` or `RecordsError` where what became of it cannot be known now.
        """
        self._adopt()
        current = self._play.current
        if current is None:
            self._keep_if_over()
            return
        path = self._training.folder / FOLDER / f"{current.playthrough}.jsonl"
        if path.exists():
            self.session = self._training.resume(path)
            return
        attempt = self._training.keeper.records.attempt(current.playthrough)
        if attempt is not None:  # killed between the record and the shift's own line
            self._served(attempt)
        else:
            self.notice = "Nothing was kept of the contact that was going on: it begins anew."
            self._begin(current.slot, self.start.timed)

    def _begin(self, slot: int, timed: bool) -> Session:
        start, current = self.start, self._play.current
        opening = self._play.opening(slot) if current is None else current.opening
        session = self._training.start(
            start.shift.slots[slot].contact,
            start.trainee,
            Mode.ASSESS,
            seed=contact_seed(start.seed, slot),
            timed=timed,
            strain=opening.strain,
            memory=opening.memory,
            shift=start.run,
        )
        self._happened(Took(slot, session.start.playthrough))
        self.session = session
        return session

    def _adopt(self) -> None:
        """A contact begun and not yet in the shift's journal, because the game was killed in between."""
        known = {one.playthrough for one in self._play.events if isinstance(one, Took)}
        for one in open_journals(self._training.folder):
            start = one.header.start if one.header else None
            if start is None or start.shift != self.start.run or start.playthrough in known or self._play.current:
                continue
            slots = [slot for slot in self._play.queue if self.start.shift.slots[slot].contact == start.scenario_id]
            if slots:
                self._happened(Took(slots[0], start.playthrough))

    def _served(self, attempt: Attempt) -> None:
        self._happened(served(attempt))
        self.session = None
        self._keep_if_over()

    def _keep_if_over(self) -> None:
        """Put a shift that is over on record; where that fails, its journal stays and the next start tries again."""
        if not self.over:
            return
        try:
            self._training.keeper.records.add_shift(shift_record(self.start, self._play))
            if self._journal is not None:
                self._journal.finish()
        except (RecordsError, JournalError) as error:
            self.notice = str(error)
            if self._journal is not None:
                self._journal.close()
        self._journal = None

    def _happened(self, event: Event) -> None:
        self._play.apply(event)
        if self._journal is None:
            return
        try:
            self._journal.append(event)
        except JournalError as error:
            self.notice = str(error)
            self._journal.close()
            self._journal = None

    def _advance(self) -> None:
        if self.session is not None:
            self._play.advance(self.session.journal)

    @property
    def _taken_at(self) -> int:
        assert self._play.current is not None
        return self._play.current.at


def _may_look_aside(session: Session) -> bool:
    """Whether the contact lets the trainee look elsewhere once more: the customer is there, and it still counts."""
    elsewhere = sum(1 for one in session.journal if one.action.deed in (Deed.LAPSE, Deed.ASIDE))
    return session.now().patience is not None and elsewhere < LAPSES_COUNTED
