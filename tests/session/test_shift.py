"""A run of a shift: on disk at every step, resumed exactly, recorded once, and provable from what is on record."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.domain.action import ASIDE, reply
from game.domain.errors import ActionRefused, JournalError, RecordsReadOnly, ScenarioError
from game.domain.shift import Served, ShiftRecord
from game.domain.shift_moment import ShiftResult
from game.engine.shift import ShiftPlay, contact_seed, served
from game.engine.shift_telling import replayed, shift_record, shift_result
from game.records.opening import FILE
from game.session.shift import ShiftRun
from game.session.shift_proof import verify_shifts
from game.session.shifts import Shifts
from tests.session.shift_helpers import WHO, desk, played, stepped


def finish(run: ShiftRun, *replies: str) -> None:
    """Play the contact that is going on with these replies, and go on."""
    assert run.session is not None
    for one in replies:
        run.session.act(reply(one))
    run.finished(run.session)


def on_record(shifts: Shifts) -> ShiftRecord:
    """The only run on record."""
    (one,) = shifts._training.keeper.records.shifts()
    assert isinstance(one, ShiftRecord)
    return one


def rebuilt(shifts: Shifts, record: ShiftRecord) -> ShiftResult:
    """What the run comes to when what was served is read from the attempts on record, and not from the run."""
    play = ShiftPlay(record.start.shift)
    for event in record.events:
        if isinstance(event, Served):
            assert play.current is not None
            attempt = shifts._training.keeper.records.attempt(play.current.playthrough)
            assert attempt is not None
            play.apply(served(attempt))
        else:
            play.apply(event)
    return shift_result(play)


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6))
def test_any_run_replayed_from_its_journals_gives_the_same_result(tmp_path: Path, seed: int) -> None:
    """Whatever was done, the record's events give it, the contacts' attempts give it, and verification agrees."""
    folder = tmp_path / str(seed)
    run = played(folder, seed)
    shifts = desk(folder)
    record = on_record(shifts)
    assert record == shift_record(run.start, run._play)
    assert shift_result(replayed(record)) == run.result() == rebuilt(shifts, record)
    assert list(verify_shifts(shifts._training.keeper.records)) == []
    assert shifts.unfinished() == ()
    shifts._training.keeper.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("seed", [6])
def test_killed_after_any_step_it_goes_on_as_if_nothing_had_happened(tmp_path: Path, seed: int) -> None:
    """At every step the folder as it is on disk is resumed elsewhere; moments and the result are the same."""
    run, rng = desk(tmp_path / "one").start("morning", WHO, seed=seed), Random(seed)
    copies = []
    going = True
    while going:
        copy = tmp_path / f"copy{len(copies)}"
        shutil.copytree(tmp_path / "one", copy)
        copies.append((copy, rng.getstate(), run.now(), run.session.now() if run.session else None))
        going = stepped(run, rng)
    for copy, chance, moment, contact in copies[:-1]:
        shifts = desk(copy)
        resumed = shifts.resume(shifts.left_last())
        assert resumed.now() == moment
        assert (resumed.session.now() if resumed.session else None) == contact
        rng = Random()
        rng.setstate(chance)
        while stepped(resumed, rng):
            pass
        assert resumed.result().score == run.result().score
        assert [one.contact for one in resumed.result().services] == [one.contact for one in run.result().services]
        assert list(verify_shifts(shifts._training.keeper.records)) == []
    assert desk(copies[-1][0]).unfinished() == ()


VICTIM = """
import os, signal, sys
from pathlib import Path
from random import Random
from tests.session.shift_helpers import WHO, desk, stepped

run, rng = desk(Path(sys.argv[1])).start("morning", WHO, seed=3), Random(3)
for _ in range(int(sys.argv[2])):
    stepped(run, rng)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("count", [0, 2, 4])
def test_killed_for_real(tmp_path: Path, count: int) -> None:
    """A process is killed; resumed, the shift comes to what it comes to uninterrupted."""
    dead = subprocess.run(
        [sys.executable, "-c", VICTIM, str(tmp_path / "dead"), str(count)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert dead.returncode == -signal.SIGKILL, dead.stderr
    straight, rng = desk(tmp_path / "straight").start("morning", WHO, seed=3), Random(3)
    for _ in range(count):
        stepped(straight, rng)
    shifts = desk(tmp_path / "dead")
    (left,) = shifts.unfinished()
    assert (left.title, left.trainee, left.problem) == ("A morning", WHO, "")
    resumed = shifts.resume(left.path)
    assert (resumed.now().minute, resumed.now().queue) == (straight.now().minute, straight.now().queue)
    chance = rng.getstate()
    for one in (straight, resumed):
        rng.setstate(chance)
        while stepped(one, rng):
            pass
    assert resumed.result().score == straight.result().score


def test_a_contact_begun_and_not_yet_written_down_is_found(tmp_path: Path) -> None:
    """Killed between the contact's journal and the shift's own line, the contact still belongs to the shift."""
    run = desk(tmp_path).start("morning", WHO, seed=1)
    session = run.take(0)
    run.leave()
    (path,) = (tmp_path / "shifts").glob("*.jsonl")
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    resumed = desk(tmp_path).resume(path)
    assert resumed.session is not None
    assert resumed.session.start.playthrough == session.start.playthrough


def test_a_contact_recorded_and_not_yet_written_down_is_found(tmp_path: Path) -> None:
    """Killed between the record of the attempt and the shift's own line, the shift goes on after it."""
    run = desk(tmp_path).start("morning", WHO, seed=1)
    session = run.take(0)
    for one in ("ask", "help"):
        session.act(reply(one))
    assert run._training.record(session)
    run.session = None
    run.leave()
    resumed = desk(tmp_path).resume(next((tmp_path / "shifts").glob("*.jsonl")))
    assert resumed.session is None
    assert [one.contact for one in resumed.now().done] == ["boots"]


def test_a_contact_of_which_nothing_was_kept_begins_anew(tmp_path: Path) -> None:
    """Its journal gone and nothing on record: the same contact, seed and strain from the start, and a sentence."""
    run = desk(tmp_path).start("morning", WHO, seed=1)
    run.take(0).act(reply("ask"))
    run.leave()
    next((tmp_path / "playing").glob("*.jsonl")).unlink()
    resumed = desk(tmp_path).resume(next((tmp_path / "shifts").glob("*.jsonl")))
    assert "begins anew" in resumed.notice
    assert resumed.session is not None
    assert resumed.session.start.seed == contact_seed(1, 0)
    assert resumed.now().minute == 0


def test_contacts_of_a_shift_are_assessed_and_marked(tmp_path: Path) -> None:
    """Each is ranked, carries the run's id, its own seed, the strain of its wait and the words left in this shift."""
    shifts = desk(tmp_path)
    run = shifts.start("morning", WHO, seed=4)
    run.take(0)
    finish(run, "ask", *["more", "help"])
    run.take(1)
    finish(run, "ask", "more", "help")
    run.take(2)
    finish(run, "ask", "more", "help")
    again = run.take(3)
    start = again.start
    assert start.ranked
    assert start.shift == run.start.run
    assert start.seed == contact_seed(4, 3)
    assert start.opening.memory == ("call_back",)
    finish(run, "ask", "help")
    session = run.take(4)
    assert (session.start.opening.strain, run.now().minute) == (0, 40)
    finish(run, "wall", "cold")
    assert run.over
    kept = [one.start.shift for one in shifts._training.keeper.records.attempts()]
    assert kept == [run.start.run] * 5
    assert set(shifts._training.keeper.records.best(WHO.id)) == {"boots", "toy", "meter", "boots-again", "bill"}


def test_attending_to_a_chat_costs_both(tmp_path: Path) -> None:
    """Against the same play without it: the contact loses points, the chat a notch, and both can be seen."""

    def first_two(look: bool) -> ShiftRun:
        run = desk(tmp_path / str(look)).start("morning", WHO, seed=2)
        session = run.take(0)
        session.act(reply("ask"))
        if look:
            moment = run.attend(1)
            assert session.journal[-1].action == ASIDE
            assert moment.said
        session.act(reply("more"))
        finish(run, "help")
        run.take(1)
        finish(run, "ask", "help")
        return run

    plain, looked = first_two(False), first_two(True)
    assert looked.now().done[0].overall < plain.now().done[0].overall
    assert looked.now().done[1].strain > plain.now().done[1].strain
    assert [(one.asides, one.attended) for one in looked.now().done] == [(1, 0), (0, 1)]


def test_only_a_chat_that_blinks_can_be_attended_to(tmp_path: Path) -> None:
    """Between contacts, a telephone, nobody at all, and more often than counts: refused, and nothing changes."""
    run = desk(tmp_path).start("morning", WHO, seed=2)
    with pytest.raises(ActionRefused):
        run.attend(1)
    session = run.take(0)
    for slot in (0, 1, 2, 3, 7, -1):
        with pytest.raises(ActionRefused):
            run.attend(slot)
    session.act(reply("ask"))
    session.act(reply("more"))
    with pytest.raises(ActionRefused):
        run.attend(2)
    run.attend(1)
    with pytest.raises(ActionRefused):
        run.attend(1)
    assert [one.action.deed for one in session.journal].count(ASIDE.deed) == 1


def test_what_is_not_possible_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    """Taking two at once, somebody who is not there, finishing what is not over, a result before the end."""
    shifts = desk(tmp_path)
    run = shifts.start("morning", WHO, seed=2)
    with pytest.raises(ActionRefused):
        run.take(4)
    session = run.take(0)
    before = run.now()
    for refused in (
        lambda: run.take(0),
        lambda: run.take(1),
        lambda: run.tell(1, 5),
        lambda: run.finished(session),
        lambda: run.result(),
    ):
        with pytest.raises(ActionRefused):
            refused()
    assert run.now() == before
    assert len(list((tmp_path / "playing").glob("*.jsonl"))) == 1
    with pytest.raises(ScenarioError, match="There are: morning"):
        shifts.start("evening", WHO)
    with pytest.raises(JournalError, match="being played in another window"):
        desk(tmp_path).resume(shifts.left_last())


def test_trouble_with_the_records_never_stops_a_shift(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the run cannot be put on record, a sentence says so, its journal stays, and the next start tries again."""
    shifts = desk(tmp_path)
    run, rng = shifts.start("morning", WHO, seed=9), Random(9)
    records = shifts._training.keeper.records

    def full(_record: ShiftRecord) -> None:
        raise RecordsReadOnly("The disk is full.")

    monkeypatch.setattr(records, "add_shift", full)
    while stepped(run, rng):
        pass
    assert run.notice == "The disk is full."
    assert run.result().score.overall is not None
    monkeypatch.undo()
    assert records.shifts() == ()
    assert desk(tmp_path).unfinished() == ()
    assert on_record(shifts).score == run.result().score


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE shifts SET overall = 9999", "overall is 9999, but"),
        ("UPDATE shifts SET minutes = minutes + 1", "length in minutes is"),
        ("UPDATE shifts SET events = '[]', playthroughs = '[]'", "stops before everybody was served"),
        ("UPDATE shifts SET events = '[['", "the record is damaged"),
        ("UPDATE shifts SET playthroughs = '[]'", "not those of its events"),
        ("UPDATE shifts SET shift_id = 'evening'", "another shift"),
        ("UPDATE shifts SET seed = '77'", "seed of boots is"),
        ("UPDATE attempts SET stars = 1 + stars % 5 WHERE scenario_id = 'toy'", "what came of toy is"),
        ("UPDATE attempts SET shift = '' WHERE scenario_id = 'toy'", "shift of toy is , but"),
        ("UPDATE attempts SET overall = 1 WHERE scenario_id = 'meter'", "what came of meter is"),
        ("DELETE FROM attempts WHERE scenario_id = 'bill'", "bill is not on record"),
    ],
)
def test_what_does_not_follow_is_named(tmp_path: Path, change: str, said: str) -> None:
    """Whatever is changed in the run or in its attempts, one finding names the run and what does not follow."""
    run = played(tmp_path, 12)
    run._training.keeper.close()
    with contextlib.closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as connection:
        connection.executescript(change)
    (finding,) = verify_shifts(desk(tmp_path)._training.keeper.records)
    assert said in finding.sentence
    assert (finding.playthrough, finding.trainee) == (run.start.run, "Ada")


def test_a_run_is_on_record_once(tmp_path: Path) -> None:
    """Added again, with whatever it comes, nothing changes; and it is found by trainee and by shift."""
    run = played(tmp_path, 3)
    records = run._training.keeper.records
    record = shift_record(run.start, run._play)
    records.add_shift(replace(record, minutes=1))
    assert records.shifts() == (record,)
    assert records.shifts(trainee_id=WHO.id, shift_id="morning") == (record,)
    assert records.shifts(shift_id="evening") == records.shifts(trainee_id="b" * 32) == ()


def test_the_contact_of_a_shift_is_not_offered_alone(tmp_path: Path) -> None:
    """While the shift can be gone on with, its open contact belongs to it; without the shift it can be resumed."""
    shifts = desk(tmp_path)
    training = shifts._training
    run = shifts.start(shifts.cards()[0].id, WHO, seed=1)
    session = run.take(run.now().queue[0].slot)
    session.act(reply(session.now().replies[0].id))
    assert run.leave()
    assert training.unfinished() == ()
    for path in (tmp_path / "shifts").glob("*.jsonl"):
        path.unlink()
    assert len(training.unfinished()) == 1
