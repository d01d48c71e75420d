"""A laptop with one shift made in code, and somebody who plays it by chance."""

from pathlib import Path
from random import Random

from game.domain.action import LAPSE, reply
from game.domain.attempt import Trainee
from game.domain.errors import ActionRefused
from game.session.keeper import Keeper
from game.session.shift import ShiftRun
from game.session.shifts import Shifts
from game.session.training import Training
from tests.session.helpers import FakeClock, FakeLibrary
from tests.shift_making import library, shift

WHO = Trainee("a" * 32, "Ada", "Blue")


def desk(folder: Path) -> Shifts:
    """A laptop whose data lies in this folder."""
    training = Training(folder, FakeLibrary(*library()), Keeper(folder), FakeClock())
    shifts = Shifts(training)
    shifts._shifts = {"morning": shift()}
    return shifts


def stepped(run: ShiftRun, rng: Random) -> bool:
    """Do one thing that is possible now, chosen by chance; False when the shift is over."""
    moment = run.now()
    if moment.over:
        return False
    if run.session is None:
        tellable = [one.slot for one in moment.queue if one.can_tell]
        if tellable and rng.random() < 0.3:
            run.tell(rng.choice(tellable), rng.choice((2, 5, 15)))
        else:
            run.take(rng.choice(moment.queue).slot)
    elif run.session.ended:
        run.finished(run.session)
    else:
        _answered(run, rng, [one.slot for one in moment.queue if one.blinking])
    return True


def _answered(run: ShiftRun, rng: Random, blinking: list[int]) -> None:
    assert run.session is not None
    try:
        if blinking and rng.random() < 0.5:
            run.attend(rng.choice(blinking))
        elif rng.random() < 0.1:
            run.session.act(LAPSE)
        else:
            run.session.act(reply(rng.choice(run.session.now().replies).id))
    except ActionRefused:
        pass


def played(folder: Path, seed: int) -> ShiftRun:
    """A whole shift played by chance."""
    run, rng = desk(folder).start("morning", WHO, seed=seed), Random(seed)
    while stepped(run, rng):
        pass
    return run
