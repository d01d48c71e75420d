"""A survey in words and as JSON: how far a scenario too large to be played was walked, and what was found."""

from collections.abc import Iterator
from dataclasses import asdict

from game.audit.survey import Survey
from game.domain.pillars import PILLARS

_SHOWN = 12
NOT_LOOKED_AT = "naive players, clues of wording and place, high ways, clean against mended, and sensible play"


def survey_lines(one: Survey) -> Iterator[str]:
    """All about one scenario."""
    states = one.coverage.states
    if one.complete:
        yield f"{one.scenario_id}: {one.known:,} positions, {one.choices:,} choices, all of them walked."
    else:
        yield (
            f"{one.scenario_id}: {one.walked:,} of {one.known:,} known positions walked, {one.choices:,} choices. "
            f"How many more there are is not known. What follows is true of the part that was walked."
        )
    yield f"  It is too large to be played. Not looked at: {NOT_LOOKED_AT}."
    if one.narrow:
        yield f"  Walked one position after the other, because {one.narrow}."
    yield f"  States come by: {states.seen:,} of {states.written:,}. Endings: {_of(one, 'endings')}."
    yield f"  Replies: {_of(one, 'replies')}, early sides: {_of(one, 'early')}, gestures: {_of(one, 'landings')}."
    for part in one.openings:
        yield from _part_lines(one, part.label)
    for ending, count in one.endings.items():
        yield f"  Ending {ending}: {f'entered in {count:,} ways' if count else 'not come by'}."
    yield f"  States without a reply to give: {_named(one.stuck)}"
    traps = _named(one.trapped) if one.complete else "not known, since not all was walked"
    yield f"  States from which no ending can be reached: {traps}"
    yield f"  Choices that earn points again and again: {_named(one.endless)}"
    yield ""


def survey_record(one: Survey) -> dict[str, object]:
    """The same for a program."""
    names = ("states", "replies", "early", "landings", "endings")
    return {
        "scenario": one.scenario_id,
        "walked": one.walked,
        "known": one.known,
        "complete": one.complete,
        "choices": one.choices,
        "coverage": {name: getattr(one.coverage, name)._asdict() for name in names},
        "endings": dict(one.endings),
        "openings": [
            {
                "opening": part.label,
                "bounds": asdict(part.bounds) if part.bounds else None,
                "best": {pillar.value: list(way) for pillar, way in part.best.items()},
            }
            for part in one.openings
        ],
        "stuck": list(one.stuck),
        "trapped": list(one.trapped) if one.complete else None,
        "endless": list(one.endless),
        "narrow": one.narrow,
    }


def _part_lines(one: Survey, label: str) -> Iterator[str]:
    part = next(part for part in one.openings if part.label == label)
    if label:
        yield f"  Opening '{label}':"
    if part.bounds is None:
        yield "  No way to an ending was walked to its end, so nothing can be said about points."
        return
    for pillar, low, high in zip(PILLARS, part.bounds.lowest, part.bounds.highest, strict=True):
        least = "" if one.complete else " at least"
        yield f"  {pillar.title}: {low} to {high} points{least}. Best: {_short(part.best[pillar])}"


def _short(way: tuple[str, ...]) -> str:
    return " ".join(way[:_SHOWN]) + (f" … ({len(way)} choices)" if len(way) > _SHOWN else "")


def _of(one: Survey, name: str) -> str:
    seen = getattr(one.coverage, name)
    return f"{seen.seen:,} of {seen.written:,}"


def _named(names: tuple[str, ...]) -> str:
    return f"{len(names)}: {', '.join(names[:_SHOWN])}{', …' if len(names) > _SHOWN else ''}" if names else "none"
