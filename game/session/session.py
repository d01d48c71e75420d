"""One contact being played by one trainee, every action on disk before the customer answers."""

from game.domain.action import Action, Entry, Journal
from game.domain.attempt import Attempt, Start
from game.domain.errors import JournalError
from game.domain.moment import Moment
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.records.journal import JournalFile
from game.session.clock import Clock


class Session:
    """A playthrough with a clock and a journal on disk. `now` and `act` are all there is to playing it.

    `notice` is a sentence for the trainee when something could not be kept, else empty.
    """

    def __init__(
        self,
        prepared: Prepared,
        start: Start,
        clock: Clock,
        journal: JournalFile | None,
        so_far: Journal = (),
        notice: str = "",
        rubric_source: str = "",
    ) -> None:
        """Made by `Training`. `so_far` is what was played before, in a resumed contact or one played on from a point;
        `rubric_source` the text of the rubric it is played by, to be archived with the attempt.

        Raises `ActionRefused` where `so_far` does not fit the scenario.
        """
        self.prepared = prepared
        self.start = start
        self.notice = notice
        self.rubric_source = rubric_source
        self._clock = clock
        self._journal = journal
        self._play = Playthrough(prepared.machine, start.seed, start.mode, start.opening)
        for entry in so_far:
            self._play.take(entry.action, entry.at)
        played = so_far[-1].at / 1000 if so_far else 0.0
        self._zero = clock.seconds() - played

    def now(self) -> Moment:
        """Everything that is on the screen now."""
        return self._play.now()

    def act(self, action: Action) -> Moment:
        """Take an action and return the moment it leads to.

        Raises `ActionRefused`, and changes nothing, when the action is not on offer. A journal that cannot be written
        does not stop the contact; `notice` then says so.
        """
        at = max(0, round(1000 * (self._clock.seconds() - self._zero)))
        self._play.take(action, at)
        if self._journal is not None:
            try:
                self._journal.append(Entry(action, at))
            except JournalError as error:
                self.notice = str(error)
                self._journal.close()
                self._journal = None
        return self._play.now()

    @property
    def ended(self) -> bool:
        """Whether the contact is over."""
        return self._play.ended

    @property
    def journal(self) -> Journal:
        """Everything done so far."""
        return self._play.journal

    @property
    def attempt(self) -> Attempt:
        """The finished attempt; the contact must be over."""
        verdict, journal = self._play.verdict(), self._play.journal
        return Attempt(
            start=self.start,
            journal=journal,
            ending=self._play.now().state,
            score=self._play.score(self.prepared.bounds_of(self.start.opening)),
            stars=verdict.stars,
            wow=verdict.wow,
            seconds=journal[-1].at / 1000 if journal else 0.0,
            person=self.prepared.scenario.customer.person,
            leaves=verdict.leaves,
            story=verdict.story,
        )

    def leave(self) -> bool:
        """Let go of the journal; whether the contact can be resumed later."""
        if self._journal is None:
            return False
        self._journal.close()
        self._journal = None
        return True

    def recorded(self) -> None:
        """Remove the journal, now that the attempt is on record. Raises `JournalError` where that fails."""
        if self._journal is not None:
            self._journal.finish()
            self._journal = None
