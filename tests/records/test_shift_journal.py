"""Journals of shifts, and runs as text: what is read is what was written, and anything else is a sentence."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.domain.attempt import Trainee
from game.domain.errors import JournalError
from game.domain.shift import Attended, Event, Served, ShiftStart, Told, Took
from game.records import codec, shift_codec
from game.records.shift_journal import ShiftJournal, open_shifts
from tests.records.samples import unchanged
from tests.shift_making import shift

numbers = st.integers(0, 10**6)
words = st.text(max_size=20)
events = st.one_of(
    st.builds(Took, numbers, words),
    st.builds(Told, numbers, numbers),
    st.builds(Attended, numbers, numbers),
    st.builds(
        Served,
        numbers,
        st.lists(numbers, max_size=3).map(tuple),
        st.none() | numbers,
        numbers,
        st.booleans(),
        st.lists(words, max_size=3).map(tuple),
    ),
)


def start(run: str = "c0ffee", day: int = 2) -> ShiftStart:
    """The beginning of a run, with a name that needs escaping."""
    began = datetime(2026, 3, day, 8, 30, 15, 123456, tzinfo=UTC)
    return ShiftStart(run, Trainee("a" * 32, "Änne \u2028", "North"), shift(), 2**70 + 7, False, began)


EVENTS: tuple[Event, ...] = (Took(0, "p"), Attended(1, 3), Served(7, (3,), None, 4, True, ("call_back",)), Told(1, 10))


@given(st.lists(events, max_size=6).map(tuple))
def test_events_come_back_exactly(many: tuple[Event, ...]) -> None:
    """Whatever happened, its text gives it back."""
    assert shift_codec.events_from_text(shift_codec.events_to_text(many)) == many


def test_a_run_s_beginning_comes_back_exactly() -> None:
    """The whole shift, a huge seed and the time to the microsecond."""
    text = codec.compact(shift_codec.start_to_dict(start()))
    assert shift_codec.start_from_dict(codec.parsed(text)) == start()
    assert shift_codec.plan_of(shift_codec.plan_to_text(shift())) == shift()


@given(
    st.recursive(
        st.none() | st.booleans() | numbers | words, lambda some: st.lists(some) | st.dictionaries(words, some)
    )
)
def test_anything_else_is_a_value_error(value: object) -> None:
    """No other JSON is taken for an event, a shift or a beginning, and none raises another error."""
    for read in (shift_codec.event_from_list, shift_codec.shift_from_dict, shift_codec.start_from_dict):
        with pytest.raises(ValueError, match=r"."):
            read(value)


def test_a_newer_version_is_said() -> None:
    """A run begun by a newer game is not half understood."""
    with pytest.raises(ValueError, match="newer version"):
        shift_codec.start_from_dict({**shift_codec.start_to_dict(start()), "shift": 2})


def test_a_resumed_journal_is_the_one_begun(tmp_path: Path) -> None:
    """Beginning and events come back, a torn last line is cut off, and it goes on from there; finished, it is gone."""
    journal = ShiftJournal.create(tmp_path, start())
    for event in EVENTS:
        journal.append(event)
    journal.close()
    journal.path.write_bytes(journal.path.read_bytes() + b'["00')
    (found,) = open_shifts(tmp_path)
    assert (found.start, found.events, found.problem) == (start(), EVENTS, "")
    resumed = ShiftJournal.resume(journal.path)
    assert (resumed.start, resumed.events) == (start(), EVENTS)
    resumed.append(Told(2, 5))
    resumed.finish()
    assert open_shifts(tmp_path) == ()


def test_a_damaged_journal_is_left_as_it_is(tmp_path: Path) -> None:
    """One sentence with path and line, the same in the list, which puts it last; and the file untouched."""
    for run, day in (("new", 5), ("old", 2), ("bad", 1)):
        journal = ShiftJournal.create(tmp_path, start(run, day))
        journal.append(EVENTS[0])
        journal.close()
    bad = tmp_path / "shifts" / "bad.jsonl"
    bad.write_bytes(bad.read_bytes().replace(b"took", b"tool"))
    found = open_shifts(tmp_path)
    assert [one.path.stem for one in found] == ["old", "new", "bad"]
    sentence = rf"^The shift in {re.escape(str(bad))} cannot be resumed: line 2 is damaged.*\.$"
    with unchanged(bad), pytest.raises(JournalError, match=sentence) as caught:
        ShiftJournal.resume(bad)
    assert found[-1].problem == str(caught.value)


def test_a_shift_is_played_in_one_place_only(tmp_path: Path) -> None:
    """While one holds it, a second is told so; begun over another, it is refused."""
    journal = ShiftJournal.create(tmp_path, start())
    with pytest.raises(JournalError, match=r"The shift in .* is being played in another window"):
        ShiftJournal.resume(journal.path)
    with pytest.raises(JournalError, match="was begun before"):
        ShiftJournal.create(tmp_path, start())
    journal.close()
