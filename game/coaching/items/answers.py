"""What trainees answered, laid out decision by decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from game.coaching.regret import Judge
from game.domain.action import Deed
from game.domain.attempt import Attempt
from game.domain.errors import ActionRefused
from game.domain.opening import Opening
from game.engine.prepared import Prepared
from game.engine.replay import walk_journal
from game.records.store import Unreadable
from game.rules.compiled import WRAPPING, Compiled
from game.rules.step import on_offer, reply_at


@dataclass(frozen=True, slots=True)
class Answer:
    """One trainee's first answer in one state, or to one question of the wrap-up (`+cause`): what was on offer, what
    was said, which replies were the best, and the part (0 to 1) kept of what was at stake."""

    state: str
    offered: frozenset[str]
    said: str
    best: frozenset[str]
    kept: float


@dataclass(frozen=True, slots=True)
class Sitting:
    """One trainee's play: the answers, in order, those of states with nothing at stake left out."""

    answers: tuple[Answer, ...]

    def elsewhere(self, state: str) -> float | None:
        """The mean part kept in all other states; None where there was no other."""
        rest = [one.kept for one in self.answers if one.state != state]
        return fmean(rest) if rest else None


@dataclass(frozen=True, slots=True)
class Sittings:
    """The plays that count, and how many others there were: of other versions, second ones, and unreadable ones."""

    counted: tuple[Sitting, ...]
    other_versions: int
    again: int
    unreadable: int


def sittings_of(prepared: Prepared, attempts: Iterable[Attempt | Unreadable]) -> Sittings:
    """Of each trainee the first assessment of this very version of the scenario: later ones know the answers.

    `attempts` are the ranked ones at this scenario, in the order in which they ended.
    """
    counted: list[Sitting] = []
    seen: set[str] = set()
    judges: dict[Opening, Judge] = {}
    other = again = unreadable = 0
    for attempt in attempts:
        if isinstance(attempt, Unreadable):
            unreadable += 1
            continue
        start = attempt.start
        if start.scenario_digest != prepared.scenario.digest or start.rubric_digest != prepared.rubric.digest:
            other += 1
        elif start.trainee.id in seen:
            again += 1
        else:
            try:
                counted.append(Sitting(tuple(_answers(prepared, attempt, judges))))
            except ActionRefused:
                unreadable += 1
            else:
                seen.add(start.trainee.id)
    return Sittings(tuple(counted), other, again, unreadable)


def decision_at(compiled: Compiled, place: int) -> str:
    """The name of the decision at a place: its state, or of a question `+` and its name, whatever the ending was."""
    name = compiled.places[place]
    return name if place < compiled.first_question else WRAPPING + name.partition(WRAPPING)[2]


def _answers(prepared: Prepared, attempt: Attempt, judges: dict[Opening, Judge]) -> Iterator[Answer]:
    compiled, opening = prepared.compiled, attempt.start.opening
    told: set[str] = set()
    walked = walk_journal(compiled, attempt.journal, opening)
    if opening not in judges:
        judges[opening] = Judge(prepared, opening)
    judge = judges[opening]
    for one in walked:
        position = one.before.position
        state = decision_at(compiled, position[0])
        if one.action.deed is not Deed.REPLY or state in told:
            continue
        told.add(state)
        offers = [choice for choice in compiled.offers[position[0]] if not choice.is_gesture]
        worth = {choice.index: judge.worth(choice, position) for choice in offers if on_offer(choice, position)}
        most, least = max(worth.values()), min(worth.values())
        taken = reply_at(compiled, position, one.action.name)
        if most == least or taken is None:
            continue
        names = {choice.index: choice.name.rpartition("/")[2] for choice in offers}
        yield Answer(
            state=state,
            offered=frozenset(names[index] for index in worth),
            said=one.action.name,
            best=frozenset(names[index] for index, value in worth.items() if value == most),
            kept=(worth[taken.index] - least) / (most - least),
        )
