"""What a moment shows, read off a standing: who is there, what she says, what is on offer."""

from collections.abc import Sequence
from functools import lru_cache
from random import Random

from game.domain.moment import CustomerView, ExpectationView, Face, GestureOffer, ReplyOffer
from game.domain.opening import Opening
from game.domain.scenario import MOOD_MAX, Paper, Speech
from game.engine.judgement import fate_of
from game.rules.compiled import WRAPPING, Compiled
from game.rules.conditions import compile_condition
from game.rules.openings import expectations_of
from game.rules.step import Standing, mood_shown, reply_at

EARLIER = "Earlier"
"""The title of the paper with what is known of earlier contacts."""

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
    scenario, place = compiled.scenario, standing.position[0]
    who, mood = scenario.customer, mood_shown(compiled, standing)
    ending = compiled.ending_at(place)
    word = scenario.endings[ending].feels if ending else compiled.states[place].feels
    face = face_for(mood)
    return CustomerView(who.name, who.about, who.face, who.pronoun, face, mood, word or face.value)


def words_at(compiled: Compiled, standing: Standing) -> str:
    """What the customer says on arriving at a place: nothing any more after her last words."""
    place, scenario = standing.position[0], compiled.scenario
    ending = compiled.ending_at(place)
    if ending is None:
        return said(compiled, standing, compiled.states[place].speeches)
    first = scenario.wrap_up and compiled.places[place] == f"{ending}{WRAPPING}{scenario.wrap_up[0].id}"
    return scenario.endings[ending].customer if first or not scenario.wrap_up else ""


def said(compiled: Compiled, standing: Standing, speeches: Sequence[Speech]) -> str:
    """The first of several wordings whose condition holds; empty where there are none."""
    _, mood, goodwill, bits = standing.position
    for speech in speeches:
        if speech.when is None or compile_condition(speech.when, compiled.layout)(bits, mood, goodwill):
            return speech.text
    return ""


def question_at(compiled: Compiled, standing: Standing) -> str:
    """The question of the wrap-up that is open; empty before and after it."""
    place = standing.position[0]
    if compiled.first_question <= place < compiled.first_ending:
        return compiled.states[place].speeches[0].text
    return ""


def papers_at(compiled: Compiled, opening: Opening) -> tuple[Paper, ...]:
    """The papers on the desk, with what is known there of earlier contacts."""
    known = [text for word, text in compiled.scenario.remembers.items() if word in opening.memory]
    earlier = (Paper(EARLIER, " ".join(known)),) if known else ()
    return (*earlier, *compiled.scenario.desk)


def reply_offers(compiled: Compiled, standing: Standing, seed: int) -> tuple[ReplyOffer, ...]:
    """The replies on offer, in an order that depends on nothing but the seed and the state (R6)."""
    place = standing.position[0]
    if place >= compiled.first_ending:
        return ()
    replies = compiled.states[place].replies
    shuffled = (replies[at] for at in _order(seed, compiled.places[place], len(replies)))
    offered = [one for one in shuffled if reply_at(compiled, standing.position, one.id)]
    return tuple(ReplyOffer(number, one.id, one.say) for number, one in enumerate(offered, start=1))


@lru_cache(maxsize=8192)  # naive players come to the same states thousands of times
def _order(seed: int, state: str, count: int) -> tuple[int, ...]:
    """The order in which so many replies of a state stand."""
    order = list(range(count))
    Random(f"{seed}/{state}").shuffle(order)
    return tuple(order)


def gesture_offers(compiled: Compiled, standing: Standing) -> tuple[GestureOffer, ...]:
    """The tray: always the same gestures in the same order, those used up marked."""
    bits, over = standing.position[3], standing.position[0] >= compiled.first_question
    return tuple(
        GestureOffer(
            kind.id, kind.name, kind.about, kind.icon, kind.cost, usable=not (over or bits & compiled.used[kind.id])
        )
        for kind in compiled.rubric.gestures.values()
    )


def known_expectations(compiled: Compiled, standing: Standing) -> tuple[ExpectationView, ...]:
    """The expectations revealed so far, and what has become of them."""
    bits, layout = standing.position[3], compiled.layout
    variant = next((name for name in compiled.scenario.variants if layout.holds(bits, "variant", name)), "")
    return tuple(
        ExpectationView(one.text, one.level, one.kind, fate_of(compiled, bits, one.id))
        for one in expectations_of(compiled.scenario, variant)
        if layout.holds(bits, "revealed", one.id)
    )


def promises_made(compiled: Compiled, standing: Standing) -> tuple[str, ...]:
    """The texts of the promises made so far."""
    bits = standing.position[3]
    return tuple(
        one.text for one in compiled.scenario.promises.values() if compiled.layout.holds(bits, "promised", one.id)
    )
