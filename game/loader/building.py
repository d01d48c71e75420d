"""From a shape whose names have been checked to the frozen `Scenario`, and its digest."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from game.domain.pillars import PILLARS
from game.domain.rubric import Appraisal, Behaviour, GestureKind, Principle, Rubric
from game.domain.scenario import (
    Channel,
    Customer,
    Early,
    Effects,
    Ending,
    Expectation,
    Gesture,
    Guide,
    Kind,
    Level,
    Paper,
    Promise,
    Pronoun,
    Question,
    Reply,
    Route,
    Scenario,
    Speech,
    Spot,
    Stage,
    State,
    Trace,
    Variant,
)
from game.loader.models import (
    CustomerShape,
    EarlyShape,
    EffectsShape,
    GestureShape,
    QuestionShape,
    ReplyShape,
    RouteShape,
    ScenarioShape,
    SpeechShape,
    StateShape,
)

WORDS_A_MINUTE = 90
"""How many words of a scenario a player gets through in a minute, thinking included; a rough guess for the card."""


def digest_of(content: Any) -> str:
    """What identifies a content, whatever its comments and layout: 64 hex digits."""
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def build_scenario(shape: ScenarioShape, digest: str, source: str) -> Scenario:
    """The scenario; `digest` is that of the plain data it was validated from."""
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
        customer=_customer(shape.customer),
        desk=tuple(Paper(title, text) for title, text in shape.desk.items()),
        expectations={
            name: Expectation(name, one.text, Level(one.level), Kind(one.kind), one.hidden, one.only)
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
        variants={name: Variant(name, one.text, one.patience) for name, one in shape.variants.items()},
        remembers={name: one.text for name, one in shape.remembers.items()},
        memory={name: Trace(name, one.text, one.when, one.endings) for name, one in shape.memory.items()},
        wrap_up=tuple(_question(name, one) for name, one in shape.wrap_up.items()),
    )


def build_rubric(rubric: dict[str, Any], tray: dict[str, Any]) -> Rubric:
    """The rubric from the plain data of its two files, both checked.

    Rubrics kept with old attempts name no `early` and no `aside`. What is counted then is `remedy-before-listening`,
    or `flat` in a rubric without it, and `lapse`: contacts of that time meet neither, so they replay as they were.
    """
    behaviours = {name: _behaviour(name, one) for name, one in rubric["behaviours"].items()}
    lapse, flat = behaviours[rubric["lapse"]], behaviours[rubric["flat"]]
    return Rubric(
        principles={name: Principle(name, one["name"], one["text"]) for name, one in rubric["principles"].items()},
        behaviours=behaviours,
        gestures={
            name: GestureKind(name, one["name"], one["about"], one["icon"], int(one["cost"]), one["flat"])
            for name, one in tray["gestures"].items()
        },
        lapse=lapse,
        flat=flat,
        early=behaviours[rubric["early"]] if "early" in rubric else behaviours.get("remedy-before-listening", flat),
        aside=behaviours[rubric["aside"]] if "aside" in rubric else lapse,
        digest=digest_of([rubric, tray]),
    )


def _behaviour(name: str, one: dict[str, Any]) -> Behaviour:
    weights = one.get("weights") or {}
    a, b, c, d = (int(weights.get(pillar.value, 0)) for pillar in PILLARS)
    wow = one.get("wow") == "true"
    mood = int(one.get("mood", 0))
    appraisal = Appraisal(one["appraisal"]) if "appraisal" in one else None
    return Behaviour(name, one["name"], (a, b, c, d), mood, one["principle"], one["coach"], wow, appraisal)


def _customer(who: CustomerShape) -> Customer:
    words = (who.name, who.about or "", who.face or "")
    return Customer(*words, Pronoun(who.pronoun), who.mood, who.patience, who.person or "")


def _speeches(shapes: Sequence[SpeechShape]) -> tuple[Speech, ...]:
    return tuple(Speech(one.text, one.when) for one in shapes)


def _routes(shapes: Sequence[RouteShape]) -> tuple[Route, ...]:
    return tuple(Route(one.to, one.when) for one in shapes)


def _state(name: str, shape: StateShape) -> State:
    replies = tuple(_reply(reply, one) for reply, one in shape.replies.items())
    guide = Guide(shape.guide.text, Spot(shape.guide.at)) if shape.guide else None
    return State(name, _speeches(shape.customer), shape.feels or "", replies, shape.barb or "", guide)


def _reply(name: str, shape: ReplyShape) -> Reply:
    return Reply(
        id=name,
        say=shape.say,
        because=shape.because or "",
        routes=_routes(shape.to),
        effects=_effects(shape, shape.spends),
        when=shape.when,
        once=shape.once,
        answers=_speeches(shape.customer),
        stage=Stage(shape.stage) if shape.stage else None,
        early=_early(shape.early) if shape.early else None,
        story=shape.story or "",
    )


def _early(shape: EarlyShape) -> Early:
    return Early(
        shape.because or "", _routes(shape.to), _effects(shape, shape.spends), _speeches(shape.customer)
    )


def _gesture(name: str, shape: GestureShape) -> Gesture:
    words = (shape.customer or "", shape.flat or "", shape.because or "", shape.story or "")
    return Gesture(name, shape.in_, shape.when, _effects(shape, 0), *words)


def _question(name: str, shape: QuestionShape) -> Question:
    answers = (
        Reply(answer, one.say, one.because or "", (), Effects(shows=one.shows)) for answer, one in shape.answers.items()
    )
    return Question(name, shape.ask, tuple(answers))


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
