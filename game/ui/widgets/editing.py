"""The text of a field with its caret and selection; knows nothing of the screen."""

import re

from game.ui.input import Key

_WORD = re.compile(r"\w+|[^\w\s]+")


class Editing:
    """`caret` is where the next letter goes, `mark` the other end of the selection (equal when none)."""

    def __init__(self, text: str, most: int) -> None:
        self.text = text[:most]
        self.most = most
        self.caret = self.mark = len(self.text)

    @property
    def chosen(self) -> str:
        """The selected text, or ''."""
        low, high = sorted((self.caret, self.mark))
        return self.text[low:high]

    def select(self, mark: int, caret: int) -> None:
        """Select from `mark` to `caret`."""
        self.mark, self.caret = (max(0, min(len(self.text), place)) for place in (mark, caret))

    def insert(self, text: str) -> None:
        """Put `text` in place of the selection, as much of it as there is room for."""
        low, high = sorted((self.caret, self.mark))
        room = self.most - (len(self.text) - (high - low))
        added = re.sub(r"[\r\n\t\x00]+", " ", text)[: max(0, room)]
        self.text = self.text[:low] + added + self.text[high:]
        self.caret = self.mark = low + len(added)

    def key(self, key: Key) -> bool:
        """Carry out an editing key; False when it is none."""
        if key.ctrl and key.name == "a":
            self.select(0, len(self.text))
        elif key.name in ("backspace", "delete"):
            self._delete(key)
        elif (place := self._target(key)) is not None:
            self.select(self.mark if key.shift else place, place)
        else:
            return False
        return True

    def _delete(self, key: Key) -> None:
        if self.caret == self.mark:
            back = key.name == "backspace"
            word = self._word_left() if back else self._word_right()
            step = self.caret + (-1 if back else 1)
            self.select(self.caret, word if key.ctrl else step)
        self.insert("")

    def _target(self, key: Key) -> int | None:
        low, high = sorted((self.caret, self.mark))
        collapse = low != high and not key.shift and not key.ctrl
        match key.name:
            case "left":
                return self._word_left() if key.ctrl else low if collapse else self.caret - 1
            case "right":
                return self._word_right() if key.ctrl else high if collapse else self.caret + 1
            case "home":
                return 0
            case "end":
                return len(self.text)
        return None

    def _word_left(self) -> int:
        return max((m.start() for m in _WORD.finditer(self.text) if m.start() < self.caret), default=0)

    def _word_right(self) -> int:
        return min((m.end() for m in _WORD.finditer(self.text) if m.end() > self.caret), default=len(self.text))
