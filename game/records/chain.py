"""Lines of which each vouches for all before it: what journals of contacts and of shifts are written in.

Each line is `["checksum", content]`. A checksum covers the contents of all lines so far, so that a line that was
changed, lost or doubled is noticed.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.records import codec

Understand = Callable[[int, Any], Any]
"""Reads the content of line `number` (from 1); raises ValueError where it is none."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What a file holds, as far as it is sound: `length` bytes of it, ending with the checksum `checksum`.

    `problem` says which line is damaged and why; it is empty where all is well.
    """

    values: tuple[Any, ...]
    checksum: int
    length: int
    problem: str = ""


def chained(checksum: int, payload: Any) -> tuple[bytes, int]:
    """Give the line that follows the lines with this checksum (0: none), and its own checksum."""
    content = codec.compact(payload).encode("ascii")
    checksum = zlib.crc32(content, checksum)
    return b'["%08x",%s]\n' % (checksum, content), checksum


def read_chain(content: bytes, understand: Understand) -> Chain:
    """Read as far as the file is sound; what stands after the last line end was torn off by a crash: not counted."""
    values: list[Any] = []
    checksum = length = 0
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        try:
            payload, checksum = _checked(checksum, line + b"\n")
            values.append(understand(number, payload))
        except ValueError as error:
            return Chain(tuple(values), checksum, length, f"line {number} is damaged ({error})")
        length += len(line) + 1
    problem = "" if values else "line 1 is damaged (it is not complete)"
    return Chain(tuple(values), checksum, length, problem)


def _checked(checksum: int, line: bytes) -> tuple[Any, int]:
    match codec.parsed(line):
        case [str(), payload]:
            expected, checksum = chained(checksum, payload)
            if expected == line:
                return payload, checksum
    raise ValueError("the checksum does not fit")
