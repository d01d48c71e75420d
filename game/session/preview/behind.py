"""Behind the scene: all that a trainee does not see at this moment, as plain values read off the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.domain.moment import Face
from game.domain.opening import Opening
from game.domain.pillars import Points, total
from game.domain.rubric import Behaviour
from game.domain.scenario import Effects, Kind, Level, Reply, Stage
from game.domain.score import Fate, PromiseFate
from game.engine.judgement import fate_of, promise_fates
from game.engine.offers import face_for
from game.engine.playthrough import Playthrough
from game.rules.choices import Choice
from game.rules.compiled import WRAPPING, Compiled, Position
from game.rules.openings import applies, variant_of
from game.rules.step import Standing, after, chosen, lands, mood_shown, reply_at
from game.session.preview.reasons import why_flat, why_not_offered


@dataclass(frozen=True, slots=True)
class Hope:
    """An expectation and its fate so far. `known` says that the trainee can see it; `hers` that this variant of the
    customer has it at all."""

    id: str
    text: str
    level: Level
    kind: Kind
    fate: Fate
    known: bool
    hers: bool


@dataclass(frozen=True, slots=True)
class Vow:
    """A promise. `fate` is None while it has not been made."""

    id: str
    text: str
    can_keep: bool
    fate: PromiseFate | None


@dataclass(frozen=True, slots=True)
class Does:
    """What a reply or a landing gesture will do here. `mood` is the change she will show, None where she is gone;
    `effects` are words such as `sets refund_agreed`."""

    shows: tuple[Behaviour, ...]
    points: Points
    mood: int | None
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A reply on offer, with its number on the desk. `to` is the id of the state or ending it leads to, empty where the
    contact goes on with a question of the wrap-up or is over after it; `early` says that its early side holds."""

    number: int
    id: str
    say: str
    does: Does
    to: str
    is_ending: bool
    stage: Stage | None
    early: bool
    once: bool
    choice: Choice


@dataclass(frozen=True, slots=True)
class Held:
    """A reply of this state that is not on offer now, and why."""

    id: str
    say: str
    why: str


@dataclass(frozen=True, slots=True)
class Gest:
    """A gesture of the tray: whether it would land now, what it would do then, and else why it falls flat."""

    id: str
    name: str
    used: bool
    does: Does | None
    why: str


@dataclass(frozen=True, slots=True)
class Behind:
    """Everything hidden at this moment. `mood` is what conditions read, `shown` what she shows of it."""

    state: str
    mood: int
    shown: int
    face: Face
    goodwill: int
    points: Points
    flats: int
    lapses: int
    opening: Opening
    variants: tuple[str, ...]
    flags: tuple[tuple[str, bool], ...]
    hopes: tuple[Hope, ...]
    vows: tuple[Vow, ...]
    stages: tuple[tuple[Stage, bool], ...]
    replies: tuple[Offered, ...]
    held: tuple[Held, ...]
    gestures: tuple[Gest, ...]


def behind(play: Playthrough) -> Behind:
    """What is hidden where a playthrough stands now."""
    compiled, standing = play.compiled, play.standing
    _, mood, goodwill, bits = standing.position
    offers = play.now().replies
    masks = compiled.layout.masks
    return Behind(
        state=compiled.places[standing.position[0]],
        mood=mood,
        shown=mood_shown(compiled, standing),
        face=face_for(mood_shown(compiled, standing)),
        goodwill=goodwill,
        points=standing.raw,
        flats=standing.flats,
        lapses=standing.lapses,
        opening=play.opening,
        variants=tuple(compiled.scenario.variants),
        flags=tuple((name, bool(bits & mask)) for (kind, name), mask in masks.items() if kind == "flag"),
        hopes=tuple(_hopes(compiled, bits, variant_of(compiled.scenario, play.opening))),
        vows=tuple(_vows(compiled, bits)),
        stages=tuple((Stage(name), bool(bits & mask)) for (kind, name), mask in masks.items() if kind == "stage"),
        replies=tuple(_offered(compiled, standing, one.number, one.id) for one in offers),
        held=tuple(_held(compiled, standing.position)),
        gestures=tuple(_gestures(compiled, standing)),
    )


def _hopes(compiled: Compiled, bits: int, variant: str) -> Iterator[Hope]:
    for one in compiled.scenario.expectations.values():
        known = compiled.layout.holds(bits, "revealed", one.id)
        fate = fate_of(compiled, bits, one.id)
        yield Hope(one.id, one.text, one.level, one.kind, fate, known, applies(one, variant))


def _vows(compiled: Compiled, bits: int) -> Iterator[Vow]:
    fates = dict(promise_fates(compiled, bits))
    for one in compiled.scenario.promises.values():
        yield Vow(one.id, one.text, one.can_keep, fates.get(one.id))


def _offered(compiled: Compiled, standing: Standing, number: int, name: str) -> Offered:
    place = standing.position[0]
    reply = _reply(compiled, place, name)
    choice = reply_at(compiled, standing.position, name)
    assert choice is not None  # it is on offer
    early = choice is not compiled.replies[place][name]
    side = reply.early if early and reply.early else reply
    shows = ((compiled.rubric.early.id,) if early else ()) + side.effects.shows
    target = after(choice, standing.position)[0]
    ending = compiled.ending_at(target)
    asked = place >= compiled.first_question
    return Offered(
        number=number,
        id=name,
        say=reply.say,
        does=_does(compiled, standing, choice, shows, side.effects),
        to="" if asked else ending or compiled.places[target],
        is_ending=ending is not None,
        stage=reply.stage,
        early=early,
        once=reply.once,
        choice=choice,
    )


def _held(compiled: Compiled, position: Position) -> Iterator[Held]:
    if position[0] >= compiled.first_ending:
        return
    for reply in compiled.states[position[0]].replies:
        if reply_at(compiled, position, reply.id) is None:
            yield Held(reply.id, reply.say, why_not_offered(compiled, position, reply))


def _gestures(compiled: Compiled, standing: Standing) -> Iterator[Gest]:
    position = standing.position
    if position[0] >= compiled.first_question:
        return
    for kind in compiled.rubric.gestures.values():
        choice, used = lands(compiled, position, kind.id), bool(position[3] & compiled.used[kind.id])
        does = None
        if choice is not None and not used:
            effects = compiled.scenario.gestures[kind.id].effects
            does = _does(compiled, standing, choice, effects.shows, effects)
        why = "" if does else "it was made already" if used else why_flat(compiled, position, kind.id)
        yield Gest(kind.id, kind.name, used, does, why)


def _does(compiled: Compiled, standing: Standing, choice: Choice, shows: Sequence[str], effects: Effects) -> Does:
    behaviours = tuple(compiled.rubric.behaviours[one] for one in shows)
    gone = standing.position[0] >= compiled.first_question
    mood = None if gone else mood_shown(compiled, chosen(standing, choice)) - mood_shown(compiled, standing)
    return Does(behaviours, total(one.points for one in behaviours), mood, tuple(_words(effects)))


def _words(effects: Effects) -> Iterator[str]:
    """`sets refund_agreed`, `meets heard, answer`: all but what the behaviours say."""
    for verb in ("sets", "clears", "reveals", "meets", "exceeds", "fails", "promises", "keeps", "breaks"):
        names = getattr(effects, verb)
        if names:
            yield f"{verb} {', '.join(names)}"
    if effects.spends:
        yield f"spends {effects.spends}"


def _reply(compiled: Compiled, place: int, name: str) -> Reply:
    return next(one for one in compiled.states[place].replies if one.id == name)


def state_of(place: str) -> str:
    """The name of a place as people know it: an ending's without the question of its wrap-up."""
    return place.partition(WRAPPING)[0]
