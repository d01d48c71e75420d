"""The lines of a journal file: how they are written, and how far a file can be believed.

Each line is `["checksum", content]`; the first content is the header (how it began, with the scenario and the
rubric as they were then), every further one an entry. A checksum covers all lines so far, so that a line that was
changed, lost or doubled is noticed.
"""

import zlib
from dataclasses import dataclass
from typing import Any

from game.domain.action import Entry, Journal
from game.domain.attempt import Start
from game.records import codec

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Header:
    """How a playthrough began, with the texts it began with: a resumed contact is exactly the one begun."""

    start: Start
    scenario_source: str
    rubric_source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, as far as it is sound: `length` bytes of it, ending with the checksum `chain`.

    `problem` says which line is damaged and why; it is empty where all is well.
    """

    header: Header | None
    entries: Journal
    chain: int
    length: int
    problem: str = ""


def header_line(header: Header) -> tuple[bytes, int]:
    """Give the first line and its checksum."""
    return _line(0, _header_to_dict(header))


def entry_line(chain: int, entry: Entry) -> tuple[bytes, int]:
    """Give the line of an entry after the lines with the checksum `chain`, and its own checksum."""
    return _line(chain, codec.entry_to_list(entry))


def read_lines(content: bytes) -> Reading:
    """Read as far as the file is sound; what stands after the last line end was torn off by a crash: not counted."""
    header: Header | None = None
    entries: list[Entry] = []
    chain = length = 0
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        try:
            payload, chain = _checked(chain, line + b"\n")
            if number == 1:
                header = _header_from_dict(payload)
            else:
                entries.append(codec.entry_from_list(payload))
        except ValueError as error:
            return Reading(header, tuple(entries), chain, length, f"line {number} is damaged ({error})")
        length += len(line) + 1
    problem = "line 1 is damaged (it is not complete)" if header is None else ""
    return Reading(header, tuple(entries), chain, length, problem)


def _line(chain: int, payload: Any) -> tuple[bytes, int]:
    content = codec.compact(payload).encode("ascii")
    chain = zlib.crc32(content, chain)
    return b'["%08x",%s]\n' % (chain, content), chain


def _checked(chain: int, line: bytes) -> tuple[Any, int]:
    match codec.parsed(line):
        case [str(), payload]:
            expected, chain = _line(chain, payload)
            if expected == line:
                return payload, chain
    raise ValueError("the checksum does not fit")


def _header_to_dict(header: Header) -> dict[str, Any]:
    start = codec.start_to_dict(header.start)
    return {"journal": _FORMAT, "start": start, "scenario": header.scenario_source, "rubric": header.rubric_source}


def _header_from_dict(payload: Any) -> Header:
    match payload:
        case {"journal": int(version)} if version > _FORMAT:
            raise ValueError("a newer version of the game wrote it")
        case {"journal": 1, "start": dict(start), "scenario": str(scenario), "rubric": str(rubric)}:
            return Header(codec.start_from_dict(start), scenario, rubric)
    raise ValueError("it does not say how the contact began")
