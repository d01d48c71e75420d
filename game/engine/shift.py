"""A shift being played: who waits, who may be taken, told or attended to, and what the clock says.

It keeps no time of its own and reads nothing: the same shift and the same events always give the same queue. The
clock counts answers. Each reply, gesture, lapse of patience or look aside takes a minute, whoever plays and however
fast; a breath takes none. When nobody waits and nobody is served, it goes on to the next arrival.
"""

from dataclasses import dataclass, replace
from random import Random

from game.domain.action import Deed, Journal
from game.domain.attempt import SEEDS, Attempt
from game.domain.errors import ActionRefused
from game.domain.opening import LATE, Opening
from game.domain.scenario import Channel
from game.domain.shift import Attended, Event, Served, Shift, Slot, Told, Took
from game.engine.shift_wait import FORGIVEN, FREE, FREE_BY_MAIL, Wait, strain

LONGEST_TOLD = 30
"""The longest wait, in minutes, that one can tell somebody."""

NO_BLINK = "Only a chat that blinks during another contact can be attended to."

_TIMELESS = frozenset({Deed.BACK, Deed.BREATH})


def contact_seed(seed: int, slot: int) -> int:
    """The seed of a contact, from that of its shift."""
    return Random(f"{seed}/{slot}").randrange(SEEDS)


def progress(journal: Journal) -> tuple[int, tuple[int, ...]]:
    """How many minutes a contact has taken so far, and which of them (from 0) went to something else."""
    deeds = [one.action.deed for one in journal if one.action.deed not in _TIMELESS]
    return len(deeds), tuple(at for at, deed in enumerate(deeds) if deed is Deed.ASIDE)


def served(attempt: Attempt) -> Served:
    """What of a finished attempt a shift depends on."""
    minutes, asides = progress(attempt.journal)
    return Served(minutes, asides, attempt.score.overall, attempt.stars, attempt.wow, attempt.leaves)


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody who was taken from the queue: which playthrough, at which minute, and how she had waited."""

    slot: int
    playthrough: str
    at: int
    wait: Wait
    opening: Opening
    due: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """A contact that is over: how it was taken, and what came of it."""

    taken: Taken
    served: Served

    @property
    def end(self) -> int:
        """The minute at which it was over."""
        return self.taken.at + self.served.minutes


class ShiftPlay:
    """A shift in play. `apply` takes the events of its journal; everything else only reads."""

    def __init__(self, shift: Shift) -> None:
        """Begin the shift: the clock is at 0."""
        self.shift = shift
        self.done: list[Done] = []
        self.current: Taken | None = None
        self._events: list[Event] = []
        self._minute = 0
        self._minutes = 0
        self._asides: tuple[int, ...] = ()
        self._told: dict[int, tuple[int, int]] = {}
        self._attended: dict[int, tuple[int, ...]] = {}
        self._looks: dict[int, int] = {}
        self._go_on()

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order."""
        return tuple(self._events)

    @property
    def minute(self) -> int:
        """What the shift's clock says."""
        return self._minute + self._minutes

    @property
    def over(self) -> bool:
        """Whether everybody who comes has been served."""
        return self.current is None and not self._coming()

    @property
    def queue(self) -> tuple[int, ...]:
        """The slots of those who can be taken now, or wait while somebody is served; by arrival."""
        here = [(at, slot) for slot, at in self._coming().items() if at <= self.minute]
        return tuple(slot for _, slot in sorted(here))

    @property
    def owed(self) -> tuple[int, ...]:
        """The slots of contacts that the trainee has promised and not made yet, whether or not it is time for them."""
        return tuple(slot for slot in self._coming() if self.shift.slots[slot].by is not None)

    def apply(self, event: Event) -> None:
        """Let something happen. Raises `ActionRefused`, and changes nothing, where it cannot."""
        if isinstance(event, Took):
            self._take(event)
        elif isinstance(event, Told):
            self._tell(event)
        elif isinstance(event, Attended):
            self._look(event)
        else:
            self._serve(event)
        self._events.append(event)

    def advance(self, journal: Journal) -> None:
        """Say how far the contact going on has come."""
        self._minutes, self._asides = progress(journal)

    def arrival(self, slot: int) -> int | None:
        """The minute at which a contact comes; None as long as nobody knows that it does."""
        one = self.shift.slots[slot]
        if not one.needs:
            return one.arrives
        left = [done.end for done in self.done if self._leaves(done, one)]
        return max(one.arrives, min(left)) if left else None

    def due(self, slot: int) -> int | None:
        """The minute by which a contact that is owed must be taken; as long after its arrival as was meant."""
        one, arrival = self.shift.slots[slot], self.arrival(slot)
        return None if one.by is None or arrival is None else arrival + one.by - one.arrives

    def wait(self, slot: int) -> Wait:
        """How somebody in the queue waits. Who is owed a contact does not wait before it is due."""
        due, arrival = self.due(slot), self.arrival(slot)
        since = due if due is not None else arrival if arrival is not None else self.minute
        told_at, told_for = self._told.get(slot, (None, 0))
        free = FREE_BY_MAIL if self.shift.slots[slot].channel is Channel.EMAIL else FREE
        return Wait(since, free, told_at, told_for, (*self._attended.get(slot, ()), *self._looked_at(slot)))

    def can_tell(self, slot: int) -> bool:
        """Whether somebody may be told how long it will take: waiting, nobody being served, and once only."""
        here = self.current is None and slot in self.queue
        return here and self.shift.slots[slot].by is None and slot not in self._told

    def blinks(self, slot: int) -> bool:
        """Whether this is a chat that may be attended to: waiting while somebody is served, and not just looked at."""
        if self.current is None or slot not in self.queue or self.shift.slots[slot].channel is not Channel.CHAT:
            return False
        wait = self.wait(slot)
        return self.shift.slots[slot].by is None and all(self.minute - one >= FORGIVEN for one in wait.attended)

    def returning(self, slot: int) -> bool:
        """Whether this person was served before in this shift."""
        person = self.shift.slots[slot].person
        return bool(person) and any(self._slot(one).person == person for one in self.done)

    def opening(self, slot: int) -> Opening:
        """How a contact opens if it is taken now: what the person remembers of this shift, and the strain.

        Only this shift counts, so that it is the same shift for everybody who plays it.
        """
        one, due = self.shift.slots[slot], self.due(slot)
        before = [done for done in self.done if one.person and self._slot(done).person == one.person]
        words = {word for done in before for word in done.served.leaves}
        if due is not None and self.minute > due:
            words.add(LATE)
        known = sorted(words.intersection(one.remembers))
        return Opening(memory=tuple(known), strain=strain(self.wait(slot), self.minute))

    def check_take(self, slot: int) -> None:
        """Raises `ActionRefused` where this one cannot be taken from the queue now."""
        if self.current is not None:
            raise ActionRefused("Somebody is being served: finish that contact first.")
        self._must_wait(slot)

    def _take(self, event: Took) -> None:
        if self.current is not None and event.slot == self.current.slot:
            self.current = replace(self.current, playthrough=event.playthrough)
            self._looks.clear()
            self.advance(())
            return
        self.check_take(event.slot)
        opening, wait = self.opening(event.slot), self.wait(event.slot)
        self.current = Taken(event.slot, event.playthrough, self.minute, wait, opening, self.due(event.slot))

    def _tell(self, event: Told) -> None:
        self._must_wait(event.slot)
        if self.current is not None:
            raise ActionRefused("Somebody is being served: one can tell others how long it takes between contacts.")
        if not self.can_tell(event.slot):
            owed = self.shift.slots[event.slot].by is not None
            raise ActionRefused("A contact that is owed is made, not put off." if owed else "Once was enough.")
        if not 1 <= event.minutes <= LONGEST_TOLD:
            raise ActionRefused(f"Say 1 to {LONGEST_TOLD} minutes.")
        self._minute += 1
        self._told[event.slot] = (self._minute, event.minutes)

    def _look(self, event: Attended) -> None:
        if self.current is None or not 0 <= event.slot < len(self.shift.slots):
            raise ActionRefused(NO_BLINK)
        self._looks[event.minute] = event.slot

    def _serve(self, event: Served) -> None:
        if self.current is None:
            raise ActionRefused("Nobody is being served.")
        attended = self._looks_that_happened(event)
        for slot, at in attended:
            self._attended[slot] = (*self._attended.get(slot, ()), at)
        self._looks.clear()
        self._minute = self.current.at + event.minutes
        self._minutes, self._asides = 0, ()
        self.done.append(Done(self.current, event))
        self.current = None
        self._go_on()

    def _looks_that_happened(self, event: Served) -> list[tuple[int, int]]:
        """(slot, minute of the shift) of each look aside that the contact's own journal knows of.

        Checked only here, for only now is it known which they are. Raises `ActionRefused` where a chat did not blink.
        """
        assert self.current is not None
        happened, now = [], (self._minutes, self._asides)
        try:
            for at in sorted(set(event.asides) & self._looks.keys()):
                self._minutes, self._asides = at, tuple(one for one in event.asides if one < at)
                if not self.blinks(self._looks[at]):
                    raise ActionRefused(NO_BLINK)
                happened.append((self._looks[at], self.current.at + at))
        finally:
            self._minutes, self._asides = now
        return happened

    def _go_on(self) -> None:
        """Where nobody waits, let the clock go on to the next arrival."""
        coming = self._coming().values()
        if coming:
            self._minute = max(self._minute, min(coming))

    def _must_wait(self, slot: int) -> None:
        if slot not in self.queue:
            raise ActionRefused("There is nobody of that number in the queue.")

    def _looked_at(self, slot: int) -> tuple[int, ...]:
        """The minutes of the contact going on that went to this chat; a look that never happened does not count."""
        if self.current is None:
            return ()
        return tuple(self.current.at + at for at in self._asides if self._looks.get(at) == slot)

    def _coming(self) -> dict[int, int]:
        """The arrivals of all who are known to come and have not been taken."""
        gone = {one.taken.slot for one in self.done} | ({self.current.slot} if self.current else set())
        slots = (slot for slot in range(len(self.shift.slots)) if slot not in gone)
        return {slot: at for slot in slots if (at := self.arrival(slot)) is not None}

    def _leaves(self, done: Done, wanted: Slot) -> bool:
        return self._slot(done).person == wanted.person and wanted.needs in done.served.leaves

    def _slot(self, done: Done) -> Slot:
        return self.shift.slots[done.taken.slot]
