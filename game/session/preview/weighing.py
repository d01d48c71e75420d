"""What the replies at a position are worth in the long run: by the same judge as in the debrief."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.domain.opening import Opening
from game.rules.compiled import Position
from game.rules.step import on_offer
from game.session.preview.reading import Study


@dataclass(frozen=True, slots=True)
class Weighed:
    """By the index of its choice what each reply loses against the best one, in hundredths of the overall score; and
    `best`, the index of the best step of all, which may be a gesture's."""

    costs: Mapping[int, int]
    best: int | None


def weigh(found: Study, opening: Opening, position: Position) -> Weighed:
    """Weigh the replies on offer at a position. Raises `TooLargeError` where too much can follow."""
    judge = found.judge(opening)
    assert judge is not None  # the caller has looked for it
    compiled = judge.prepared.compiled
    if position[0] >= compiled.first_ending:
        return Weighed({}, None)
    offered = [one for one in compiled.offers[position[0]] if on_offer(one, position)]
    costs = {one.index: judge.value.hundredths(judge.regret(one, position)) for one in offered if not one.is_gesture}
    best = judge.best_step(position)
    return Weighed(costs, best.index if best is not None else None)
