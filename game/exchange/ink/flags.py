"""Which flags stand for which value of a variable of ink."""

import re
import unicodedata
from collections.abc import Mapping

from game.domain.condition import FlagSet
from game.exchange.algebra import Truth, both, negated
from game.exchange.ink.tree import Value
from game.loader.conditions import RESERVED

MOST_LETTERS = 30


class Flags:
    """The flags of a story: none for one value of each variable, and one for each other value.

    The value without a flag is False, or the one the variable begins with. `initial` are the flags set at the start.
    """

    def __init__(self, values: Mapping[str, list[Value]], shown: Mapping[str, str]) -> None:
        self._taken: set[str] = set(RESERVED)
        self._values: dict[str, list[Value]] = {}
        self._flags: dict[str, list[str]] = {}
        self.variable: dict[str, str] = {}
        for name, possible in sorted(values.items(), key=lambda one: one[0][0] in "@#"):
            self._values[name] = sorted(possible) if _yes_or_no(possible) else list(possible)
            self._flags[name] = [""]
            for value in self._values[name][1:]:
                flag = self._free(_wish(name, value, possible, shown))
                self._flags[name].append(flag)
                self.variable[flag] = name
        at_start = (self.change(name, possible[0])[0] for name, possible in values.items() if possible)
        self.initial = tuple(flag for flags in at_start for flag in flags)

    def _free(self, wish: str) -> str:
        flag, number = wish, 2
        while flag in self._taken:
            tail = f"_{number}"
            flag, number = f"{wish[: MOST_LETTERS - len(tail)].rstrip('_')}{tail}", number + 1
        self._taken.add(flag)
        return flag

    def holds(self, name: str, value: Value) -> Truth:
        """The condition that a variable has a value."""
        flags = self._flags[name]
        at = self._index(name, value)
        return FlagSet(flags[at]) if at else both(negated(FlagSet(flag)) for flag in flags[1:])

    def exclusive(self, flags: list[str]) -> list[Truth]:
        """Pairs of these flags that are never set both, since they stand for two values of one variable."""
        pairs: list[Truth] = []
        for number, one in enumerate(flags):
            for other in flags[number + 1 :]:
                if one in self.variable and self.variable.get(one) == self.variable.get(other):
                    pairs.append(both((FlagSet(one), FlagSet(other))))
        return pairs

    def change(self, name: str, value: Value) -> tuple[list[str], list[str]]:
        """The flags to set and those to clear, so that a variable has a value."""
        at = self._index(name, value)
        flags = self._flags[name]
        return [flags[at]] if at else [], [flag for number, flag in enumerate(flags) if number and number != at]

    def _index(self, name: str, value: Value) -> int:
        possible = self._values[name]
        return next(at for at, one in enumerate(possible) if one == value and type(one) is type(value))


def _wish(name: str, value: Value, possible: list[Value], shown: Mapping[str, str]) -> str:
    """What a flag would be called, were the name free."""
    if name.startswith("@"):
        return slug(f"been {shown.get(name, '')}")
    if name.startswith("#"):
        return slug(f"turn {int(value) + 1} {name.partition(' ')[2]}")
    own = name.rpartition("~")[2]
    return slug(own if _yes_or_no(possible) else f"{own} {value}")


def _yes_or_no(possible: list[Value]) -> bool:
    return all(isinstance(one, bool) for one in possible)


def slug(text: str) -> str:
    """An id made of a text: small letters and digits, joined by _."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"[^a-z0-9]+", "_", text).strip("_")
    if not text or not text[0].isalpha():
        text = f"x{'_' if text else ''}{text}"
    return text[:MOST_LETTERS].rstrip("_")
