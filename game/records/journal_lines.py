"""What stands in the lines of a journal of a contact.

The first line is the header (how it began, with the scenario and the rubric as they were then), every further one an
entry; `chain` says how the lines hang together.
"""

from dataclasses import dataclass
from typing import Any

from game.domain.attempt import Start
from game.records import codec

_FORMAT = 2
"""Since 2 a contact says how it opened, and an entry can be a breath or a look at something else."""


@dataclass(frozen=True, slots=True)
class Header:
    """How a playthrough began, with the texts it began with: a resumed contact is exactly the one begun."""

    start: Start
    scenario_source: str
    rubric_source: str


def understand(number: int, payload: Any) -> Any:
    """Read the content of a line: a `Header` from the first, an `Entry` from any other; else ValueError."""
    return header_from_dict(payload) if number == 1 else codec.entry_from_list(payload)


def header_to_dict(header: Header) -> dict[str, Any]:
    """Give a header as plain JSON values."""
    start = codec.start_to_dict(header.start)
    return {"journal": _FORMAT, "start": start, "scenario": header.scenario_source, "rubric": header.rubric_source}


def header_from_dict(payload: Any) -> Header:
    """Read what `header_to_dict` wrote; anything else raises ValueError."""
    match payload:
        case {"journal": int(version)} if version > _FORMAT:
            raise ValueError("a newer version of the game wrote it")
        case {"journal": 1 | 2, "start": dict(start), "scenario": str(scenario), "rubric": str(rubric)}:
            return Header(codec.start_from_dict(start), scenario, rubric)
    raise ValueError("it does not say how the contact began")
