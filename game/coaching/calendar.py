"""Dates that can be believed, on a computer whose clock may have been wrong for a while."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime


def believable(dates: Sequence[datetime], now: datetime) -> tuple[tuple[datetime, ...], datetime]:
    """The dates of things that happened in this order, and now, with those put right that cannot be.

    Time only goes on. Where the dates do not, the largest set of them that does is believed (of equally large ones
    the later; `now` counts as one of them), and each of the others takes the date of the last believed one before
    it, or of the first one after. A clock that was wrong for a day thus harms nothing that was recorded before or
    after that day.
    """
    everything = [*dates, now]
    chain = _longest_rise(everything)
    believed = frozenset(chain)
    result: list[datetime] = []
    last = everything[chain[0]]
    for number, date in enumerate(everything):
        last = date if number in believed else last
        result.append(last)
    return tuple(result[:-1]), result[-1]


def _longest_rise(dates: Sequence[datetime]) -> list[int]:
    """The numbers of the longest subsequence that never falls, in order; of equally long ones the last."""
    ends: list[datetime] = []
    ends_at: list[int] = []
    before: list[int] = []
    for number, date in enumerate(dates):
        length = bisect_right(ends, date)
        before.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1] = [date]
        ends_at[length : length + 1] = [number]
    chain: list[int] = []
    number = ends_at[-1]
    while number >= 0:
        chain.append(number)
        number = before[number]
    return chain[::-1]
