"""Writes content as YAML in any layout somebody may choose, with comments everywhere one may stand."""

import re
from random import Random
from typing import Any

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9 ,.?!'’…]*")
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"


class Scribe:
    """Writes by chance; `comments` are those it wrote: (its text, the key it belongs to)."""

    def __init__(self, chance: Random) -> None:
        """The same chance writes the same text."""
        self._chance = chance
        self.comments: list[tuple[str, str]] = []

    def write(self, data: dict[str, Any]) -> str:
        """A whole file."""
        lines = ["---"] if self._often(0.1) else []
        lines += self._block(data, 0)
        if self._often(0.3):
            lines += [self._comment("end", 0)]
        return "\n".join(lines) + ("\n" if self._often(0.8) else "")

    def _often(self, share: float) -> bool:
        return self._chance.random() < share

    def _comment(self, key: str, indent: int) -> str:
        text = f"# {self._chance.choice(['note', 'TODO:', '“why”', 'a: b', '- x', '#'])} {len(self.comments)}"
        self.comments.append((text, key))
        return " " * indent + text

    def _behind(self, key: str) -> str:
        if not self._often(0.08):
            return ""
        return " " * self._chance.randint(1, 4) + self._comment(key, 0)

    def _above(self, key: str, indent: int) -> list[str]:
        lines = [""] * self._chance.choice([0, 0, 0, 1, 2])
        if self._often(0.08):
            lines.append(self._comment(key, indent))
        return lines

    def _block(self, data: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            lines += self._above(key, indent)
            head = f"{' ' * indent}{self._key(key)}:"
            lines += self._value(head, key, value, indent)
        return lines

    def _value(self, head: str, key: str, value: Any, indent: int) -> list[str]:
        if isinstance(value, str):
            return self._text(head, key, value, indent)
        if not value or self._often(0.15 if len(str(value)) < 2000 else 0):
            return [f"{head}{' ' * self._chance.randint(1, 3)}{self._flow(value, key, indent)}{self._behind(key)}"]
        first = [head + self._behind(key)]
        step = self._chance.randint(1, 4)
        if isinstance(value, dict):
            return first + self._block(value, indent + step)
        return first + self._list(value, key, indent + self._chance.choice([0, step]))

    def _list(self, values: list[Any], key: str, indent: int) -> list[str]:
        lines: list[str] = []
        for value in values:
            lines += self._above(key, indent)
            dash = " " * indent + "-"
            if isinstance(value, str):
                lines += self._text(dash, key, value, indent)
            elif isinstance(value, dict) and value and self._often(0.5):
                block = self._block(value, indent + 2)
                while not block[0].strip():
                    block.pop(0)
                if block[0].lstrip().startswith("#"):
                    lines += [dash, *block]
                else:
                    lines += [f"{dash} {block[0].strip()}", *block[1:]]
            else:
                lines.append(f"{dash} {self._flow(value, key, indent)}{self._behind(key)}")
        return lines

    def _flow(self, value: Any, key: str, indent: int) -> str:
        if isinstance(value, str):
            return self._single(value, key, flow=True)
        space = " " * self._chance.choice([0, 0, 1])
        gap = ", "
        if len(value) > 1 and self._often(0.3):  # over several lines, with comments
            note = f" {self._comment(key, 0)}" if self._often(0.3) else ""
            gap = f",{note}\n{' ' * (indent + self._chance.randint(1, 6))}"
        parts: list[str] = []
        if isinstance(value, dict):
            parts = [f"{self._key(name)}: {self._flow(one, name, indent)}" for name, one in value.items()]
            end = "}"
        else:
            parts = [self._flow(one, key, indent) for one in value]
            end = "]"
        text = parts[0] if parts else ""
        for number, part in enumerate(parts[1:]):
            text += (gap if number == 0 else ", ") + part
        return f"{'{' if isinstance(value, dict) else '['}{space}{text}{space}{end}"

    def _key(self, key: str) -> str:
        plain = all(char in f"{_PLAIN} " for char in key) and key[:1].isalpha() and key == key.strip()
        return key if plain and self._often(0.9) else _double(key)

    def _text(self, head: str, key: str, value: str, indent: int) -> list[str]:
        lines = value.split("\n")
        blocky = value and value == value.strip() and all(line and line == line.strip() for line in lines)
        if blocky and self._often(0.1):
            pad = " " * (indent + self._chance.randint(1, 4))
            return [f"{head} |-{self._behind(key)}", *(pad + line for line in lines)]
        words = value.split(" ")
        if len(words) > 4 and all(words) and value.isprintable() and self._often(0.3):
            at = self._chance.randint(1, len(words) - 1)
            pad = " " * (indent + self._chance.randint(1, 5))
            one, two = " ".join(words[:at]), " ".join(words[at:])
            if self._often(0.3):
                return [f"{head} >-{self._behind(key)}", f"{pad}{one}", f"{pad}{two}"]
            if _SAFE.fullmatch(value) and self._often(0.6):
                return [f"{head} {one}", f"{pad}{two}{self._behind(key)}"]
            return [f"{head} {_double(one)[:-1]}", f"{pad}{_double(two)[1:]}{self._behind(key)}"]
        if self._often(0.05):
            return [head + (f" {self._comment(key, 0)}" if self._often(0.5) else ""),
                    f"{' ' * (indent + 3)}{self._single(value, key)}{self._behind(key)}"]  # fmt: skip
        return [f"{head}{' ' * self._chance.choice([1, 1, 1, 3])}{self._single(value, key)}{self._behind(key)}"]

    def _single(self, value: str, key: str, flow: bool = False) -> str:
        if value and all(char in _PLAIN for char in value) and value[0] not in "-" and self._often(0.8):
            return value
        if "\n" not in value and value.isprintable() and self._often(0.4):
            return "'" + value.replace("'", "''") + "'"
        return _double(value)


def _double(value: str) -> str:
    return f'"{"".join(map(_escaped, value))}"'


def _escaped(char: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return escapes.get(char, char if char.isprintable() else f"\\U{ord(char):08x}")
