"""The sentences of the templates that ship, to know them again in a scenario that was begun with one."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from game import places
from game.audit.advice.wording._english import words

LONG = 5
"""A text of fewer words can be the same by accident."""

_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(r"\w*\{[A-Za-z]+\}\w*")  # with the word it is in: know{s}
_GAP = "qzgapzq"  # what is filled in, as a word that nobody writes


class _Filled:
    """A text with places to fill in."""

    def __init__(self, text: tuple[str, ...]) -> None:
        """`text` in words, with the gap where something is filled in."""
        self._begin, *_, self._end = [one.strip() for one in " ".join(text).split(_GAP)]
        self._whole = re.compile(" ".join("[^\n]{1,80}?" if word == _GAP else re.escape(word) for word in text))

    def fits(self, said: str) -> bool:
        """Whether these words are the text with something filled in; the ends are looked at first, being fast."""
        ends = said.startswith(self._begin) and said.endswith(self._end)
        return ends and self._whole.fullmatch(said) is not None


class Template:
    """The texts of one template; what `new` fills in may be anything."""

    def __init__(self, name: str, text: str) -> None:
        """`text` is the file's."""
        self.name = name
        lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
        found = {words(_PLACE.sub(f" {_GAP} ", one[1])) for line in lines for one in _TEXT.finditer(line)}
        texts = {one for one in found if len(one) - one.count(_GAP) >= LONG}
        self.count = len(texts)
        self._fixed = {one for one in texts if _GAP not in one}
        self._filled = [_Filled(one) for one in texts - self._fixed]

    def holds(self, text: str) -> bool:
        """Whether this is one of its texts, whatever the marks between the words."""
        said = words(text)
        if len(said) < LONG:
            return False
        return said in self._fixed or any(one.fits(" ".join(said)) for one in self._filled)


@cache
def templates() -> Mapping[str, Template]:
    """Every template by its name; none where the folder cannot be read, which `new` says when it is asked for one."""
    found = {}
    with suppress(OSError, ValueError):
        for path in sorted((places.scenarios() / "templates").glob("*.yaml")):
            found[path.stem] = Template(path.stem, path.read_text(encoding="utf-8"))
    return found
