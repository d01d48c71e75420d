"""The moment before a wow: come to by the best way, whatever its trainee said before it."""

from dataclasses import replace

import pytest

from game.coaching.meeting.wow import before_wow
from game.domain.action import Entry, gesture, reply
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.engine.playthrough import Playthrough
from game.session.library import Library
from tests.coaching.meeting.small import on, trail
from tests.coaching.meeting.team import attempt, trainee


@pytest.fixture(scope="module")
def late_return():
    """A shipped contact with gestures that become stories."""
    return Library().prepared("late-return")


def with_story(prepared):
    """The first attempt that ended with a story, by people of all skills."""
    many = (attempt(prepared, trainee(at), on(3), 0.4 + 0.06 * at) for at in range(60))
    return next(one for one in many if one.story)


def test_the_wow_can_be_had_from_there(late_return):
    """What was done then is on offer at the end of the way, and taking it is a wow with the same story."""
    told = with_story(late_return)
    way = before_wow(late_return, trail(told), 5)
    play = Playthrough(late_return.machine, way.seed, Mode.LEARN, way.opening)
    for action in way.actions:
        play.take(action)
    done = {one.action for one in told.journal}
    here = {reply(one.id) for one in play.now().replies} | {gesture(one.id) for one in play.now().gestures}
    stories = set()
    for action in done & here:
        again = Playthrough(late_return.machine, way.seed, Mode.LEARN, way.opening)
        for one in (*way.actions, action):
            again.take(one)
        stories.add(again.tellings[-1].story)
    assert told.story in stories


def test_nothing_of_the_trainees_own_way_is_in_it(late_return):
    """Neither what she remembered of the trainee nor the order of the replies, nor what was said: whoever came to the
    same wow by another way, it is the same one."""
    told = trail(with_story(late_return))
    way = before_wow(late_return, told, 5)
    assert way.seed == 5
    assert (way.opening.memory, way.opening.strain) == ((), 0)
    other = told._replace(seed=told.seed + 1, opening=Opening(told.opening.variant, (), 3))
    assert before_wow(late_return, other, 5) == way


def test_without_a_wow_there_is_no_moment(late_return):
    """Nor where the attempt does not fit its text any more."""
    told = with_story(late_return)
    assert before_wow(late_return, trail(replace(told, journal=told.journal[:1])), 5) is None
    assert before_wow(late_return, trail(replace(told, journal=(Entry(reply("nonsense")),))), 5) is None
