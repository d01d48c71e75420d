"""A house of four small scenarios with a course over them, real files and real records."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.domain.action import reply
from game.domain.attempt import Trainee
from game.domain.moment import Mode
from game.session.coursework import Coursework
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.training import Training
from tests.session.helpers import FakeClock

SCENARIO = """\
format: 1
id: {id}
title: The {id} size
customer: {{name: Dana Lee}}
start: hello
states:
  hello:
    customer: You've sent me a forty.
    replies:
      look:
        say: Let me look.
        shows: [checks-facts, listens-fully, stays-on-problem, personal-gesture]
        to: fixed
        because: You looked first.
      hurry:
        say: That's the warehouse.
        shows: [passes-the-buck, gets-defensive]
        to: fixed
        because: You blamed somebody.
endings:
  fixed: {{customer: Thank you.}}
"""
COURSE = """\
format: 1
id: small
title: A small course
guided: desk
certificate: {passed: 3, each_module: 1, mastery: 60}
modules:
  one: {title: One, contacts: [first, second]}
  two: {title: Two, contacts: [third], opens_after: [one]}
"""


@dataclass
class House:
    """A folder of scenarios with a course, and everything to play them with."""

    folder: Path
    training: Training
    work: Coursework
    clock: FakeClock
    anna: Trainee

    def play(self, scenario: str, action: str = "look", mode: Mode = Mode.ASSESS) -> None:
        """Play a contact to its end, a day after the last one."""
        self.clock.pass_time(86_400)
        session = self.training.start(scenario, self.anna, mode, seed=1)
        session.act(reply(action))
        assert self.training.record(session), self.training.keeper.trouble

    def graduate(self) -> str:
        """Earn the certificate; gives its page."""
        for scenario in ("first", "second", "third"):
            self.play(scenario)
        page = self.work.certificate(self.anna)
        assert page is not None
        return page


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with four scenarios and a trainee."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    for name in ("desk", "first", "second", "third"):
        (folder / f"{name}.yaml").write_text(SCENARIO.format(id=name), encoding="utf-8")
    (folder / "course.yaml").write_text(COURSE, encoding="utf-8")
    library, keeper, clock = Library([folder]), Keeper(tmp_path / "data"), FakeClock()
    training = Training(tmp_path / "data", library, keeper, clock)
    anna = keeper.trainee("Anna", "North")
    assert not keeper.trouble
    yield House(folder, training, Coursework(library, keeper, folder / "course.yaml"), clock, anna)
    keeper.close()
