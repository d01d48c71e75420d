"""What a complete walk comes by: states, replies with their early sides, gestures that land, endings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from game.audit.scene import label_of
from game.engine.prepared import Prepared
from game.rules.compiled import Compiled


class Seen(NamedTuple):
    """How many of something come up on some way, and how many are written."""

    seen: int
    written: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What comes up on some way. Questions of the wrap-up count among the states, once each.

    `landings` are the gestures that are written to land, wherever that is; `never` names the replies, early sides and
    gestures that never come up.
    """

    states: Seen
    replies: Seen
    early: Seen
    landings: Seen
    endings: Seen
    never: tuple[str, ...]


def coverage_of(prepared: Prepared) -> Coverage:
    """What all ways of a prepared scenario, from all openings, come by."""
    graph = prepared.graph
    taken = {index for edges in graph.edges for index, _ in edges}
    return coverage_from(prepared.compiled, {position[0] for position in graph.positions}, taken)


def coverage_from(compiled: Compiled, reached: set[int], taken: set[int]) -> Coverage:
    """The coverage of a walk that came to these places (by number) and took these choices (by index)."""
    ends = range(compiled.first_ending, len(compiled.places))
    states = {label_of(compiled, place) for place in range(compiled.first_ending)}
    came = {label_of(compiled, place) for place in reached if place < compiled.first_ending}
    gestures = {name: one.index for landings in compiled.landings for name, one in landings.items()}
    never = dict.fromkeys(choice.name for choice in compiled.choices if choice.index not in taken)
    return Coverage(
        states=Seen(len(came), len(states)),
        replies=_seen((one.index for many in compiled.replies for one in many.values()), taken),
        early=_seen((one.index for many in compiled.early for one in many.values()), taken),
        landings=_seen(gestures.values(), taken),
        endings=Seen(len(reached.intersection(ends)), len(ends)),
        never=tuple(never),
    )


def _seen(indices: Iterable[int], taken: set[int]) -> Seen:
    every = list(indices)
    return Seen(sum(1 for one in every if one in taken), len(every))
