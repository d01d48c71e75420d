"""What is printed on a way: lines, joined where glue says so."""

import re


class Printed:
    """Text as ink prints it: no empty lines, no blanks at the ends of lines, glued lines in one."""

    def __init__(self) -> None:
        self._text = ""
        self._glued = False
        self._echo = ""

    def echo(self, text: str) -> None:
        """What the player has just said is printed again. It is left out, unless more words are glued to it."""
        self._echo = text

    def add(self, text: str) -> None:
        """Print some words, or a line break."""
        if text == "\n":
            if not self._glued and self._text.strip(" \t\n") and not self._text.endswith("\n"):
                self._text += "\n"
            return
        if text.strip():
            self._text = self._echo if self._glued and self._echo else self._text
            self._echo = ""
            self._glued = False
        if self._text or text.strip():
            self._text += text

    def glue(self) -> None:
        """The next words follow in the same line."""
        line = self._text.find("\n", len(self._text.rstrip(" \t\n")))
        self._text = self._text[:line] if line >= 0 else self._text
        self._glued = True

    def closed(self) -> bool:
        """Whether what follows may stand in a line of its own without running two words into one."""
        return not self._glued and (not self._text or self._text[-1] in " \t\n")

    def text(self) -> str:
        """All that was printed."""
        lines = [re.sub(r"[ \t]+", " ", line).strip() for line in self._text.split("\n")]
        return "\n".join(line for line in lines if line)
