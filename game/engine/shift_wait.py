"""What waiting costs: the one place that says by how many notches a mood sinks in the queue of a shift.

The first minutes are free (F3: by the customer's clock, and a letter is slower than a telephone); then a notch goes
every few. To have been told a time makes the rest half as long if it
is kept and twice as long if it is not, all of it at once (Taylor 1994: uncertain waits feel longer than known ones).
A long time hurts when it is heard, or "half an hour" would be the answer to everything. To be half attended to costs
a notch at once, and buys a few minutes: less than it costs in the contact that goes on meanwhile.
"""

from dataclasses import dataclass

FREE = 3
"""Minutes that anybody waits without minding."""

FREE_BY_MAIL = 15
"""The same for somebody who has written a letter."""

NOTCH = 3
"""After these a notch of mood goes for each so many minutes."""

WORST = 6
"""Waiting never costs more notches than this."""

FORGIVEN = 3
"""Minutes that do not count for a chat that was attended to, from the minute that went to it."""

LONG = 10
"""To be told a wait costs a notch for each full so many minutes of it."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How somebody waits, in minutes of the shift's clock.

    Since when, and how many minutes do not matter; when she was told how long (None: never) and how many minutes;
    when she was attended to, each time the minute that it took counted from 0.
    """

    since: int
    free: int = FREE
    told_at: int | None = None
    told_for: int = 0
    attended: tuple[int, ...] = ()

    @property
    def until(self) -> int | None:
        """The minute by which she was told that her turn would come."""
        return None if self.told_at is None else self.told_at + self.told_for


def waited(wait: Wait, now: int) -> int:
    """For how many minutes she has been waiting."""
    return max(0, now - wait.since)


def strain(wait: Wait, now: int) -> int:
    """The notches of mood (0-6) that waiting has cost by the minute `now`."""
    halves = 0  # of a minute, so that half a minute is a whole number
    for minute in range(wait.since, now):
        if halves >= 2 * NOTCH * WORST:
            break
        if minute - wait.since < wait.free or any(0 <= minute - one < FORGIVEN for one in wait.attended):
            continue
        halves += _weight(wait, minute, now)
    notches = halves // (2 * NOTCH) + len(wait.attended) + wait.told_for // LONG
    return min(WORST, notches)


def _weight(wait: Wait, minute: int, now: int) -> int:
    if wait.told_at is None or wait.until is None or minute < wait.told_at:
        return 2
    return 1 if now <= wait.until else 4
