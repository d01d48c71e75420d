"""What an action that was taken meant, in words and behaviours."""

from dataclasses import dataclass

from game.domain.action import Action, Deed
from game.domain.moment import Feedback, Line, Shown, Voice
from game.domain.rubric import Behaviour, Rubric
from game.domain.scenario import Channel
from game.engine.offers import words_at
from game.rules.compiled import Compiled
from game.rules.step import Standing, lands, mood_shown

NO_ANSWER = "Nobody answered in time."
STILL_THERE = {
    Channel.PHONE: "…Hello? Are you still there?",
    Channel.CHAT: "Are you still there?",
    Channel.EMAIL: "I have not had an answer yet. Has this reached you?",
    Channel.COUNTER: "…I'm still standing here, you know.",
    Channel.VISIT: "…Well?",
}
"""What any customer says when patience has run out."""


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

    @property
    def lines(self) -> tuple[Line, ...]:
        """The whole exchange, for a transcript."""
        return (self.line, *(Line(Voice.CUSTOMER, text) for text in self.said))

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
    lapse = compiled.rubric.lapse
    line, said = Line(Voice.NOTE, NO_ANSWER), STILL_THERE[compiled.scenario.channel]
    return Telling(line, (said,), (lapse,), lapse.coach, None, _change(compiled, taken))


def _tell_reply(compiled: Compiled, taken: Taken) -> Telling:
    state = compiled.scenario.states[compiled.places[taken.before.position[0]]]
    reply = next(one for one in state.replies if one.id == taken.action.name)
    said = tuple(text for text in (reply.customer, words_at(compiled, taken.after)) if text)
    behaviours = tuple(compiled.rubric.behaviours[one] for one in reply.effects.shows)
    return Telling(Line(Voice.TRAINEE, reply.say), said, behaviours, reply.because, None, _change(compiled, taken))


def _tell_gesture(compiled: Compiled, taken: Taken) -> Telling:
    rubric, name = compiled.rubric, taken.action.name
    kind, own = rubric.gestures[name], compiled.scenario.gestures.get(name)
    line, change = Line(Voice.GESTURE, kind.name), _change(compiled, taken)
    if own is not None and lands(compiled, taken.before.position, name):
        behaviours = tuple(rubric.behaviours[one] for one in own.effects.shows)
        return Telling(line, (own.customer,) if own.customer else (), behaviours, own.because, True, change)
    words = (own.flat if own else "") or kind.flat
    return Telling(line, (words,), (rubric.flat,), rubric.flat.coach, False, change)


def _change(compiled: Compiled, taken: Taken) -> int:
    return mood_shown(compiled, taken.after) - mood_shown(compiled, taken.before)
