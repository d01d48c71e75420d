"""Journals of open playthroughs: on disk before the answer, resumable exactly, never changed when damaged."""

import errno
import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.domain.action import BACK, LAPSE, Action, Deed, Entry, gesture, reply
from game.domain.errors import JournalError
from game.records.chain import chained, read_chain
from game.records.codec import entry_to_list
from game.records.journal import JournalFile, open_journals
from game.records.journal_lines import header_to_dict, understand
from tests.records.samples import BEGINNING, days, header, unchanged
from tests.records.workers import start

ENTRIES = (Entry(reply("ask"), 1200), Entry(gesture("send-flowers"), 3000), Entry(LAPSE, 43_000), Entry(BACK, 43_001))


@pytest.fixture
def journal(tmp_path):
    """A journal with four entries, closed."""
    opened = JournalFile.create(tmp_path, header())
    for entry in ENTRIES:
        opened.append(entry)
    opened.close()
    return opened


def test_a_resumed_journal_is_the_one_begun(journal):
    """Header with both texts, and every entry, come back exactly; and it goes on from there."""
    resumed = JournalFile.resume(journal.path)
    assert resumed.header == header()
    assert resumed.entries == ENTRIES
    more = Entry(reply("refund"), 50_000)
    resumed.append(more)
    resumed.close()
    again = JournalFile.resume(journal.path)
    assert again.entries == (*ENTRIES, more)
    again.close()


def test_an_entry_is_on_the_disk_when_append_returns(tmp_path, monkeypatch):
    """Each entry, the new file and its folder are synchronised with the disk before the caller goes on."""
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino) or real(descriptor))
    journal = JournalFile.create(tmp_path, header())
    file, playing = journal.path.stat().st_ino, journal.path.parent.stat().st_ino
    assert {file, playing, tmp_path.stat().st_ino} <= set(synced)
    synced.clear()
    journal.append(ENTRIES[0])
    assert synced == [file]
    assert journal.path.read_bytes().count(b"\n") == 2
    journal.close()


def test_finishing_removes_the_file(journal, tmp_path):
    """After the attempt is on record nothing is left to resume; finishing twice is harmless."""
    resumed = JournalFile.resume(journal.path)
    resumed.finish()
    resumed.finish()
    assert list(journal.path.parent.iterdir()) == []
    assert open_journals(tmp_path) == ()


def test_what_can_be_resumed_is_listed_oldest_first(tmp_path):
    """With header and entries; nothing at all where there is no folder yet."""
    assert open_journals(tmp_path) == ()
    for name, age in (("new", 0), ("old", 5)):
        opened = JournalFile.create(tmp_path, header(name, BEGINNING - days(age)))
        opened.append(ENTRIES[0])
        opened.close()
    found = open_journals(tmp_path)
    assert [one.header.start.playthrough for one in found] == ["old", "new"]
    assert {(one.journal, one.problem) for one in found} == {(ENTRIES[:1], "")}


@pytest.mark.parametrize("torn", [b'["0', b"\x00" * 30, b'["00000000",["reply","ask",1]]', b"\xff\xfe"])
def test_a_torn_last_line_is_cut_off(journal, torn, tmp_path):
    """What a crash left of a line that was never answered is dropped; the next entry follows the last whole one."""
    sound = journal.path.read_bytes()
    journal.path.write_bytes(sound + torn)
    assert open_journals(tmp_path)[0].problem == ""
    resumed = JournalFile.resume(journal.path)
    assert resumed.entries == ENTRIES
    assert journal.path.read_bytes() == sound
    resumed.append(ENTRIES[0])
    resumed.close()
    assert open_journals(tmp_path)[0].journal == (*ENTRIES, ENTRIES[0])


def test_a_cut_at_every_byte_resumes_or_says_why(journal, tmp_path):
    """Wherever the file ends: the whole lines so far are resumed, or the header is missing and a sentence says so."""
    content = journal.path.read_bytes()
    first = content.index(b"\n") + 1
    for length in [*range(first - 3, len(content) + 1)]:
        journal.path.write_bytes(content[:length])
        (found,) = open_journals(tmp_path)
        whole = content[:length].count(b"\n")
        assert (found.problem == "") == (whole > 0)
        assert found.journal == ENTRIES[: max(whole - 1, 0)]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.data())
def test_no_damage_goes_unnoticed(data):
    """A byte changed, a line lost, doubled or swapped: only entries that were written are ever read, in order."""
    head, checksum = chained(0, header_to_dict(header()))
    lines = [head]
    for entry in ENTRIES:
        line, checksum = chained(checksum, entry_to_list(entry))
        lines.append(line)
    content = bytearray(b"".join(lines))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        content = bytearray(b"".join(data.draw(st.lists(st.sampled_from(lines), max_size=7))))
    read = read_chain(bytes(content), understand)
    assert read.values == (header(), *ENTRIES)[: len(read.values)]
    if not read.problem:
        assert bytes(content[: read.length]) == b"".join(lines[: len(read.values)])


@pytest.mark.parametrize("where", [0, 2])
def test_a_damaged_journal_is_left_as_it_is(journal, tmp_path, where):
    """Header or middle: one sentence with path and line, the same in the list, and the file untouched."""
    lines = journal.path.read_bytes().split(b"\n")
    lines[where] = lines[where].replace(b"e", b"o", 1)
    journal.path.write_bytes(b"\n".join(lines))
    sentence = rf"^The contact in {re.escape(str(journal.path))} cannot be resumed: line {where + 1} is damaged.*\.$"
    with unchanged(journal.path):
        with pytest.raises(JournalError, match=sentence) as caught:
            JournalFile.resume(journal.path)
        (found,) = open_journals(tmp_path)
        assert found.problem == str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\n", b"[" * 100_000 + b"\n", b"\xff\xfe\x00\n", b'["0",{}]\n', b"{}\n"])
def test_any_content_is_a_sentence(journal, tmp_path, content):
    """Whatever stands in the file, it is said that it cannot be resumed, and it stays."""
    journal.path.write_bytes(content)
    with unchanged(journal.path), pytest.raises(JournalError, match=r"cannot be resumed: line 1 is damaged"):
        JournalFile.resume(journal.path)
    assert open_journals(tmp_path)[0].problem


def test_what_is_no_file_is_a_sentence(tmp_path):
    """A folder in the place of a journal, or none at all."""
    (tmp_path / "playing" / "x.jsonl").mkdir(parents=True)
    assert "cannot be resumed" in open_journals(tmp_path)[0].problem
    for name in ("x", "y"):
        with pytest.raises(JournalError, match="cannot be resumed"):
            JournalFile.resume(tmp_path / "playing" / f"{name}.jsonl")


def test_a_journal_is_played_in_one_place_only(journal, tmp_path):
    """While one holds it, a second is told so, the list says so, and afterwards it is free again."""
    holder = JournalFile.resume(journal.path)
    with pytest.raises(JournalError, match="being played in another window"):
        JournalFile.resume(journal.path)
    assert "being played in another window" in open_journals(tmp_path)[0].problem
    holder.append(ENTRIES[0])
    holder.close()
    JournalFile.resume(journal.path).close()


def test_a_full_disk_is_said_and_leaves_no_half_line(journal, monkeypatch):
    """The entry that does not fit is refused whole, nothing follows it, and what was there stays resumable."""
    resumed = JournalFile.resume(journal.path)
    real = os.write

    def half(descriptor, data):
        if len(data) > 10:
            return real(descriptor, bytes(data[:10]))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", half)
    with unchanged(journal.path), pytest.raises(JournalError, match=r"No space left.*make room.*\.$"):
        resumed.append(ENTRIES[0])
    monkeypatch.undo()
    with unchanged(journal.path), pytest.raises(JournalError, match="nothing more is kept"):
        resumed.append(ENTRIES[1])
    assert resumed.entries == ENTRIES
    resumed.close()
    with pytest.raises(JournalError, match="is closed"):
        resumed.append(ENTRIES[0])
    JournalFile.resume(journal.path).close()


def test_a_journal_is_never_begun_over_another(journal, tmp_path):
    """The same id again is refused and the first stays."""
    with unchanged(journal.path), pytest.raises(JournalError, match="was begun before"):
        JournalFile.create(tmp_path, header())


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a\x00", "x" * 65, "ü", "a.b"])
def test_an_id_cannot_leave_the_folder(tmp_path, name):
    """Only letters, digits, - and _ name a file."""
    with pytest.raises(JournalError, match="cannot name a file"):
        JournalFile.create(tmp_path, header(name))
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_cannot_be_begun_is_a_sentence(tmp_path):
    """A file where the folder should be."""
    (tmp_path / "playing").write_text("here")
    with pytest.raises(JournalError, match=r"^The contact cannot be kept in .*\.$"):
        JournalFile.create(tmp_path, header())


def test_entries_survive_a_kill(tmp_path):
    """Killed in the middle of writing: every entry that was confirmed is there, at most one more, all in order."""
    worker = start("append_until_killed", tmp_path)
    for _ in range(20):
        worker.stdout.readline()
    worker.kill()
    confirmed = 19 + len(worker.communicate()[0].splitlines())
    (found,) = open_journals(tmp_path)
    resumed = JournalFile.resume(found.path)
    resumed.close()
    assert confirmed <= len(resumed.entries) <= confirmed + 1
    assert [entry.at for entry in resumed.entries] == [*range(len(resumed.entries))]


def test_odd_words_in_an_entry_are_kept(tmp_path):
    """Nothing that a name may hold breaks a line or is changed."""
    odd = Entry(Action(Deed.REPLY, 'a\n"b"\u2028\x00\ud800☃'), 10**15)
    journal = JournalFile.create(tmp_path, header())
    journal.append(odd)
    journal.close()
    assert open_journals(tmp_path)[0].journal == (odd,)
