"""What a moment shows, read off a standing: who is there, what she says, what is on offer."""

from random import Random

from game.domain.moment import CustomerView, ExpectationView, Face, GestureOffer, ReplyOffer
from game.domain.scenario import MOOD_MAX, Speech
from game.engine.judgement import fate_of
from game.rules.compiled import Compiled
from game.rules.conditions import compile_condition
from game.rules.step import Standing, mood_shown, on_offer

_FACES = (
    (2, Face.FURIOUS),
    (4, Face.ANGRY),
    (7, Face.UPSET),
    (9, Face.WORRIED),
    (11, Face.NEUTRAL),
    (14, Face.WARMING),
    (17, Face.PLEASED),
    (MOOD_MAX, Face.DELIGHTED),
)


def face_for(mood: int) -> Face:
    """The expression that goes with a mood (0-20)."""
    return next(face for highest, face in _FACES if mood <= highest)


def customer_view(compiled: Compiled, standing: Standing) -> CustomerView:
    """The customer as she is now; the author's word for what she feels, or the face's own."""
    scenario, place = compiled.scenario, compiled.places[standing.position[0]]
    who, mood = scenario.customer, mood_shown(compiled, standing)
    state = scenario.states.get(place)
    word = state.feels if state else scenario.endings[place].feels
    face = face_for(mood)
    return CustomerView(who.name, who.about, who.face, who.pronoun, face, mood, word or face.value)


def words_at(compiled: Compiled, standing: Standing) -> str:
    """What the customer says on arriving at a state or an ending; empty where an ending has no last words."""
    place, mood, goodwill, bits = standing.position
    name = compiled.places[place]
    state = compiled.scenario.states.get(name)
    if state is None:
        return compiled.scenario.endings[name].customer

    def holds(speech: Speech) -> bool:
        return speech.when is None or compile_condition(speech.when, compiled.layout)(bits, mood, goodwill)

    return next(speech.text for speech in state.speeches if holds(speech))


def reply_offers(compiled: Compiled, standing: Standing, seed: int) -> tuple[ReplyOffer, ...]:
    """The replies on offer, in an order that depends on nothing but the seed and the state (R6)."""
    place = standing.position[0]
    if place >= compiled.first_ending:
        return ()
    state = compiled.places[place]
    replies = list(compiled.scenario.states[state].replies)
    Random(f"{seed}/{state}").shuffle(replies)
    choices = compiled.replies[place]
    offered = [one for one in replies if on_offer(choices[one.id], standing.position)]
    return tuple(ReplyOffer(number, one.id, one.say) for number, one in enumerate(offered, start=1))


def gesture_offers(compiled: Compiled, standing: Standing) -> tuple[GestureOffer, ...]:
    """The tray: always the same gestures in the same order, those used up marked."""
    bits, over = standing.position[3], standing.position[0] >= compiled.first_ending
    return tuple(
        GestureOffer(
            kind.id, kind.name, kind.about, kind.icon, kind.cost, usable=not (over or bits & compiled.used[kind.id])
        )
        for kind in compiled.rubric.gestures.values()
    )


def known_expectations(compiled: Compiled, standing: Standing) -> tuple[ExpectationView, ...]:
    """The expectations revealed so far, and what has become of them."""
    bits = standing.position[3]
    return tuple(
        ExpectationView(one.text, one.level, one.kind, fate_of(compiled, bits, one.id))
        for one in compiled.scenario.expectations.values()
        if compiled.layout.holds(bits, "revealed", one.id)
    )


def promises_made(compiled: Compiled, standing: Standing) -> tuple[str, ...]:
    """The texts of the promises made so far."""
    bits = standing.position[3]
    return tuple(
        one.text for one in compiled.scenario.promises.values() if compiled.layout.holds(bits, "promised", one.id)
    )
