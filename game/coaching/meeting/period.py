"""The stretch of days that a meeting looks back on, and the one before it to compare with."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from game.coaching.certificate_data import date_of

LENGTHS = {"week": 7, "month": 28, "quarter": 91}
"""Days up to and with today: whole weeks, so that a period and the one before it have the same working days."""

_DAY = 86_400 * 1_000_000
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """Days in UTC, from `first` to `last`, both included; `calendar` says that it is a month of the calendar."""

    first: date
    last: date
    calendar: bool = False

    def __str__(self) -> str:
        """The period as people say it: `November 2026`, `17 to 23 November 2026`."""
        first, last = (date_of(one.isoformat()) for one in (self.first, self.last))
        if self.calendar:
            return first.partition(" ")[2]
        same = 0 if self.first.year != self.last.year else 1 if self.first.month != self.last.month else 2
        return f"{first.rsplit(' ', same)[0] if same else first} to {last}"

    def has(self, when: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.first <= when.astimezone(UTC).date() <= self.last

    @property
    def start(self) -> int:
        """Its first moment, in microseconds since 1970."""
        return _microseconds(self.first)

    @property
    def end(self) -> int:
        """The first moment that is not in it any more."""
        return _microseconds(self.last) + _DAY

    @property
    def before(self) -> "Period":
        """The period of the same kind just before; the first there can be is its own."""
        try:
            last = self.first - timedelta(days=1)
            first = last.replace(day=1) if self.calendar else last - (self.last - self.first)
        except OverflowError:
            return self
        return replace(self, first=first, last=last)


def _microseconds(day: date) -> int:
    return (day.toordinal() - _EPOCH) * _DAY


def period_of(word: str, now: datetime) -> Period:
    """The period meant by `week`, `month`, `quarter` (up to today) or `2026-11`. Raises ValueError for other words."""
    if word in LENGTHS:
        today = now.astimezone(UTC).date()
        return Period(today - timedelta(days=LENGTHS[word] - 1), today)
    if len(word) != 7 or word[4] != "-" or not word.isascii():
        raise ValueError(f"{word!r} is no period")
    first = date.fromisoformat(f"{word}-01")
    following = (first + timedelta(days=31)).replace(day=1) if first < date(9999, 12, 1) else date.max
    return Period(first, following - timedelta(days=1), calendar=True)
