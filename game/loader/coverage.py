"""Where each behaviour can be shown, and which principles cannot be met both well and badly."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

from game.domain.rubric import Behaviour, Rubric
from game.domain.scenario import Scenario

BY_THE_GAME_ALONE = frozenset({"R1", "R3", "R6", "R7", "R8"})
"""Principles that no behaviour carries, because a rule of the game does."""

Uses = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By behaviour and then by scenario, both as ids: the spots at which it can be shown, in the order of the file."""


class Side(StrEnum):
    """The two ways in which a principle can be met."""

    WELL = "well"
    BADLY = "badly"


def side_of(behaviour: Behaviour) -> Side | None:
    """Whether it shows its principle well or badly: by the sum of its points; None where they cancel out."""
    worth = sum(behaviour.points)
    return (Side.WELL if worth > 0 else Side.BADLY) if worth else None


def carriers(rubric: Rubric, principle: str, side: Side) -> list[Behaviour]:
    """The behaviours that show a principle in this way, as the rubric orders them."""
    return [one for one in rubric.behaviours.values() if one.principle == principle and side_of(one) is side]


def counted(rubric: Rubric) -> frozenset[str]:
    """The ids of the behaviours that the game counts itself, wherever they happen."""
    return frozenset(one.id for one in (rubric.lapse, rubric.flat, rubric.early, rubric.aside))


def uses(scenarios: Iterable[Scenario], rubric: Rubric) -> Uses:
    """Where replies, gestures that land, and answers of the wrap-up show each behaviour."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for scenario in scenarios:
        for spot, shows in _deeds(scenario, rubric):
            for name in shows:
                found.setdefault(name, {}).setdefault(scenario.id, {})[spot] = None
    return {name: {one: tuple(spots) for one, spots in there.items()} for name, there in found.items()}


def _deeds(scenario: Scenario, rubric: Rubric) -> Iterator[tuple[str, tuple[str, ...]]]:
    for state in scenario.states.values():
        for reply in state.replies:
            yield state.id, reply.effects.shows
            if reply.early:
                yield state.id, (rubric.early.id, *reply.early.effects.shows)
    for gesture in scenario.gestures.values():
        if gesture.states:
            yield f"{gesture.id} in {' or '.join(gesture.states)}", gesture.effects.shows
    for question in scenario.wrap_up:
        for answer in question.answers:
            yield f"{question.id} in the wrap-up", answer.effects.shows


def gaps(rubric: Rubric, used: Collection[str]) -> dict[str, tuple[Side, ...]]:
    """The principles that cannot be met both ways where only these behaviours can be shown, and the ways missing.

    What the game counts itself can always be shown. Principles that the game alone carries are left out.
    """
    shown = {*used, *counted(rubric)}
    missing = {
        name: tuple(side for side in Side if not any(one.id in shown for one in carriers(rubric, name, side)))
        for name in rubric.principles
        if name not in BY_THE_GAME_ALONE
    }
    return {name: sides for name, sides in missing.items() if sides}
