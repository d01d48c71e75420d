"""The scenarios that ship with the game, at the desk: the longest of everything they say."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from game import places
from game.domain.attempt import Start
from game.domain.moment import Feedback, Mode, ReplyOffer, Shown
from game.session.library import Library
from game.session.session import Session
from game.ui.audit import audit_screen
from game.ui.screens.desk import DeskScreen
from tests.ui.screens import sample
from tests.ui.screens.desk_pilot import AT_ONCE

CORNERS = (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 100), ((1920, 1080), 150), ((3840, 2160), 200))
SHIPPED = tuple(sorted(path.stem for path in (places.scenarios() / "plans").glob("*.yaml")))


@cache
def library():
    """The library as it ships, read once."""
    return Library()


class StillSession:
    """Shows one moment for ever."""

    notice = "This contact cannot be kept on this computer just now; you can go on playing."

    def __init__(self, prepared, moment):
        self.prepared, self.moment = prepared, moment

    def now(self):
        """The moment."""
        return self.moment

    def leave(self):
        """Nothing to let go of."""


def worst_moment(prepared, mode):
    """A moment made of the longest words, the longest set of replies and all that is known, of one scenario."""
    scenario, rubric = prepared.scenario, prepared.rubric
    begun = datetime(2026, 3, 2, tzinfo=UTC)
    start = Start("1" * 32, sample.TRAINEE, scenario.id, "", "", 1, mode, True, False, begun)
    moment = Session(prepared, start, sample.Watch(), None).now()
    states = scenario.states.values()
    speech = max((speech.text for state in states for speech in state.speeches), key=len)
    back = max((one.text for state in states for reply in state.replies for one in reply.answers), key=len, default="")
    most = max(states, key=lambda state: sum(len(reply.say) for reply in state.replies))
    because = max((reply.because for state in states for reply in state.replies), key=len)
    kinds = sorted(rubric.behaviours.values(), key=lambda one: -len(one.name))[:3]
    shown = tuple(
        Shown(one.id, one.name, one.points, one.principle, rubric.principles[one.principle].name, one.coach, False)
        for one in kinds
    )
    return replace(
        moment,
        said=tuple(text for text in (back, speech) if text),
        transcript=(*moment.transcript, *moment.transcript * 3),
        replies=tuple(ReplyOffer(number, one.id, one.say) for number, one in enumerate(most.replies, start=1)),
        promises=tuple(one.text for one in scenario.promises.values()),
        feedback=Feedback(shown, because, -3, None),
        can_step_back=mode is Mode.LEARN,
    )


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("name", SHIPPED)
def test_the_longest_of_everything_fits(tmp_path, name, mode):
    """The longest words, replies, papers and remarks of each shipped scenario are whole at every size."""
    prepared = library().prepared(name)
    session = StillSession(prepared, worst_moment(prepared, mode))
    made = sample.services(tmp_path)
    faults = [
        fault
        for size, scale in CORNERS
        for fault in audit_screen(lambda stage: DeskScreen(stage.ctx, made, session), (size,), (scale,), AT_ONCE)
    ]
    assert faults == []
