"""What happens later: timers, short movements, and work in the background whose result comes back to the window."""

import heapq
import itertools
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
FRAME = 1 / 60
LONGEST_MOVE = 0.3


class Timer:
    """One call to come; `cancel` forgets it."""

    def __init__(self, when: float, do: Callable[[], None]) -> None:
        self.when = when
        self.do = do
        self.live = True

    def cancel(self) -> None:
        """See that the call never comes."""
        self.live = False


class _Move(NamedTuple):
    start: float
    seconds: float
    step: Callable[[float], None]
    done: Callable[[], None] | None


class Timers:
    """Timers and movements on one injected clock (`now` in seconds)."""

    def __init__(self, now: Callable[[], float], still: bool = False) -> None:
        self.now = now
        self.still = still
        self._heap: list[tuple[float, int, Timer]] = []
        self._moves: list[_Move] = []
        self._count = itertools.count()

    def after(self, seconds: float, do: Callable[[], None]) -> Timer:
        """Call `do` once, `seconds` from now."""
        timer = Timer(self.now() + seconds, do)
        heapq.heappush(self._heap, (timer.when, next(self._count), timer))
        return timer

    def animate(self, seconds: float, step: Callable[[float], None], done: Callable[[], None] | None = None) -> None:
        """Call `step` with 0 → 1 (eased) over at most 0.3 seconds; once with 1 where motion is reduced."""
        if self.still:
            step(1.0)
            if done:
                done()
            return
        self._moves.append(_Move(self.now(), min(seconds, LONGEST_MOVE), step, done))

    def run(self) -> None:
        """Make the calls that are due."""
        now = self.now()
        while self._heap and (self._heap[0][0] <= now or not self._heap[0][2].live):
            timer = heapq.heappop(self._heap)[2]
            if timer.live:
                timer.do()
        for move in list(self._moves):
            part = 1.0 if self.still else min(1.0, (now - move.start) / move.seconds)
            move.step(1 - (1 - part) ** 3)
            if part >= 1:
                self._moves.remove(move)
                if move.done:
                    move.done()

    def deadline(self) -> float | None:
        """Give the instant of the next call, or None."""
        while self._heap and not self._heap[0][2].live:
            heapq.heappop(self._heap)
        times = [self._heap[0][0]] if self._heap else []
        if self._moves:
            times.append(self.now() + FRAME)
        return min(times, default=None)


class Workers:
    """Runs jobs in threads; their results, or the exceptions they raised, wait here until the loop delivers them."""

    def __init__(self, wake: Callable[[], None] = lambda: None) -> None:
        self.wake = wake
        self._done: deque[Callable[[], None]] = deque()  # its ends may be used from any thread
        self._threads: list[threading.Thread] = []

    def start(self, job: Callable[[], T], then: Callable[[T | Exception], Any]) -> None:
        """Run `job` beside the window and hand its result (or its exception, as a value) to `then` in the loop."""

        def run() -> None:
            result: T | Exception
            try:
                result = job()
            except Exception as error:  # whatever went wrong is the receiver's to explain
                result = error
            self._done.append(lambda: then(result))
            self.wake()

        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def deliver(self) -> bool:
        """Hand over what is finished; tells whether there was anything."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        delivered = bool(self._done)
        while self._done:
            self._done.popleft()()
        return delivered

    def settle(self, seconds: float = 10.0) -> None:
        """Wait until every job now running has ended (for tests and for leaving)."""
        for thread in list(self._threads):
            thread.join(seconds)
