"""What would have happened: the better reply at the decision that cost most, and the lines that follow from it."""

from collections.abc import Iterator, Sequence

from game.coaching.model import Alternative, Decision
from game.coaching.regret import Judge
from game.domain.action import Action, Deed, gesture, reply
from game.domain.moment import Line, Voice
from game.engine.replay import Outcome
from game.engine.telling import Taken, Telling, tell
from game.rules.choices import Choice
from game.rules.step import Standing, chosen, has_ended

WORTH_TELLING = 300
"""Hundredths of the overall score: a reply that cost less was as good as any, and is not held up to anybody."""

EXCHANGES = 2
"""How many replies of the better course are told: the reply itself and the one after it."""


def alternative(judge: Judge, outcome: Outcome, decisions: Sequence[Decision]) -> Alternative | None:
    """The better course at the reply that cost most; the earliest of equals, None where none cost enough to tell."""
    replies = [one for one in decisions if one.deed is Deed.REPLY and one.cost >= WORTH_TELLING]
    if not replies:
        return None
    worst = max(replies, key=lambda one: (one.cost, -one.turn))
    before = outcome.taken[worst.turn - 1].before
    tellings = list(better_course(judge, before))
    first = tellings[0]
    return Alternative(
        turn=worst.turn,
        said_instead=worst.line,
        say=first.line.text,
        because=first.because,
        shown=first.feedback(judge.prepared.rubric).shown,
        lines=_lines(tellings),
        gain=worst.cost,
    )


def better_course(judge: Judge, standing: Standing) -> Iterator[Telling]:
    """The best reply at a standing and what follows, as far as it is told; gestures that belong to it included."""
    compiled = judge.prepared.compiled
    choice, told = judge.best_reply(standing.position), 0
    while True:
        following = chosen(standing, choice)
        yield tell(compiled, Taken(action_of(choice), standing, following))
        standing, told = following, told + (not choice.is_gesture)
        following_step = judge.best_step(standing.position)
        if told == EXCHANGES or has_ended(compiled, standing) or following_step is None:
            return
        choice = following_step


def action_of(choice: Choice) -> Action:
    """The action that takes a choice."""
    return gesture(choice.name) if choice.is_gesture else reply(choice.name.partition("/")[2])


def _lines(tellings: Sequence[Telling]) -> tuple[Line, ...]:
    """What was said, up to the last words: a question of the wrap-up that stays open is no part of it."""
    lines = [line for telling in tellings for line in telling.lines]
    while lines and lines[-1].voice is Voice.NOTE:
        lines.pop()
    return tuple(lines)
