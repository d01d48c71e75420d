"""Killed without warning after any action, a contact goes on as if nothing had happened."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.domain.moment import Mode
from game.session.keeper import Keeper
from game.session.training import Training
from tests.engine.test_playthrough import contact
from tests.session.helpers import FakeClock, FakeLibrary
from tests.session.test_session import COURSE, WHO

VICTIM = """
import os, signal, sys
from pathlib import Path
from game.domain.moment import Mode
from game.session.keeper import Keeper
from game.session.training import Training
from tests.engine.test_playthrough import contact
from tests.session.helpers import FakeClock, FakeLibrary
from tests.session.test_session import COURSE, WHO

folder, count = Path(sys.argv[1]), int(sys.argv[2])
training = Training(folder, FakeLibrary(contact()), Keeper(folder), FakeClock())
session = training.start("sample", WHO, Mode.ASSESS, seed=7)
for action in COURSE[:count]:
    print(session.act(action).said, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("count", range(len(COURSE) + 1))
def test_killed_after_any_action(count: int, tmp_path: Path) -> None:
    """A process is killed for real after each action; resumed, the attempt on record equals the uninterrupted one."""
    dead = subprocess.run(
        [sys.executable, "-c", VICTIM, str(tmp_path), str(count)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert dead.returncode == -signal.SIGKILL, dead.stderr
    straight = Training(tmp_path / "other", FakeLibrary(contact()), Keeper(tmp_path / "other"), FakeClock())
    whole = straight.start("sample", WHO, Mode.ASSESS, seed=7)
    moments = [whole.act(action) for action in COURSE]
    assert dead.stdout.splitlines() == [str(moment.said) for moment in moments[:count]]

    training = Training(tmp_path, FakeLibrary(contact()), Keeper(tmp_path), FakeClock())
    found = training.unfinished()
    if count == len(COURSE):
        assert found == ()
        kept = next(iter(training.keeper.records.stored()))
        assert (kept.score, kept.journal) == (whole.attempt.score, whole.journal)
        return
    resumed = training.resume(found[0].path)
    after = [resumed.act(action) for action in COURSE[count:]]
    assert after == moments[count:]
    assert resumed.journal == whole.journal
    assert resumed.attempt.score == whole.attempt.score
