"""From a shape whose names have been checked to the frozen `Scenario`, and its digest."""

import hashlib
import json
from typing import Any

from game.domain.pillars import PILLARS
from game.domain.rubric import Behaviour, GestureKind, Principle, Rubric
from game.domain.scenario import (
    Channel,
    Customer,
    Effects,
    Ending,
    Expectation,
    Gesture,
    Kind,
    Level,
    Paper,
    Promise,
    Pronoun,
    Reply,
    Route,
    Scenario,
    Speech,
    State,
)
from game.loader.models import EffectsShape, GestureShape, ReplyShape, ScenarioShape, StateShape

WORDS_A_MINUTE = 90
"""How many words of a scenario a player gets through in a minute, thinking included; a rough guess for the card."""


def digest_of(content: Any) -> str:
    """What identifies a content, whatever its comments and layout: 64 hex digits."""
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def build_scenario(shape: ScenarioShape, digest: str, source: str) -> Scenario:
    """The scenario; `digest` is that of the plain data it was validated from."""
    who = shape.customer
    return Scenario(
        id=shape.id,
        title=shape.title,
        summary=shape.summary or "",
        teaches=shape.teaches,
        channel=Channel(shape.channel),
        difficulty=shape.difficulty,
        minutes=shape.minutes or _minutes(shape),
        currency=shape.currency,
        goodwill=shape.goodwill,
        customer=Customer(who.name, who.about or "", who.face or "", Pronoun(who.pronoun), who.mood, who.patience),
        desk=tuple(Paper(title, text) for title, text in shape.desk.items()),
        expectations={
            name: Expectation(name, one.text, Level(one.level), Kind(one.kind), one.hidden)
            for name, one in shape.expectations.items()
        },
        promises={name: Promise(name, one.text, one.can_keep) for name, one in shape.promises.items()},
        start=shape.start,
        states={name: _state(name, one) for name, one in shape.states.items()},
        gestures={name: _gesture(name, one) for name, one in shape.gestures.items()},
        endings={
            name: Ending(name, one.customer, one.text or "", one.review or "", one.feels or "", one.mood)
            for name, one in shape.endings.items()
        },
        digest=digest,
        source=source,
    )


def build_rubric(rubric: dict[str, Any], tray: dict[str, Any]) -> Rubric:
    """The rubric from the plain data of its two files, both checked."""
    behaviours = {name: _behaviour(name, one) for name, one in rubric["behaviours"].items()}
    return Rubric(
        principles={name: Principle(name, one["name"], one["text"]) for name, one in rubric["principles"].items()},
        behaviours=behaviours,
        gestures={
            name: GestureKind(name, one["name"], one["about"], one["icon"], int(one["cost"]), one["flat"])
            for name, one in tray["gestures"].items()
        },
        lapse=behaviours[rubric["lapse"]],
        flat=behaviours[rubric["flat"]],
        digest=digest_of([rubric, tray]),
    )


def _behaviour(name: str, one: dict[str, Any]) -> Behaviour:
    weights = one.get("weights") or {}
    a, b, c, d = (int(weights.get(pillar.value, 0)) for pillar in PILLARS)
    wow = one.get("wow") == "true"
    return Behaviour(name, one["name"], (a, b, c, d), int(one.get("mood", 0)), one["principle"], one["coach"], wow)


def _state(name: str, shape: StateShape) -> State:
    speeches = tuple(Speech(one.text, one.when) for one in shape.customer)
    replies = tuple(_reply(reply, one) for reply, one in shape.replies.items())
    return State(name, speeches, shape.feels or "", replies)


def _reply(name: str, shape: ReplyShape) -> Reply:
    return Reply(
        id=name,
        say=shape.say,
        because=shape.because or "",
        routes=tuple(Route(one.to, one.when) for one in shape.to),
        effects=_effects(shape, shape.spends),
        when=shape.when,
        once=shape.once,
        customer=shape.customer or "",
    )


def _gesture(name: str, shape: GestureShape) -> Gesture:
    words = (shape.customer or "", shape.flat or "", shape.because or "")
    return Gesture(name, shape.in_, shape.when, _effects(shape, 0), *words)


def _effects(shape: EffectsShape, spends: int) -> Effects:
    return Effects(
        shows=shape.shows,
        mood=shape.mood,
        spends=spends,
        sets=shape.sets,
        clears=shape.clears,
        reveals=shape.reveals,
        meets=shape.meets,
        exceeds=shape.exceeds,
        fails=shape.fails,
        promises=shape.promises,
        keeps=shape.keeps,
        breaks=shape.breaks,
    )


def _minutes(shape: ScenarioShape) -> int:
    words = sum(
        len(text.split())
        for state in shape.states.values()
        for text in (state.customer[0].text, *(reply.say for reply in state.replies.values()))
    )
    return max(1, round(words / WORDS_A_MINUTE / 2))
