"""How SugarCube and Harlowe say what a scenario says: conditions, changes, links and words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, StatusIs

Case = tuple[Condition | None, str]

_SUGAR = re.compile(r"[$<>\[\]{}@&\\`~^%\"]|//|''|__|==|--|/[*%]|\?(?=\w)|^[!*#>\s]", re.M)
_HARLOWE = re.compile(r"[$<>\[\]{}|`*~^&\\@\"]|//|''|__|--|\((?=[\w/-]+:)|^[#=\s0-9]", re.M)
_SIGNS = {">=": "gte", "<=": "lte", ">": "gt", "<": "lt", "==": "is", "!=": "isnot"}


def atom(one: FlagSet | StatusIs | Compare) -> str:
    """A question of a condition as scenarios write it."""
    if isinstance(one, FlagSet):
        return one.flag
    if isinstance(one, StatusIs):
        return f"{one.status} {one.name}"
    return f"{one.quantity} {one.operator} {one.number}"


def hidden(text: str) -> str:
    """JSON that can stand in an HTML comment, and in which no tool finds a link."""
    for char in "<>&[]$":
        text = text.replace(char, f"\\u{ord(char):04x}") if char not in "[]" else text
    return text.replace("[[", "[ [").replace("]]", "] ]")


@dataclass(frozen=True, slots=True)
class Speech:
    """A story format as it is written. `names` are the variables by what scenarios ask for."""

    names: Mapping[str, str]
    harlowe: bool

    def when(self, one: Condition) -> str:
        """A condition."""
        if isinstance(one, Compare):
            sign = _SIGNS[one.operator]
            if self.harlowe:
                sign = {"==": "is", "!=": "is not"}.get(one.operator, one.operator)
            return f"${self.names[str(one.quantity)]} {sign} {one.number}"
        if isinstance(one, Not):
            inner = self.when(one.part)
            return f"not ({inner})" if isinstance(one.part, AllOf | AnyOf | Compare) else f"not {inner}"
        if isinstance(one, AllOf | AnyOf):
            joined = " and " if isinstance(one, AllOf) else " or "
            return joined.join(
                f"({self.when(part)})" if isinstance(part, AllOf | AnyOf) else self.when(part) for part in one.parts
            )
        return f"${self.names[atom(one)]}"

    def words(self, text: str) -> str:
        """Words in which nothing is taken for markup."""
        special = _HARLOWE if self.harlowe else _SUGAR
        return special.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), text)

    def cases(self, cases: Sequence[Case]) -> str:
        """Contents of which the first holds whose condition does."""
        if len(cases) == 1 and cases[0][0] is None:
            return cases[0][1]
        found = ""
        for number, (when, inside) in enumerate(cases):
            if when is None:
                found += f"(else:)[{inside}]" if self.harlowe else f"<<else>>{inside}"
            elif self.harlowe:
                found += f"({'else-if' if number else 'if'}: {self.when(when)})[{inside}]"
            else:
                found += f"<<{'elseif' if number else 'if'} {self.when(when)}>>{inside}"
        return found if self.harlowe else f"{found}<</if>>"

    def where(self, tests: Sequence[str], inside: str) -> str:
        """Something that is there only where all of these hold."""
        if not tests:
            return inside
        test = " and ".join(f"({one})" if len(tests) > 1 else one for one in tests)
        return f"(if: {test})[{inside}]" if self.harlowe else f"<<if {test}>>{inside}<</if>>"

    def set(self, variable: str, value: str) -> str:
        """A variable gets a value."""
        return f"(set: ${variable} to {value})" if self.harlowe else f"<<set ${variable} to {value}>>"

    def add(self, variable: str, number: int, most: int) -> str:
        """A number changes, from 0 to `most`."""
        sign, size = ("+" if number >= 0 else "-"), abs(number)
        if self.harlowe:
            return self.set(variable, f"(min: {most}, (max: 0, ${variable} {sign} {size}))")
        return self.set(variable, f"Math.clamp(${variable} {sign} {size}, 0, {most})")

    def go(self, title: str) -> str:
        """The story goes on there."""
        return f'(go-to: "{title}")' if self.harlowe else f'<<goto "{title}">>'

    def link(self, say: str, body: str, to: str) -> str:
        """A link that does something and leads on; without `to`, the body says where."""
        said = self.words(say)
        if to and not body and said == say and not re.search(r"->|<-|\|", say):
            return f"[[{say}->{to}]]"
        if self.harlowe:
            return f'(link: "{said}")[{body}{self.go(to) if to else ""}]'
        return f'<<link "{said}" "{to}">>{body}<</link>>' if to else f'<<link "{said}">>{body}<</link>>'

    def quoted(self, text: str) -> str:
        """A text as a value."""
        return f'"{self.words(text)}"'
