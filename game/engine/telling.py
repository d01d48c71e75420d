"""What an action that was taken meant, in words and behaviours."""

from dataclasses import dataclass

from game.domain.action import Action, Deed
from game.domain.moment import Feedback, Line, Shown, Voice
from game.domain.rubric import Behaviour, Rubric
from game.domain.scenario import Channel
from game.engine.offers import question_at, said, words_at
from game.rules.compiled import Compiled
from game.rules.step import Standing, lands, mood_shown, reply_at

NO_ANSWER = "Nobody answered in time."
STILL_THERE = {
    Channel.PHONE: "…Hello? Are you still there?",
    Channel.CHAT: "Are you still there?",
    Channel.EMAIL: "I have not had an answer yet. Has this reached you?",
    Channel.COUNTER: "…I'm still standing here, you know.",
    Channel.VISIT: "…Well?",
}
"""What any customer says when patience has run out."""

ELSEWHERE = "You turned to something else."
NOT_LISTENING = {
    Channel.PHONE: "…Are you typing?",
    Channel.CHAT: "Are you with somebody else?",
    Channel.EMAIL: "This reads as if you had not got to the end of my letter.",
    Channel.COUNTER: "…Am I keeping you from something?",
    Channel.VISIT: "…Do you need to take that?",
}
"""What any customer says to an agent whose mind is elsewhere."""

BREATHED = "You took a breath."


@dataclass(frozen=True, slots=True)
class Taken:
    """An action that counts, with the standings before and after it."""

    action: Action
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Telling:
    """One action told: the trainee's line, what the customer said to it, what it showed and the coach's own words.

    `landed` is None but for a gesture.
    """

    line: Line
    said: tuple[str, ...]
    behaviours: tuple[Behaviour, ...]
    because: str
    landed: bool | None
    mood_change: int
    early: bool = False
    """Whether a reply came before the stages of recovery it needs."""
    story: str = ""
    asked: str = ""
    """The question of the wrap-up that follows."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The whole exchange, for a transcript."""
        then = (Line(Voice.NOTE, self.asked),) if self.asked else ()
        return (self.line, *(Line(Voice.CUSTOMER, text) for text in self.said), *then)

    @property
    def wow(self) -> bool:
        """Whether this is something a customer retells."""
        return any(one.wow for one in self.behaviours)

    def feedback(self, rubric: Rubric) -> Feedback:
        """The telling as screens show it to a learner."""
        shown = tuple(
            Shown(
                one.id, one.name, one.points, one.principle, rubric.principles[one.principle].name, one.coach, one.wow
            )
            for one in self.behaviours
        )
        return Feedback(shown, self.because, self.mood_change, self.landed)


def tell(compiled: Compiled, taken: Taken) -> Telling:
    """Tell of one action."""
    if taken.action.deed is Deed.REPLY:
        return _tell_reply(compiled, taken)
    if taken.action.deed is Deed.GESTURE:
        return _tell_gesture(compiled, taken)
    if taken.action.deed is Deed.BREATH:
        return Telling(Line(Voice.NOTE, BREATHED), (), (), "", None, 0)
    rubric, channel = compiled.rubric, compiled.scenario.channel
    if taken.action.deed is Deed.ASIDE:
        note, heard, behaviour = ELSEWHERE, NOT_LISTENING[channel], rubric.aside
    else:
        note, heard, behaviour = NO_ANSWER, STILL_THERE[channel], rubric.lapse
    change = _change(compiled, taken)
    return Telling(Line(Voice.NOTE, note), (heard,), (behaviour,), behaviour.coach, None, change)


def _tell_reply(compiled: Compiled, taken: Taken) -> Telling:
    place, rubric = taken.before.position[0], compiled.rubric
    reply = next(one for one in compiled.states[place].replies if one.id == taken.action.name)
    choice = reply_at(compiled, taken.before.position, reply.id)
    early = reply.early if choice is not compiled.replies[place][reply.id] else None
    side = early or reply
    shows = (rubric.early.id, *side.effects.shows) if early else side.effects.shows
    words = (said(compiled, taken.after, side.answers), words_at(compiled, taken.after))
    return Telling(
        Line(Voice.TRAINEE, reply.say),
        tuple(text for text in words if text),
        tuple(rubric.behaviours[one] for one in shows),
        side.because,
        None,
        _change(compiled, taken),
        early=early is not None,
        story="" if early else reply.story,
        asked=question_at(compiled, taken.after),
    )


def _tell_gesture(compiled: Compiled, taken: Taken) -> Telling:
    rubric, name = compiled.rubric, taken.action.name
    kind, own = rubric.gestures[name], compiled.scenario.gestures.get(name)
    line, change = Line(Voice.GESTURE, kind.name), _change(compiled, taken)
    if own is not None and lands(compiled, taken.before.position, name):
        behaviours = tuple(rubric.behaviours[one] for one in own.effects.shows)
        heard = (own.customer,) if own.customer else ()
        return Telling(line, heard, behaviours, own.because, True, change, story=own.story)
    words = (own.flat if own else "") or kind.flat
    return Telling(line, (words,), (rubric.flat,), rubric.flat.coach, False, change)


def _change(compiled: Compiled, taken: Taken) -> int:
    return mood_shown(compiled, taken.after) - mood_shown(compiled, taken.before)
