"""Waiting for something to happen at next to no cost: in select() on X11, by a slowing tick elsewhere."""

import contextlib
import os
import time
from functools import cached_property

import pygame

_QUICK, _SLOW = 1 / 60, 1 / 20
_QUICK_FOR = 1.0
_LONGEST = 0.5  # other channels (input methods, the desktop) are looked at this often


class Idle:
    """Sleeps until an event may have come, `wake` is called from any thread, or the deadline passes."""

    def __init__(self) -> None:
        self.ear, self._mouth = os.pipe()
        os.set_blocking(self.ear, False)
        os.set_blocking(self._mouth, False)
        self._last_input = time.monotonic()

    @cached_property
    def _display(self) -> int | None:
        """The display's socket, looked for when there is first something to wait for: the first frame is out then."""
        return _x11_socket()

    @property
    def blocks(self) -> bool:
        """Whether waiting costs nothing here: the display tells us when there is something."""
        return self._display is not None

    def wake(self) -> None:
        """End the waiting now; may be called from any thread."""
        with contextlib.suppress(OSError):  # already woken, or closed
            os.write(self._mouth, b"!")

    def wait(self, seconds: float | None) -> None:
        """Wait at most `seconds` (None: until something happens)."""
        most = _LONGEST if seconds is None else min(seconds, _LONGEST)
        if pygame.event.peek() or most <= 0:
            return
        if self._display is not None:
            import select  # like ctypes below, for X11 only and not before the first frame

            ready, _, _ = select.select([self._display, self.ear], [], [], most)
            if self.ear in ready:
                self._drain()
            return
        quick = time.monotonic() - self._last_input < _QUICK_FOR
        time.sleep(min(most, _QUICK if quick else _SLOW))
        self._drain()

    def active(self) -> None:
        """Say that the user did something: the next second is watched more closely."""
        self._last_input = time.monotonic()

    def close(self) -> None:
        """Give back the pipe."""
        os.close(self.ear)
        os.close(self._mouth)

    def _drain(self) -> None:
        with contextlib.suppress(OSError):  # empty again
            while os.read(self.ear, 64):
                pass


def _x11_socket() -> int | None:
    """Give the socket of the X11 connection, or None on every other kind of display."""
    if pygame.display.get_driver() != "x11":
        return None
    import ctypes

    display = pygame.display.get_wm_info().get("display")
    try:
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        number = ctypes.CDLL("libX11.so.6").XConnectionNumber
        number.restype, number.argtypes = ctypes.c_int, [ctypes.c_void_p]
        found = int(number(pointer(display, b"display")))
    except (OSError, AttributeError, ValueError, TypeError):
        return None
    return found if found > 2 else None
