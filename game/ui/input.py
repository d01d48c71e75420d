"""The door for raw pygame events: each becomes one of our own small values here, and nowhere else."""

from enum import Enum
from typing import NamedTuple

import pygame

_NAMES = {
    pygame.K_TAB: "tab", pygame.K_RETURN: "enter", pygame.K_KP_ENTER: "enter", pygame.K_ESCAPE: "escape",
    pygame.K_SPACE: "space", pygame.K_UP: "up", pygame.K_DOWN: "down", pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right", pygame.K_HOME: "home", pygame.K_END: "end", pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown", pygame.K_BACKSPACE: "backspace", pygame.K_DELETE: "delete",
    pygame.K_INSERT: "insert", pygame.K_F1: "f1", pygame.K_F5: "f5", pygame.K_F11: "f11",
}  # fmt: skip
_FIRST_DIGIT_SCANCODE = 30  # the physical keys 1…9, 0, whatever the keyboard layout prints on them
_KEYPAD = {getattr(pygame, f"K_KP{digit}"): digit for digit in range(10)}


class Key(NamedTuple):
    """A key pressed: `name` is 'tab', 'enter', 'up', 'a', '?' …; `char` what it types, or ''.

    `digit` is 0-9 for the number keys of every keyboard layout and the keypad, otherwise None.
    `repeat` is true for what a key that is held down goes on sending.
    """

    name: str
    char: str = ""
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    digit: int | None = None
    repeat: bool = False


class Text(NamedTuple):
    """Text typed, already composed by the input method."""

    text: str


class Composing(NamedTuple):
    """Text an input method is still composing; '' when it stopped."""

    text: str


class Act(Enum):
    """What the pointer did."""

    MOVE = "move"
    DOWN = "down"
    UP = "up"
    WHEEL = "wheel"
    LEAVE = "leave"


class Pointer(NamedTuple):
    """The mouse moved, was pressed, let go or its wheel turned (`turn` > 0: away from the user)."""

    act: Act
    pos: tuple[int, int] = (0, 0)
    turn: float = 0.0


class Resized(NamedTuple):
    """The window has a new size in pixels."""

    size: tuple[int, int]


class Exposed:
    """The window was uncovered or restored and must be shown again."""


class Quit:
    """The user closed the window."""


Event = Key | Text | Composing | Pointer | Resized | Exposed | Quit

_SILENT = (
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LMETA,
    pygame.K_RMETA, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCKCLEAR,
)  # fmt: skip
# Outside a text field pygame gives the letter of a key without Shift; these are the keys that carry the
# question mark on English, German, French, Italian, Swiss and Nordic keyboards.
_UNDER_QUESTION_MARK = "/ß,'+"
_POINTING = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)
_EXPOSING = (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN)


def translate(raw: pygame.Event, repeat: bool = False, ratio: float = 1.0) -> Event | None:
    """Turn one pygame event into ours, or None for those nobody needs.

    `repeat` marks a key that is held down, `ratio` turns the pointer's places into pixels.
    """
    kind = raw.type
    if kind == pygame.KEYDOWN:
        return _key(raw, repeat)
    if kind in _POINTING:
        return _pointer(raw, ratio)
    if kind == pygame.TEXTINPUT:
        return Text(raw.text)
    if kind == pygame.TEXTEDITING:
        return Composing(raw.text)
    if kind == pygame.WINDOWLEAVE:
        return Pointer(Act.LEAVE, (-1, -1))
    if kind == pygame.WINDOWSIZECHANGED:
        return Resized((raw.x, raw.y))
    if kind in _EXPOSING:
        return Exposed()
    return Quit() if kind == pygame.QUIT else None


def _pointer(raw: pygame.Event, ratio: float) -> Pointer | None:
    x, y = pygame.mouse.get_pos() if raw.type == pygame.MOUSEWHEEL else raw.pos
    pos = round(x * ratio), round(y * ratio)
    if raw.type == pygame.MOUSEWHEEL:
        return Pointer(Act.WHEEL, pos, raw.precise_y)
    if raw.type == pygame.MOUSEMOTION:
        return Pointer(Act.MOVE, pos)
    return Pointer(Act.DOWN if raw.type == pygame.MOUSEBUTTONDOWN else Act.UP, pos) if raw.button == 1 else None


def _key(raw: pygame.Event, repeat: bool) -> Key | None:
    if raw.key in _SILENT:
        return None
    char = raw.unicode if raw.unicode.isprintable() else ""
    if raw.mod & pygame.KMOD_SHIFT and char == chr(raw.key & 0xFF) and char in _UNDER_QUESTION_MARK:
        char = "?"
    name = _NAMES.get(raw.key) or char.lower() or pygame.key.name(raw.key)
    if not name:
        return None
    modifiers = (pygame.KMOD_SHIFT, pygame.KMOD_CTRL | pygame.KMOD_META, pygame.KMOD_ALT)
    shift, ctrl, alt = (bool(raw.mod & modifier) for modifier in modifiers)
    if ctrl and len(pygame.key.name(raw.key)) == 1:
        name = pygame.key.name(raw.key)
    return Key(name, char, shift, ctrl, alt, _digit(raw, char), repeat)


def _digit(raw: pygame.Event, char: str) -> int | None:
    if char in "0123456789" and char:
        return int(char)
    if raw.key in _KEYPAD:
        return _KEYPAD[raw.key]
    place = raw.scancode - _FIRST_DIGIT_SCANCODE
    return (place + 1) % 10 if 0 <= place <= 9 and not raw.mod & pygame.KMOD_SHIFT else None
