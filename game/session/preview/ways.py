"""The way to a state: the shortest one on which what is wished for is so, or none, and then the state all the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.domain.action import Action, gesture, reply
from game.domain.opening import Opening
from game.rules.choices import Choice
from game.rules.compiled import Compiled, Position
from game.rules.step import Standing, after, begin, on_offer
from game.session.preview.asked import Wishes

MOST = 60_000
"""Positions looked at before the search for a way is given up; about a second."""


@dataclass(frozen=True, slots=True)
class Way:
    """The actions that lead to a state. `found` is False where no way does, `given_up` where there may be one."""

    actions: tuple[Action, ...] = ()
    found: bool = True
    given_up: bool = False


def way_to(compiled: Compiled, opening: Opening, place: int, wishes: Wishes) -> Way:
    """The shortest way from the start of a contact to a place at which the wishes hold; replies written first go
    first."""
    first = begin(compiled, opening).position
    positions: list[Position] = [first]
    came: list[tuple[int, Choice] | None] = [None]
    seen = {_key(compiled, first, wishes)}
    for number, position in enumerate(positions):  # grows while it is walked
        if position[0] == place and wishes.holds(*position[1:]):
            return Way(_actions(came, number))
        for choice in compiled.offers[position[0]]:
            if on_offer(choice, position):
                following = after(choice, position)
                key = _key(compiled, following, wishes)
                if key not in seen:
                    seen.add(key)
                    positions.append(following)
                    came.append((number, choice))
        if len(positions) > MOST:
            return Way(found=False, given_up=True)
    return Way(found=False)


def placed(compiled: Compiled, opening: Opening, place: int, wishes: Wishes) -> Standing:
    """A place as if nothing had happened before but what is wished for."""
    standing = begin(compiled, opening)
    _, mood, goodwill, bits = standing.position
    position = (
        place,
        mood if wishes.mood is None else wishes.mood,
        goodwill if wishes.goodwill is None else wishes.goodwill,
        bits & ~wishes.unwanted | wishes.wanted,
    )
    return standing._replace(position=position)


def _key(compiled: Compiled, position: Position, wishes: Wishes) -> Position:
    """What tells one position from another: what can still be read, and what is wished for."""
    place, mood, goodwill, bits = position
    live = compiled.live[place]
    return (
        place,
        compiled.moods[place][mood] if wishes.mood is None else mood,
        goodwill if live.goodwill or wishes.goodwill is not None else 0,
        bits & (live.bits | wishes.mask),
    )


def _actions(came: Sequence[tuple[int, Choice] | None], number: int) -> tuple[Action, ...]:
    actions: list[Action] = []
    step = came[number]
    while step is not None:
        number, choice = step
        actions.append(gesture(choice.name) if choice.is_gesture else reply(choice.name.partition("/")[2]))
        step = came[number]
    return tuple(reversed(actions))
