"""Sessions: journalled before the answer is shown, resumed exactly, recorded once."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.domain.action import BACK, LAPSE, Entry, gesture, reply
from game.domain.attempt import Trainee
from game.domain.condition import Status, StatusIs
from game.domain.errors import ActionRefused, JournalError, RecordsReadOnly, ScenarioError
from game.domain.moment import Mode
from game.domain.scenario import Speech, Trace
from game.records import opening
from game.records.board import BoardQuery
from game.records.journal import open_journals
from game.session.keeper import Keeper
from game.session.training import Training
from tests.engine.test_playthrough import contact
from tests.making import answer, make_scenario, state
from tests.session.helpers import FakeClock, FakeLibrary

WHO = Trainee("a" * 32, "Ada", "Blue")
COURSE = [reply("ask"), LAPSE, gesture("flowers"), gesture("note"), reply("wait"), reply("nice")]


@pytest.fixture
def clock() -> FakeClock:
    """A clock at zero."""
    return FakeClock()


@pytest.fixture
def training(tmp_path: Path, clock: FakeClock) -> Training:
    """A training in an empty folder."""
    return Training(tmp_path, FakeLibrary(contact()), Keeper(tmp_path), clock)


def test_an_action_is_on_disk_before_its_answer_is_seen(training: Training, tmp_path: Path) -> None:
    """When `act` returns, a reader of the folder already finds the action."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    for count, action in enumerate(COURSE, 1):
        session.act(action)
        assert [one.action for one in open_journals(tmp_path)[0].journal] == COURSE[:count]


@pytest.mark.parametrize("killed_after", range(len(COURSE) + 1))
def test_a_resumed_contact_equals_the_uninterrupted_one(
    training: Training, clock: FakeClock, killed_after: int
) -> None:
    """Left after any action and taken up again, every later moment, the journal and the attempt are the same."""
    straight = training.start("sample", WHO, Mode.ASSESS, seed=7)
    broken = training.start("sample", WHO, Mode.ASSESS, seed=7)
    moments = []
    for action in COURSE:
        clock.pass_time(2)
        moments.append(straight.act(action))
        if len(moments) <= killed_after:
            broken.act(action)
    assert broken.leave()
    if killed_after == len(COURSE):
        return
    path = next(one.path for one in training.unfinished() if one.turns == killed_after)
    clock.pass_time(1000)
    resumed = training.resume(path)
    if killed_after:
        assert resumed.now() == moments[killed_after - 1]
    for action, moment in zip(COURSE[killed_after:], moments[killed_after:], strict=True):
        clock.pass_time(2)
        assert resumed.act(action) == moment
    assert resumed.journal == straight.journal
    assert resumed.attempt.score == straight.attempt.score
    assert resumed.attempt.seconds == straight.attempt.seconds


def test_a_finished_contact_goes_on_record_and_its_journal_goes(training: Training) -> None:
    """After recording, the attempt is in the records with its archived text, and nothing is left to resume."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    for action in COURSE:
        session.act(action)
    assert training.record(session)
    kept = training.keeper.records.attempt(session.start.playthrough)
    assert kept == session.attempt
    assert training.keeper.records.scenario_source("scenario") == ""
    assert training.unfinished() == ()


def test_a_contact_over_but_not_recorded_is_recorded_at_the_next_start(training: Training) -> None:
    """Killed between the last answer and the recording, the attempt is still counted, exactly once."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    for action in COURSE:
        session.act(action)
    session.leave()
    assert training.unfinished() == ()
    assert training.unfinished() == ()
    assert len(list(training.keeper.records.stored())) == 1


def test_trouble_with_the_records_never_stops_play(training: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the records cannot be written, the sentence is there, the journal stays, and the next start tries again."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    for action in COURSE:
        session.act(action)

    def full(*_args: object) -> None:
        raise RecordsReadOnly("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(type(training.keeper.records), "add", full)
        assert not training.record(session)
        assert training.keeper.trouble == "The disk is full."
    assert training.unfinished() == ()
    assert training.keeper.records.attempt(session.start.playthrough) == session.attempt


def test_a_journal_that_cannot_be_written_does_not_stop_the_contact(
    training: Training, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The contact goes on in memory and says once that it cannot be resumed."""
    session = training.start("sample", WHO, Mode.LEARN, seed=7)

    def full(*_args: object) -> None:
        raise JournalError("No room.")

    monkeypatch.setattr("game.records.journal.JournalFile.append", full)
    session.act(reply("ask"))
    assert session.notice == "No room."
    assert session.act(reply("nice")).ending is not None
    assert not session.leave()


def test_a_refused_action_is_not_journalled(training: Training, tmp_path: Path) -> None:
    """What was not on offer leaves no trace on disk."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    with pytest.raises(ActionRefused):
        session.act(BACK)
    assert open_journals(tmp_path)[0].journal == ()


def test_playing_on_from_a_decision_is_not_ranked(training: Training) -> None:
    """Play again from a decision starts after the actions before it, in learn mode, apart from the old attempt."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    for action in COURSE:
        session.act(action)
    again = training.again(session.prepared, session.attempt, turns=2)
    assert [one.action for one in again.journal] == COURSE[:2]
    assert (again.start.mode, again.start.ranked) == (Mode.LEARN, False)
    assert again.start.playthrough != session.start.playthrough
    assert again.journal[0] == Entry(COURSE[0], 0)


def test_unknown_scenarios_and_drawn_seeds(training: Training) -> None:
    """An unknown id is refused with a sentence; without a seed two contacts get different ones."""
    with pytest.raises(ScenarioError, match="no scenario 'nowhere'"):
        training.start("nowhere", WHO, Mode.LEARN)
    assert len({training.start("sample", WHO, Mode.LEARN).start.seed for _ in range(4)}) > 1


def test_read_only_records_still_show_the_board(training: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing is not allowed the board is shown, the sentence stays, and nothing is put on record."""
    session = training.start("sample", WHO, Mode.ASSESS, seed=7)
    for action in COURSE:
        session.act(action)
    assert training.record(session)
    training.keeper.close()
    real = opening.open_records

    def locked(folder: Path, *, write: bool = True):
        if write:
            raise RecordsReadOnly("The records cannot be written.")
        return real(folder, write=False)

    monkeypatch.setattr(opening, "open_records", locked)
    board = training.keeper.board(BoardQuery())
    assert board is not None
    assert [row.trainee.name for row in board.rows] == ["Ada"]
    assert training.keeper.trouble == "The records cannot be written."
    again = training.start("sample", WHO, Mode.ASSESS, seed=8)
    for action in COURSE:
        again.act(action)
    assert not training.record(again)
    assert "cannot be written" in training.keeper.trouble


def test_a_returning_customer_remembers_the_latest_attempt(tmp_path: Path, clock: FakeClock) -> None:
    """What an attempt left is how the next contact with the same person opens, and is journalled with it; another
    trainee meets a stranger."""
    again = (Speech("It's me again.", StatusIs(Status.REMEMBERS, "moved")), Speech("Hello."))
    hello = replace(state("hello", answer("move", "end", "good")), speeches=again)
    plain = make_scenario([hello], ["end"])
    returning = replace(
        plain,
        customer=replace(plain.customer, person="maria"),
        remembers={"moved": "We moved the date."},
        memory={"moved": Trace("moved", "She remembers.")},
    )
    training = Training(tmp_path, FakeLibrary(returning), Keeper(tmp_path), clock)
    first = training.start("sample", WHO, Mode.ASSESS, seed=1)
    assert first.now().said == ("Hello.",)
    first.act(reply("move"))
    assert first.attempt.leaves == ("moved",)
    assert training.record(first)
    second = training.start("sample", WHO, Mode.ASSESS, seed=1)
    assert second.now().said == ("It's me again.",)
    assert open_journals(tmp_path)[0].header.start.opening.memory == ("moved",)
    assert training.start("sample", Trainee("b" * 32, "Ben"), Mode.ASSESS).now().said == ("Hello.",)
    training.keeper.close()
