"""EM437: a wow for somebody whose first need is not met."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.audit.advice.graph import effects_by_choice, meeting, path_of
from game.audit.advice.remark import Remark
from game.audit.advice.study import Path, Study
from game.domain.condition import Status, StatusIs, leaves
from game.domain.scenario import Effects, Level
from game.loader.checks.card import hint
from game.loader.names import listed
from game.loader.wording import said_of
from game.rules.openings import applies
from game.rules.step import begin

CARD = hint(
    "EM437", "a wow before the basics",
    "Something that customers retell can be done while nothing of what she expects on the level of accuracy is met, or "
    "while something of that has been let down and not been put right.",
    "Basics first (R1): a gift to somebody who still has no answer looks like a bribe. The score caps it; it lands.",
    "send-flowers: {in: [hello], shows: [personal-gesture]}, before it is clear whether the boots can go back",
    "Let it land only `when` the basic is met, or in states behind it.",
)  # fmt: skip

_SHOWN = 6

Spot = tuple[int, int, int]
"""(position, a bit for each basic that is met, a bit for each that is let down)."""


@dataclass(frozen=True, slots=True)
class _Wow:
    """One that comes too soon: which choice, what is lacking, and the choices before it."""

    index: int
    lacking: str
    way: tuple[int, ...]


def check(study: Study) -> Iterator[Remark]:
    """Each deed with a wow that can be done before the basics, with the shortest way to it."""
    effects = effects_by_choice(study)
    wows = {index for index, one in effects.items() if any(study.rubric.behaviours[name].wow for name in one.shows)}
    told: set[Path] = set()
    for number, basics in _openings(study):
        for one in _too_soon(study, number, basics, effects, wows) if wows and basics else ():
            path = path_of(study, one.index)
            if path not in told:
                told.add(path)
                names = [study.compiled.choices[index].name.rpartition("/")[2] for index in one.way]
                after = f", after {listed(names, _SHOWN)}" if names else ""
                yield Remark(path, f"{said_of(path)} is a wow and can be done {one.lacking}{after}.", key=True)


def _openings(study: Study) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The positions at which the contact begins, each with her expectations of accuracy that something can meet."""
    prepared, expectations = study.prepared, study.scenario.expectations
    known = [one for one in expectations.values() if one.level is Level.ACCURACY and meeting(study, one.id)]
    found = {
        prepared.graph.number_of(begin(prepared.compiled, opening).position): tuple(
            one.id for one in known if applies(one, opening.variant)
        )
        for opening in reversed(prepared.openings)
    }
    return tuple(found.items())


def _too_soon(
    study: Study, first: int, basics: Sequence[str], effects: Mapping[int, Effects], wows: Collection[int]
) -> Iterator[_Wow]:
    """The wows that can be done too soon, each at the first position at which it can."""
    edges, start = study.prepared.graph.edges, (first, 0, 0)
    turns = {
        index: (_mask((*one.meets, *one.exceeds), basics), _mask(one.fails, basics)) for index, one in effects.items()
    }
    came: dict[Spot, tuple[Spot, int] | None] = {start: None}
    waiting: list[Spot] = [start]
    found: set[int] = set()
    for spot in waiting:  # grows while it is walked
        number, met, failed = spot
        for index, target in edges[number]:
            meets, fails = turns.get(index, (0, 0))
            now_met, now_failed = met & ~fails | meets, (failed | fails) & ~meets
            if index in wows and index not in found:
                lacking = _lacking(_asked_for(study, index), basics, now_met, failed & ~meets)
                if lacking:
                    found.add(index)
                    yield _Wow(index, lacking, _way(came, spot))
            onward = (target, now_met, now_failed)
            if onward not in came:
                came[onward] = (spot, index)
                waiting.append(onward)


def _mask(names: Iterable[str], basics: Sequence[str]) -> int:
    return sum(1 << basics.index(name) for name in set(names) & set(basics))


def _lacking(asked: Collection[str], basics: Sequence[str], met: int, failed: int) -> str:
    let_down = [name for at, name in enumerate(basics) if failed >> at & 1]
    if let_down and not set(asked) & set(let_down):
        return f"while {listed(let_down)} has been let down"
    if not met and not asked:
        return f"before {listed(basics)} is met"
    return ""


def _asked_for(study: Study, index: int) -> set[str]:
    """What must have been met for it to be on offer: there its author has thought of what comes first."""
    path = path_of(study, index)
    if path[0] == "gestures":
        when = study.scenario.gestures[str(path[1])].when
    elif path[0] == "states":
        when = next(one.when for one in study.scenario.states[str(path[1])].replies if one.id == path[3])
    else:
        return {""}
    asked = [one for one in leaves(when) if isinstance(one, StatusIs)] if when is not None else []
    return {one.name for one in asked if one.status in (Status.MET, Status.EXCEEDED)}


def _way(came: Mapping[Spot, tuple[Spot, int] | None], spot: Spot) -> tuple[int, ...]:
    way: list[int] = []
    while (before := came[spot]) is not None:
        spot, index = before
        way.append(index)
    return tuple(reversed(way))
