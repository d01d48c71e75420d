"""A lock between starts, so that two set-ups never work in the same environment at once."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[int]:
    """Hold the lock file `path`, and yield its descriptor; call `waiting` once if another process has it.

    The system frees the lock when its last holder ends, however that ends. A child given the descriptor
    holds it too: a pip that outlives its killed parent still keeps the next start away.
    """
    with path.open("a+b") as file:
        if not _take(file.fileno(), wait=False):
            waiting()
            while not _take(file.fileno(), wait=True):
                pass
        yield file.fileno()


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int, wait: bool) -> bool:
        # LK_LOCK tries for ten seconds and then fails, hence the caller's loop.
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
