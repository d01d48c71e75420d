"""A progress bar on the error stream, for terminals only unless it is asked for."""

import sys
from typing import TextIO

WIDTH = 24


class Bar:
    """One line that is written over and over; `done()` takes it away."""

    def __init__(self, always: bool = False, stream: TextIO | None = None) -> None:
        """A bar on this stream (the error stream), where that is a terminal, or `always`."""
        self._stream = stream if stream is not None else sys.stderr
        self._shown = self._stream is not None and (always or self._stream.isatty())

    def show(self, text: str, share: float) -> None:
        """Say what is being done, and what share (0-1) of the whole is behind."""
        if self._shown:
            full = round(WIDTH * min(max(share, 0.0), 1.0))
            self._stream.write(f"\r\x1b[K[{'#' * full}{'.' * (WIDTH - full)}] {share:>4.0%} {text}")
            self._stream.flush()

    def done(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


class Waiting:
    """A sentence on the error stream while something of unknown length goes on, for terminals only; `done()` takes it
    away."""

    def __init__(self, text: str, stream: TextIO | None = None) -> None:
        """Nothing is shown before the first count."""
        self._text = text
        self._stream = stream if stream is not None else sys.stderr
        self._shown = self._stream is not None and self._stream.isatty()

    def show(self, count: int) -> None:
        """Say how many contacts have been looked at."""
        if self._shown:
            self._stream.write(f"\r\x1b[K{self._text}: {count:,} contacts looked at …")
            self._stream.flush()

    def done(self) -> None:
        """Take the sentence away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
