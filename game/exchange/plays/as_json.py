"""Plays as one JSON document; docs/exports.schema.json describes its layout and is tested against it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from game.domain.pillars import PILLARS, Points
from game.exchange.plays.play import Decision, Play, moment_of

LAYOUT = 1
"""The version of the layout: it grows when a reader of the last one would no longer understand."""

Data = dict[str, Any]


def document(plays: Iterable[Play], made: datetime, chosen: Mapping[str, str | None], version: str) -> Iterator[str]:
    """The document as pieces of text, an attempt a line. `chosen` are the choices by which attempts were selected."""
    head = {"extra_mile_export": LAYOUT, "version": version, "made": moment_of(made), "chosen": dict(chosen)}
    yield _written(head)[:-1] + ',"attempts":['
    between = "\n"
    for play in plays:
        yield between + _written(play_record(play))
        between = ",\n"
    yield "\n]}\n"


def play_record(play: Play) -> Data:
    """One attempt with its decisions; scores and costs are in points (0-100), null where not assessed."""
    attempt, start = play.attempt, play.attempt.start
    return {
        "id": play.id,
        "trainee": {"id": start.trainee.id, "name": play.name, "team": play.team},
        "scenario": {
            "id": start.scenario_id,
            "title": play.title,
            "version": start.scenario_digest,
            "rubric": start.rubric_digest,
        },
        "opening": {
            "variant": start.opening.variant,
            "memory": [*start.opening.memory],
            "strain": start.opening.strain,
        },
        "seed": start.seed,
        "shift": start.shift,
        "began": moment_of(play.began),
        "ended": moment_of(play.ended),
        "seconds": round(attempt.seconds, 3),
        "mode": start.mode.value,
        "ranked": start.ranked,
        "timed": start.timed,
        "number": play.number or None,
        "result": play.result.value or None,
        "overall": _points(attempt.score.overall),
        "pillars": {
            one.pillar.value: {
                "score": _points(one.score),
                "raw": one.raw,
                "lowest": one.lowest,
                "highest": one.highest,
                "capped": one.capped,
            }
            for one in attempt.score.pillars
        },
        "stars": attempt.stars,
        "wow": attempt.wow,
        "ending": attempt.ending,
        "decisions": None if play.decisions is None else [_decision(one) for one in play.decisions],
    }


def _decision(one: Decision) -> Data:
    return {
        "number": one.number,
        "moment": one.moment,
        "heard": one.heard,
        "deed": one.deed.value,
        "chosen": one.name or None,
        "said": one.said,
        "offered": [{"id": choice.id, "say": choice.say} for choice in one.choices if choice.id in one.offered],
        "best": [*one.best],
        "cost": _points(one.cost),
        "behaviours": [*one.behaviours],
        "points": _by_pillar(one.points),
        "mood_before": one.mood_before,
        "mood_after": one.mood_after,
        "landed": one.landed,
        "early": one.early,
        "at": one.at,
        "took": one.took,
    }


def _by_pillar(points: Points) -> dict[str, int]:
    return {pillar.value: one for pillar, one in zip(PILLARS, points, strict=True)}


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _written(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
