"""The only clock there is; it is handed in, so that tests and replays have their own."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells how much time has passed, and what the date is."""

    def seconds(self) -> float:
        """Return seconds since some fixed instant; never goes back."""

    def utc(self) -> datetime:
        """Return the date and time in UTC."""


class SystemClock:
    """The computer's own clock."""

    def seconds(self) -> float:
        """Return seconds of the monotonic clock."""
        return time.monotonic()

    def utc(self) -> datetime:
        """Return the computer's date and time in UTC."""
        return datetime.now(UTC)
